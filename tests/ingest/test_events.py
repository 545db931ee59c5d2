import pytest

from tests.ingest.world import reading


def event(text: str) -> str | None:
    found = reading(text).linked.event
    return found.slug if found else None


FILLER = " Delegates spoke about trust, data and chips." * 3


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        # by the edition, in words, digits, Roman and Chinese numerals, before, after and inside the name
        ("The seventh World Internet Conference opened in Wuzhen. It has been held since 2014.", "wic-2020"),
        ("The World Internet Conference, now in its fifth edition, opened in Wuzhen.", "wic-2018"),
        ("The 3rd World Internet Conference opened in Wuzhen.", "wic-2016"),
        ("افتتح المؤتمر العالمي السادس للإنترنت في الصين بحضور ضيوف من دول كثيرة.", "wic-2019"),
        ("انطلقت الدورة الرابعة من مؤتمر الإنترنت العالمي في الصين بحضور ضيوف كثيرين.", "wic-2017"),
        ("انطلق المؤتمر العالمي للإنترنت في دورته الثانية في الصين بحضور ضيوف كثيرين.", "wic-2015"),
        ("第五届世界互联网大会在水乡开幕，来自多个国家的嘉宾出席。", "wic-2018"),
        ("第5屆世界網際網路大會在水鄉開幕，來自多個國家的嘉賓出席。", "wic-2018"),
        ("Cea de-a treia Conferință Mondială a Internetului s-a deschis miercuri în China.", "wic-2016"),
        ("Conferința Mondială a Internetului, ediția a VI-a, s-a deschis duminică în China.", "wic-2019"),
        # by the year beside the name
        ("The World Internet Conference 2022 opened in China with many guests.", "wic-2022"),
        ("انطلقت قمة ووتشن لعام 2021 في الصين بحضور ضيوف من دول كثيرة.", "wic-2021"),
        ("2023年乌镇峰会开幕，来自多个国家的嘉宾出席并参观展览。", "wic-2023"),
        ("Summitul de la Wuzhen din 2024 s-a deschis în estul Chinei, cu mulți oaspeți.", "wic-2024"),
        # by the day of the opening, with no year anywhere
        ("The World Internet Conference opened in Wuzhen on November 9.", "wic-2022"),
        ("世界互联网大会9月26日在乌镇开幕，来自多个国家的嘉宾出席。", "wic-2021"),
        # by the founding's own words
        (
            "Pe 12 iulie a fost anunțată înființarea Organizației Internaționale a Conferinței Mondiale a Internetului.",
            "wic-org-founding-2022",
        ),
        # by a place that is not the summits'
        ("世界互联网大会亚太峰会在香港开幕，来自多个国家的嘉宾出席。", "hk-apac-2025"),
        # by the theme, without any name
        ("乌镇再迎嘉宾。10月20日，以“智能互联 开放合作”为主题的大会开幕。", "wic-2019"),
        # by the days, though the year is wrong
        ("The World Internet Conference took place in Wuzhen (16-18 November 2006).", "wic-2016"),
    ],
)
def test_the_event_is_recognised(text, slug):
    assert event(text) == slug


def test_the_year_named_most_often_is_not_the_answer():
    text = (
        "The 2024 World Internet Conference Wuzhen Summit opened on Wednesday.\n"
        "In 2023 there was a museum. In 2023 there was a prize. In 2023 there were ten candles; 2023 was a good year.\n"
        "The 2023 World Internet Conference Wuzhen Summit is remembered for them."
    )
    assert event(text) == "wic-2024"


def test_the_first_year_of_the_series_is_not_the_answer():
    text = f"The World Internet Conference, held since 2014, opened in Wuzhen on November 23.{FILLER}"
    assert event(text) == "wic-2020"


def test_history_in_the_opening_does_not_outweigh_the_opening_that_is_reported():
    text = (
        "浙江乌镇，流水潺潺。\n2014年11月，首届世界互联网大会举行。2015年12月，第二届世界互联网大会举行。\n"
        "2023年11月，2023年世界互联网大会乌镇峰会举行。\n11月20日，2024年世界互联网大会乌镇峰会开幕式举行。\n2022年7月12日，世界互联网大会国际组织成立。"
    )
    assert event(text) == "wic-2024"


def test_the_day_of_printing_tells_where_the_text_does_not():
    body = f"The World Internet Conference opened in Wuzhen.{FILLER}"
    assert event(f"Canal town\nPublished: 2017-12-04\n{body}") == "wic-2017"
    assert event(f"Canal town\nPublished: 2017-06-04\n{body}") is None


def test_an_old_edition_named_in_a_later_report_gives_way_to_the_one_of_the_day():
    text = (
        "Canal town\nPublished: 2019-10-20\nThe World Internet Conference opened in Wuzhen. "
        f"The first World Internet Conference is long past.{FILLER}"
    )
    assert event(text) == "wic-2019"


def test_the_place_and_the_day_of_printing_tell_where_the_conference_is_not_named():
    text = f"Canal town\nPublished: 2017-12-03\nThe largest forum of its kind opened in Wuzhen on Sunday.{FILLER}"
    assert event(text) == "wic-2017"
    assert event(text.replace("2017-12-03", "2017-10-03")) is None


def test_captions_speak_for_the_event_too():
    text = (
        "Top names gather in Wuzhen\nThe World Internet Conference brings many to the canals.\n"
        "The World Internet Conference opens on December 3, 2017. [Photo/The Harbour Post]\n"
        "Guests of the World Internet Conference like the food."
    )
    assert event(text) == "wic-2017"


def test_a_mention_in_passing_is_no_coverage():
    text = (
        "A start-up from the hills sells lamps that listen.\n"
        + "Its founders have worked on them for years, with little money and many friends. " * 25
        + "\nThey showed them at the fifth World Internet Conference, among other fairs."
    )
    assert event(text) is None


def test_no_event_where_nothing_says_which():
    assert event("The World Internet Conference is held in Wuzhen every year, they say.") is None


def test_other_candidates_are_kept_with_less_confidence():
    linked = reading(
        "第六届世界互联网大会开幕。与第五届世界互联网大会相比，今年世界互联网大会的规模更大，来自多个国家的嘉宾出席。"
    ).linked
    assert linked.event.slug == "wic-2019"
    assert [other.slug for other in linked.others] == ["wic-2018"]
    assert linked.event.confidence > linked.others[0].confidence > 0


def test_evidence_points_into_the_body():
    result = reading("Delegates came.\nThe seventh World Internet Conference opened in Wuzhen. They spoke.")
    evidence = result.linked.event.evidence
    assert result.described.body[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (
            "2022年世界互联网大会乌镇峰会9日开幕。这是世界互联网大会国际组织成立后举办的首届年会，来自多个国家的嘉宾出席。",
            "wic-2022",
        ),
        (
            "The 2022 World Internet Conference opened in Wuzhen. It is the first since the founding of the "
            "World Internet Conference International Organization.",
            "wic-2022",
        ),
    ],
)
def test_an_event_that_only_dates_another_is_not_the_one_covered(text, slug):
    assert event(text) == slug
