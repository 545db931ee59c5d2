"""The search as the page asks it, on a real index. The sentences are ours."""

import datetime

import pytest
from django.http import QueryDict
from django.utils import translation
from django.utils.http import urlencode

from articles.models import Article, Mention
from search import engine
from search.request import PAGE_SIZE, SearchRequest
from tests import factories

pytestmark = pytest.mark.django_db


def titles(page):
    return [hit.article.title for hit in page.hits]


def written(language, body, title="—", **fields):
    return factories.article(language=language, body=body, title=title, **fields)


def on(first, last=None):
    return {"date_earliest": first, "date_latest": last or first, "date_precision": "range" if last else "day"}


UNDATED = {"date_earliest": None, "date_latest": None, "date_precision": "", "date_basis": ""}


def counts(page, name):
    return {value.value: value.count for facet in page.facets if facet.name == name for value in facet.values}


# Scripts and forms


@pytest.mark.parametrize("query", ["乌镇", "烏鎮"])
def test_either_chinese_script_finds_both(find, query):
    written("zh-Hans", "代表们在乌镇的河边散步。", "s")
    written("zh-Hant", "代表們在烏鎮的河邊散步。", "t")
    assert sorted(titles(find(f"q={query}"))) == ["s", "t"]


@pytest.mark.parametrize("query", ["الإنترنت", "للإنترنت", "انترنت"])
def test_arabic_words_are_found_with_and_without_what_is_joined_to_them(find, query):
    written("ar", "اجتماع حول مستقبل الإنترنت في المدينة القديمة", "a")
    written("ar", "مؤتمر عالمي للإنترنت على ضفة النهر", "b")
    assert sorted(titles(find(f"q={query}"))) == ["a", "b"]


@pytest.mark.parametrize("query", ["conferință", "conferinţă", "conferinta", "Conferința"])
def test_romanian_words_are_found_whatever_their_diacritics(find, query):
    written("ro", "La Conferința de pe malul canalului au venit mulți.", "a")
    assert titles(find(f"q={query}")) == ["a"]


def test_a_run_of_chinese_is_a_phrase(find):
    written("zh-Hans", "会议规模很大", "scattered")
    written("zh-Hans", "大会规模不小", "together")
    assert titles(find("q=大会")) == ["together"]


def test_one_chinese_character_is_found_anywhere(find):
    written("zh-Hant", "今年的網絡論壇", "a")
    written("zh-Hans", "河边的茶馆", "b")
    assert titles(find("q=网")) == ["a"]
    assert titles(find("q=论坛 网")) == ["a"]
    assert titles(find("q=茶 -网")) == ["b"]


# The query language


def test_every_word_must_be_there(find):
    written("en", "The boats pass under the old bridge.", "both")
    written("en", "The boats wait.", "one")
    assert titles(find("q=boat bridge")) == ["both"]


def test_stop_words_ask_for_nothing_unless_they_stand_alone(find):
    written("en", "Boats on a canal", "a")
    written("en", "To be or not to be on water", "b")
    assert titles(find("q=the boats of the canal")) == ["a"]
    assert titles(find("q=not to be")) == ["b"]


def test_a_quoted_phrase_keeps_form_and_order(find):
    written("en", "The water town opens its gates.", "a")
    written("en", "The town of water opened its gates.", "b")
    assert titles(find('q="water town"')) == ["a"]
    assert titles(find('q="opens its"')) == ["a"]
    assert sorted(titles(find("q=opens gates"))) == ["a", "b"]


def test_no_phrase_runs_over_the_end_of_a_paragraph(find):
    written("en", "They spoke of water\nTown halls were full.", "a")
    assert titles(find('q="water town"')) == []
    assert find('q="town halls"').total == 1


def test_excluded_words_are_not_there(find):
    written("en", "Boats and bridges", "a")
    written("en", "Boats and mills", "b")
    written("ar", "قوارب في الماء", "c")
    assert titles(find("q=boats -bridge")) == ["b"]
    assert sorted(titles(find("q=-bridge"))) == ["b", "c"]
    assert titles(find("q=-boats lang:ar")) == ["c"]


