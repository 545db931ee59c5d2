"""The concept bridge: what a query is understood to name, and what it then finds."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from search.expand import Name, Names, expand
from search.parser import parse
from search.query import concepts
from tests import factories

NAMES = Names(
    [
        Name("bridge", "en", "stone bridge"),
        Name("bridge", "ro", "pod de piatră"),
        Name("bridge", "zh", "石桥"),
        Name("bridge", "ar", "جسر حجري"),
        Name("town", "en", "Bridgetown"),
        Name("town", "ro", "Bridgetown"),
        Name("town", "zh", "桥镇"),
        Name("stone", "en", "stone"),
        Name("rain", "en", "rain"),
        Name("mud", "ro", "rain"),
        Name("art", "en", "art"),
        Name("craft", "en", "art"),
        Name("jack", "ar", "جاك ما"),
        Name("onu", "ro", "ONU"),
        Name("house", "en", "house of the sun"),
        Name("contest", "zh", "“直通桥镇”全球大赛"),
        Name("contest", "ro", "Concursul „Direct la pod”"),
    ]
)


def named(query: str, interface: str = "en", off: frozenset[str] = frozenset()) -> list[str]:
    return [concept.slug for concept in concepts(expand(parse(query).tree, NAMES, interface, off))]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("stone bridge", ["bridge"]),
        ("Stone Bridges", ["bridge"]),
        ("podurile de piatra", ["bridge"]),
        ("poduri de piatră", ["bridge"]),
        ("石橋", ["bridge"]),
        ("الجسر الحجري", ["bridge"]),
        ("stone", ["stone"]),
        ("old stone bridge in Bridgetown", ["bridge", "town"]),
        ("桥镇石桥", ["town", "bridge"]),
        ("art", ["art", "craft"]),
        ("جاك ما", ["jack"]),
        ("ONU", ["onu"]),
        ("house of the sun", ["house"]),
        ("house sun", ["house"]),
    ],
)
def test_names_are_recognised_in_every_form(query, slugs):
    assert named(query) == slugs


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("“直通桥镇”全球大赛", ["contest"]),
        ("「直通橋鎮」全球大賽", ["contest"]),
        ("rain Concursul „Direct la pod” art", ["rain", "contest", "art", "craft"]),
        ('concurs "direct la pod"', ["contest"]),
        ("concursul direct la pod", ["contest"]),
        ('"Concursul direct la pod"', []),
        ('"stone" bridge', []),  # this name bears no quotation marks: they are the reader's
        ('concurs title:"direct la pod"', []),
    ],
)
def test_a_name_with_quotation_marks_is_recognised_as_it_is_written(query, slugs):
    assert named(query) == slugs


@pytest.mark.parametrize(
    "query",
    [
        "bridge stone",
        '"stone bridge"',
        "title:bridgetown",
        "-bridgetown 桥",
        "石桥上的人",
        "stonebridge",
        "wooden",
        "year:2024",
    ],
)
def test_what_is_quoted_excluded_asked_of_the_title_or_no_name_stays_as_typed(query):
    tree = parse(query).tree
    assert [slug for slug in named(query) if slug != "stone"] == []
    if "stone" not in query.split():
        assert expand(tree, NAMES, "en") == tree


def test_either_side_of_or_is_bridged():
    assert named("wooden OR 石桥") == ["bridge"]
    assert named("(stone bridge) OR Bridgetown") == ["bridge", "town"]


def test_the_interface_language_decides_what_two_languages_read_differently():
    assert named("rain", "en") == ["rain"]
    assert named("rain", "ro") == ["mud"]


def test_a_term_that_is_off_is_not_asked_for_and_a_shorter_name_may_come_in_its_place():
    assert named("stone bridge", off=frozenset({"bridge"})) == ["stone"]
    assert named("石桥", off=frozenset({"bridge"})) == []


BRIDGE = {"en": "stone bridge", "ro": "pod de piatră", "zh-Hans": "石桥", "ar": "جسر حجري"}
TEXTS = {
    "en": "They met by the stone bridges.",
    "ro": "S-au întâlnit lângă podul de piatră.",
    "zh-Hans": "他们在石桥上见面。",
    "zh-Hant": "他們在石橋上見面。",
    "ar": "التقوا عند الجسر الحجري.",
}


@pytest.fixture
def archive(db):
    factories.term("topic", BRIDGE, slug="bridge")
    for language, text in TEXTS.items():
        factories.article(language=language, title=language, body=text)
    factories.article(language="ro", title="other", body="Un pod de lemn și o piatră.")


@pytest.mark.parametrize("query", ["stone bridge", "pod de piatra", "石橋", "جسر حجري"])
def test_a_name_in_one_language_finds_the_coverage_of_all(archive, find, query):
    page = find(urlencode({"q": query}))
    expected = {*TEXTS, "other"} if query == "pod de piatra" else set(TEXTS)
    assert {hit.article.title for hit in page.hits} == expected
    assert [expansion.term.slug for expansion in page.expansions] == ["bridge"]


def test_a_name_with_a_stop_word_finds_the_whole_name_only(db, find):
    factories.speaker({"en": "Jack Sample", "ar": "جاك ما", "ro": "Jack Sample"})
    factories.term("organisation", {"en": "Bridge Union", "ro": "ONU"})
    for title, language, text in (
        ("whole", "ar", "تحدث جاك ما في اليوم الأول."),
        ("half", "ar", "تحدث جاك في اليوم الأول."),
        ("union", "ro", "Raportul ONU a fost citit."),
        ("word", "ro", "Un joc on-line."),
    ):
        factories.article(language=language, title=title, body=text)
    assert {hit.article.title for hit in find(urlencode({"q": "Jack Sample"})).hits} == {"whole"}
    assert {hit.article.title for hit in find(urlencode({"q": "Bridge Union"})).hits} == {"union"}


def test_a_bridged_hit_says_so_and_marks_the_name_it_holds(archive, find):
    hits = {hit.article.title: hit for hit in find(urlencode({"q": "stone bridge"})).hits}
    assert "<mark>الجسر الحجري</mark>" in hits["ar"].snippet
    assert "<mark>石橋</mark>" in hits["zh-Hant"].snippet
    assert [reason.kind for reason in hits["ro"].reasons] == ["name"]
    factories.article(language="en", title="both", body="A wooden bridge; Stone, and a stone bridge. Podul!")
    half = {hit.article.title: hit for hit in find(urlencode({"q": "pod de piatră"})).hits}["both"]
    assert [(reason.kind, reason.words) for reason in half.reasons] == [("name", ("stone bridge",))]
    assert [reason.kind for reason in hits["en"].reasons] == ["typed", "form"]


def test_the_languages_take_turns_beginning_with_the_querys_own(archive, find):
    for number in range(3):
        factories.article(language="ro", title=f"ro {number}", body="Podul de piatră și iar podul de piatră.")
    order = [hit.article.language for hit in find(urlencode({"q": "stone bridge"})).hits]
    assert order[0] == "en"
    assert find(urlencode({"q": "podul de piatră"})).hits[0].article.language == "ro"
    assert find(urlencode({"q": "جسر حجري"})).hits[0].article.language == "ar"
    assert {language.split("-")[0] for language in order[:4]} == {"en", "ro", "ar", "zh"}


def test_exactly_as_typed_and_one_term_off_leave_the_other_languages_out(archive, find):
    for switch in ({"exact": "1"}, {"without": "bridge"}):
        page = find(urlencode({"q": "石桥", **switch}))
        assert {hit.article.title for hit in page.hits} == {"zh-Hans", "zh-Hant"}
    assert find(urlencode({"q": "石桥", "exact": "1"})).expansions == ()
    (expansion,) = find(urlencode({"q": "石桥", "without": "bridge"})).expansions
    assert expansion.off
    assert "without" not in expansion.toggle_url


def test_a_corrected_name_is_heeded_at_once(archive, find):
    assert len(find(urlencode({"q": "石桥"})).hits) == 5
    label = factories.Label.objects.get(language="ar")
    label.bridge = False
    label.save()
    assert "ar" not in {hit.article.title for hit in find(urlencode({"q": "石桥"})).hits}


def test_facets_and_pages_keep_the_switches(archive, find):
    page = find(urlencode({"q": "石桥", "without": "bridge", "lang": "zh-Hans"}))
    for facet in page.facets:
        for value in (*facet.values, *facet.more):
            assert "without=bridge" in value.toggle_url
    assert "without=bridge" in page.request.on_page(2).address


def test_the_page_shows_what_was_understood_with_its_switches(archive, find, client):
    find("q=x")
    with translation.override("ro"):
        url = reverse("search")
    page = client.get(url, {"q": "stone bridge"}).content.decode()
    assert 'href="/ro/terms/bridge/"' in page
    assert "without=bridge" in page
    assert "exact=1" in page
    assert client.get(url, {"q": "stone bridge", "exact": "1"}).status_code == 200


@pytest.mark.parametrize("without", ["", "no such term", "<script>", "x" * 200, "unknown-term"])
def test_nonsense_in_the_address_changes_nothing(archive, find, without):
    assert len(find(urlencode({"q": "石桥", "without": without})).hits) == 5
