"""The rules of cleaning, each by itself: what they recognise in each language, and what they leave alone."""

import pytest

from articles.ingest.folding import key
from articles.ingest.reasons import Reason
from articles.ingest.rules import artefacts, captions, furniture, related, spam
from articles.ingest.rules.credits import credit


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("分享到：微信 新浪微博 QQ空间", Reason.SHARE),
        ("鏈接已複製", Reason.SHARE),
        ("Share this: Facebook Twitter WhatsApp Email", Reason.SHARE),
        ("Distribuie pe Facebook | Twitter | WhatsApp", Reason.SHARE),
        ("شارك على فيسبوك تويتر واتساب", Reason.SHARE),
        ("Facebook Twitter", Reason.SHARE),
        ("字體：【大 中 小】", Reason.FURNITURE),
        ("A- A A+", Reason.FURNITURE),
        ("Mărime text: A A A", Reason.FURNITURE),
        ("حجم الخط: كبير متوسط صغير", Reason.FURNITURE),
        ("返回頂部", Reason.NAVIGATION),
        ("Back to top ↑", Reason.NAVIGATION),
        ("Înapoi sus", Reason.NAVIGATION),
        ("العودة إلى الأعلى", Reason.NAVIGATION),
        ("打印 | 关闭", Reason.NAVIGATION),
        ("首頁> 觀點中國>", Reason.BREADCRUMB),
        ("您的位置：首页 >> 新闻中心 >> 正文", Reason.BREADCRUMB),
        ("Home > World > Asia", Reason.BREADCRUMB),
        ("Acasă » Externe » Asia", Reason.BREADCRUMB),
        ("الرئيسية » أخبار » تقنية", Reason.BREADCRUMB),
        ("阅读 1234 评论 5", Reason.FURNITURE),
        ("Vizualizări: 1.204", Reason.FURNITURE),
        ("عدد القراءات: 123", Reason.FURNITURE),
        ("Advertisement", Reason.ADVERTISING),
        ("Publicitate", Reason.ADVERTISING),
        ("إعلان", Reason.ADVERTISING),
        ("扫描二维码，关注我们的公众号", Reason.NAVIGATION),
        ("Abonează-te la newsletter-ul nostru pentru a primi știri.", Reason.NAVIGATION),
        ("تابعونا على فيسبوك لمعرفة كل جديد.", Reason.NAVIGATION),
        ("© 2024 The Harbour Post. All rights reserved.", Reason.COPYRIGHT),
        ("جميع الحقوق محفوظة لصحيفة المرسى", Reason.COPYRIGHT),
        ("版权所有：江岸日报", Reason.COPYRIGHT),
        ("（完）", Reason.FURNITURE),
        ("#港聞#中國#國際動態#專欄", Reason.NAVIGATION),
        ("Comments are closed.", Reason.NAVIGATION),
    ],
)
def test_furniture_is_known_by_its_words(line, reason):
    assert furniture.judged(key(line)) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Wuzhen",
        "大中小企业",
        "Share your views on the future of the internet",
        "The delegates shared a meal.",
        "More than 1,000 guests",
        "شارك في المؤتمر مئات الضيوف",
        "Participanții distribuie materiale",
        "字体设计展览开幕",
        "中国 > 世界",
        "5G",
    ],
)
def test_text_with_the_same_words_is_left_alone(line):
    assert furniture.judged(key(line)) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("【责任编辑：顾盼】", Reason.EDITOR),
        ("(Web editor: Nora Whitfield)", Reason.EDITOR),
        ("تحرير: سلمى", Reason.EDITOR),
        ("Redactor: Matei Dunăreanu", Reason.EDITOR),
        ("来源：江岸日报", Reason.SOURCE),
        ("Source: The Harbour Post", Reason.SOURCE),
        ("Sursa: Agenția Pontica", Reason.SOURCE),
        ("المصدر: صحيفة المرسى", Reason.SOURCE),
        ("作者：沈小舟", Reason.BYLINE),
        ("By Nora Whitfield", Reason.BYLINE),
        ("De Matei Dunăreanu", Reason.BYLINE),
        ("بقلم: سلمى حداد", Reason.BYLINE),
        ("（作者系江岸大学教授）", Reason.BYLINE),
        ("Ora postării: Iul-16-2022", Reason.DATE),
        ("Publicat la 20 noiembrie 2024, ora 10:15", Reason.DATE),
        ("تاريخ النشر: الأربعاء 20 نوفمبر 2024", Reason.DATE),
        ("2023-11-08 21:19 来源:江岸日报", Reason.DATE),
        ("二〇二四年十一月二十日　星期三", Reason.DATE),
        ("The Harbour Post | Updated: 2024-11-20 10:10", Reason.DATE),
        ("原标题：水乡再迎八方客", Reason.SOURCE),
        ("https://press.example/2024/11/20/a.html", Reason.SOURCE),
    ],
)
def test_lines_about_the_text_are_credits(line, reason):
    assert credit(line).reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "By 2025, China will have more networks",
        "11月20日，2024年世界互联网大会乌镇峰会开幕。",
        "20 November 2024: opening ceremony",
        "كتب كثيرون عن المؤتمر في ذلك العام",
        "The editor of the paper said: nothing is settled.",
        "2014年11月19日 首届大会开幕",
        "WUZHEN, Nov. 20 (Xinhua) -- The summit opened on Wednesday in east China.",
        "Source code was shared by the teams.",
    ],
)
def test_sentences_and_entries_are_no_credits(line):
    assert credit(line) is None