def test_either_word_across_languages(find):
    written("en", "The bridge was closed.", "en")
    written("ro", "Podul a fost închis.", "ro")
    written("zh-Hans", "桥已经关闭。", "zh")
    assert sorted(titles(find("q=bridge OR pod OR 桥"))) == ["en", "ro", "zh"]
    assert titles(find("q=(bridge OR pod) lang:ro")) == ["ro"]


def test_title_asks_for_the_title_alone(find):
    written("en", "All about mills.", "Boats")
    written("en", "All about boats.", "Mills")
    assert titles(find("q=title:boat")) == ["Boats"]
    assert titles(find('q=title:"Mills"')) == ["Mills"]


def test_a_match_in_the_title_ranks_above_one_in_the_text(find):
    body = "A day on the canal with many boats and few bridges."
    written("en", body, "A day out", address="https://press.example/x")
    written("en", body.replace("boats", "barges"), "Boats", address="https://press.example/y")
    assert titles(find("q=boats")) == ["Boats", "A day out"]


def test_field_filters(find):
    meeting = {"slug": "meeting-2015", **on(datetime.date(2015, 12, 16), datetime.date(2015, 12, 18))}
    event = factories.event({"en": "Second meeting"}, **meeting)
    source = factories.source(slug="daily", name="The Daily")
    written("en", "Text", "a", event=event, source=source, **on(datetime.date(2016, 1, 5)))
    written("en", "Text", "b", kind="digest")
    assert titles(find("q=event:meeting-2015")) == ["a"]
    assert titles(find('q=event:"second meeting"')) == ["a"]
    assert titles(find("q=year:2015")) == titles(find("q=year:2014..2016")) == ["a"]
    assert titles(find("q=published:2016-01")) == titles(find("q=published:..2016")) == ["a"]
    assert titles(find("q=source:daily")) == titles(find('q=source:"the daily"')) == ["a"]
    assert titles(find("q=text kind:press")) == ["a"]
    assert titles(find("q=text -kind:press")) == ["b"]


def test_an_article_known_to_the_month_counts_where_it_may_be(find):
    written("en", "Text", "a", **on(datetime.date(2020, 11, 1), datetime.date(2020, 11, 30)))
    written("en", "Text", "b", **UNDATED)
    assert titles(find("q=published:2020-11-22")) == ["a"]
    assert titles(find("q=published:2020-12")) == []
    assert titles(find("q=-published:2020")) == ["b"]


def test_a_name_that_nobody_bears_finds_nothing_and_says_so(find):
    written("en", "Text")
    page = find('q=text speaker:"Nobody at all"')
    assert page.total == 0
    assert "Nobody at all" in page.notes[0]


def test_speakers_are_found_by_any_of_their_names_and_by_their_appearances(find):
    speaker = factories.speaker({"en": "Anna Ban", "zh-Hans": "班安娜"}, slug="ban-anna")
    Mention.objects.create(article=written("en", "Text", "mentioned"), term=speaker)
    evidence = written("en", "Text", "evidence")
    speaker.appearances.create(event=factories.event(), role="speech", citation=factories.citation(article=evidence))
    written("en", "Text", "neither")
    for query in ['speaker:"anna ban"', "speaker:班安娜", "speaker:ban-anna"]:
        assert sorted(titles(find(f"q={query}"))) == ["evidence", "mentioned"]


OPERATORS = ['"', "((((", "))))", "OR", "-", "*", "**", "()", "-x-", "|", '""', "- - -", '"" OR ""', "\\", "%00"]
MISTAKES = ["lang:", "lang:xx", "foo:bar", "year:abc", "published:9999-99", "title:-", "source:';DROP TABLE articles"]
ODD_TEXT = ["\x00", "a\x00b", "\u202e\u200f", "ﷺ", "𠀀", "🦆", "e\u0301" * 300]
TOO_MUCH = ["x" * 10_000, "a " * 5000, "a OR " * 200, "-" * 500, "(" * 3000 + "a", "speaker:" + "x" * 5000]


