"""The one rule of addresses: what is the same page, what is another one, and that no text breaks it."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.addresses import LONGEST, canonical, web_address

SAME = {
    "press.example/2016/11/a.html": [
        "https://press.example/2016/11/a.html",
        "http://press.example/2016/11/a.html",
        "HTTPS://Press.Example/2016/11/a.html",
        "https://www.press.example/2016/11/a.html",
        "https://m.press.example/2016/11/a.html",
        "http://wap.press.example/2016/11/a.html",
        "http://3g.press.example/2016/11/a.html",
        "https://mobile.press.example/2016/11/a.html",
        "https://press.example:443/2016/11/a.html",
        "http://press.example:80/2016/11/a.html",
        "https://press.example./2016/11/a.html",
        "https://press.example/2016/11/a.html#top",
        "https://press.example/2016/11/a.html?",
        "https://press.example/2016/11/a.html?utm_source=x&utm_medium=y",
        "https://press.example/2016/11/a.html?fbclid=IwAR0&spm=0.0.0.0.abc",
        "https://press.example/2016/11/a.html?from=timeline&isappinstalled=0",
        "https://press.example/2016/11/a.html;jsessionid=1A2B",
        "https://press.example/2016/./x/../11/a.html",
        "https://press.example/2016/11/%61.html",
        "https://press.example/2016/11/a.amp.html",
        "https://press.example/amp/2016/11/a.html",
        "https://press.example/2016/11/a.html/amp/",
        "https://www.google.com/amp/s/press.example/2016/11/a.html",
        "https://press-example.cdn.ampproject.org/c/s/press.example/2016/11/a.html",
        "  https://press.example/2016/11/a.html\n",
        "https://press.example/2016/\n11/a.html",
    ],
    "press.example": ["https://press.example", "http://www.press.example/", "press.example/index.html#x"],
    "press.example/news": ["https://press.example/news/", "https://press.example/news/index.shtml"],
    "press.example/a?id=5&page=2": [
        "https://press.example/a?id=5&page=2",
        "https://press.example/a/?page=2&id=5",
        "https://press.example/a?id=5&utm_campaign=z&page=2&gclid=1",
    ],
    "press.example/%E4%B9%8C%E9%95%87": [
        "https://press.example/乌镇",
        "https://press.example/%e4%b9%8c%e9%95%87",
        "https://press.example/%E4%B9%8C镇",
    ],
    "press.example/%CE%DA%D5%F2": ["https://press.example/%ce%da%d5%f2"],
    "xn--rhqv96g.example/a": ["https://世界.example/a", "https://XN--RHQV96G.example/a", "https://www.世界.example/a"],
    "ar.wikipedia.example/wiki/A": ["https://ar.m.wikipedia.example/wiki/A", "https://ar.wikipedia.example/wiki/A"],
    "press.example#!/news/1": ["https://www.press.example/#!/news/1"],
    "[2001:db8::1]:8080/a": ["http://[2001:DB8::1]:8080/a"],
}
OTHERS = [
    ("https://press.example/a?id=5", "https://press.example/a?id=6"),
    ("https://press.example/a?from=5", "https://press.example/a?from=6"),
    ("https://press.example/a?source=3", "https://press.example/a"),
    ("https://press.example/A", "https://press.example/a"),
    ("https://press.example/a%2Fb", "https://press.example/a/b"),
    ("https://press.example/a%3Fb", "https://press.example/a?b"),
    ("https://press.example/a?x=1%262", "https://press.example/a?x=1&2"),
    ("https://press.example:8080/a", "https://press.example/a"),
    ("https://en.press.example/a", "https://ar.press.example/a"),
    ("https://press.example/#/1", "https://press.example/#/2"),
    ("https://press.example/camp/a", "https://press.example/c/a"),
    ("https://m.example/a", "https://wap.example/a"),
]
NONE = ["", " ", "a.txt", "/tmp/a.html", "mailto:a@press.example", "javascript:alert(1)", "ftp://press.example/a",
        "http://", "https:///a", "http://press.example:99999/", "http://[::1", "http://a b/", "urn:x:y"]  # fmt: skip


@pytest.mark.parametrize(("key", "address"), [(key, address) for key in SAME for address in SAME[key]])
def test_one_page_has_one_key(key, address):
    assert canonical(address if "://" in address else f"https://{address}") == key


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_what_may_tell_pages_apart_is_kept(one, other):
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_of_the_web_has_no_key(text):
    assert canonical(text) == ""


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://press.example/a", "https://press.example/a"),
        (" www.press.example/a\n", "https://www.press.example/a"),
        ("//press.example/a", "https://press.example/a"),
        ("press.example:8080/a", "https://press.example:8080/a"),
        ("世界.example/a", "https://世界.example/a"),
        ("http://press.example/a#top", "http://press.example/a#top"),
        ("press", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("../a.html", None),
        ("", None),
    ],
)
def test_what_a_person_types_is_made_whole(typed, address):
    assert web_address(typed) == address


def test_a_long_address_is_cut_and_stays_one_of_a_kind():
    long = "https://press.example/" + "世" * 500
    keys = {canonical(long + tail) for tail in ("a", "b")}
    assert len(keys) == 2 and {len(key) for key in keys} == {LONGEST}


plain = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
hosts = st.builds("{}.example".format, plain.filter(lambda name: name not in {"m", "www", "wap", "amp", "mobile"}))
words = st.text("abcABC019-._~%& +世ق=/?;:@", max_size=12)
addresses = st.builds("https://{}/{}?id={}".format, hosts, words, words)


@given(st.text())
def test_no_text_breaks_the_rule(text):
    for tried in (text, "http://" + text, "https://press.example/" + text, "https://press.example/?" + text):
        key = canonical(tried)
        assert len(key) <= LONGEST and key == key.strip()
        web_address(tried)


@given(addresses)
def test_the_key_of_a_key_is_itself(address):
    key = canonical(address)
    assert key and canonical("https://" + key) == key
    assert key.isascii()


@given(hosts, plain, plain, plain)
def test_device_scheme_tracking_and_fragment_never_matter(host, path, number, noise):
    key = canonical(f"https://{host}/{path}/a.html?id={number}")
    for other in (
        f"http://www.{host}/{path}/a.html?id={number}#{noise}",
        f"https://m.{host}:443/{path}/a.html?utm_source={noise}&id={number}",
        f"http://WAP.{host.upper()}:80/{path}/./a.html?id={number}&fbclid={noise}",
    ):
        assert canonical(other) == key


@given(plain, plain)
def test_two_numbers_are_two_articles(one, other):
    keys = {canonical(f"https://press.example/view.php?aid={number}") for number in (one, other)}
    assert len(keys) == len({one, other})
