"""The tokenizer that every analyzer begins with: words of any script, and runs of Chinese."""

import re
from collections.abc import Iterator

from whoosh.analysis import Token, Tokenizer

from articles.text.chinese import IDEOGRAPHS
from articles.text.normalise import normalised


class ScriptTokenizer(Tokenizer):
    """Normalises the text and yields its words; a token's `script` is "cjk", "arabic" or "word" (all other scripts).

    A run of Chinese is one token, with the offsets of each of its characters (`starts`, `ends`) and whether a word of
    another script touches it. Stored text is analysed with any `mode` but "query".
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        removestops: bool = True,
        mode: str = "",
        **_: object,
    ) -> Iterator[Token]:
        token = Token(positions, chars, removestops, mode)
        normal = normalised(value)
        text, starts, ends = normal.text, normal.starts, normal.ends
        word_end = -2  # of the last word that is not Chinese
        for position, match in enumerate(_TOKEN.finditer(text)):
            start, end = match.span()
            token.text, token.script, token.pos = match.group(), match.lastgroup, position
            token.startchar, token.endchar = starts[start], ends[end - 1]
            if token.script == "cjk":
                token.starts, token.ends = starts[start:end], ends[start:end]
                token.touches_before = word_end == start or (word_end == start - 1 and text[word_end] == " ")
                token.touches_after = _WORD_FOLLOWS.match(text, end) is not None
                yield token
                continue
            word_end = end
            compound = token.script == "compound"
            if compound:
                token.text, token.script = token.text.translate(_JOINED), "word"
            yield token
            if compound and match["prefix"] and mode != "query":
                # The word without its prefix is found too: commerce in e-commerce.
                start = match.end("prefix")
                token.text, token.pos, token.startchar = text[start:end].translate(_JOINED), position, starts[start]
                yield token


# Kana and Hangul stand without spaces too, or are glued to ideographs.
_CJK = f"{IDEOGRAPHS}\u3005\u3006\u3021-\u3029\u3041-\u30ff\u31f0-\u31ff\u1100-\u11ff\uac00-\ud7a3"
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u088e\u08a0-\u08c9"
_ALPHABETIC = rf"[^\W\d_{_CJK}{_ARABIC}]"
_ALPHANUMERIC = rf"[^\W_{_CJK}{_ARABIC}]"
# No word is longer: what a hostile page writes without a space is cut, and cannot fill the stemmers' memories.
_LONGEST = 64
_WORD = rf"{_ALPHANUMERIC}{{1,{_LONGEST}}}(?:'{_ALPHANUMERIC}{{1,{_LONGEST}}}){{0,3}}"
# A hyphen parts words, but not a prefix that is no word of its own (e-commerce, cyber-space), nor a Romanian ending
# from a foreign word (site-ul, TikTok-ului). Initials are one word without their dots (A.I., S.U.A.).
_PREFIX = "(?:anti|bio|co|cyber|e|geo|hyper|inter|macro|micro|multi|nano|non|pre|re|semi|sub|super|tele|trans|ultra|wi)"
_ENDING = r"(?:ii|ilor|le|lor|ul|ului|uri|urile|urilor)\b"
_INITIALS = rf"\b{_ALPHABETIC}(?:\.{_ALPHABETIC}){{1,7}}\b(?!\.{_ALPHABETIC})"
_PREFIXED = rf"(?P<prefix>(?<!-)\b{_PREFIX}-(?={_ALPHABETIC})){_WORD}(?:-{_ENDING})?"
_TOKEN = re.compile(
    rf"(?P<cjk>[{_CJK}]+)"
    rf"|(?P<arabic>[{_ARABIC}]{{1,{_LONGEST}}})"
    rf"|(?P<compound>{_INITIALS}|{_PREFIXED}|{_WORD}-{_ENDING})"
    rf"|(?P<word>{_WORD})"
)
_WORD_FOLLOWS = re.compile(rf" ?(?:[{_ARABIC}]|{_ALPHANUMERIC})")
_JOINED = str.maketrans("", "", ".-")
