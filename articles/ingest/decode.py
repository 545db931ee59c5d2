"""Stage 2: bytes -> text. A mark or a declaration is believed if it fits; else the encoding that reads best wins."""

import re
from collections.abc import Callable
from functools import cache

from django.utils.translation import gettext as _

from articles.ingest.types import Decoded, Fetched, Refused
from articles.text import chinese

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.-]+)", re.I
)
# What browsers read under these labels is the larger set (WHATWG Encoding Standard, section 4.2).
LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "iso-8859-1": "cp1252"}
# What servers say of every page, whatever it is; it fits any bytes, so that believing it would hide the true one.
SERVERS_DEFAULT = {"iso-8859-1", "latin1", "latin-1", "windows-1252", "us-ascii"}
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

# How well a text reads in an encoding is the share of its non-ASCII letters that its languages use often.
GOOD_ENOUGH = 0.8
# Arabic letters in words, not one by one among Latin ones, as they stand in Romanian that is read as windows-1256.
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652،؛؟\u200c-\u200f]{2,}|[«»“”’…–—\xa0]")
CHINESE_SIGNS = re.compile("[\u3000-\u3011\uff01-\uff5e“”‘’—…·]")
LATIN = re.compile(r"[ăâîșşțţĂÂÎȘŞȚŢéáóöüèçÉ„”“’‘«»–—…•·°©®€§\xa0\xad]")


def decode(fetched: Fetched) -> Decoded:
    """The text of the bytes and the name of their encoding. Raises Refused where no encoding reads as text."""
    data, path = fetched.data, fetched.path
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return strictly(path, data, encoding)
    if (text := attempt(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if is_broken_utf8(data):
        return strictly(path, data, "utf-8")
    declared = DECLARED.search(data[:4096])
    names = [(declared[1] or declared[2]).decode("ascii").lower()] if declared else []
    if fetched.charset and fetched.charset not in SERVERS_DEFAULT:
        names.insert(0, fetched.charset)
    for name in names:
        text = attempt(data, LARGER.get(name, name))
        if text is not None:
            return Decoded(text, LARGER.get(name, name))
    return best_of_all(path, data)


def best_of_all(path: str, data: bytes) -> Decoded:
    """The candidate that reads best; of equals the first. Raises Refused where none reads well enough."""
    best, best_score = None, GOOD_ENOUGH
    for encoding, score in CANDIDATES:
        text = attempt(data, encoding)
        if text is not None and score(text) > best_score:
            best, best_score = Decoded(text, encoding), score(text)
    if best is None:
        raise Refused(path, _("the encoding cannot be recognised"))
    return best


def strictly(path: str, data: bytes, encoding: str) -> Decoded:
    """Decoded or refused with the place of the first wrong byte: a text with holes is no record of what was printed."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        name = encoding.removesuffix("-sig").upper()
        raise Refused(
            path,
            _("broken %(encoding)s at byte %(byte)d (line %(line)d)")
            % {"encoding": name, "byte": error.start, "line": line},
        ) from None


def attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def is_broken_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are for the most part well-formed UTF-8, so that no other encoding is meant."""
    high = sum(byte >= 0x80 for byte in data)
    formed = sum(len(match[0]) for match in MULTIBYTE.finditer(data))
    # Chinese in GB18030 or Big5 forms such sequences by chance, in up to 35 % of its bytes (measured on news texts).
    return formed > 0.5 * high


def chinese_score(text: str) -> float:
    """The share of the non-ASCII characters that are common Chinese ones, in either script, or Chinese punctuation.

    Right encodings reach 0.99 on news, Big5 read as GB18030 0.28 at most (measured on texts in both scripts).
    """
    high = [character for character in text if character > "\x7f"]
    return sum(map(is_common_chinese, high)) / len(high) if high else 0.0


@cache
def is_common_chinese(character: str) -> bool:
    """Of level 1 of GB 2312, the 3,755 commonest characters (lead bytes B0 to D7), once folded to Simplified."""
    if CHINESE_SIGNS.match(character):
        return True
    try:
        lead = chinese.fold(character).encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return 0xB0 <= lead <= 0xD7


def letters(usual: re.Pattern[str]) -> Callable[[str], float]:
    """Scores by the share of non-ASCII characters that the pattern knows."""

    def score(text: str) -> float:
        high = sum(character > "\x7f" for character in text)
        return sum(map(len, usual.findall(text))) / high if high else 0.0

    return score


# A text whose only characters above ASCII are quotation marks reads equally well in all of Windows' encodings: the
# first is the likeliest.
CANDIDATES: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("cp1252", letters(LATIN)),
    ("gb18030", chinese_score),
    ("big5hkscs", chinese_score),
    ("cp1256", letters(ARABIC)),
    ("cp1250", letters(LATIN)),
    ("iso8859-2", letters(LATIN)),
)
