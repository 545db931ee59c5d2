"""WARC and WACZ: the originals in them, and nothing that a hostile file wants."""

import datetime
import gzip
import io
import zipfile

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from articles.ingest.inputs import archives, items
from articles.ingest.types import Fetched, Refused

PAGE = b"<!doctype html><p>Boats on the canal.</p>"


class Archive:
    """A WARC as other programs write it."""

    def __init__(self, packed: bool = True):
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed, warc_version="WARC/1.0")

    def add(self, address: str, body: bytes = PAGE, kind: str = "response", status: str = "200 OK", **headers):
        named = [(name.replace("_", "-"), value) for name, value in {"Content_Type": "text/html", **headers}.items()]
        head = StatusAndHeaders(status, named, protocol="HTTP/1.1") if kind != "resource" else None
        record = self.writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=head,
            warc_content_type="text/html" if kind == "resource" else "",
            warc_headers_dict={"WARC-Date": "2016-11-17T08:12:00Z"},
        )
        self.writer.write_record(record)
        return self

    def at(self, path):
        path.write_bytes(self.out.getvalue())
        return str(path)


def fetched(path: str) -> list[Fetched]:
    found = list(items(path))
    assert all(isinstance(item, Fetched) for item in found), found
    return found


def addresses(path: str) -> list[str]:
    return [item.address.removeprefix("https://press.example/") for item in fetched(path)]


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (True, "a.warc")])
def test_a_page_comes_with_its_exchange_and_its_time(tmp_path, packed, name):
    (item,) = fetched(Archive(packed).add("https://press.example/a", X_Served_By="b").at(tmp_path / name))
    assert (item.data, item.media_type, item.address) == (PAGE, "text/html", "https://press.example/a")
    assert item.path == f"{tmp_path / name}: https://press.example/a"
    (exchange,) = item.exchanges
    assert (exchange.status, exchange.reason) == (200, "OK") and ("X-Served-By", "b") in exchange.headers
    assert item.time == datetime.datetime(2016, 11, 17, 8, 12, tzinfo=datetime.UTC)


def test_only_originals_are_taken(tmp_path):
    archive = Archive()
    archive.add("https://press.example/a")
    archive.add("https://press.example/moved", b"", status="301 Moved Permanently", Location="/a")
    archive.add("https://press.example/lost", status="404 Not Found")
    archive.add("https://press.example/style.css", b"a { b: c }", Content_Type="text/css")
    archive.add("https://press.example/a.png", b"\x89PNG\r\n", Content_Type="image/png")
    archive.add("https://press.example/robots.txt", b"User-agent: *", Content_Type="text/plain")
    archive.add("https://press.example/feed", b"<rss version='2.0'/>", Content_Type="application/rss+xml")
    archive.add("https://press.example/empty", b"")
    archive.add("https://press.example/a", b"", kind="revisit")
    archive.add("https://press.example/text", b"Boats on the canal.", Content_Type="text/plain")
    archive.add("https://press.example/b.pdf", b"%PDF-1.7", Content_Type="application/pdf")
    archive.add("https://press.example/saved", kind="resource")
    assert addresses(archive.at(tmp_path / "a.warc.gz")) == ["a", "text", "b.pdf", "saved"]


def test_bodies_are_unpacked(tmp_path):
    archive = Archive()
    archive.add("https://press.example/gzip", gzip.compress(PAGE), Content_Encoding="gzip")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)
    archive.add("https://press.example/chunks", chunks, Transfer_Encoding="chunked")
    assert [item.data for item in fetched(archive.at(tmp_path / "a.warc.gz"))] == [PAGE, PAGE]


def test_a_file_that_is_one_gzip_member_is_read_too(tmp_path):
    plain = Archive(packed=False).add("https://press.example/a").add("https://press.example/b").out.getvalue()
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(plain))
    assert addresses(str(tmp_path / "a.warc.gz")) == ["a", "b"]


