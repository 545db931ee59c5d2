import pytest

from articles.ingest.decode import decode
from articles.ingest.types import Fetched, Refused

ARABIC = "افتتح المؤتمر العالمي للإنترنت في مدينة ووتشن، وشارك فيه ضيوف من دول كثيرة.\n"
SIMPLIFIED = "世界互联网大会在乌镇开幕，来自多个国家的嘉宾出席。\n"
TRADITIONAL = "世界互聯網大會在烏鎮開幕，來自多個國家的嘉賓出席。\n"
ROMANIAN = "Conferinţa Mondială a Internetului s-a deschis; participă oaspeţi din multe ţări şi regiuni.\n"
ENGLISH = "“The summit’s theme”, they said – in Wuzhen – was trust.\n"


def decoded(data: bytes):
    return decode(Fetched("a.txt", data, "", "text/plain"))


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        (ARABIC, "utf-8", "utf-8"),
        (ARABIC, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (ARABIC, "cp1256", "cp1256"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (ROMANIAN, "cp1250", "cp1250"),
        (ENGLISH, "cp1252", "cp1252"),
    ],
)
def test_recognises_the_encoding_without_being_told(text, written, read):
    result = decoded(text.encode(written))
    assert (result.text, result.encoding) == (text, read)


def test_iso_8859_2_reads_right_under_either_name():
    assert decoded(ROMANIAN.encode("iso8859-2")).text == ROMANIAN


def test_a_declared_encoding_is_believed_where_it_fits():
    page = f'<html><head><meta charset="big5"></head><p>{TRADITIONAL}</p>'
    assert decoded(page.encode("big5")).encoding == "big5hkscs"
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=GB2312">'
    assert decoded((meta + SIMPLIFIED).encode("gbk")).encoding == "gb18030"


def test_a_declaration_that_does_not_fit_is_not_believed():
    page = f'<meta charset="big5"><p>{ARABIC}</p>'
    assert decoded(page.encode()).encoding == "utf-8"
    assert decoded(b'<meta charset="no-such-code">' + ARABIC.encode("cp1256")).encoding == "cp1256"


@pytest.mark.parametrize("text", [ARABIC, SIMPLIFIED, TRADITIONAL, ROMANIAN * 3])
def test_broken_utf8_is_refused_with_its_place_and_never_read_as_something_else(text):
    data = text.encode() + b"\xc3\x28" + text.encode()
    with pytest.raises(Refused, match=rf"broken UTF-8 at byte {len(text.encode())} \(line {text.count(chr(10)) + 1}\)"):
        decoded(data)


def test_utf8_cut_in_the_middle_of_a_letter_is_refused():
    with pytest.raises(Refused, match="broken UTF-8"):
        decoded(SIMPLIFIED.strip().encode()[:-1])


def test_utf16_with_a_half_character_is_refused():
    with pytest.raises(Refused, match="broken UTF-16"):
        decoded(SIMPLIFIED.encode("utf-16")[:-1])


@pytest.mark.parametrize("data", [b"plain words \xff\xfe\xfa\x90\x81 and more", bytes(range(128, 256)) * 4])
def test_bytes_that_read_as_nothing_are_refused(data):
    with pytest.raises(Refused, match="the encoding cannot be recognised"):
        decoded(data)


def page(data: bytes):
    return decode(Fetched("a.html", data, "", "text/html"))


def test_a_page_with_a_few_wrong_bytes_is_read_as_browsers_show_it():
    halved = ARABIC.encode() * 4 + "ا".encode()[:1] + ARABIC.encode()
    result = page(halved)
    assert (result.encoding, result.text) == ("utf-8 with errors", ARABIC * 4 + "\ufffd" + ARABIC)


def test_quotation_marks_of_windows_in_a_page_of_utf8_are_quotation_marks():
    text = "Delegates — hundreds of them — spoke of “open doors” and of „trust” on the first day of the meeting.\n" * 3
    data = text.encode().replace("“".encode(), b"\x93").replace("”".encode(), b"\x94")
    assert page(data).text == text


@pytest.mark.parametrize("text", [ARABIC, SIMPLIFIED])
def test_a_page_with_a_hole_in_every_line_is_refused(text):
    with pytest.raises(Refused, match="broken UTF-8"):
        page((text.encode() + b"\xc3\x28") * 5)
