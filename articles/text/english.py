"""English words: British and American spelling alike, then Snowball's English stemmer (Porter 2)."""

import re
from functools import lru_cache

from snowballstemmer import stemmer

from articles.text.normalise import plain_letters

# Articles, prepositions, auxiliaries and question words. "IT", "US" and "WHO" are names too, and stay.
_STOP_WORDS = """
a an and are as at be by did do does for how in is of on or that the this to was were what when where which with
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

# British to American, before the stemmer, which knows only the latter's endings. The lookbehinds keep what would part
# a word from its own derivatives: precise and precisely.
_BRITISH = (
    (re.compile(r"(?<=....)is(?=ation(?:s|al)?$)"), "iz"),
    (re.compile(r"(?<=....)(?<!prec)(?<!conc)is(?=(?:e[sdr]?|ers|ing)$)"), "iz"),
    (re.compile(r"(?<=al)ys(?=(?:e[sdr]?|ers|ing)$)"), "yz"),
    (re.compile(r"^(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|val|vap|vig)our"), r"\1or"),
    (re.compile(r"(cent|fib|lit|met|theat)re(?=s?$)"), r"\1er"),
    (re.compile(r"^centred$"), "centered"),
    (re.compile(r"^(def|off|lic|pret)ence"), r"\1ense"),
    (re.compile(r"(anal|catal|dial|epil|monol|prol)ogue"), r"\1og"),
    (re.compile(r"^programme(?=s?$)"), "program"),
    (re.compile(r"(cancel|channel|counsel|fuel|label|level|model|signal|travel)l(?=ed$|ing$|ers?$)"), r"\1"),
    (re.compile(r"^judgement"), "judgment"),
    (re.compile(r"^sceptic"), "skeptic"),
    (re.compile(r"^grey"), "gray"),
)


def is_stop_word(word: str) -> bool:
    return word in STOP_WORDS


def fold(word: str) -> str:
    """The normalised word in base letters, without the possessive: for names in texts of any language.

    >>> fold("china's"), fold("xi'an")
    ('china', 'xian')
    """
    return plain_letters(word.removesuffix("'s"))


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The stem of one normalised word.

    >>> [stem(word) for word in ("summits", "china's", "organisation", "organizing")]
    ['summit', 'china', 'organiz', 'organiz']
    """
    word = fold(word)
    for british, american in _BRITISH:
        word = british.sub(american, word)
    # A stemmer keeps the word that it works on, so threads cannot share one.
    return stemmer("english").stemWord(word)
