"""Whoosh analyzers, the same for index, query and highlighter: one a language, all of them stateless.

ANALYZERS   language -> analyzer of the field that holds the text of that language: folded and stemmed
EXACT       language -> analyzer for quoted phrases, as typed: spelling and script folded, nothing stemmed or left out
CHARACTERS  single Chinese characters, folded, for queries of one character
VERSION     changes whenever any analyzer's output may: an index made under another version must be rebuilt

Tokens carry `pos`, and `startchar` and `endchar` in code points of the text as given. Documents are analysed with any
mode but "query". A query word that yields several tokens is a phrase; a query that is a single Chinese character is to
be asked of a field of CHARACTERS, since the others hold pairs.
"""

import opencc
from whoosh.analysis import Analyzer

from search.analysis.languages import arabic, as_typed, characters, chinese, english, romanian

__all__ = ["ANALYZERS", "CHARACTERS", "EXACT", "VERSION"]

VERSION = f"2+opencc-{opencc.__version__}"

ANALYZERS: dict[str, Analyzer] = {"ar": arabic(), "zh": chinese(), "ro": romanian(), "en": english()}
EXACT: dict[str, Analyzer] = {language: as_typed(language) for language in ANALYZERS}
CHARACTERS: Analyzer = characters()
