"""A package is read back as another archive would read it."""

import gzip
import hashlib
import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from warcio.archiveiterator import ArchiveIterator

from articles.export.cdxj import surt
from articles.ingest.captures import keep, path_of
from articles.ingest.types import Exchange, Fetched
from articles.models import Article, Capture
from tests import factories
from tests.replay.conftest import ADDRESS, TEXTS, TIMES


def export(path, *options: str) -> str:
    out = io.StringIO()
    call_command("export_wacz", str(path), *options, stdout=out)
    return out.getvalue()


def records(package: zipfile.ZipFile):
    with package.open("archive/data.warc.gz") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            yield record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()


def test_a_package_is_whole(tmp_path, captures):
    said = export(tmp_path / "a.wacz", "--all")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        assert package.testzip() is None
        assert {info.compress_type for info in package.infolist()} == {zipfile.ZIP_STORED}
        manifest = package.read("datapackage.json")
        described = json.loads(manifest)
        assert (described["profile"], described["wacz_version"]) == ("data-package", "1.1.1")
        resources = {resource["path"]: resource for resource in described["resources"]}
        assert resources.keys() == set(package.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        for name, resource in resources.items():
            data = package.read(name)
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert resource["bytes"] == len(data)
        digest = json.loads(package.read("datapackage-digest.json"))
        assert digest == {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(manifest).hexdigest()}"}
        kept = list(records(package))
        assert kept[0][0] == "warcinfo"
        assert kept[1:] == [("resource", ADDRESS, text.encode()) for text in TEXTS]
    assert said.startswith("3 captures, 3 pages, ")
    assert [file.name for file in tmp_path.glob("*.wacz*")] == ["a.wacz"]


def test_the_index_finds_each_record_where_it_is(tmp_path, captures):
    export(tmp_path / "a.wacz", "--all")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        index, archive = package.read("indexes/index.cdx.gz"), package.read("archive/data.warc.gz")
        blocks = package.read("indexes/index.idx").decode().splitlines()
    lines = gzip.decompress(index).decode().splitlines()
    assert lines == sorted(lines)
    for line, text, time in zip(lines, TEXTS, TIMES, strict=True):
        key, stamp, fields = line.split(" ", 2)
        place = json.loads(fields)
        assert (key, stamp) == (surt(ADDRESS), time.strftime("%Y%m%d%H%M%S"))
        assert (place["url"], place["mime"], place["filename"]) == (ADDRESS, "text/html", "data.warc.gz")
        assert place["digest"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
        start = int(place["offset"])
        member = gzip.decompress(archive[start : start + int(place["length"])])
        assert text.encode() in member
    assert json.loads(blocks[0].removeprefix("!meta 0 ")) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    block = json.loads(blocks[1].split(" ", 2)[2])
    assert (block["offset"], block["length"]) == (0, len(index))
    assert block["digest"] == f"sha256:{hashlib.sha256(index).hexdigest()}"


def test_pages_say_title_time_and_address(tmp_path, article, captures):
    export(tmp_path / "a.wacz", "--all")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        head, *pages = map(json.loads, package.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    assert pages[0] == {
        "id": f"{article.public_id}-{captures[0].pk}",
        "url": ADDRESS,
        "ts": "2024-11-20T08:30:15Z",
        "title": "Boats on the canal",
        "language": "en",
    }


def test_stored_records_go_as_they_are_and_known_bytes_once(tmp_path, article):
    for number, time in enumerate(TIMES[:2]):
        exchanged(article, time, is_known=number > 0)
    export(tmp_path / "a.wacz", "--all")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        kept = list(records(package))
        pages = package.read("pages/pages.jsonl").decode().splitlines()[1:]
        index = gzip.decompress(package.read("indexes/index.cdx.gz")).decode()
    assert [kind for kind, _uri, _body in kept] == ["warcinfo", "request", "response", "request", "revisit"]
    assert kept[2][1:] == (ADDRESS, TEXTS[0].encode())
    assert [json.loads(page)["ts"] for page in pages] == ["2024-11-20T08:30:15Z", "2024-11-21T08:30:15Z"]
    assert [json.loads(line.split(" ", 2)[2])["mime"] for line in index.splitlines()] == ["text/html", "warc/revisit"]


def test_a_file_of_a_capture_with_known_bytes_has_them(client, article):
    exchanged(article, TIMES[0], is_known=False)
    again = exchanged(article, TIMES[1], is_known=True)
    data = client.get(f"/captures/{again.pk}/warc").content
    kinds = [record.rec_type for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")]
    assert kinds == ["request", "response", "request", "revisit"]


def exchanged(article, time, is_known: bool) -> Capture:
    """A capture by address, as it is stored today."""
    body = TEXTS[0].encode()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    exchange = Exchange(ADDRESS, time, b"GET / HTTP/1.1\r\nHost: press.example\r\n\r\n", 200, "OK", headers, body)
    digest = hashlib.sha256(body).hexdigest()
    place = keep(Fetched(ADDRESS, body, digest, "text/html", address=ADDRESS, exchanges=(exchange,)), is_known)
    return Capture.objects.create(
        article=article,
        address=ADDRESS,
        captured=time,
        sha256=digest,
        size=len(body),
        media_type="text/html",
        warc=place.warc,
        record_id=place.record_id,
        status=200,
    )


@pytest.mark.parametrize(
    "change", [{"state": "draft"}, {"state": "withdrawn"}, {"display": "excerpt"}, {"display": "record"}]
)
def test_what_may_not_be_shown_leaves_only_with_everything(tmp_path, captures, change):
    Article.objects.update(**change)
    with pytest.raises(CommandError, match="may be shown in full"):
        export(tmp_path / "a.wacz", "--all")
    assert list(tmp_path.glob("*.wacz*")) == []
    assert export(tmp_path / "a.wacz", "--everything").startswith("3 captures")


def test_by_event(tmp_path, article, captures):
    event = factories.event(slug="canal-2024")
    factories.capture(factories.article(event=event), b"<p>About the event.</p>")
    assert export(tmp_path / "a.wacz", "--event", "canal-2024").startswith("1 captures, 1 pages")
    with pytest.raises(CommandError, match="no such event: canal-1999"):
        export(tmp_path / "a.wacz", "--event", "canal-2024", "--event", "canal-1999")


def test_damaged_bytes_leave_what_was_there(tmp_path, captures):
    (tmp_path / "a.wacz").write_bytes(b"of yesterday")
    path_of(captures[1].sha256).write_bytes(b"damaged")
    with pytest.raises(CommandError, match="nothing was written"):
        export(tmp_path / "a.wacz", "--all")
    assert (tmp_path / "a.wacz").read_bytes() == b"of yesterday"
    assert [file.name for file in tmp_path.glob("*.wacz*")] == ["a.wacz"]


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path, captures):
    with pytest.raises(CommandError, match="No such file or directory"):
        export(tmp_path / "missing" / "a.wacz", "--all")


def test_a_file_of_a_curators_folder_goes_under_its_name(tmp_path, article):
    factories.capture(article, b"Words", address="/srv/private/page one.txt", media_type="text/plain")
    export(tmp_path / "a.wacz", "--all")
    with zipfile.ZipFile(tmp_path / "a.wacz") as package:
        assert list(records(package))[1][1] == "urn:x-wic:file:page%20one.txt"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.a.example/b?d=1&c=2", "example,a)/b?c=2&d=1"),
        ("https://WWW2.A.example:443/B/", "example,a)/b/"),
        ("https://a.example:8080", "example,a:8080)/"),
        ("urn:x-wic:file:a.txt", "urn:x-wic:file:a.txt"),
    ],
)
def test_keys_of_the_index(url, key):
    assert surt(url) == key
