"""What a reader may type in more than one way finds the same; what looks alike and is not stays apart."""

import pytest

from tests.analysis.matching import Texts

EQUAL = {
    "ar": [
        ["الأمن السيبراني", "الامن السيبراني", "الأمن السيبرانى", "الأَمْنُ السِّيبْرَانِيّ", "الأمـــن السيبراني"],
        ["منتدى ٢٠٢٣", "منتدي 2023", "منتدى ۲۰۲۳"],
        ["ﺍﻟﺸﺒﻜﺔ", "الشبكة", "الشبكه"],
        ["مسؤول", "مسئول"],
        ["ک\u200cلمة", "كلمة"],
        ["\u202bالقمة\u202c", "القمة"],
    ],
    "zh": [
        ["共建網路空間命運共同體", "共建网络空间命运共同体", "共建網絡空間命運共同體"],
        ["網際網路企業", "互联网企业", "互聯網企業"],
        ["發展數位經濟", "发展数字经济", "發展數字經濟", "發展數碼經濟"],
        ["人工智慧與演算法", "人工智能与算法"],
        ["行動網際網路", "移动互联网"],
        ["資訊科技", "信息技术"],
        ["乌镇峰会", "烏鎮峰會", "烏鎮峯會"],
        ["公佈計畫", "公布计划", "公布計劃"],
        ["裡面", "裏面", "里面"],
        ["瞭解", "了解"],
        ["ＡＩ大會", "AI大会"],
        ["二〇二四年", "二○二四年"],
        ["部\u200b署", "布署", "佈署"],
    ],
    "ro": [
        ["rețea", "reţea", "retea", "RETEA", "ret\u0326ea"],
        ["înființare", "înfiinţare", "infiintare"],
        ["pământ", "pămînt", "pamant"],
        ["site-ul", "siteul", "site\u2011ul"],
        ["S.U.A.", "SUA"],
    ],
    "en": [
        ["the host’s remarks", "the host's remarks", "the hostʼs remarks"],
        ["cyberspace", "cyber-space", "Cyber\u2010space", "cyber\u00adspace"],
        ["co-operation", "cooperation", "COOPERATION"],
        ["digitalisation programme", "digitalization program"],
        ["A.I. models", "AI model"],
        ["Xi’an", "Xi'an", "Xian"],
        ["ｅ-commerce", "e-commerce", "ecommerce"],
        ["Wūzhèn", "Wuzhen"],
    ],
}
FINDS = [
    ("ar", "القمة", "حضر القمتان ضيوف"),
    ("ar", "اقتصاد", "وبالاقتصاد الرقمي"),
    ("ar", "شركة", "كبرى الشركات وبشركتين"),
    ("ar", "تعزيز التعاون", "ولتعزيز التعاون بينها"),
    ("ar", '"القمة العالمية"', "افتتحت القمة العالمية"),
    ("ar", "5G", "شبكات الـ5G"),
    ("ar", "网络", "كلمة 網絡 الصينية"),
    ("ar", "wuzhen", "مدينة (Wūzhèn)"),
    ("zh", "网", "联网"),
    ("zh", "網", "聯網"),
    ("zh", "水乡", "江南水乡古镇"),
    ("zh", "2024年", "2024年世界大会"),
    ("zh", "2024年", "2024 年世界大会"),
    ("zh", "用5G", "应用5G技术"),
    ("zh", "5G网", "使用5G网络"),
    ("zh", "智慧", "人工智慧產業"),
    ("zh", "網路", "網際網路產業"),
    ("zh", "際網路產", "網際網路產業"),
    ("zh", "路產業", "網際網路產業"),
    ("zh", '"網路"', "網路安全"),
    ("ro", "conferință", "lucrările conferințelor"),
    ("ro", "economie", "economiei digitale"),
    ("ro", "guvernanță", "guvernanţei globale"),
    ("ro", "țară", "toate țările lumii"),
    ("ro", "乌镇", "orașul Wuzhen (烏鎮)"),
    ("ro", "الإنترنت", "în arabă: للإنترنت"),
    ("en", "company", "the companies’ plans"),
    ("en", "commerce", "e-commerce"),
    ("en", "Asia Pacific", "the Asia-Pacific region"),
    ("en", "China", "China’s proposal"),
    ("en", "IT", "the IT sector"),
]
APART = [
    ("ar", "كاتب", "مكتب الأمين"),
    ("ar", '"العالمية القمة"', "القمة العالمية"),
    ("ar", '"قمة"', "القمة"),
    ("zh", "网络", "上网联络"),
    ("zh", "络网", "网络"),
    ("zh", "世事", "事实"),
    ("zh", '"网络"', "網路安全"),
    ("zh", "数字", "多数位于东部"),
    ("zh", "网络", "公路网路线图"),
    ("zh", "水乡 -古镇", "江南水乡古镇"),
    ("ro", "tată", "tatuaj"),
    ("ro", '"conferință"', "conferinței"),
    ("en", '"summit"', "summits"),
    ("en", "cyberspace", "space"),
]


@pytest.mark.parametrize(
    ("language", "texts"), [(language, texts) for language, groups in EQUAL.items() for texts in groups]
)
def test_each_way_of_writing_finds_every_other(language, texts):
    index = Texts(language, *texts)
    everything = set(range(len(texts)))
    assert {text: index.found(text) for text in texts} == dict.fromkeys(texts, everything)


@pytest.mark.parametrize(("language", "query", "text"), FINDS)
def test_query_finds_text(language, query, text):
    assert Texts(language, text).found(query)


@pytest.mark.parametrize(("language", "query", "text"), APART)
def test_query_does_not_find_text(language, query, text):
    assert not Texts(language, text).found(query)
