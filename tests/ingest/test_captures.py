"""Originals in the data folder: WARC records that other tools read, equal bytes once, nothing lost, nothing half."""

import datetime
import gzip
import hashlib
import subprocess
import sys

import pytest
from warcio.archiveiterator import ArchiveIterator

from articles.ingest import captures
from articles.ingest.captures import CaptureLost, fetched_of, keep, path_of, payload_of, stored, warc_path
from articles.ingest.types import Exchange, Fetched
from articles.models import Capture
from tests import factories

PAGE = b"<!doctype html><p>Boats on the canal.</p>"
NOON = datetime.datetime(2024, 11, 20, 12, 0, 0, 123456, tzinfo=datetime.UTC)
HEAD = b"GET /a HTTP/1.1\r\nHost: press.example\r\n\r\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    return settings.CAPTURES_DIR


def exchange(body: bytes = PAGE, address: str = "https://press.example/a", **fields) -> Exchange:
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    return Exchange(**{"address": address, "time": NOON, "request": HEAD, "status": 200, "reason": "OK",
                       "headers": headers, "body": body, "peer": "192.0.2.7", **fields})  # fmt: skip


def captured(*exchanges: Exchange, data: bytes = PAGE) -> Fetched:
    exchanges = exchanges or (exchange(data),)
    return Fetched("https://press.example/a", data, hashlib.sha256(data).hexdigest(), "text/html",
                   address="https://press.example/a", exchanges=exchanges)  # fmt: skip


def a_file(data: bytes = PAGE, name: str = "folder/乌镇 a.html") -> Fetched:
    return Fetched(name, data, hashlib.sha256(data).hexdigest(), "text/html")


def records(place) -> list[tuple]:
    with (captures.Path(captures.settings.CAPTURES_DIR) / place.warc).open("rb") as file:
        return [
            (record.rec_type, record.rec_headers, record.content_stream().read())
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def row(fetched: Fetched, place, **fields) -> Capture:
    return Capture(address=fetched.address or fetched.path, sha256=fetched.sha256, media_type=fetched.media_type,
                   warc=place.warc, record_id=place.record_id, captured=place.time, **fields)  # fmt: skip


def test_an_exchange_is_a_request_and_a_response():
    place = keep(captured(), is_known=False)
    (kind, request, _body), (other, response, body) = records(place)
    assert (kind, other, body) == ("request", "response", PAGE)
    assert request.get_header("WARC-Concurrent-To") == response.get_header("WARC-Record-ID") == place.record_id
    assert response.protocol == "WARC/1.1"
    assert response.get_header("WARC-Target-URI") == "https://press.example/a"
    assert response.get_header("WARC-Date") == "2024-11-20T12:00:00.123456Z"
    assert response.get_header("WARC-IP-Address") == "192.0.2.7"
    assert response.get_header("WARC-Payload-Digest") == "sha256:" + hashlib.sha256(PAGE).hexdigest()
    assert place.time == NOON


def test_the_file_holds_head_and_body_as_they_came(folder):
    place = keep(captured(), is_known=False)
    plain = gzip.decompress((folder / place.warc).read_bytes())
    assert HEAD in plain
    assert (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\n"
        + PAGE
        in plain
    )


def test_a_tool_of_the_field_finds_no_fault(folder):
    chunked = (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"))
    packed = gzip.compress(PAGE)
    first = keep(captured(exchange(packed, headers=chunked)), is_known=False)
    second = keep(captured(exchange(packed, headers=chunked)), is_known=True)
    third = keep(a_file(b"text"), is_known=False)
    paths = [str(folder / place.warc) for place in (first, second, third)]
    run = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", *paths], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "failed" not in run.stdout


def test_each_hop_of_a_redirect_is_kept():
    first = exchange(b"", address="http://press.example/a", status=301, reason="Moved Permanently")
    place = keep(captured(first, exchange()), is_known=False)
    kept = records(place)
    assert [kind for kind, _head, _body in kept] == ["request", "response", "request", "response"]
    assert kept[-1][1].get_header("WARC-Record-ID") == place.record_id
    assert payload_of(row(captured(), place)) == PAGE


def test_a_file_is_a_resource_under_its_name():
    ((kind, head, body),) = records(keep(a_file(), is_known=False))
    assert (kind, body, head.get_header("Content-Type")) == ("resource", PAGE, "text/html")
    assert head.get_header("WARC-Target-URI") == "urn:x-wic:file:%E4%B9%8C%E9%95%87%20a.html"


def test_the_same_bytes_again_are_a_revisit(folder):
    first = keep(captured(), is_known=False)
    again = keep(captured(exchange(address="https://other.example/b")), is_known=True)
    (_kind, _head, _body), (kind, head, body) = records(again)
    assert (kind, body) == ("revisit", b"")
    assert head.get_header("WARC-Profile").endswith("/warc/1.1/revisit/identical-payload-digest")
    assert head.get_header("WARC-Refers-To") == first.record_id
    assert head.get_header("WARC-Refers-To-Target-URI") == "https://press.example/a"
    assert head.get_header("WARC-Refers-To-Date") == "2024-11-20T12:00:00.123456Z"
    capture = row(captured(), again)
    assert payload_of(capture) == PAGE
    assert warc_path(capture) == folder / again.warc != folder / first.warc


def test_the_same_page_packed_otherwise_is_no_revisit():
    keep(captured(), is_known=False)
    packed = exchange(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),))
    place = keep(captured(packed), is_known=True)
    assert [kind for kind, _head, _body in records(place)] == ["request", "response"]
    assert payload_of(row(captured(), place)) == PAGE


