"""What holds for every page of the site, in every language."""

from itertools import pairwise
from urllib.parse import unquote

import pytest
from django.urls import get_resolver, reverse
from django.utils import translation

from articles.languages import LANGUAGES
from tests.pages.conftest import SECRET
from tests.pages.html import Page

PREFIXES = [language.prefix for language in LANGUAGES]


def addresses(archive) -> dict[str, str]:
    """One address of every named public page, in the active language."""
    article = archive.articles["ar"]
    newer, older = (capture.pk for capture in article.captures.all())
    arguments = {
        "summit": [archive.summit.slug],
        "speaker": [archive.speaker.slug],
        "source": [archive.source.slug],
        "term": [archive.topic.slug],
        "article": [article.public_id, article.title_slug()],
        "article-neutral": [article.public_id],
        "article-beside": [article.public_id, archive.articles["zh-Hant"].public_id],
        "term-usage": [archive.speaker.slug],
        "capture-list": [article.public_id],
        "capture": [newer],
        "capture-changes": [newer, older],
    }
    names = [
        *("home", "summit-list", "summit", "timeline", "speaker-list", "speaker", "article-list", "article"),
        *("source-list", "source", "term-list", "term", "search", "search-help", "about", "correction"),
        *("machines", "style"),
        *("article-beside", "term-usage", "concordance"),
        *("help", "help-citing", "help-curating", "help-privacy"),
        *("capture-list", "capture", "capture-changes"),
    ]
    return {name: reverse(name, args=arguments.get(name, [])) for name in names}


@pytest.fixture(params=PREFIXES)
def prefix(request):
    with translation.override(request.param):
        yield request.param


def test_every_named_public_address_is_among_those_that_are_tested(archive):
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    apart = {"healthz", "article-neutral", "term-neutral", "set_language", "javascript-catalog"}
    machines = {"openapi", "oai", "robots", "sitemap-index", "sitemap", "opensearch", "search-suggest", "dataset-file"}
    files = {name for name in named if name.endswith(("-export", "feed", "feed-json"))}
    files.add("concordance-file")
    captured = {"memento", "memento-timegate", "memento-timemap", "capture-rendering", "capture-bytes", "capture-warc"}
    assert named - apart - machines - files - captured == addresses(archive).keys()


def test_every_page_is_whole(client, archive, prefix):
    language = next(language for language in LANGUAGES if language.prefix == prefix)
    for name, address in addresses(archive).items():
        assert address.startswith(f"/{prefix}/"), name
        page = Page(client.get(address))
        assert page.response.status_code == 200, address
        html = page.root
        assert (html.get("lang"), html.get("dir")) == (language.code, language.direction), address
        assert len(page.all("h1")) == len(page.all("main")) == len(page.all("header.masthead")) == 1, address
        assert page.text("h1"), address
        assert page.text("title"), address
        assert page.one("//meta[@name='description']").get("content").strip(), address
        assert page.one("//link[@rel='canonical']").get("href").startswith(f"http://127.0.0.1:8000{address}"), address
        assert (
            page.one("//footer//a[contains(@href, '/correction/?page=')]")
            .get("href")
            .endswith(address.replace("%", "%25"))
        ), address


def test_no_page_has_an_identifier_twice_or_points_at_a_missing_one(client, archive, prefix):
    for address in addresses(archive).values():
        page = Page(client.get(address))
        ids = page.root.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        pointers = [unquote(href[1:]) for href in page.links() if href.startswith("#")]
        labels = " ".join(page.root.xpath("//@aria-labelledby") + page.root.xpath("//label/@for")).split()
        assert set(pointers + labels) <= set(ids), address


def test_headings_skip_no_level(client, archive):
    for address in addresses(archive).values():
        page = Page(client.get(address))
        levels = [int(heading.tag[1]) for heading in page.all("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1, address
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), address


def test_every_link_within_the_site_leads_somewhere(client, archive):
    seen = set()
    for address in addresses(archive).values():
        for href in Page(client.get(address)).links():
            target = href.partition("#")[0]
            if target.startswith("?"):
                target = address + target
            if target.startswith("/") and target not in seen:
                seen.add(target)
                assert client.get(target).status_code in {200, 302}, (address, href)


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(client, archive):
    for address in addresses(archive).values():
        page = Page(client.get(address))
        loaded = page.root.xpath("//link[@rel='stylesheet' or @rel='icon']/@href|//script/@src|//img/@src")
        assert loaded, address
        assert all(source.startswith("/static/") for source in loaded), address
        assert page.root.xpath("//@style|//style|//script[not(@src or @type='application/ld+json')]") == [], address


def test_the_language_switch_stays_on_the_page_with_path_and_query(client, archive):
    for address in addresses(archive).values():
        page = Page(client.get(address + "?page=1&q=%E4%B9%8C%E9%95%87"))
        rest = address.removeprefix("/en")
        expected = [f"/{prefix}{rest}?page=1&q=%E4%B9%8C%E9%95%87" for prefix in PREFIXES]
        for nav in page.all("nav.languages"):
            assert [link.get("href") for link in nav.iter("a")] == expected, address
            assert [link.get("lang") for link in nav.iter("a")] == [language.code for language in LANGUAGES]
            assert [link.get("aria-current") for link in nav.iter("a")] == [None] * 4 + ["true"]
        alternates = page.root.xpath("//link[@rel='alternate' and @hreflang!='x-default']")
        assert [link.get("href") for link in alternates] == [f"http://127.0.0.1:8000{one}" for one in expected]
        assert [link.get("hreflang") for link in alternates] == [language.code for language in LANGUAGES]


def test_a_text_in_another_language_says_so(client, archive):
    """Titles and names in another language or direction carry `lang` and `dir` wherever they stand."""
    for address in addresses(archive).values():
        page = Page(client.get(address))
        for element in page.all("//*[text()[contains(., 'Lanterns ar')]]"):
            if element.tag not in {"title", "meta", "script"}:
                assert element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == "ar", address
                assert element.xpath("string(ancestor-or-self::*[@dir][1]/@dir)") == "rtl", address


def test_what_is_not_published_appears_nowhere(client, archive, prefix):
    for address in addresses(archive).values():
        response = client.get(address)
        assert SECRET not in response.content.decode(), address
        assert archive.draft.public_id not in response.content.decode(), address
    for page in ("article-list", "source-list"):
        assert "hidden-paper" not in client.get(reverse(page)).content.decode()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_only_read(client, archive, method):
    for address in addresses(archive).values():
        response = getattr(client, method)(address)
        assert response.status_code == 405, address
        assert set(response["Allow"].split(", ")) == {"GET", "HEAD"}, address


def test_head_answers_as_get_does_without_a_body(client, archive):
    for address in addresses(archive).values():
        response = client.head(address)
        assert (response.status_code, response.content) == (200, b""), address


def test_the_security_policy_goes_with_every_page(client, archive):
    for address in addresses(archive).values():
        assert "default-src 'none'" in client.get(address)["Content-Security-Policy"], address


@pytest.mark.parametrize(
    "page", ["0", "-1", "2", "x", "", "1.5", "99999999999999999999", "1 OR 1=1", "٢", "\x00", "9" * 5000]
)
def test_a_page_that_a_list_does_not_have_is_not_found(client, archive, page):
    lists = ["summit-list", "speaker-list", "article-list", "source-list"]
    items = [
        reverse("speaker", args=["ada-weaver"]),
        reverse("source", args=["canal-courier"]),
        archive.topic.get_absolute_url(),
    ]
    for address in [*map(reverse, lists), *items]:
        assert client.get(address, {"page": page}).status_code == 404, address
