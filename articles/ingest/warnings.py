"""What a curator should look at before publishing: facts about a text, each with the words it rests on. Pure."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.ingest.bulletin import parts
from articles.ingest.folding import HAN
from articles.ingest.known import Authority, KnownEvent
from articles.ingest.language import language_of
from articles.ingest.link.spellings import misspelt
from articles.ingest.rules.spam import script_of
from articles.ingest.types import Evidence

MIXED_SHARE = 0.15  # of the letters, in paragraphs of another language
LEAST_PARAGRAPH = 80  # characters of a paragraph whose language can be told
LEAST_OTHER_SCRIPT = 25  # of one in another script, of which less is a name or a title
SURE = 0.9
BOILERPLATE = 50  # per cent of what was captured
BEFORE, AFTER = datetime.timedelta(150), datetime.timedelta(120)  # an event is written about from so long before
CEDILLA = re.compile("[ŞşŢţ]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# What one Simplified character stands for is two in Traditional: converters that go by the character leave the wrong
# one. Characters that true Traditional hardly uses, and words in which it uses another.
CONVERTED = re.compile(
    "[愿几关发]|云(?!云)|后(?![妃宮座羿])|聯系|關系|准備|標准|准確|并(?!州)|于(?!右任|闐)|范(?=圍|例|疇|本)"
)
CONVERTED_KINDS, CONVERTED_SHARE = 2, 1 / 150  # different ones, and their share of the characters
NOWHERE = Evidence("")
HANT_TAGS = ("hant", "tw", "hk", "mo")


class Warned(StrEnum):
    """The kinds of warnings; the words stand in proposals."""

    LANGUAGE_TAG = "language-tag"
    SCRIPT_MISMATCH = "script-mismatch"
    MACHINE_CONVERTED = "machine-converted"
    MIXED = "mixed"
    CEDILLA = "cedilla"
    BIDI = "bidi"
    BOILERPLATE = "boilerplate"
    NEAR_DUPLICATE = "near-duplicate"
    DATE_OUTSIDE = "date-outside"
    UNKNOWN_SPELLING = "unknown-spelling"
    BULLETIN = "bulletin"


MESSAGES: dict[Warned, Promise] = {
    Warned.LANGUAGE_TAG: _("The language is given as “%(tag)s”, but the text reads like “%(language)s”."),
    Warned.SCRIPT_MISMATCH: _("The script is given as “%(tag)s”, but the characters are those of “%(language)s”."),
    Warned.MACHINE_CONVERTED: _("The Traditional Chinese seems to be converted by machine: “%(words)s”."),
    Warned.MIXED: _("%(percent)s%% of the text seem to be in another language."),
    Warned.CEDILLA: _("Romanian letters with a cedilla (ş, ţ) instead of a comma below (ș, ț): %(count)s."),
    Warned.BIDI: _("Invisible marks that change the direction of the text: %(count)s."),
    Warned.BOILERPLATE: _("%(percent)s%% of the captured text was removed."),
    Warned.NEAR_DUPLICATE: _("%(percent)s%% like another article of the archive (%(id)s)."),
    Warned.DATE_OUTSIDE: _("The date %(date)s lies far from the days of the event."),
    Warned.UNKNOWN_SPELLING: _("“%(words)s” is nearly “%(name)s”: another person, or a misspelling?"),
    Warned.BULLETIN: _("The text reads like a bulletin of %(parts)s items."),
}


@dataclass(frozen=True)
class Warning:
    """One thing to look at; offsets of the evidence are code points in the body."""

    kind: Warned
    values: dict[str, str | int] = field(default_factory=dict)
    evidence: Evidence = NOWHERE

    @property
    def message(self) -> str:
        """Plain text, in the active language."""
        return str(MESSAGES[self.kind]) % self.values


@dataclass(frozen=True)
class Checked:
    """What is looked at: an article as it stands, or as ingest has read it."""

    language: str
    title: str
    body: str
    tag: str = ""  # the language as the page gives it
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    event: KnownEvent | None = None
    removed: int = 0  # characters that cleaning took away


def warnings(checked: Checked, authority: Authority | None = None) -> list[Warning]:
    """All but near-duplicates, which need the archive; without an authority, no spellings."""
    return [
        *of_tag(checked),
        *of_script(checked),
        *of_mixture(checked),
        *of_characters(checked),
        *of_removals(checked),
        *of_date(checked),
        *of_parts(checked),
        *(of_spellings(checked, authority) if authority else ()),
    ]


def of_tag(checked: Checked) -> Iterator[Warning]:
    """The language that page or curator give, against the evidence of the text."""
    return mistagged((checked.tag, checked.language), *language_of(checked.body))


def mistagged(tags: Iterable[str], found: str, confidence: float) -> Iterator[Warning]:
    """The tags that do not fit the language that was found."""
    if not found or confidence < SURE:
        return
    for tag in dict.fromkeys(filter(None, tags)):
        if primary(tag) != primary(found):
            yield Warning(Warned.LANGUAGE_TAG, {"tag": tag, "language": found})
        elif primary(tag) == "zh" and script_in(tag) not in ("", script_in(found)):
            yield Warning(Warned.SCRIPT_MISMATCH, {"tag": tag, "language": found})


def primary(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def script_in(tag: str) -> str:
    """hans or hant as a tag of Chinese says, or its region implies; empty for «zh» alone."""
    subtags = tag.lower().replace("_", "-").split("-")[1:]
    if any(subtag in HANT_TAGS for subtag in subtags):
        return "hant"
    return "hans" if subtags else ""


def of_script(checked: Checked) -> Iterator[Warning]:
    if language_of(checked.body)[0] != "zh-Hant":
        return
    found = list(CONVERTED.finditer(checked.body))
    kinds = list(dict.fromkeys(match[0] for match in found))
    if len(kinds) >= CONVERTED_KINDS and len(found) >= CONVERTED_SHARE * len(re.findall(f"[{HAN}]", checked.body)):
        first = found[0]
        yield Warning(
            Warned.MACHINE_CONVERTED,
            {"words": " ".join(kinds[:5])},
            Evidence(first[0], first.start(), first.end()),
        )


def of_mixture(checked: Checked) -> Iterator[Warning]:
    """Whole paragraphs in another language than the text's."""
    own, script = primary(language_of(checked.body)[0]), script_of(checked.body)
    strange, start, first = 0, 0, None
    for paragraph in checked.body.split("\n"):
        language, confidence = language_of(paragraph)
        least = LEAST_PARAGRAPH if script_of(paragraph) == script else LEAST_OTHER_SCRIPT
        if len(paragraph) >= least and confidence >= SURE and language and primary(language) != own:
            strange += len(paragraph)
            first = first or Evidence(paragraph[:60], start, start + len(paragraph[:60]))
        start += len(paragraph) + 1
    if first and strange >= MIXED_SHARE * len(checked.body):
        yield Warning(Warned.MIXED, {"percent": round(100 * strange / len(checked.body))}, first)


