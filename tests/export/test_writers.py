"""Each format, read back as its readers do."""

import csv
import datetime
import io
import json
import re

import pytest

from articles.export import bibtex_format, csv_format, json_format, ris_format

RECEIPT = {"query": "乌镇 @article{x,\ny}", "filters": {"lang": ["ar"]}, "hits": 2}


def table(records):
    text = "".join(csv_format.write(records))
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def tags(records, receipt=None):
    """The records of a RIS file as rispy reads them: what stands before TY is skipped."""
    found = []
    for line in "".join(ris_format.write(records, receipt)).split("\r\n"):
        if line.startswith("TY"):
            found.append({})
        if found and re.match("[A-Z][A-Z0-9]  - ", line):
            found[-1].setdefault(line[:2], []).append(line[6:])
    return found


def entry(record, receipt=None):
    return "".join(bibtex_format.write([record], receipt))


def field(text, name):
    return re.search(rf"^  {name} = {{(.*)}},$", text, re.MULTILINE)[1]


def test_a_row_of_csv_holds_everything_but_the_text(make):
    (row,) = table([make()])
    assert row == {
        "id": "0abc1def",
        "address": "https://portal.example/a/0abc1def/",
        "kind": "press",
        "language": "zh-Hant",
        "title": "運河上的燈籠",
        "title_devised": "no",
        "source_id": "canal-courier",
        "source": "運河快報",
        "source_country": "TW",
        "byline": "王小明",
        "published": "2024-11-20",
        "date_earliest": "2024-11-20",
        "date_latest": "2024-11-20",
        "date_precision": "day",
        "date_basis": "stated",
        "event_id": "canal-2024",
        "event": "Canal Summit",
        "speaker_ids": "ada-weaver; bo-li",
        "speakers": "Ada Weaver; Bo, Li, Jr",
        "topic_ids": "lanterns",
        "topics": "lanterns",
        "abstract": "Our own words.",
        "display": "full",
        "original_address": "https://press.example/a_b?c=1&d=%7E",
        "original_part": "1",
        "story": "lanterns",
        "updated": "2024-11-21T08:30:00+00:00",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_cell_of_csv_is_a_formula(make, start):
    (row,) = table([make(title=f"{start}HYPERLINK(1)", byline=f"{start}1", abstract=f"{start}2")])
    assert (row["title"], row["byline"], row["abstract"]) == (f"'{start}HYPERLINK(1)", f"'{start}1", f"'{start}2")


def test_csv_keeps_commas_and_quotation_marks(make):
    assert table([make(title='He said: "on, on"')])[0]["title"] == 'He said: "on, on"'


def test_what_is_unknown_is_empty_in_every_format(make):
    bare = make(source=None, event=None, speakers=(), topics=(), abstract="", byline="", original="", published="")
    bare = make(**{**vars(bare), "earliest": None, "latest": None, "precision": "", "basis": ""})
    row = table([bare])[0]
    assert {row[name] for name in ("source", "event_id", "speakers", "published", "date_earliest", "abstract")} == {""}
    assert set(tags([bare])[0]) == {"TY", "ID", "TI", "LA", "DB", "UR", "ER"}
    assert re.findall(r"^  (\w+) =", entry(bare), re.MULTILINE) == ["title", "langid", "url"]


def test_json_holds_the_receipt_and_what_may_be_shown_of_the_text(make):
    found = json.loads("".join(json_format.write([make(), make(id="1abc1def", text=())], RECEIPT)))
    assert found["receipt"] == RECEIPT
    assert [record["id"] for record in found["records"]] == ["0abc1def", "1abc1def"]
    assert [record["text"] for record in found["records"]] == [["第一段。", "第二段。"], []]
    assert found["records"][0]["speakers"][0] == {"id": "ada-weaver", "name": "Ada Weaver", "language": "en"}
    assert found["records"][0]["earliest"] == "2024-11-20"


def test_json_without_records_is_whole_too():
    assert json.loads("".join(json_format.write([], RECEIPT))) == {"receipt": RECEIPT, "records": []}
    assert json.loads("".join(json_format.write([]))) == {"records": []}


def test_ris_as_reference_managers_read_it(make):
    assert tags([make()], RECEIPT) == [
        {
            "TY": ["NEWS"],
            "ID": ["0abc1def"],
            "TI": ["運河上的燈籠"],
            "AU": ["王小明"],
            "T2": ["運河快報"],
            "PY": ["2024"],
            "DA": ["2024/11/20/"],
            "LA": ["zh-Hant"],
            "AB": ["Our own words."],
            "KW": ["Canal Summit", "Ada Weaver", "Bo; Li, Jr", "lanterns"],
            "DB": ["World Internet Conference Press Archive"],
            "UR": ["https://portal.example/a/0abc1def/"],
            "L2": ["https://press.example/a_b?c=1&d=%7E"],
            "ER": [""],
        }
    ]


def test_the_receipt_of_ris_stands_before_the_first_record(make):
    text = "".join(ris_format.write([make()], {"query": "x\r\nTY  - BOOK"}))
    assert text.startswith("# query: x TY - BOOK\r\n\r\nTY  - NEWS\r\n")


SPANS = {
    "minute": ("2024-11-20T09:58", "2024/11/20/", "2024-11-20"),
    "month": ("2024-11", "2024/11//", "2024-11"),
    "quarter": ("2024-Q4", "2024///2024-Q4", "2024-11-20/2024-11-22"),
    "year": ("2024", "2024///", "2024"),
    "range": ("2024-11-20/2024-11-22", "2024///2024-11-20 – 2024-11-22", "2024-11-20/2024-11-22"),
}


@pytest.mark.parametrize("precision", SPANS)
def test_a_date_is_no_more_exact_than_it_is_known(make, precision):
    iso, ris, bibtex = SPANS[precision]
    record = make(published=iso, precision=precision, latest=datetime.date(2024, 11, 22))
    assert tags([record])[0]["DA"] == [ris]
    assert field(entry(record), "date") == bibtex


def test_a_span_over_two_years_has_no_year(make):
    record = make(published="2024-12-30/2025-01-02", precision="range", latest=datetime.date(2025, 1, 2))
    assert "PY" not in tags([record])[0]


def test_bibtex_in_the_titles_own_script(make):
    assert entry(make()) == (
        "@article{wic-0abc1def,\n"
        "  title = {{運河上的燈籠}},\n"
        "  author = {{王小明}},\n"
        "  journaltitle = {運河快報},\n"
        "  date = {2024-11-20},\n"
        "  langid = {chinese-traditional},\n"
        "  url = {https://portal.example/a/0abc1def/},\n"
        "  verba = {https://press.example/a_b?c=1&d=%7E},\n"
        "  keywords = {Canal Summit, Ada Weaver, Bo; Li  Jr, lanterns},\n"
        "  abstract = {Our own words.},\n"
        "}\n\n"
    )


def test_bibtex_escapes_what_tex_would_act_on(make):
    text = entry(make(title=r"50 % of {R&D} \in $_#^~", original="https://press.example/{a}\\b"))
    assert field(text, "title") == (
        r"{50 \% of \textbraceleft{}R\&D\textbraceright{} \textbackslash{}in \$\_\#\textasciicircum{}\textasciitilde{}}"
    )
    assert field(text, "verba") == "https://press.example/%7Ba%7D%5Cb"
    assert text.count("{") == text.count("}")


def test_the_receipt_of_bibtex_is_no_entry(make):
    head = entry(make(), RECEIPT).partition("\n\n")[0]
    assert head == '% query: 乌镇 ＠article{x, y}\n% filters: {"lang": ["ar"]}\n% hits: 2'


def test_a_digest_is_a_page_of_the_web(make):
    assert tags([make(kind="digest")])[0]["TY"] == ["ELEC"]
    text = entry(make(kind="digest"))
    assert text.startswith("@online{")
    assert field(text, "organization") == "運河快報"