@pytest.mark.parametrize("query", [*OPERATORS, *MISTAKES, *ODD_TEXT, *TOO_MUCH])
def test_no_query_breaks_the_search(find, query):
    written("en", "Some text")
    page = find(urlencode({"q": query, "page": query[:20], "lang": query[:9]}))
    assert page.total <= 1
    assert not page.warning


# What may be shown


@pytest.mark.parametrize(
    ("display", "query", "total"),
    [
        ("full", "second", 1),
        ("excerpt", "second", 0),
        ("excerpt", "first", 1),
        ("record", "first", 0),
        ("record", "abstract", 1),
    ],
)
def test_only_what_may_be_shown_is_searched(find, display, query, total):
    written("en", "The first paragraph.\nThe second one.", "Title", abstract="Our abstract.", display=display)
    assert find(f"q={query}").total == total
    assert find("q=title").total == 1


def test_a_record_without_text_is_found_by_title_and_abstract(find):
    factories.article(kind="record", body="", title="Boats", abstract="Our words on mills.")
    assert find("q=boat").total == find("q=mill").total == 1


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_what_is_not_published_is_nowhere(find, state):
    written("en", "Boats", "public")
    written("en", "Boats", "hidden", state=state)
    page = find("q=boats")
    assert (titles(page), page.total, counts(page, "lang")) == (["public"], 1, {"en": 1})


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_an_article_taken_back_is_not_counted_even_before_the_index_knows(find, state):
    written("en", "Boats", "stays")
    gone = written("en", "Boats", "goes")
    assert find("q=boats").total == 2
    gone.state = state
    gone.save()
    page = engine.search(SearchRequest.from_get(QueryDict("q=boats")))
    assert (titles(page), page.total, counts(page, "lang")) == (["stays"], 1, {"en": 1})
    assert find("q=boats").total == 1


def test_a_withdrawal_past_all_signals_leaks_nothing(find):
    for number in range(3):
        written("en", "Boats", f"{number}")
    assert find("q=boats").total == 3
    Article.objects.exclude(title="1").update(state="withdrawn")
    page = find("q=boats")
    assert (titles(page), page.total, counts(page, "lang")) == (["1"], 1, {"en": 1})


# Facets, pages, order


def test_facets_count_the_filtered_list(find):
    event = factories.event({"en": "The meeting"}, slug="meeting")
    speaker = factories.speaker({"en": "Anna Ban"}, slug="ban-anna")
    topic = factories.term("topic", {"en": "Trade"}, slug="trade")
    for number, language in enumerate(["en", "en", "ro"]):
        article = written(language, "Text", f"{number}", event=event if number else None)
        Mention.objects.create(article=article, term=speaker)
        if number == 2:
            Mention.objects.create(article=article, term=topic)
    page = find("")
    assert page.total == 3
    assert counts(page, "lang") == {"en": 2, "ro": 1}
    assert counts(page, "speaker") == {"ban-anna": 3}
    assert counts(page, "event") == {"meeting": 2}
    assert counts(page, "year") == {"2024": 2}
    narrowed = find("lang=ro")
    assert narrowed.total == 1
    assert counts(narrowed, "event") == {"meeting": 1}
    assert counts(narrowed, "topic") == {"trade": 1}


def test_each_count_is_the_number_of_hits_behind_its_link(find):
    topics = [factories.term("topic", slug=f"t{number}") for number in range(3)]
    for number in range(9):
        article = written(["en", "ro", "ar"][number % 3], "Text 123", kind=["press", "digest"][number % 2])
        for topic in topics[: number % 4]:
            Mention.objects.create(article=article, term=topic)
    for address in ["", "q=123", "lang=en", "topic=t1", "lang=en&lang=ro&kind=press"]:
        page = find(address)
        for facet in page.facets:
            for value in facet.values:
                if not value.selected:
                    assert find(value.toggle_url[1:]).total == value.count


