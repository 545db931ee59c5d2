"""Capture by address against a real server: limits of time, size and redirects, kinds of content, robots.txt."""

import gzip
import hashlib
import time
import zlib

import pytest

from articles.ingest.types import Refused
from articles.ingest.web.capture import capture
from articles.ingest.web.robots import Robots, RobotsForbid
from tests.ingest.web.site import PAGE


def refused(site, path: str, **policy) -> str:
    with pytest.raises(Refused) as caught:
        capture(site.address(path), site.policy(**policy))
    assert "\n" not in str(caught.value) and caught.value.path == site.address(path)
    return caught.value.problem


def test_a_page_comes_with_its_exchange(site):
    address = site.page("/a.html", X_Served_By="b")
    fetched = capture(address, site.policy(contact="+https://portal.example/; desk@portal.example"))
    assert fetched.data == PAGE and fetched.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert (fetched.path, fetched.address, fetched.media_type, fetched.charset) == (
        address,
        address,
        "text/html",
        "utf-8",
    )
    (exchange,) = fetched.exchanges
    assert (exchange.address, exchange.status, exchange.reason, exchange.peer) == (address, 200, "OK", "127.0.0.1")
    assert ("X-Served-By", "b") in exchange.headers and exchange.body == PAGE
    assert exchange.request.startswith(b"GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:")
    agent = site.headers[-1]["User-Agent"]
    assert agent == "Mozilla/5.0 (compatible; WICPressArchive/1.0; +https://portal.example/; desk@portal.example)"
    assert site.headers[-1]["Accept-Encoding"] == "identity"


def test_redirects_are_followed_and_each_hop_is_kept(site):
    site.page("/c")
    site.redirect("/b", "c", 301)
    address = site.redirect("/a", site.address("/b#part"))
    fetched = capture(address, site.policy())
    assert [exchange.status for exchange in fetched.exchanges] == [302, 301, 200]
    assert (fetched.address, fetched.final_address) == (address, site.address("/c"))


def test_a_fragment_is_not_sent_and_other_letters_are(site):
    site.page("/%E4%B9%8C?q=%E9%95%87")
    fetched = capture(site.address("/乌?q=镇#top"), site.policy())
    assert fetched.final_address.endswith("/乌?q=镇") and fetched.address.endswith("#top")


def test_too_many_redirects_are_refused(site):
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert refused(site, "/0") == "too many redirects"
    assert len([path for path in site.asked if path != "/robots.txt"]) == 6


def test_a_circle_of_redirects_is_refused(site):
    site.redirect("/a", "/a")
    assert refused(site, "/a") == "too many redirects"


@pytest.mark.parametrize("location", ["http://[", "ftp://files.example/a", "javascript:alert(1)", "file:///etc/passwd"])
def test_a_redirect_to_no_address_of_the_web_is_refused(site, location):
    site.redirect("/a", location)
    assert "not an http or https address" in refused(site, "/a")


@pytest.mark.parametrize(
    ("status", "problem"), [(404, "it answers “404 Not Found”"), (500, "it answers “500 Internal Server Error”")]
)
def test_an_answer_that_is_no_page_is_refused(site, status, problem):
    site.page("/a", status=status)
    assert refused(site, "/a") == problem


@pytest.mark.parametrize(
    ("body", "declared", "kind"),
    [
        (PAGE, "text/html", "text/html"),
        (PAGE, "text/plain", "text/html"),
        (PAGE, "application/octet-stream", "text/html"),
        (PAGE, "", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html><p>x</p></html>", "application/xhtml+xml", "text/html"),
        (b"Boats on the canal.", "text/plain; charset=gbk", "text/plain"),
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"<?xml version='1.0'?><!-- x --><rss version='2.0'/>", "text/html", "application/xml"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'/>", "application/atom+xml", "application/xml"),
    ],
)
def test_the_kind_is_what_bytes_and_server_agree_on(site, body, declared, kind):
    assert capture(site.page("/a", body, declared), site.policy()).media_type == kind


@pytest.mark.parametrize(
    ("body", "declared", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n", "text/html", "neither text nor page nor PDF, but text/html"),
        (b"{}", "application/json", "neither text nor page nor PDF, but application/json"),
        (b"a { b: c }", "text/css", "neither text nor page nor PDF, but text/css"),
        (b"no pdf", "application/pdf", "neither text nor page nor PDF, but application/pdf"),
        (b" \n", "text/html", "empty"),
    ],
)
def test_other_content_is_refused(site, body, declared, problem):
    site.page("/a", body, declared)
    assert refused(site, "/a") == problem


def test_a_large_body_is_refused_and_not_read_whole(site):
    site.page("/a", b"a" * 3 * 1024**2)
    assert refused(site, "/a", size=1024**2) == "larger than 1 MB"
    site.page("/a", b"a" * 1024**2, "text/plain")
    assert len(capture(site.address("/a"), site.policy(size=1024**2)).data) == 1024**2


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
        ("identity", PAGE),
    ],
)
def test_a_body_encoded_all_the_same_is_decoded_and_kept_as_it_came(site, encoding, body):
    fetched = capture(site.page("/a", body, Content_Encoding=encoding), site.policy())
    assert fetched.data == PAGE and fetched.exchanges[-1].body == body


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip", "gzip, gzip, gzip"])
def test_a_body_that_cannot_be_decoded_is_refused(site, encoding):
    site.page("/a", Content_Encoding=encoding)
    assert refused(site, "/a") == "its content encoding cannot be read"


