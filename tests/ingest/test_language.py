import pytest

from articles.ingest.language import language_of
from articles.ingest.types import Refused
from tests.ingest.world import reading


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("افتتح المؤتمر العالمي للإنترنت في مدينة ووتشن بحضور ضيوف من دول كثيرة.", "ar"),
        ("世界互联网大会在乌镇开幕，来自多个国家的嘉宾出席。", "zh-Hans"),
        ("世界互聯網大會在烏鎮開幕，來自多個國家的嘉賓出席。", "zh-Hant"),
        ("云計算和復制是混用的字，但這段文字仍是繁體。", "zh-Hant"),
        ("大会 AI 5G Facebook 开幕，嘉宾来自各国。", "zh-Hans"),
        ("Conferința Mondială a Internetului s-a deschis la Wuzhen.", "ro"),
        ("Conferinta Mondiala a Internetului a avut loc in China, la Wuzhen, si a durat trei zile.", "ro"),
        ("The World Internet Conference opened in Wuzhen on Wednesday.", "en"),
        ("La conférence mondiale de l'internet s'est ouverte mercredi à Wuzhen.", "fr"),
        ("کنفرانس جهانی اینترنت در شهر ووجن چین با حضور مهمانان برگزار شد.", "fa"),
        ("世界インターネット大会が烏鎮で開かれました。", "ja"),
        ("세계 인터넷 대회가 우전에서 열렸다.", "ko"),
        ("Всемирная конференция по вопросам интернета открылась в Учжэне.", "ru"),
        ("2024 - 11 - 20", ""),
    ],
)
def test_tells_languages_and_scripts_apart(text, language):
    assert language_of(text)[0] == language


def test_a_text_in_another_language_is_refused_by_its_name():
    text = "La conférence mondiale de l'internet s'est ouverte mercredi à Wuzhen, en présence de nombreux invités."
    with pytest.raises(Refused, match="it reads like “fr”"):
        reading(text)


def test_spam_in_another_script_does_not_decide_the_language():
    body = "大會在水鄉烏鎮開幕，來自多個國家和地區的嘉賓出席了開幕儀式並參觀了展覽。\n"
    spam = "国产精品在线视频| 无码一区二区| 久久亚洲精品| 午夜福利免费视频| 91视频在线播放| 99热精品| 成人电影网\n"
    assert reading(body + spam * 8).described.language == "zh-Hant"
