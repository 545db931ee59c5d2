"""What a path, a folder, an address or a dash stands for."""

import pytest

from articles.ingest.inputs import count, items
from articles.ingest.inputs.items import Address, File
from articles.ingest.types import Refused


def test_a_folder_stands_for_its_originals_in_order_of_name_and_below(tmp_path):
    for name in ("b.html", "a.txt", "c.PDF", "d", "list.csv", "feed.xml", ".hidden.txt", "photo.png"):
        (tmp_path / name).write_text("x")
    (tmp_path / "e.txt").mkdir()
    (tmp_path / "e.txt" / "f.htm").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    expected = [File(str(tmp_path / name)) for name in ("a.txt", "b.html", "c.PDF", "e.txt/f.htm")]
    assert list(items(str(tmp_path))) == expected
    assert count([str(tmp_path), "https://press.example/a"]) == 5
    assert count([str(tmp_path / "list.csv")]) is None


def test_a_folder_without_originals_is_refused(tmp_path):
    (tmp_path / "a.png").write_text("x")
    with pytest.raises(Refused, match="a folder without"):
        list(items(str(tmp_path)))


def test_a_damaged_archive_does_not_end_a_folder(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"\x1f\x8b")
    (tmp_path / "b.txt").write_text("x")
    first, second = items(str(tmp_path))
    assert isinstance(first, Refused) and second == File(str(tmp_path / "b.txt"))


@pytest.mark.parametrize(
    ("given", "item"),
    [
        ("-", File("-")),
        ("https://press.example/a.csv", Address("https://press.example/a.csv")),
        ("ftp://press.example/a", Address("ftp://press.example/a")),
        ("missing.txt", File("missing.txt")),
        ("missing.csv", File("missing.csv")),
    ],
)
def test_one_thing(given, item):
    assert list(items(given)) == [item]