def test_credits_keep_what_the_line_says():
    found = credit("来源：江岸日報　作者：沈小舟　2024-11-20")
    assert found.source == "江岸日報"
    assert credit("Autor: Matei Dunăreanu").byline == "Matei Dunăreanu"
    assert credit("原文链接：https://press.example/a.html").address == "https://press.example/a.html"


def test_at_the_edge_a_date_beside_a_name_needs_no_label():
    line = "The Harbour Post, November 20, 2024"
    assert credit(line) is None
    assert (credit(line, at_edge=True).reason, credit(line, at_edge=True).source) == (Reason.DATE, "The Harbour Post")


@pytest.mark.parametrize(
    "line",
    [
        "图为峰会会场外景。",
        "峰会会场外景。江岸日报记者 沈小舟 摄",
        "（资料图片）",
        "Delegates arrive at the venue. [Photo/The Harbour Post]",
        "This photo taken on Nov. 20, 2024 shows the venue.",
        "A robot waves at visitors. (Xinhua/Ann Lee)",
        "Foto: Participanți la intrarea în sală",
        "Participanți la Wuzhen (Foto: Agenția Pontica)",
        "În imagine, sala de conferințe",
        "صورة أرشيفية: قاعة المؤتمر",
        "تظهر الصورة الملتقطة زوارا في المعرض.",
        "قاعة المؤتمر (صورة من شينخوا)",
    ],
)
def test_captions_are_known_by_how_they_begin_or_end(line):
    assert captions.is_caption(key(line))


@pytest.mark.parametrize(
    "line",
    [
        "开幕式在乌镇举行。（新华社）",
        "摄影大赛开幕。",
        "The photo exhibition opened in Wuzhen on Wednesday.",
        "Imagini spectaculoase au fost prezentate la expoziție.",
        "وقال إن المؤتمر ناجح. (شينخوا)",
        "图书馆开放了新的阅览室。",
    ],
)
def test_sentences_about_pictures_are_no_captions(line):
    assert not captions.is_caption(key(line))


def test_a_long_paragraph_is_no_caption():
    assert not captions.is_caption(key("图为" + "会场里座无虚席，各方代表畅所欲言。" * 30))


@pytest.mark.parametrize(
    "line", ["相关阅读：", "Related articles", "Te-ar putea interesa și:", "اقرأ أيضا", "延伸閱讀", "Read also"]
)
def test_headings_of_other_headlines(line):
    assert related.is_heading(key(line))


@pytest.mark.parametrize(
    "line", ["Citește și: Vremea în weekend", "اقرأ أيضا: أسعار النفط", "上一篇：本市今日多云转晴"]
)
def test_a_heading_and_its_headline_in_one_line(line):
    assert related.is_inline(key(line)) and not related.is_heading(key(line))


