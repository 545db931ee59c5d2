"""Cleaning as a whole: what stands where. The rules by themselves: test_rules.py."""

import pytest

from articles.ingest.clean import clean
from articles.ingest.extract import text_lines
from articles.ingest.reasons import Reason
from articles.ingest.types import Extracted, Refused

FIRST = "The third conference opened on Wednesday in a canal town in the east of the country."
SECOND = "Delegates spoke about trust, data and the price of chips, and about the years to come."


def cleaned(text: str):
    return clean(Extracted("a.txt", tuple(text_lines(text))))


def reasons(text: str) -> dict[str, Reason]:
    return {removed.text: removed.reason for removed in cleaned(text).removed}


def test_lines_are_trimmed_and_otherwise_stay_as_they_are_written():
    result = cleaned(
        "\u3000\u00a0 A title about the conference\r\n\r\n\t" + FIRST + "  Two  spaces,, and .dots.And no space. \u00a0"
    )
    assert result.title == "A title about the conference"
    assert result.body == FIRST + "  Two  spaces,, and .dots.And no space."


def test_blank_lines_part_nothing_but_paragraphs():
    assert cleaned(f"{FIRST}\n\n\n{SECOND}").paragraphs == (FIRST, SECOND)


def test_numbers_of_removed_lines_are_those_of_the_file():
    result = cleaned(f"\nShare this: Facebook Twitter\n\n{FIRST}\n{SECOND}\n\nBack to top\n")
    assert [(removed.line, removed.reason) for removed in result.removed] == [(2, Reason.SHARE), (7, Reason.NAVIGATION)]


@pytest.mark.parametrize(
    "opening",
    [
        "“The third conference shows that trust is made by talking, and by talking again”",
        "„A treia conferință arată că încrederea se face vorbind, și iar vorbind”",
        "“短句之后还有很长的一段引语，它并不是标题而是正文的开头，因为引号一直延续到行末”",
        "A long first paragraph that has no full stop at its end but goes on and on about the third conference, " * 3,
        "Delegates arrive at the conference. (Photo by Ann Lee)",
        "A short caption about the conference |",
    ],
)
def test_a_quotation_a_paragraph_or_a_caption_is_no_title(opening):
    assert cleaned(f"{opening}\n{FIRST}\n{SECOND}").title is None


@pytest.mark.parametrize(
    "title",
    [
        "Third conference opens in a canal town",
        "What does the third conference want?",
        "“Trust” is the word of the conference in the canal town",
        "Canal town: the third conference opens",
    ],
)
def test_a_short_line_above_the_text_is_the_title(title):
    result = cleaned(f"Tech\n{title}\n{FIRST}\n{SECOND}")
    assert (result.title, result.paragraphs) == (title, (FIRST, SECOND))


def test_a_title_whose_words_the_text_does_not_take_up_is_still_one():
    result = cleaned(f"Lanterns on the water, and a promise kept\n{FIRST}\n{SECOND}")
    assert result.title == "Lanterns on the water, and a promise kept"


def test_the_title_is_not_a_widget_above_it():
    title = "Third conference opens in a canal town"
    assert cleaned(f"Dark mode\nFiled under: Tech\nListen now\n{title}\n{FIRST}\n{SECOND}").title == title


def test_a_repeated_title_is_no_paragraph():
    title = "Third conference opens in a canal town"
    result = cleaned(f"{title}\n2016-11-16\n{title}\n{FIRST}\n{SECOND}")
    assert (result.title, result.paragraphs) == (title, (FIRST, SECOND))
    assert Reason.REPEATED_TITLE in {removed.reason for removed in result.removed}


def test_a_single_line_is_text_and_no_title():
    result = cleaned("The third conference opened in a canal town in the east of the country")
    assert (result.title, len(result.paragraphs)) == (None, 1)


def test_headings_between_paragraphs_stay():
    assert cleaned(f"{FIRST}\nTrust\n{SECOND}").paragraphs == (FIRST, "Trust", SECOND)


def test_a_standfirst_below_the_title_stays():
    standfirst = "Delegates in the canal town speak of trust and of data"
    assert (
        cleaned(f"Third conference opens in a canal town\n{standfirst}\n{FIRST}\n{SECOND}").paragraphs[0] == standfirst
    )


