"""Where a text speaks of an event: by its whole name, or by the conference's name with an edition or a year beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.ingest.dates import number
from articles.ingest.folding import alternatives, folded, key
from articles.ingest.known import SERIES, Authority, KnownEvent
from articles.ingest.link.names import Match

ORDINALS = {
    1: "first, 1st, inaugural, prima, primul, primei, الأول, الأولى, الافتتاحية, 首届",
    2: "second, 2nd, a doua, celei de-a doua, al doilea, الثاني, الثانية",
    3: "third, 3rd, a treia, celei de-a treia, al treilea, الثالث, الثالثة",
    4: "fourth, 4th, a patra, celei de-a patra, al patrulea, الرابع, الرابعة",
    5: "fifth, 5th, a cincea, celei de-a cincea, al cincilea, الخامس, الخامسة",
    6: "sixth, 6th, a șasea, celei de-a șasea, al șaselea, السادس, السادسة",
    7: "seventh, 7th, a șaptea, celei de-a șaptea, al șaptelea, السابع, السابعة",
    8: "eighth, 8th, a opta, celei de-a opta, al optulea, الثامن, الثامنة",
    9: "ninth, 9th, a noua, celei de-a noua, al nouălea, التاسع, التاسعة",
    10: "tenth, 10th, a zecea, celei de-a zecea, al zecelea, العاشر, العاشرة",
    11: "eleventh, 11th, a unsprezecea, al unsprezecelea, الحادي عشر, الحادية عشرة",
    12: "twelfth, 12th, a douăsprezecea, al doisprezecelea, الثاني عشر, الثانية عشرة",
    13: "thirteenth, 13th, a treisprezecea, al treisprezecelea, الثالث عشر, الثالثة عشرة",
}
ORDINAL_OF = {key(word): number for number, words in ORDINALS.items() for word in words.split(",")}
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiii": 13,
}
_ordinal = rf"(?:(?P<word>{alternatives(','.join(ORDINALS.values()))})|第\s?(?P<han>[\d一二三四五六七八九十]{{1,3}})\s?届|\bal?\s(?P<roman>[ivx]{{1,4}}|\d{{1,2}})-(?:a|lea)\b|\bال\s?(?P<digit>\d{{1,2}})\b)"
_between = alternatives(
    "edition of the, edition of, annual, session of the, edition, the, ediție a, ediție, ediții a, من, لـ, ل, دورة, دورات, نسخة, 的, ·, edition's"
)
ORDINAL_BEFORE = re.compile(rf"{_ordinal}\s*(?:{_between}\s*){{0,3}}[\"'«“《「]?$")
_into = alternatives(
    "in its, now in its, for its, at its, edition, its, at the, la, în, cea, ediția, ediția sa, aflată, aflat, la cea, cea de, de, ajunsă la, في, دورته, دورتها, بدورته, نسخته, نسختها, بنسخته, في دورته, في نسخته, في دورتها, الدورة, النسخة, الـ"
)
ORDINAL_AFTER = re.compile(rf"^[\"'»”》」)]?\s*(?:\(\w{{2,6}}\))?[,،\s-]*(?:{_into}[\s-]*){{1,4}}{_ordinal}")
_year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
YEAR_BEFORE = re.compile(
    rf"(?<!\d){_year}\s*(?:年度|年|م\b)?\s*(?:{alternatives('edition of the, annual, edition')}\s*)?[\"'«“《「]?$"
)
YEAR_AFTER = re.compile(
    rf"^[\"'»”》」]?\s*(?:\([^)\d]{{1,20}}\))?\s*[,،(-]?\s*(?:{alternatives('لعام, للعام, في عام, في العام, خلال عام, عام, لسنة, سنة, نسخة, في نسخة, in, of, for, edition, din, din anul, ediția, ediția din, din ediția, 于, 在')}\s*)*{_year}"
)
WINDOW = 45


@dataclass(frozen=True)
class Mention:
    """`slugs` are the events it can mean: one where it says which; `by` is name, edition, year, alias or series."""

    slugs: tuple[str, ...]
    by: str
    start: int
    end: int

    @property
    def is_specific(self) -> bool:
        return self.by in ("name", "edition", "year")


def mentions(text: str, matches: list[Match], authority: Authority) -> Iterator[Mention]:
    """The mentions of events among the matches, each with what stands beside it; offsets are those of the text."""
    for match in matches:
        slugs = tuple(dict.fromkeys(name.slug for name in match.names if name.kind == "event"))
        if slugs and not match.is_alias:
            yield Mention(slugs[:1], "name", match.start, match.end)
        elif slugs:
            yield beside(text, match, [authority.event(slug) for slug in slugs], "alias")
        elif any(name.slug == SERIES for name in match.names):
            yield beside(text, match, [event for event in authority.events if event.series == "summit"], "series")


def beside(text: str, match: Match, events: list[KnownEvent], otherwise: str) -> Mention:
    """Narrowed by an edition or a year that stands right before or after the name."""
    before = folded(text[max(0, match.start - WINDOW) : match.start]).text
    after = folded(text[match.end : match.end + WINDOW]).text
    edition = ORDINAL_BEFORE.search(before) or ORDINAL_AFTER.match(after)
    if edition:
        found = [event.slug for event in events if event.edition == value(edition)]
        if found:
            return Mention((found[0],), "edition", match.start, match.end)
    year = YEAR_BEFORE.search(before) or YEAR_AFTER.match(after)
    if year:
        found = [event.slug for event in events if event.start.year == int(year["year"])]
        if len(found) == 1:
            return Mention((found[0],), "year", match.start, match.end)
    return Mention(tuple(event.slug for event in events), otherwise, match.start, match.end)


def value(ordinal: re.Match[str]) -> int:
    if ordinal["word"]:
        return ORDINAL_OF[ordinal["word"]]
    if ordinal["han"]:
        return number(ordinal["han"])
    if ordinal["roman"]:
        return ROMAN.get(ordinal["roman"]) or (int(ordinal["roman"]) if ordinal["roman"].isdigit() else 0)
    return int(ordinal["digit"])