def wacz(path, members: dict[str, bytes]) -> str:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return str(path)


def test_a_wacz_holds_warcs(tmp_path):
    one, two = (Archive().add(f"https://press.example/{name}").out.getvalue() for name in "ab")
    members = {"datapackage.json": b"{}", "archive/b.warc.gz": two, "archive/a.warc.gz": one, "indexes/index.cdx": b"x"}
    assert addresses(wacz(tmp_path / "a.wacz", members)) == ["a", "b"]


@pytest.mark.parametrize(
    "name", ["../evil.warc", "archive/../../evil.warc", "/etc/evil", "..\\evil", "C:\\evil", "a/..\\..\\b"]
)
def test_a_name_that_leads_out_of_the_file_is_refused(tmp_path, name):
    path = wacz(
        tmp_path / "a.wacz", {"archive/a.warc.gz": Archive().add("https://press.example/a").out.getvalue(), name: b"x"}
    )
    with pytest.raises(Refused, match="a file outside of itself"):
        list(items(path))
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a.wacz"]


def test_what_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "ALWAYS_ALLOWED", 1024**2)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://press.example/a\r\n"
    head += b"WARC-Date: 2016-11-17T08:12:00Z\r\n"
    bomb = gzip.compress(head + b"Content-Length: 99999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + b" " * 30 * 1024**2)
    (tmp_path / "a.warc.gz").write_bytes(bomb)
    within = wacz(tmp_path / "a.wacz", {"archive/a.warc": b" " * 30 * 1024**2})
    twice = wacz(tmp_path / "b.wacz", {"archive/a.warc.gz": gzip.compress(bomb)})
    for path in (str(tmp_path / "a.warc.gz"), within, twice):
        with pytest.raises(Refused, match=r"unpacks to more|damaged"):
            list(items(path))
    with pytest.raises(Refused, match="unpacks to more"):
        list(items(str(tmp_path / "a.warc.gz")))


def test_a_body_beyond_the_limit_is_named_and_the_others_go_on(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "SIZE_LIMIT", 1024**2)
    archive = Archive().add("https://press.example/a", b"<p>" + b"a" * 1024**2).add("https://press.example/b")
    first, second = items(archive.at(tmp_path / "a.warc.gz"))
    assert isinstance(first, Refused) and "larger than 1 MB" in first.problem
    assert second.address == "https://press.example/b"


def test_a_damaged_file_gives_what_stands_before_the_damage(tmp_path):
    whole = Archive().add("https://press.example/a").add("https://press.example/b").out.getvalue()
    (tmp_path / "a.warc.gz").write_bytes(whole[:-40])
    stream = items(str(tmp_path / "a.warc.gz"))
    assert next(stream).address == "https://press.example/a"
    with pytest.raises(Refused, match="damaged") as caught:
        list(stream)
    assert "\n" not in str(caught.value)


def test_a_record_that_ends_too_soon_is_damage(tmp_path):
    whole = Archive(packed=False).add("https://press.example/a").out.getvalue()
    (tmp_path / "a.warc").write_bytes(whole[: whole.index(b"canal")])
    with pytest.raises(Refused, match="ends too soon"):
        list(items(str(tmp_path / "a.warc")))


@pytest.mark.parametrize(
    ("name", "data"), [("a.warc", b"no warc at all"), ("a.warc.gz", b"\x1f\x8bno"), ("a.wacz", b"PK no")]
)
def test_what_is_no_archive_is_refused_in_one_line(tmp_path, capsys, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused, match="damaged") as caught:
        list(items(str(tmp_path / name)))
    assert "\n" not in str(caught.value)
    assert capsys.readouterr().err == ""


def test_a_wacz_without_archives_is_refused(tmp_path):
    with pytest.raises(Refused, match="without WARC files"):
        list(items(wacz(tmp_path / "a.wacz", {"pages/pages.jsonl": b""})))
