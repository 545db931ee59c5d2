"""PDF -> Extracted: the text by page, put together into paragraphs, and the title of its metadata as a proposal.

A hostile PDF can keep a reader busy for hours or fill the memory, so it is read in a process of its own that has a
limit of both (`ingest.pdf_reader`).
"""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from articles.ingest.blocks import SENTENCE_END
from articles.ingest.types import Extracted, Fetched, Line, Refused

SECONDS = 60
READER = Path(__file__).with_name("pdf_reader.py")
PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxlc]{1,6}|第\s*\d{1,4}\s*页|\d{1,4}\s*(?:/|of|din|من)\s*\d{1,4})\W*", re.I)
ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
MOST_ARABIC = 0.2  # of the letters; a name in brackets is less
SHORT = 0.75  # of the usual width: a line that ends sooner was ended on purpose
WORKING_TITLE = re.compile(
    r"^(?:Microsoft (?:Word|PowerPoint) - |untitled|无标题|無標題)|\.(?:docx?|indd|qxd|pptx?|pdf|p65)$", re.I
)
# Programs write radicals where they mean the character that looks the same; Unicode's compatibility forms know the
# Kangxi radicals (U+2F00), not the simplified ones, which are told apart here (EquivalentUnifiedIdeograph.txt).
RADICALS = str.maketrans(
    "⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳⺠⺟⻁⻧",
    "西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟民母虎卤",
)


def extract_pdf(fetched: Fetched) -> Extracted:
    """Raises Refused, in one line, for a PDF that cannot be read, needs a password or holds no text."""
    answer = answer_of_reader(fetched)
    pages = [mended(page) for page in answer["pages"]]
    text = "".join(pages)
    letters = sum(map(str.isalpha, text))
    if len(ARABIC.findall(text)) > MOST_ARABIC * letters:
        # Programs store Arabic as it looks, right to left or not, a word or a letter at a time; no reader of PDFs that
        # was tried gives all of them back in order, and a text in disorder is worse than none.
        raise Refused(fetched.path, _("a PDF in Arabic letters, whose order it does not keep; paste its text"))
    title = " ".join(mended(str(answer["title"])).split())
    return Extracted(fetched.path, tuple(paragraphs(pages)), title="" if WORKING_TITLE.search(title) else title[:500])


def answer_of_reader(fetched: Fetched) -> dict:
    """Raises Refused."""
    problem = _("a PDF that cannot be read")
    try:
        # -I: the reader's folder holds modules that have the names of Python's own.
        run = subprocess.run(
            [sys.executable, "-I", str(READER)], input=fetched.data, capture_output=True, timeout=SECONDS, check=False
        )
        answer = json.loads(run.stdout) if run.returncode == 0 else {"problem": "broken"}
    except (subprocess.TimeoutExpired, ValueError, OSError):
        raise Refused(fetched.path, problem) from None
    match answer.get("problem"):
        case None:
            return answer
        case "encrypted":
            problem = _("a PDF that needs a password")
        case "empty":
            problem = _("a PDF without text, as scans are; type or paste what it says")
    raise Refused(fetched.path, problem)


def mended(text: str) -> str:
    """Radicals become the characters that are meant; nothing else is touched, for NFKC would turn ： into :."""
    text = "".join(unicodedata.normalize("NFKC", sign) if "\u2f00" <= sign <= "\u2fd5" else sign for sign in text)
    # What JSON can carry and a database cannot: NUL, and halves of surrogate pairs.
    return text.translate(RADICALS).replace("\0", "").encode("utf-8", "ignore").decode()


def paragraphs(pages: list[str]) -> Iterator[Line]:
    """The lines of all pages, those put together that one paragraph was broken into; page numbers left out."""
    lines = [line.strip() for page in pages for line in without_numbers(page.splitlines())]
    usual = sorted(width(line) for line in lines if line)
    full = usual[len(usual) * 9 // 10] if usual else 0
    held, first = "", 0
    for number, line in enumerate(lines, 1):
        if not line:
            if held and SENTENCE_END.search(held):
                yield Line(held, first)
                held = ""
            continue
        held, first = (joined(held, line), first) if held else (line, number)
        if width(line) < SHORT * full:
            yield Line(held, first)
            held = ""
    if held:
        yield Line(held, first)


def without_numbers(lines: list[str]) -> list[str]:
    """The lines of a page without its number above or below."""
    lines = [line for line in lines if line.strip()]
    if lines and PAGE_NUMBER.fullmatch(lines[-1].strip()):
        lines.pop()
    if lines and PAGE_NUMBER.fullmatch(lines[0].strip()):
        lines.pop(0)
    return lines


def width(line: str) -> int:
    """In Latin letters; a Chinese character is two wide."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph: Chinese without a space, a word that was broken without its hyphen."""
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    is_wide = unicodedata.east_asian_width(before[-1]) in "WF" and unicodedata.east_asian_width(after[0]) in "WF"
    return before + ("" if is_wide else " ") + after
