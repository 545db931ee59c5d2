import pytest

from tests.ingest.world import reading

OPENED = {
    "en": "The 2024 World Internet Conference Wuzhen Summit opened on Wednesday. ",
    "zh": "2024年世界互联网大会乌镇峰会开幕。",
    "ar": "افتتحت قمة ووتشن لمؤتمر الإنترنت العالمي 2024. ",
    "ro": "Summitul de la Wuzhen al Conferinței Mondiale a Internetului 2024 s-a deschis miercuri. ",
}


def acts(language: str, text: str) -> dict[str, list[tuple[str, str]]]:
    linked = reading(OPENED[language] + text).linked
    return {person.slug: [(act.event, act.role) for act in person.appearances] for person in linked.people}


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "Zhou Mingde delivered a keynote speech.", "keynote"),
        ("en", "Zhou Mingde addressed the opening ceremony via video link.", "video"),
        ("en", "A congratulatory letter from Zhou Mingde was received.", "letter"),
        ("en", "Zhou Mingde sent a congratulatory letter to the summit.", "letter"),
        ("en", "Zhou Mingde presided over the ceremony.", "chair"),
        ("en", "Zhou Mingde told the conference that trust matters.", "speech"),
        ("en", "Zhou Mingde said on the sidelines of the summit that trust matters.", "speech"),
        ("en", "Zhou Mingde attended the opening ceremony.", "attended"),
        ("en", "Zhou Mingde will deliver a speech on Thursday.", "announced"),
        ("en", "Guests applauded Zhou Mingde. He delivered a speech about trust.", "speech"),
        ("en", "Guests applauded Zhou Mingde. Later Zhou delivered a speech about trust.", "speech"),
        ("zh", "周明德发表主旨演讲。", "keynote"),
        ("zh", "周明德致贺信。", "letter"),
        ("zh", "周明德以视频方式致辞。", "video"),
        ("zh", "周明德主持开幕式。", "chair"),
        ("zh", "周明德出席开幕式。", "attended"),
        ("zh", "周明德在大会上表示，信任十分重要。", "speech"),
        ("ar", "وألقى تشو مينغ ده كلمة في حفل الافتتاح.", "speech"),
        ("ar", "وبعث تشو مينغ ده برسالة تهنئة إلى القمة.", "letter"),
        ("ar", "وتحدث تشو مينغ ده عبر الفيديو.", "video"),
        ("ar", "وحضر تشو مينغ ده حفل الافتتاح.", "attended"),
        ("ro", "Zhou Mingde a rostit un discurs la deschidere.", "speech"),
        ("ro", "Zhou Mingde a transmis o scrisoare de felicitare.", "letter"),
        ("ro", "Zhou Mingde s-a adresat participanților prin video.", "video"),
        ("ro", "Zhou Mingde a participat la ceremonie.", "attended"),
    ],
)
def test_an_act_at_the_covered_event_is_an_appearance(language, text, role):
    assert acts(language, text) == {"zhou-mingde": [("wic-2024", role)]}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Asked in Geneva about chips, Zhou Mingde said that prices would fall."),
        ("en", "Zhou Mingde did not attend this time."),
        ("en", "The absence of Zhou Mingde was noted."),
        ("en", "Over the years it has attracted guests such as Zhou Mingde."),
        ("en", "Zhou Mingde attended in previous years."),
        ("zh", "周明德缺席。"),
        ("zh", "历年来，周明德等人曾出席。"),
        ("zh", "周明德表示，芯片价格将下降。"),
        ("ar", "وغاب تشو مينغ ده عن القمة هذا العام."),
        ("ar", "واجتذب الحدث على مر السنين أسماء معروفة منها تشو مينغ ده."),
        ("ar", "وأوضح الوزير تشو مينغ ده أن الأسعار ستنخفض."),
        ("ro", "Zhou Mingde nu a participat de această dată."),
        ("ro", "În anii trecuți a venit și Zhou Mingde."),
        ("ro", "Zhou Mingde a spus la București că prețurile vor scădea."),
    ],
)
def test_absentees_past_guests_and_people_quoted_on_other_matters_are_mentions(language, text):
    assert acts(language, text) == {"zhou-mingde": []}


def test_each_act_is_of_the_person_it_stands_next_to():
    text = "Zhou Mingde read out a congratulatory letter from Lin Haiyan, and Pavel Morar delivered a keynote speech."
    assert acts("en", text) == {
        "zhou-mingde": [("wic-2024", "reader")],
        "lin-haiyan": [("wic-2024", "letter")],
        "pavel-morar": [("wic-2024", "keynote")],
    }


def test_what_is_said_of_a_list_is_said_of_all_in_it():
    assert acts("en", "Among the guests were Zhou Mingde, Lin Haiyan and Pavel Morar.") == {
        slug: [("wic-2024", "attended")] for slug in ("zhou-mingde", "lin-haiyan", "pavel-morar")
    }
    assert acts("zh", "周明德、林海燕出席开幕式；帕维尔·莫拉尔缺席。")["pavel-morar"] == []


def test_an_act_at_another_event_that_the_sentence_names_is_an_appearance_there():
    text = "In November 2023 Zhou Mingde addressed the 2023 World Internet Conference Wuzhen Summit by video."
    assert acts("en", text) == {"zhou-mingde": [("wic-2023", "video")]}
    assert acts("en", "Zhou Mingde attended the 2023 World Internet Conference Wuzhen Summit.") == {"zhou-mingde": []}


def test_who_wrote_a_text_that_another_read_out_did_not_speak():
    text = (
        "وقال تشو مينغ ده اليوم إن الثقة مهمة. وقرأ الخطاب بافل مورار في حفل الافتتاح. "
        "وقال تشو في الخطاب إن التعاون ضرورة."
    )
    assert acts("ar", text) == {"zhou-mingde": [("wic-2024", "message")], "pavel-morar": [("wic-2024", "reader")]}


def test_who_is_said_to_be_missing_was_not_there_whatever_stands_near_the_name():
    text = "Zhou Mingde was absent. Pavel Morar took over from Zhou Mingde and delivered a speech."
    assert acts("en", text) == {"zhou-mingde": [], "pavel-morar": [("wic-2024", "speech")]}
    sent = "Zhou Mingde did not attend. Zhou Mingde addressed the opening ceremony by video."
    assert acts("en", sent) == {"zhou-mingde": [("wic-2024", "video")]}


def test_a_surname_that_two_people_bear_is_nobodys():
    text = "Zhou Mingde and Sofia Lindqvist came. Mingde delivered a speech."
    assert acts("en", text)["zhou-mingde"] == [("wic-2024", "speech")]
    assert acts("en", "Lin Haiyan came. linear models delivered a speech.")["lin-haiyan"] == []


def test_somebody_named_only_in_the_title_is_a_mention():
    linked = reading("Canal town waits for Pavel Morar\n" + OPENED["en"] + "Guests spoke about trust and data.").linked
    assert [(person.slug, person.role, person.evidence.start) for person in linked.people] == [
        ("pavel-morar", "mention", None)
    ]


def test_a_text_without_an_event_has_mentions_only():
    linked = reading("Pavel Morar delivered a keynote speech about lamps in a town by the sea, and many came.").linked
    assert [(person.slug, person.role) for person in linked.people] == [("pavel-morar", "mention")]
