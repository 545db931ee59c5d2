from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from articles.text.chinese import fold, script_shares

GB2312 = [bytes([high, low]).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
IDEOGRAPHS = [character for character in GB2312 if character]


def converted(configuration):
    """Each ideograph of GB 2312 by itself through OpenCC."""
    return OpenCC(configuration).convert("\n".join(IDEOGRAPHS)).split("\n")


def test_every_common_character_meets_its_traditional_taiwan_and_hong_kong_forms():
    assert len(IDEOGRAPHS) == 6763
    for configuration in ("s2t", "s2tw", "s2hk", "t2s", "tw2s", "hk2s"):
        apart = [
            (character, other)
            for character, other in zip(IDEOGRAPHS, converted(configuration), strict=True)
            if fold(character) != fold(other)
        ]
        assert not apart, configuration


def test_characters_that_one_simplified_form_merged_meet():
    merged = """
    发發髮 布佈 里裡裏 复復複覆 后後 干乾幹 台臺檯颱 系係繫 制製 只隻祇衹 周週 占佔 志誌 钟鐘鍾 游遊 着著 了瞭
    """
    for forms in merged.split():
        assert len(set(map(fold, forms))) == 1, forms


def test_forms_of_taiwan_and_hong_kong_meet():
    variants = """
    峰峯 卫衛衞 众眾衆 线線綫 为為爲 启啟啓 群羣 床牀 吃喫 里裏裡 叙敘敍 账賬帳 云雲 面麵麪 你妳 污汙汚
    """
    for forms in variants.split():
        assert len(set(map(fold, forms))) == 1, forms


def test_context_changes_nothing():
    assert fold("藉口慰藉") == "借口慰借"
    assert fold("乾坤乾淨") == "干坤干净"
    assert fold("著名連著") == "着名连着"


def test_homophones_and_unlike_characters_stay_apart():
    for pair in ("实事", "施式", "网冈", "末未", "己已", "乌鸟"):
        assert fold(pair[0]) != fold(pair[1])


@given(st.text(st.characters(exclude_categories=())))
def test_folding_keeps_the_length_and_is_done_at_once(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_script_shares_tell_the_scripts_apart():
    simplified = "各国代表齐聚水乡，共话网络发展与治理"
    for traditional in map(OpenCC("s2tw").convert, [simplified]):
        assert script_shares(traditional).simplified == 0
        assert script_shares(traditional).traditional > 0.3
    assert script_shares(simplified).simplified > 0.3
    assert script_shares(simplified).traditional == 0


def test_hong_kong_forms_are_no_sign_of_simplified_script():
    assert script_shares("着手群眾峰會").simplified == 0


def test_script_shares_of_text_without_ideographs_are_zero():
    shares = script_shares("Wuzhen 2024 かな \ud800")
    assert (shares.simplified, shares.traditional) == (0, 0)