def of_characters(checked: Checked) -> Iterator[Warning]:
    for kind, pattern in ((Warned.CEDILLA, CEDILLA), (Warned.BIDI, BIDI)):
        found = list(pattern.finditer(checked.body))
        count = len(found) + len(pattern.findall(checked.title))
        if count and (kind == Warned.BIDI or checked.language == "ro"):
            words = Evidence(found[0][0], found[0].start(), found[0].end()) if found else Evidence(checked.title[:60])
            yield Warning(kind, {"count": count}, words)


def of_removals(checked: Checked) -> Iterator[Warning]:
    whole = checked.removed + len(checked.body)
    percent = round(100 * checked.removed / whole) if whole else 0
    if percent >= BOILERPLATE:
        yield Warning(Warned.BOILERPLATE, {"percent": percent})


def of_date(checked: Checked) -> Iterator[Warning]:
    event, earliest, latest = checked.event, checked.earliest, checked.latest
    if event is None or earliest is None or latest is None:
        return
    if latest < event.start - BEFORE or earliest > event.end + AFTER:
        yield Warning(Warned.DATE_OUTSIDE, {"event": event.slug, "date": earliest.isoformat()})


def of_parts(checked: Checked) -> Iterator[Warning]:
    if found := parts(checked.body):
        yield Warning(Warned.BULLETIN, {"parts": len(found)})


def of_spellings(checked: Checked, authority: Authority) -> Iterator[Warning]:
    for slug, name, evidence in misspelt(checked.body, checked.language, authority):
        yield Warning(Warned.UNKNOWN_SPELLING, {"words": evidence.text, "name": name, "id": slug}, evidence)