def test_values_are_whole_and_never_split(find):
    article = written("en", "Text")
    for slug in ["ma-jack", "ma", "jack"]:
        Mention.objects.create(article=article, term=factories.speaker(slug=slug))
    Mention.objects.create(article=written("en", "Text"), term=factories.speaker(slug="ma-huateng"))
    page = find("")
    assert counts(page, "speaker") == {"jack": 1, "ma": 1, "ma-huateng": 1, "ma-jack": 1}
    assert find("speaker=ma").total == 1


def test_labels_are_translated_and_marked_with_their_language(find):
    event = factories.event({"ar": "قمة ووتشن", "en": "Wuzhen summit"}, slug="wic-2024")
    written("en", "Text", event=event, source=factories.source(slug="daily", name="烏鎮日報", name_language="zh-Hant"))
    with translation.override("ar"):
        facets = {facet.name: facet.values[0] for facet in find("").facets}
    assert (facets["event"].label, facets["event"].language, facets["event"].direction) == ("قمة ووتشن", "ar", "rtl")
    assert facets["lang"].label == "الإنجليزية"
    assert (facets["source"].label, facets["source"].language) == ("烏鎮日報", "zh-Hant")


def test_values_chosen_within_a_facet_widen_or_narrow_as_articles_can_have_them(find):
    first, second = factories.term("topic", slug="t1"), factories.term("topic", slug="t2")
    both = written("en", "Text", "both")
    Mention.objects.create(article=both, term=first)
    Mention.objects.create(article=both, term=second)
    Mention.objects.create(article=written("ro", "Text", "one"), term=first)
    assert find("lang=en&lang=ro").total == 2
    assert titles(find("topic=t1&topic=t2")) == ["both"]


def test_a_value_that_does_not_exist_finds_nothing_and_can_be_taken_off(find):
    written("en", "Text")
    page = find("q=text&lang=xx&event=no-such")
    assert page.total == 0
    assert [(facet.name, value.label, value.toggle_url) for facet, value in page.chips] == [
        ("lang", "xx", "?q=text&event=no-such"),
        ("event", "no-such", "?q=text&lang=xx"),
    ]


def test_pages_are_stable_and_complete(find):
    total = 2 * PAGE_SIZE + 3
    for number in range(total):
        written("en", "The same text", f"{number}")
    for sort in ["relevance", "newest", "oldest"]:
        pages = [titles(find(f"q=same&sort={sort}&page={number}")) for number in (1, 2, 3)]
        assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 3]
        assert len({title for page in pages for title in page}) == total
        assert pages == [titles(find(f"q=same&sort={sort}&page={number}")) for number in (1, 2, 3)]


def test_a_page_beyond_the_last_shows_the_last(find):
    for number in range(PAGE_SIZE + 1):
        written("en", "Text", f"{number}")
    page = find("q=text&page=7")
    assert (page.request.page, page.pages, len(page.hits), page.first, page.last) == (2, 2, 1, 21, 21)
    assert "no page 7" in page.notes[0]
    assert page.next_url == ""
    assert page.previous_url == "?q=text"


def test_order_by_date_puts_the_undated_last(find):
    written("en", "Text", "undated", **UNDATED)
    for year in (2019, 2023, 2021):
        written("en", "Text", f"{year}", **on(datetime.date(year, 5, 1)))
    assert titles(find("q=text&sort=newest")) == ["2023", "2021", "2019", "undated"]
    assert titles(find("q=text&sort=oldest")) == ["2019", "2021", "2023", "undated"]
    assert titles(find("")) == ["2023", "2021", "2019", "undated"]


def test_ties_in_relevance_go_to_the_one_added_last(find):
    for number in (1, 3, 2):
        written("en", "The same text", f"{number}")
    assert titles(find("q=same")) == ["2", "3", "1"]


def test_lengths_are_compared_within_a_language(find):
    """Three times as many articles in another language must not make a text look long or a word rare."""
    written("ro", "pod " + "cuvânt " * 8, "short")
    written("ro", "pod pod " + "vorbă " * 40, "long")
    before = titles(find("q=pod"))
    for number in range(9):
        written("en", "Some English words about something else entirely", f"{number}")
    assert titles(find("q=pod")) == before
