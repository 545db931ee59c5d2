"""PDFs: text by page as paragraphs, the title of the metadata, and refusals in one line."""

import subprocess

import pytest

from articles.ingest import pdf as reading
from articles.ingest.fetch import given_file
from articles.ingest.pdf import extract_pdf
from articles.ingest.pipeline import read
from articles.ingest.types import Refused
from tests.ingest import world
from tests.ingest.pdfs import pdf

FIRST = [
    "The canal town opened its doors on Wednesday to guests from forty",
    "countries, who had come to speak about networks and about the in-",
    "ternational rules that they may need before long.",
    "",
    "On the second day the guests went by boat to see the old bridges, and",
    "the mayor told them",
]
SECOND = ["Harbour Post, page two of the supplement", "how each of them had been mended by hand.", "2"]


def lines(data: bytes) -> list[str]:
    return [line.text for line in extract_pdf(given_file("a.pdf", data)).lines]


def problem(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        extract_pdf(given_file("a.pdf", data))
    assert caught.value.path == "a.pdf" and "\n" not in str(caught.value)
    return caught.value.problem


def test_lines_are_put_together_to_paragraphs_over_broken_words():
    assert lines(pdf(FIRST))[0] == (
        "The canal town opened its doors on Wednesday to guests from forty countries, who had come to speak about"
        " networks and about the international rules that they may need before long."
    )


def test_pages_follow_each_other_without_their_numbers():
    text = lines(pdf(["1", *FIRST[:3]], [*FIRST[4:5], "- 2 -"], ["3 / 3"]))
    assert len(text) == 2
    assert text[1] == "On the second day the guests went by boat to see the old bridges, and"


def test_the_title_of_the_metadata_is_proposed():
    data = given_file("a.pdf", pdf(FIRST, title="Canal town\x00 opens"))
    assert extract_pdf(data).title == "Canal town opens"


@pytest.mark.parametrize("title", ["", "Microsoft Word - draft7", "untitled", "supplement.indd", "report.docx"])
def test_a_name_that_a_program_gave_is_no_title(title):
    assert extract_pdf(given_file("a.pdf", pdf(FIRST, title=title))).title == ""


def test_chinese_lines_are_joined_without_spaces_and_radicals_are_characters():
    line = "水乡小镇周三向来自四十个国家的客人敞开大门他们来此谈论网络的未来以及"
    data = pdf([line.replace("水", "⽔").replace("门", "⻔"), "可能需要的规则。"], unicode=True)
    assert lines(data) == [line + "可能需要的规则。"]


def test_an_arabic_pdf_is_refused_for_its_order_is_not_kept():
    assert "paste its text" in problem(pdf(["افتتحت مدينة القنوات أبوابها يوم الأربعاء أمام ضيوف"], unicode=True))


def test_a_pdf_becomes_an_article_like_any_other():
    text = ["The Third World Internet Conference opened in Wuzhen, with many guests from", "afar and from near."]
    result = read(given_file("a.pdf", pdf(text, title="Canal town opens its doors")), world.authority())
    assert result.described.title == "Canal town opens its doors"
    assert result.described.body == " ".join(text)
    assert (result.encoding, result.linked.event.slug) == ("", "wic-2016")


def test_a_pdf_that_needs_a_password_is_refused():
    encrypted = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + "00" * 32 + "> /U <" + "11" * 32 + "> >>"
        " /ID [<00> <00>]"
    )
    assert problem(pdf(FIRST, trailer=encrypted)) == "a PDF that needs a password"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n" + b"\x00\xff" * 5000,
        pdf(FIRST)[:-200],
        pdf(FIRST).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        pdf(FIRST).replace(b"/Root 1 0 R", b"/Root 9 0 R"),
    ],
    ids=["head", "noise", "cut", "circle", "rootless"],
)
def test_a_damaged_pdf_is_read_as_far_as_it_can_be_or_refused(data):
    try:
        assert lines(data)
    except Refused as refused:
        assert refused.problem in {
            "a PDF that cannot be read",
            "a PDF without text, as scans are; type or paste what it says",
        }


def test_a_scan_is_refused():
    assert problem(pdf([""])) == "a PDF without text, as scans are; type or paste what it says"


def test_a_bomb_in_a_stream_is_refused():
    bomb = pdf([" " * 150_000_000])
    assert len(bomb) < 1_000_000
    assert problem(bomb).startswith("a PDF")


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    def never(*args, **named):
        raise subprocess.TimeoutExpired("reader", 60)

    monkeypatch.setattr(reading.subprocess, "run", never)
    assert problem(pdf(FIRST)) == "a PDF that cannot be read"
