"""bleach against a corpus of payloads, with nh3 as the oracle: the parsed trees that both allow must be the same."""

import re

import nh3
import pytest
from lxml import etree
from lxml import html as lxml_html

from articles.ingest.sanitise import OUTWARD, PROTOCOLS, TAGS, sanitise, without_code
from tests.attacks.payloads import ENTITIES, MARKUP

PAYLOADS = [
    *MARKUP,
    *ENTITIES,
    "<p onclick=alert(1)>text</p>",
    "<script>alert(1)</script><p>text</p>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>text",
    "<img src=x onerror=alert(1)>text",
    "<svg onload=alert(1)><text>inside</text></svg>after",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    '<a href="javascript:alert(1)">link</a>',
    '<a href=" jav&#x09;ascript:alert(1)">link</a>',
    '<a href="JaVaScRiPt:alert(1)">link</a>',
    '<a href="data:text/html,<script>alert(1)</script>">link</a>',
    '<a href="vbscript:msgbox(1)">link</a>',
    '<a href="//evil.example">link</a>',
    '<a href="/relative">link</a>',
    '<a href="https://press.example/a?b=1&amp;c=2">link</a>',
    '<iframe src="https://evil.example">inside</iframe>after',
    '<object data="x.swf"><embed src="x.swf"></object>after',
    "<form action=/login><input name=password><button>go</button></form>",
    '<p style="background:url(javascript:alert(1))">text</p>',
    "<style>@import 'evil.css';</style><p>text</p>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example">text',
    "<base href=https://evil.example/>text",
    "<!--[if IE]><script>alert(1)</script><![endif]-->text",
    "<p lang=ar dir=rtl>نص</p>",
    "<table><tr><td>cell</td></tr></table>",
    "<ul><li>one<li>two</ul>",
    "<b>bold <i>both</b> italic</i>",
    "<p>unclosed <b>tags",
    "a < b and c > d & e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&lt;p&gt;<b>x</b>",
    "<plaintext>everything after",
    "<textarea><script>alert(1)</script></textarea>after",
    "<template><script>alert(1)</script></template>after",
    "<ruby>烏<rp>(</rp><rt>wu</rt><rp>)</rp></ruby>",
    "<p/onmouseover=alert(1)>text",
    "<details open ontoggle=alert(1)>text</details>",
    "<video><source onerror=alert(1)></video>text",
    "<a href='https://ok.example' onfocus=alert(1) autofocus>link</a>",
    "<p>" + "<span>" * 50 + "deep" + "</span>" * 50 + "</p>",
]


ABSOLUTE = re.compile("https?://|mailto:", re.I)


def tree(markup: str) -> list:
    """What a browser would make of it: elements with their attributes, and text. `rel`, which nh3 also gives to what is
    no link, has a test of its own."""
    root = lxml_html.fragment_fromstring(markup, create_parent="div")
    found: list = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        found.append((event, element.tag, tuple(sorted(pair for pair in element.attrib.items() if pair[0] != "rel"))))
        text = element.text if event == "start" else element.tail
        if text and text.strip():
            found.append(" ".join(text.split()))
    return found


def is_plain(name: str, value: str) -> bool:
    match name:
        case "href":
            return bool(ABSOLUTE.match(value))
        case "dir":
            return value.lower() in {"ltr", "rtl", "auto"}
        case _:
            return re.sub("[-:.,+ ]", "", value).isalnum()


def oracle(markup: str) -> str:
    return nh3.clean(
        markup,
        tags=set(TAGS),
        attributes={"*": {"lang", "dir"}, "a": {"href"}, "time": {"datetime"}},
        url_schemes=set(PROTOCOLS),
        link_rel=None,
        attribute_filter=lambda tag, name, value: value if is_plain(name, value) else None,
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_agrees_with_the_oracle(payload):
    assert tree(sanitise(payload)) == tree(oracle(without_code(payload)))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_is_stable(payload):
    assert tree(sanitise(sanitise(payload))) == tree(sanitise(payload))


def test_nothing_outside_the_allow_list_is_left():
    for payload in PAYLOADS:
        for element in lxml_html.fragment_fromstring(sanitise(payload), create_parent="div").iterdescendants():
            assert element.tag in TAGS
            assert set(element.attrib) <= {"lang", "dir", "href", "rel", "datetime"}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_links_say_what_they_are_and_nothing_else_does(payload):
    for element in lxml_html.fragment_fromstring(sanitise(payload), create_parent="div").iter():
        assert element.get("rel") == (OUTWARD if element.tag == "a" and element.get("href") else None)


@pytest.mark.parametrize("payload", ["<html>", "<!doctype html>", "<html><html>", "<frameset>", "", "\x00"])
def test_a_page_without_a_body_is_nothing(payload):
    assert sanitise(payload).strip("\ufffd") == ""


def test_the_text_of_code_goes_and_other_text_stays():
    assert sanitise("<p>a<script>b</script>c<style>d</style>e</p>") == "<p>ace</p>"
    assert sanitise("a < b & c") == "a &lt; b &amp; c"
    assert sanitise("&lt;b&gt;x") == "&lt;b&gt;x"


def test_deep_nesting_costs_no_time():
    assert len(sanitise("<div>" * 200_000 + "x")) < 20_000


def test_many_attributes_cost_no_time():
    names = " ".join(f"a{number}=1" for number in range(20_000))
    assert sanitise(f"<p lang=en {names}>x</p>") == '<p lang="en">x</p>'
