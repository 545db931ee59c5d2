"""Days of the month written out, as Arabic and Chinese do: folded text -> numbers, for «the 23rd of this month»."""

import re

from articles.ingest.dates import HAN_DIGITS, number
from articles.ingest.folding import key

_ones = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
ARABIC = {key(word): value for value, word in enumerate(_ones, 1)}
ARABIC |= {key(f"{word} عشر"): 10 + value for value, word in enumerate(("الحادي", *_ones[1:9]), 1)}
for _tens, _value in (("عشر", 20), ("ثلاث", 30)):
    for _case in ("ين", "ون"):
        ARABIC[key(f"ال{_tens}{_case}")] = _value
        ARABIC |= {
            key(f"{word} وال{_tens}{_case}"): _value + one for one, word in enumerate(("الحادي", *_ones[1:9]), 1)
        }
ARABIC = {word: value for word, value in ARABIC.items() if value <= 31}

_arabic = "|".join(sorted(map(re.escape, ARABIC), key=len, reverse=True))
_han = "[" + "".join(HAN_DIGITS) + "十廿卅]{1,3}"
# A day of the month in digits, or written out; `day_of` reads it.
DAY = rf"(?:(?<!\d)\d{{1,2}}(?!\d)(?:st|nd|rd|th)?|(?<!\w)[وبلف]?(?:{_arabic})(?!\w)|{_han})"


def day_of(text: str) -> int:
    """The number that a match of DAY stands for; 0 where it is no day of a month."""
    if text[0].isdigit():
        day = int(re.sub(r"\D", "", text))
    elif text[0] in HAN_DIGITS or text[0] in "十廿卅":
        day = number(text)
    else:
        day = ARABIC.get(text) or ARABIC.get(text[1:], 0)
    return day if day <= 31 else 0
