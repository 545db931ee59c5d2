import re
from pathlib import Path

import pytest

from articles.ingest import vocabulary
from articles.ingest.folding import key
from articles.ingest.vocabulary import pattern, sections, words

FILES = sorted(file.stem for file in Path(vocabulary.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("file", FILES)
def test_every_section_has_phrases_and_a_name_of_its_own(file):
    text = (Path(vocabulary.__file__).parent / f"{file}.txt").read_text(encoding="utf-8")
    assert text.count("[") == text.count("]") == len(sections(file)) > 0
    assert all(sections(file).values())


def test_phrases_are_compared_folded_and_whole():
    opened = re.compile(pattern("published", "opened"))
    assert opened.search(key("S-A DESCHIS")) and opened.search(key("開幕")) and opened.search(key("وافتُتِح"))
    assert not opened.search(key("reopened"))
    assert "s-a deschis" in words("published", "opened")


def test_unknown_sections_are_an_error():
    with pytest.raises(KeyError):
        words("published", "no such section")
