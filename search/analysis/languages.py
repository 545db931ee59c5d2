"""One analyzer factory a language. Each takes text of every script: only the stems and stop words are its own."""

from whoosh.analysis import Analyzer

from articles.text import arabic as arabic_words
from articles.text import english as english_words
from articles.text import romanian as romanian_words
from articles.text import taiwan
from articles.text.normalise import plain_letters
from search.analysis.bigrams import BigramFilter, CharacterFilter
from search.analysis.filters import StopFilter, WordFilter
from search.analysis.tokenizer import ScriptTokenizer


def arabic() -> Analyzer:
    """Arabic words by their light stems; names in Latin letters by their base letters.

    >>> [token.text for token in arabic()("المؤتمر العالمي للإنترنت (Wuzhen)")]
    ['موتمر', 'عالم', 'انترنت', 'wuzhen']
    """
    stop_words = StopFilter(arabic_words.is_stop_word, script="arabic")
    return _words() | stop_words | WordFilter(english_words.fold)


def chinese() -> Analyzer:
    """Bigrams of folded characters in the mainland's words; names in Latin letters by their base letters.

    >>> [token.text for token in chinese()("５Ｇ與網際網路", mode="query")]
    ['5g', '与互', '互联', '联网']
    """
    return _words() | WordFilter(english_words.fold)


def romanian() -> Analyzer:
    """Romanian words by their light stems, with any diacritics or none.

    >>> [token.text for token in romanian()("Conferința Mondială a Internetului")]
    ['conferint', 'mondial', 'internet']
    """
    stop_words = StopFilter(romanian_words.is_stop_word, script="word")
    return _words() | stop_words | WordFilter(romanian_words.stem)


def english() -> Analyzer:
    """English words by Snowball's stems.

    >>> [token.text for token in english()("China’s internet summits in the cyber-space", mode="query")]
    ['china', 'internet', 'summit', 'cyberspac']
    """
    stop_words = StopFilter(english_words.is_stop_word, script="word")
    return _words() | stop_words | WordFilter(english_words.stem)


def as_typed(language: str) -> Analyzer:
    """Words as they are written but for spelling and script, in a text of the language.

    >>> [token.text for token in as_typed("ro")("Conferinţa")], [token.text for token in as_typed("zh")("網路")]
    (['conferinta'], ['网路'])
    """
    form = romanian_words.fold if language == "ro" else plain_letters
    return ScriptTokenizer() | BigramFilter(taiwan.spellings) | WordFilter(form, arabic_words.fold)


def characters() -> Analyzer:
    """Each Chinese character by itself.

    >>> [token.text for token in characters()("烏鎮 2024")]
    ['乌', '镇']
    """
    return ScriptTokenizer() | CharacterFilter()


def _words() -> Analyzer:
    return ScriptTokenizer() | BigramFilter(taiwan.words)
