"""Arabic words: spelling folded, then light stemming.

The stemmer follows light10 (Larkey, Ballesteros, Connell: "Light Stemming for Arabic Information Retrieval", 2007) and
mends what that gives away: prefixes joined to one another (وبال, ولل), ال and و that belong to the word (إلكتروني,
وزير), ب and ل before a noun without article (لتعزيز), the accusative's alef (عالميا), ة written ت before an ending
(جامعتها), hamza that changes its seat with the case (أعضاؤها, أعضائها), and the commonest broken plurals.
"""

import re
from functools import lru_cache

from articles.text import arabic_words

# Letters that Persian and Urdu keyboards and foreign names bring in, by the Arabic letter of the same shape.
_SAME_SHAPE = {
    "ا": "أإآٱٲٳ",
    "ب": "پ",
    "ج": "چ",
    "ز": "ژ",
    "ف": "ڤ",
    "ق": "ڨ",
    "ك": "کڪگڭ",
    "ه": "ةەۀہھۂۃ",
    "و": "ۋ",
    "ي": "ىیېےۍ",
}
_LETTERS = str.maketrans({odd: letter for letter, group in _SAME_SHAPE.items() for odd in group})
_SEATS = str.maketrans("ؤئ", "وي")
_LONGEST = 30  # letters; no Arabic word with all its prefixes and endings has as many


def fold(word: str) -> str:
    """One letter for those that writers interchange: alef and its hamzas, ya and alef maksura, ha and ta marbuta, the
    seats of hamza (Egyptian مسئول is مسؤول), and Persian letters.

    >>> fold("الإنترنت"), fold("جامعة"), fold("مستوى"), fold("مسئول") == fold("مسؤول")
    ('الانترنت', 'جامعه', 'مستوي', True)
    """
    return _spelled(word).translate(_SEATS)


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """The light stem of one normalised word; words of one root stay apart.

    >>> stem("للإنترنت") == stem("والانترنت") == stem("إنترنت")
    True
    >>> stem("كتاب") == stem("مكتب")
    False
    """
    if len(word) > _LONGEST:
        return fold(word)
    word = _light_stem(word)
    return _SAME_WORD.get(word, word)


@lru_cache(maxsize=8192)
def is_stop_word(word: str) -> bool:
    """Whether a normalised word carries no subject, alone or with a conjunction or preposition joined to it.

    >>> [is_stop_word(word) for word in ("على", "وهذه", "بهذا", "وزير", "فهم")]
    [True, True, True, False, False]
    """
    if word.startswith("آ"):  # آلي, "automatic", is not إلى
        return False
    word = fold(word)
    joined = "وفبلك" if len(word) > 3 else "و"
    return word in _STOP_WORDS or (word[:1] in joined and word[1:] in _STOP_WORDS)


def _light_stem(word: str) -> str:
    word = _without_prefix(_spelled(word))
    while (shorter := _SUFFIX.sub("", word)) != word:
        word = shorter
    word = _LAST_HAMZA.sub("", _MOVED_HAMZA.sub("ء", word)).translate(_SEATS)
    return _FOREIGN_NG.sub("نغ", word)


def _spelled(word: str) -> str:
    """Folded but for the seats of hamza, which endings change."""
    return _HAMZA_BEFORE_WAW.sub("ؤ", word.translate(_LETTERS)).replace("مائه", "مئه")


def _without_prefix(word: str) -> str:
    plain = word.translate(_SEATS)
    if len(word) > 3 and word[0] == "و" and not _OWN_WAW.match(plain):
        word, plain = word[1:], plain[1:]
    if _OWN_AL.match(plain):
        return word
    if word[:1] in "بلكف" and _OWN_AL.match(plain, 1):
        return word[1:]
    if article := _ARTICLE.match(plain):
        # ل, ال and لجنة are written together للجنة: a word that begins with ل takes one back.
        start = article.end() - 1
        return word[start:] if plain[start - 1] == "ل" and _OWN_LAM.match(plain, start) else word[start + 1 :]
    if _PREPOSITION.match(plain) and not _OWN_FIRST.match(plain):
        return word[1:]
    return word


def _any_of(words: str) -> str:
    return "(?:" + "|".join(words.split()) + ")"


def _same_words() -> dict[str, str]:
    groups = (group.split() for group in arabic_words.SAME_WORDS.replace("\n", "/").split("/"))
    stems = ([_light_stem(word) for word in group] for group in groups if group)
    return {other: first for first, *others in stems for other in others if other != first}


_HAMZA_BEFORE_WAW = re.compile("[ئء]+(?=[وؤ])")
_MOVED_HAMZA = re.compile("(?<=ا)[ؤئ]$")
_LAST_HAMZA = re.compile("(?<=ي)ء$|(?<=شي)ئ$")
_FOREIGN_NG = re.compile("نج$")  # Egypt's press writes بينج where others write بينغ
_ENDING = "ي?(?:[اهتي]|ات|ها|هم|هما|ان|ين|ون|وا|ته|تها|تهم|اته|اتها|اتهم)?$"
_WAW_WORD = f"(?:{_any_of(arabic_words.OWN_WAW)}{_ENDING}|{_any_of(arabic_words.NAMES_IN_WAW)})"
_BA_OR_LAM_WORD = f"{_any_of(arabic_words.OWN_BA + arabic_words.OWN_LAM)}{_ENDING}"
_OWN_WAW = re.compile(_WAW_WORD)
_OWN_AL = re.compile(_any_of(arabic_words.OWN_AL) + _ENDING)
_OWN_LAM = re.compile(_any_of(arabic_words.OWN_LAM) + _ENDING)
_OWN_FIRST = re.compile(_BA_OR_LAM_WORD)
_ARTICLE = re.compile("(?:[بكف]?ال|ف?لل)(?=..)")
# Before verbal nouns (إنشاء, اختبار, تعزيز), participles and nouns of place (م), words of four letters and more that
# begin with most other consonants, and words known to begin with ب, ل or و.
_PREPOSITION = re.compile(
    "[بل](?=ا(?:..ا.|.ا.ه|.ت..|ت[حصفجبخ].|ست..|ن...)|[تم]...|[جحخدذزسشصضطظعغفقكنه]...|ر(?:ياس|عاي|وي|سال|فق|غب)."
    f"|{_BA_OR_LAM_WORD}|{_WAW_WORD})"
)
# A stem keeps two letters before light10's one-letter endings, three before the others. ت before a possessive stands
# for ة, but in ثابت, مؤقت, صامت, متفاوت, لافت it belongs to the word.
_SUFFIX = re.compile(
    "(?<=...)(?<!ثاب)(?<!مؤق)(?<!موق)(?<!صام)(?<!اوت)(?<!لاف)ت(?:ه|ها|هم|هما|نا|ين|ان)$"
    "|(?<=..)(?<!^ال)(?:ها|ات|يه|ه|ي)$"
    "|(?<=...)(?:ان|ون|ين|ا)$"
    "|(?<=..[^ا])(?:هم|هما)$"
    "|(?<=..[^ويا])نا$"
)
_STOP_WORDS = frozenset(arabic_words.STOP_WORDS.split())
_SAME_WORD = _same_words()