def test_a_bomb_is_refused_before_it_is_large(site):
    bomb = gzip.compress(b" " * 200 * 1024**2)
    site.page("/a", bomb, Content_Encoding="gzip")
    site.page("/b", gzip.compress(bomb), Content_Encoding="gzip, gzip")
    assert refused(site, "/a", size=1024**2) == "larger than 1 MB"
    assert refused(site, "/b", size=1024**2) == "larger than 1 MB"


def drip(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        for _n in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def drip_headers(handler):
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _n in range(200):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def silence(handler):
    time.sleep(3)


@pytest.mark.parametrize("answer", [drip, drip_headers, silence])
def test_the_deadline_is_for_the_whole_exchange(site, answer):
    site.answers["/a"] = answer
    begun = time.monotonic()
    assert refused(site, "/a", seconds=1.0) == "it took longer than 1 s"
    assert time.monotonic() - begun < 2.5


def test_slow_redirects_share_the_deadline(site):
    def slow(to):
        def answer(handler):
            time.sleep(0.4)
            handler.send_response(302)
            handler.send_header("Location", to)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        return answer

    for number in range(5):
        site.answers[f"/{number}"] = slow(f"/{number + 1}")
    assert refused(site, "/0", seconds=1.0).endswith("it took longer than 1 s")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n", "its answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "its answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "its answer is not HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 200_000, "its answer is not HTTP"),
        (b"", "its answer is not HTTP"),
    ],
)
def test_an_answer_that_breaks_http_is_refused(site, raw, problem):
    site.answers["/a"] = lambda handler: handler.wfile.write(raw)
    assert refused(site, "/a") == problem


def test_chunks_are_put_together(site):
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (1, bytes([byte])) for byte in PAGE) + b"0\r\n\r\n"
    site.answers["/a"] = lambda handler: handler.wfile.write(raw + chunks)
    assert capture(site.address("/a"), site.policy()).data == PAGE


def test_a_host_that_does_not_listen_is_refused(site):
    with pytest.raises(Refused, match="does not answer"):
        capture("http://127.0.0.1:1/", site.policy(ports=frozenset({1})), ignore_robots=True)


@pytest.mark.parametrize("address", ["", "press", "ftp://press.example/a", "javascript:alert(1)", "/etc/passwd"])
def test_what_is_no_address_is_refused(site, address):
    with pytest.raises(Refused, match="not an http or https address"):
        capture(address, site.policy())


class TestRobots:
    def test_what_the_file_forbids_is_not_asked_for_unless_the_curator_says_so(self, site):
        address = site.page("/private/a.html")
        site.page("/robots.txt", b"User-agent: *\nDisallow: /private/\nAllow: /private/*.pdf$", "text/plain")
        with pytest.raises(RobotsForbid, match="asks not to"):
            capture(address, site.policy())
        assert site.asked == ["/robots.txt"]
        assert capture(address, site.policy(), ignore_robots=True).data == PAGE
        assert site.asked == ["/robots.txt", "/private/a.html"]

    def test_the_archive_is_spoken_to_by_name(self, site):
        address = site.page("/a")
        site.page("/robots.txt", b"User-agent: WICPressArchive\nDisallow: /a\n\nUser-agent: *\nDisallow:", "text/plain")
        with pytest.raises(RobotsForbid):
            capture(address, site.policy())

    def test_the_file_is_asked_for_once_a_run(self, site):
        robots = Robots()
        for path in ("/a", "/b"):
            capture(site.page(path), site.policy(), robots=robots)
        assert site.asked == ["/robots.txt", "/a", "/b"]

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_without_a_file_everything_is_allowed(self, site, status):
        site.page("/robots.txt", status=status)
        assert capture(site.page("/a"), site.policy()).data == PAGE

    @pytest.mark.parametrize("status", [500, 503])
    def test_a_broken_server_counts_as_a_no(self, site, status):
        site.page("/robots.txt", status=status)
        site.page("/a")
        assert refused(site, "/a") == "its robots.txt cannot be read, which counts as a no"

    def test_each_hop_is_judged(self, site):
        site.page("/robots.txt", b"User-agent: *\nDisallow: /b", "text/plain")
        site.redirect("/a", "/b")
        with pytest.raises(RobotsForbid, match="led to"):
            capture(site.address("/a"), site.policy())
        assert "/b" not in site.asked

    def test_only_the_beginning_of_a_long_file_counts(self, site):
        site.page("/robots.txt", b"User-agent: *\nDisallow: /a\n" + b"# long\n" * 200_000, "text/plain")
        site.page("/a")
        assert refused(site, "/a") == "its robots.txt asks not to"
