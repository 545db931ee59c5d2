import pytest

from articles.ingest.clean import clean
from articles.ingest.page import extract_page
from articles.ingest.reasons import Reason
from articles.ingest.types import Refused

FIRST = "The third conference opened on Wednesday in a canal town in the east of the country, with many guests."
SECOND = "Delegates spoke about trust, data and the price of chips, and about the years to come in their trade."
THIRD = "On the last day the organisers will publish a report, and the exhibition will stay open until Sunday."


def page(content: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{content}</body></html>"


def article(*extra: str) -> str:
    return page(f"<article><h1>A canal town</h1><p>{FIRST}</p>{''.join(extra)}<p>{SECOND}</p><p>{THIRD}</p></article>")


def texts(markup: str) -> list[str]:
    return list(clean(extract_page(markup, "a.html")).paragraphs)


def test_the_text_of_an_article_is_its_paragraphs():
    assert texts(article()) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">{}</div>',
        "<div style='visibility: hidden'>{}</div>",
        '<p style="text-indent:-9999px">{}</p>',
        '<p style="position:absolute;left:-5000px">{}</p>',
        '<p style="font-size:0">{}</p>',
        "<p hidden>{}</p>",
        '<font class="jammer">{}</font>',
        "<div style='height:0;overflow:hidden'>{}</div>",
    ],
)
def test_what_no_reader_saw_is_removed_as_hidden(hidden):
    words = "Words that somebody put there for machines alone."
    markup = article(hidden.format(words))
    assert texts(markup) == [FIRST, SECOND, THIRD]
    assert [(removed.text, removed.reason) for removed in extract_page(markup, "a.html").removed] == [
        (words, Reason.HIDDEN)
    ]


def test_a_small_but_visible_size_hides_nothing():
    note = "A note in small print that readers could see all the same, if they tried."
    assert note in texts(article(f'<p style="font-size:0.8em">{note}</p>'))


def test_code_is_no_text():
    markup = article(
        "<script>var text = 'not text';</script><style>p { color: red }</style><noscript>Enable it.</noscript>"
    )
    assert texts(markup) == [FIRST, SECOND, THIRD]


def test_readings_of_ruby_are_no_text():
    assert "烏鎮" in "".join(
        line.text for line in extract_page(article("<p><ruby>烏<rt>wu</rt>鎮<rt>zhen</rt></ruby></p>"), "a").lines
    )


def test_navigation_and_footer_are_outside_the_main_text():
    above = "<nav><a href=/>Start</a> <a href=/x>Something else</a></nav>"
    below = "<footer><p>A paper since 1901.</p></footer>"
    assert texts(page(f"{above}<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>{below}")) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_line_breaks_part_paragraphs_and_inline_elements_do_not():
    markup = page(f"<div>{FIRST}<br><br>{SECOND}<br>{THIRD.replace('report', '<b>re</b>port')}</div>")
    assert texts(markup) == [FIRST, SECOND, THIRD]


def test_no_break_spaces_stay_and_other_white_space_is_one_space():
    markup = page(
        f"<p>{FIRST}</p><p>One\n   two&nbsp; three of the conference in the canal town, they said.</p><p>{SECOND}</p>"
    )
    assert "One two\xa0 three of the conference in the canal town, they said." in texts(markup)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (
            '<meta property="article:published_time" content="2016-11-16T08:12:00+08:00">',
            "published",
            "2016-11-16T08:12:00+08:00",
        ),
        ('<meta name="PubDate" content="2016-11-16">', "published", "2016-11-16"),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2016-11-16"}]}</script>',
            "published",
            "2016-11-16",
        ),
        ('<script type="application/ld+json">{broken</script>', "published", ""),
        ('<meta property="og:site_name" content="The Harbour Post">', "source", "The Harbour Post"),
        ('<meta name="author" content="Nora  Whitfield">', "byline", "Nora Whitfield"),
        ('<link rel="canonical" href="https://press.example/a">', "address", "https://press.example/a"),
        ('<meta property="og:url" content="javascript:alert(1)">', "address", ""),
        ('<meta property="og:title" content="A canal town">', "title", "A canal town"),
        ("<title>A canal town - The Harbour Post</title>", "title", "A canal town"),
        ("<title>水乡新篇_江岸日报</title>", "title", "水乡新篇"),
    ],
)
def test_metadata_are_read_from_the_head(head, field, value):
    assert getattr(extract_page(page(f"<p>{FIRST}</p>", head), "a.html"), field) == value


def test_the_only_first_heading_is_the_title():
    head = '<meta property="og:title" content="Something for search engines">'
    assert extract_page(page(f"<h1>A canal <em>town</em></h1><p>{FIRST}</p>", head), "a.html").title == "A canal town"


@pytest.mark.parametrize("markup", ["<!-- nothing -->", "   "])
def test_a_page_without_anything_is_refused(markup):
    with pytest.raises(Refused):
        clean(extract_page(markup, "a.html"))


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + FIRST,
        f"<?xml version='1.0' encoding='utf-8'?><html><p>{FIRST}</p></html>",
        f"<p>{FIRST}</p" + "<" * 5000,
        f"<table><tr><td><p>{FIRST}</table>",
        f"<p>{FIRST}&#0;&#x1F;&nosuch;</p>",
        f"<svg><foreignObject><p>{FIRST}</p></foreignObject></svg><p>{FIRST}</p>",
    ],
)
def test_hostile_or_broken_markup_never_fails(markup):
    extract_page(markup, "a.html")


@pytest.mark.parametrize(
    ("data", "byline", "source"),
    [
        ('{"author": {"name": "Nora W"}, "publisher": {"name": "The Post"}}', "Nora W", "The Post"),
        ('{"@graph": [{"author": [{"name": "A B"}, {"name": "C D"}]}]}', "A B, C D", ""),
        ('{"author": "https://a.example/nora", "publisher": "The Post"}', "", "The Post"),
        ('{"author": {"name": "admin"}, "publisher": {"@id": "#x"}}', "", ""),
        ('{"author": null, "publisher": 7}', "", ""),
        ("[[[[", "", ""),
    ],
)
def test_author_and_publisher_in_json_ld(data, byline, source):
    text = "<p>The conference opened in the canal town with guests from many countries and regions.</p>"
    page = extract_page(f'<html><script type="application/ld+json">{data}</script><body>{text}</body></html>', "a")
    assert (page.byline, page.source) == (byline, source)


@pytest.mark.parametrize(("tag", "kept"), [("ro", "ro"), ("zh-Hant-HK", "zh-Hant-HK"), ("<b>", ""), ("x" * 20, "")])
def test_the_language_tag_of_a_page(tag, kept):
    text = "<p>The conference opened in the canal town with guests from many countries and regions.</p>"
    assert extract_page(f'<html lang="{tag}"><body>{text}</body></html>', "a").tag == kept