def test_unknown_words_at_the_edges_are_furniture_and_in_the_middle_text():
    text = f"Night reading\n{FIRST}\nLanterns\n{SECOND}\nSupper is ready"
    assert cleaned(text).paragraphs == (FIRST, "Lanterns", SECOND)
    assert reasons(text) == {"Night reading": Reason.FURNITURE, "Supper is ready": Reason.FURNITURE}


def test_a_list_that_the_text_announces_stays():
    text = f"{FIRST}\nThe prizes of the conference went to the following five projects:\nA lamp\nA ferry\nA loom"
    assert cleaned(text).paragraphs[-3:] == ("A lamp", "A ferry", "A loom")


def test_headlines_under_a_heading_go_with_it_up_to_the_next_sentence():
    text = f"{FIRST}\nRelated articles\nTen noodle shops by the river\nCold front arrives\n{SECOND}"
    assert cleaned(text).paragraphs == (FIRST, SECOND)
    assert set(reasons(text).values()) == {Reason.RELATED}


def test_headlines_without_a_heading_go_too():
    headlines = "Ten noodle shops by the river\nCold front arrives on Friday\nA museum for old lamps and lanterns"
    text = f"{FIRST}\n{SECOND}\n{headlines}"
    assert cleaned(text).paragraphs == (FIRST, SECOND)
    assert set(reasons(text).values()) == {Reason.RELATED}


def test_a_label_that_stands_twice_by_itself_goes():
    assert cleaned(f"{FIRST}\nMorrow\n{SECOND}\nMorrow\n{FIRST}").paragraphs == (FIRST, SECOND, FIRST)


def test_what_the_lines_about_the_text_say_is_kept_apart():
    result = cleaned(
        "Third conference opens in a canal town\nPublished: 2016-11-16\nSource: The Harbour Post\nBy Nora Whitfield\n"
        f"{FIRST}\n{SECOND}\nhttps://press.example/a.html"
    )
    assert result.date_lines == ("Published: 2016-11-16",)
    assert (result.source_lines, result.byline) == (("The Harbour Post",), "Nora Whitfield")
    assert result.address == "https://press.example/a.html"
    assert result.paragraphs == (FIRST, SECOND)


def test_a_date_before_the_title_in_its_line_is_a_line_of_its_own():
    result = cleaned(f"date 2022-07-13 Third conference opens in a canal town\n{FIRST}\n{SECOND}")
    assert result.title == "Third conference opens in a canal town"
    assert result.date_lines == ("date 2022-07-13",)


def test_a_date_above_the_title_is_the_sites_and_comes_last():
    result = cleaned(f"2023-03-15\nThird conference opens in a canal town\n2016-11-16 11:29\n{FIRST}\n{SECOND}")
    assert result.date_lines == ("2016-11-16 11:29", "2023-03-15")


def test_a_path_that_ends_in_the_title_is_not_the_title():
    title = "Third conference opens in a canal town"
    result = cleaned(f"Home China {title}\n{title}\n{FIRST}\n{SECOND}")
    assert (result.title, result.paragraphs) == (title, (FIRST, SECOND))


def test_anti_copy_letters_take_their_watermark_with_them():
    junk = ["3 @7 e1 X\" z' w# Y(", "' p, x! Y$ P9 j9", "0 l# f' a) h7 A+ {1"]
    text = f"{FIRST}燈會論壇{junk[0]}\n{junk[1]}燈會論壇\n{SECOND}燈會論壇{junk[2]}"
    assert cleaned(text).paragraphs == (FIRST, SECOND)
    assert {removed.reason for removed in cleaned(text).removed} == {Reason.ANTI_COPY}


def test_a_sentence_that_breaks_off_at_the_end_is_text():
    cut = "The delegates of the third conference, who had spoken about trust, data and chips, then went on to"
    assert cleaned(f"{FIRST}\n{SECOND}\n{cut}").paragraphs[-1] == cut


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "online casino | free spins | slot machines\nbuy viagra | cheap pills | payday loans",
            "nothing but injected spam",
        ),
        ("国产精品在线视频| 无码一区二区| 久久亚洲精品| 午夜福利视频", "nothing but injected spam"),
        ("Share this: Facebook Twitter\nBack to top\n2016-11-16", "no text"),
        ("12345\n* * *", "no text"),
    ],
)
def test_a_file_without_text_is_refused(text, problem):
    with pytest.raises(Refused, match=problem):
        cleaned(text)