def test_a_file_left_over_from_a_killed_run_gives_way(folder):
    left = keep(captured(), is_known=False)
    place = keep(captured(), is_known=False)
    assert place.warc == left.warc and place.record_id != left.record_id
    assert len(list(folder.rglob("*.warc.gz"))) == 1
    assert records(place)[-1][1].get_header("WARC-Record-ID") == place.record_id


def test_a_damaged_original_is_mended_by_the_next_capture(folder):
    place = keep(captured(), is_known=False)
    capture = row(captured(), place)
    (folder / place.warc).write_bytes((folder / place.warc).read_bytes()[:-60])
    with pytest.raises(CaptureLost):
        payload_of(capture)
    keep(captured(), is_known=True)
    assert payload_of(capture) == PAGE


def test_what_is_read_back_has_the_digest_or_is_refused(folder):
    place = keep(captured(), is_known=False)
    capture = row(captured(), place)
    other = keep(captured(data=b"other"), is_known=False)
    (folder / place.warc).write_bytes((folder / other.warc).read_bytes())
    with pytest.raises(CaptureLost, match="changed since"):
        payload_of(capture)
    (folder / place.warc).unlink()
    for read in (payload_of, stored, warc_path, fetched_of):
        with pytest.raises(CaptureLost, match="not in the folder"):
            read(capture)


def test_a_capture_from_before_warc_is_read_like_the_others():
    data = b"plain bytes"
    sha256 = hashlib.sha256(data).hexdigest()
    path_of(sha256).parent.mkdir(parents=True)
    path_of(sha256).write_bytes(data)
    capture = Capture(address="a.txt", sha256=sha256, media_type="text/plain", captured=NOON)
    assert payload_of(capture) == data and warc_path(capture) is None
    assert stored(capture).payload == data
    assert fetched_of(capture) == Fetched("a.txt", data, sha256, "text/plain")


def test_a_capture_is_read_again_as_ingest_reads_it():
    fetched = captured(exchange(gzip.compress(PAGE), headers=(("Content-Encoding", "gzip"),)))
    place = keep(fetched, is_known=False)
    capture = row(
        fetched,
        place,
        status=200,
        headers=[["Content-Type", "text/html; charset=GBK"]],
        final_address="https://press.example/b",
    )
    again = fetched_of(capture)
    assert (again.data, again.sha256, again.address, again.charset) == (PAGE, fetched.sha256, fetched.address, "gbk")
    kept = stored(capture)
    assert (kept.payload, kept.status, kept.address) == (PAGE, 200, "https://press.example/b")
    assert kept.headers == (("Content-Type", "text/html; charset=GBK"),)


def test_files_are_written_aside_and_moved(folder, monkeypatch):
    def fail(*args):
        raise OSError("planted")

    monkeypatch.setattr(captures.os, "replace", fail)
    with pytest.raises(OSError, match="planted"):
        keep(captured(), is_known=False)
    assert not [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "warc", ["../../etc/passwd", "/etc/passwd", "ab/../../x.warc.gz", "ab/" + "g" * 64 + ".warc.gz"]
)
def test_a_row_points_nowhere_else(warc):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Capture.objects.create(
            article=factories.article(), address="a", sha256="0" * 64, size=1, media_type="text/plain", warc=warc
        )
