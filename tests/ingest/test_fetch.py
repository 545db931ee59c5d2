import hashlib
import io

import pytest

from articles.ingest import fetch as fetching
from articles.ingest.fetch import fetch, given_file, given_text
from articles.ingest.types import Refused


def test_keeps_the_bytes_and_their_digest(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("乌镇\r\n".encode())
    fetched = fetch(str(file))
    assert fetched.data == "乌镇\r\n".encode()
    assert fetched.sha256 == hashlib.sha256(fetched.data).hexdigest()
    assert (fetched.path, fetched.media_type) == (str(file), "text/plain")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.html", b"<p>x</p>", "text/html"),
        ("a.HTM", b"<p>x</p>", "text/html"),
        ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html><p>x</p>", "text/html"),
        ("a.txt", b"x < y", "text/plain"),
        ("a.txt", b"%PDF-1.7 and so on", "application/pdf"),
    ],
)
def test_media_type_is_by_suffix_or_by_how_the_text_begins(tmp_path, name, data, media_type):
    (tmp_path / name).write_bytes(data)
    assert fetch(str(tmp_path / name)).media_type == media_type


def test_a_dash_reads_standard_input():
    assert fetch("-", io.BytesIO(b"<html><p>x</p>")).media_type == "text/html"
    assert fetch("-", io.BytesIO(b"plain text")).media_type == "text/plain"


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n\t", "empty"),
        ("a.txt", b"abc\0def", "binary"),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        ("a.txt", bytes(range(1, 32)) * 40, "binary"),
        ("a.pdf", b"text", "binary"),
        ("a.png", b"text", "not a .txt, .html or .pdf file"),
        ("a", b"text", "not a .txt, .html or .pdf file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path, name, data, problem):
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Refused, match=problem) as refused:
        fetch(str(file))
    assert str(refused.value).startswith(f"{file}: ") and "\n" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refused, match="no such file"):
        fetch(str(tmp_path / "missing.txt"))


def test_a_device_is_refused():
    with pytest.raises(Refused, match="not a regular file"):
        fetch("/dev/null")


def test_a_large_file_is_refused_and_not_read_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "SIZE_LIMIT", 1024**2)
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * (1024**2 + 1))
    with pytest.raises(Refused, match="larger than 1 MB"):
        fetch(str(file))
    file.write_bytes(b"a" * 1024**2)
    assert len(fetch(str(file)).data) == 1024**2


def test_an_upload_is_read_like_a_file():
    fetched = given_file("a.html", b"<p>x</p>", address="https://press.example/a")
    assert (fetched.path, fetched.media_type, fetched.address) == ("a.html", "text/html", "https://press.example/a")
    with pytest.raises(Refused, match=r"not a \.txt, \.html or \.pdf file"):
        given_file("a.exe", b"text")


def test_a_pasted_text_has_plain_line_ends_and_is_valid():
    assert given_text("one\r\ntwo \ud83d").data == b"one\ntwo ?"
    assert given_text("<html><p>x</p></html>").media_type == "text/html"
    with pytest.raises(Refused, match="empty"):
        given_text(" \r\n")