@pytest.mark.parametrize(
    ("line", "script"),
    [
        ("国产精品在线视频| 无码一区二区| 久久亚洲精品| 午夜福利视频| 成人电影网", "Han"),
        ("online casino | free spins | slot machines | sports betting", "Arab"),
        ("سكس | افلام سكس | كازينو اون لاين | مراهنات رياضية", "Arab"),
        ("cazino online | pariuri sportive | rotiri gratuite | păcănele", "Latn"),
        ("Play free spins at our online casino and win real money with slot machines today!", "Latn"),
        ("Купить виагру онлайн казино", "Latn"),
        ("สล็อต เว็บตรง", "Han"),
        ("cheap flights | hotel deals | car rental | travel insurance | best laptops", "Arab"),
    ],
)
def test_injected_spam(line, script):
    assert spam.evidence(key(line), script).is_spam


@pytest.mark.parametrize(
    ("line", "script"),
    [
        ("Authorities vowed to fight online gambling, pornography and fraud.", "Latn"),
        ("să se opună jocurilor de noroc și altor activități criminale în spațiul cibernetic", "Latn"),
        ("成人教育和在线视频课程发展迅速，用户可以免费观看，并配有中文字幕。", "Han"),
        ("国产大模型在展会上亮相", "Han"),
        ("مكافحة القمار والاحتيال على الإنترنت", "Arab"),
        ("Xi Jinping said in English: welcome.", "Arab"),
    ],
)
def test_reports_on_the_same_matters_are_no_spam(line, script):
    assert not spam.evidence(key(line), script).is_spam


def test_a_row_of_short_phrases_without_the_vocabulary_is_a_menu():
    evidence = spam.evidence(key("World | Business | Science | Culture"), "Latn")
    assert evidence.is_menu and not evidence.is_spam


def test_spam_glued_to_a_sentence_is_parted_from_it():
    tail = "free spins| online casino| slot machines| sports betting| buy viagra"
    assert spam.parted(f"The summit ended. {tail}") == ("The summit ended.", tail)
    assert spam.parted("Speakers: A | B | C said so.") == ("Speakers: A | B | C said so.", "")


@pytest.mark.parametrize(
    ("text", "left", "reasons"),
    [
        ("<span style='color:red'>افتتح</span> المؤتمر", "افتتح المؤتمر", [Reason.MARKUP, Reason.MARKUP]),
        ('span style="font-family:"Times New Roman",serif"افتتح المؤتمر', "افتتح المؤتمر", [Reason.MARKUP]),
        ("one<br/>two", "one two", [Reason.MARKUP]),
        ("a<script>alert(1)</script>b", "ab", [Reason.MARKUP]),
        ("会场内 8 v: D! s$ o9 ]/ q座无虚席", "会场内 座无虚席", [Reason.ANTI_COPY]),
        ("大会闭幕。（责任编辑：顾盼）", "大会闭幕。", [Reason.EDITOR]),
        ("\u202eabc\ufeff", "abc", []),
        ("Tom &amp; Jerry", "Tom & Jerry", []),
    ],
)
def test_artefacts_leave_the_line(text, left, reasons):
    mended = artefacts.mended(text)
    assert (mended.text, [reason for _fragment, reason in mended.fragments]) == (left, reasons)


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "see <https://press.example>", "1 2 3 4 5 6", "A B C D E F", "5G(五)", "،، و .نقطة"]
)
def test_what_an_author_wrote_stays(text):
    assert artefacts.mended(text).text == text


def test_pinyin_goes_where_a_text_is_full_of_it():
    text = "烏(wū)鎮(zhèn)時(shí)間(jiān)"
    assert artefacts.has_pinyin(text) and artefacts.mended(text, drop_pinyin=True).text == "烏鎮時間"
    assert not artefacts.has_pinyin("烏鎮(wuzhen)")
    assert artefacts.mended("人工智能(AI)", drop_pinyin=True).text == "人工智能(AI)"
