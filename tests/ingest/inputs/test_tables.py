"""Tables of addresses and of press records."""

import pytest

from articles.ingest.inputs import items
from articles.ingest.inputs.items import Address, PressRecord
from articles.ingest.types import Refused


def of(path, content: str | bytes) -> list:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(items(str(path)))


def problems(found: list) -> list[str]:
    return [str(item) for item in found if isinstance(item, Refused)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_row_with_a_title_is_a_record_and_one_without_an_address(tmp_path, separator):
    lines = [
        ["Address", "title", "language", "source", "date"],
        ["www.press.example/a", "", "", "", ""],
        ["https://press.example/b", '"Boats, canal; town"', "en", "The Harbour Post", "2016-11"],
        ["", "乌镇", "zh-Hans", "", ""],
    ]
    path = tmp_path / "list.csv"
    found = of(path, "\ufeff" + "\n".join(map(separator.join, lines)) + "\n\n")
    assert found == [
        Address("https://www.press.example/a"),
        PressRecord(f"{path}:3", "Boats, canal; town", "en", "The Harbour Post", "2016-11", "https://press.example/b"),
        PressRecord(f"{path}:4", "乌镇", "zh-Hans"),
    ]


def test_a_file_without_a_header_is_a_list_of_addresses(tmp_path):
    assert of(tmp_path / "a.csv", "https://press.example/a\nhttps://press.example/b") == [
        Address("https://press.example/a"),
        Address("https://press.example/b"),
    ]


def test_lines_of_json_are_rows_or_addresses(tmp_path):
    path = tmp_path / "a.jsonl"
    found = of(path, '"https://press.example/a"\n\n{"title": "T", "language": "ro", "date": 2016, "source": null}\n')
    assert found == [Address("https://press.example/a"), PressRecord(f"{path}:3", "T", "ro", date="2016")]


def test_each_bad_row_is_named_and_the_others_go_on(tmp_path):
    path = tmp_path / "a.csv"
    found = of(
        path,
        "address,title,language,source,date\n"
        "javascript:alert(1),,,,\n"
        ",T,xx,,\n"
        ",,en,,\n"
        ",T,en,,20th of May\n"
        "https://press.example/a,,,,\n",
    )
    assert problems(found) == [
        f"{path}:2: not an http or https address",
        f"{path}:3: a record needs one of the languages ar, zh-Hans, zh-Hant, ro, en",
        f"{path}:4: neither an address nor a title",
        f"{path}:5: not a date like 2024, 2024-11 or 2024-11-20",
    ]
    assert found[-1] == Address("https://press.example/a")


def test_each_bad_line_of_json_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    found = of(path, '{\n[1]\n{"adress": "x"}\n{"title": ["x"]}\n' + "[" * 5000 + '\n"https://press.example/a"\n')
    assert problems(found) == [
        f"{path}:1: not a line of JSON",
        f"{path}:2: not a row: an object with texts is expected",
        f"{path}:3: unknown column “adress”; known are address, title, language, source, date",
        f"{path}:4: not a row: an object with texts is expected",
        f"{path}:5: not a line of JSON",
    ]
    assert found[-1] == Address("https://press.example/a")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "unknown column"),
        ("adress,title\nhttps://press.example/a,", "unknown column “adress”"),
        ("address\n\xff".encode("latin-1"), "not in UTF-8"),
        (b"\xff\xfea", "not in UTF-8"),
        ('address\n"https://press.example/a', "cannot be read"),
        ('address\n"' + "a" * 200_000 + '"', "cannot be read"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_line(tmp_path, content, problem):
    with pytest.raises(Refused, match=problem) as caught:
        of(tmp_path / "a.csv", content)
    assert "\n" not in str(caught.value)


def test_rows_are_read_one_by_one(tmp_path):
    """A table of any length: the first row is there before the last is read."""
    path = tmp_path / "a.csv"
    path.write_text("address\n" + "https://press.example/a\n" * 10_000 + "\xff", encoding="latin-1")
    assert next(iter(items(str(path)))) == Address("https://press.example/a")
