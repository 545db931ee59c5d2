"""How right ingest is about the fixture corpus: a score a field, and what was wrong.

manage.py shell -c "from tests.ingest.measure import report; print(report())"
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace

from articles.ingest.folding import HAN
from articles.ingest.known import Authority, Name
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched, Reading, Refused
from tests.ingest.pages import Page, corpus
from tests.ingest.starter_world import starter
from tests.ingest.world import LANGUAGES, NAMES

WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+")
NAMED = {"places": "place", "organisations": "organisation", "topics": "topic"}


@dataclass
class Scores:
    """Sums over pages: right and counted for shares, (true, missed, wrong) for sets."""

    right: Counter = field(default_factory=Counter)
    counted: Counter = field(default_factory=Counter)
    f1: list[float] = field(default_factory=list)
    true: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        return self.right[name] / self.counted[name] if self.counted[name] else 1.0

    def f(self, name: str) -> float:
        whole = 2 * self.true[name] + self.missed[name] + self.wrong[name]
        return 2 * self.true[name] / whole if whole else 1.0

    def recall(self, name: str) -> float:
        whole = self.true[name] + self.missed[name]
        return self.true[name] / whole if whole else 1.0

    @property
    def body(self) -> float:
        return sum(self.f1) / len(self.f1)

    def judge(self, page: Page, name: str, expected: object, got: object) -> None:
        self.counted[name] += 1
        self.right[name] += expected == got
        if expected != got:
            self.faults.append(f"{page.name} {name}: {got!r} for {expected!r}")

    def compare(self, page: Page, name: str, expected: set, got: set) -> None:
        self.true[name] += len(expected & got)
        self.missed[name] += len(expected - got)
        self.wrong[name] += len(got - expected)
        if expected != got:
            self.faults.append(f"{page.name} {name}: missed {expected - got or '-'}, wrong {got - expected or '-'}")


def world() -> Authority:
    """The starter archive's authority and the tests' own people, who do not exist."""
    people = [
        Name(slug, kind, language, text)
        for (slug, kind), row in NAMES.items()
        if kind == "speaker"
        for language, text in zip(LANGUAGES, row, strict=True)
    ]
    return replace(starter(), names=(*starter().names, *people))


def reading(page: Page, authority: Authority) -> Reading:
    data = page.data
    suffix = "txt" if page.media_type == "text/plain" else "html"
    return read(Fetched(f"{page.name}.{suffix}", data, hashlib.sha256(data).hexdigest(), page.media_type), authority)


def measured(pages: list[Page], authority: Authority) -> Scores:
    scores = Scores()
    kinds = {name.slug: name.kind for name in authority.names}
    for page in pages:
        try:
            result = reading(page, authority)
        except Refused as refused:
            scores.faults.append(f"{page.name}: refused: {refused}")
            scores.f1.append(0)
            for name in ("language", "title", "published", "event"):
                scores.counted[name] += 1
            continue
        described, linked, about = result.described, result.linked, page.about
        scores.judge(page, "language", page.language, described.language)
        scores.judge(page, "title", page.title, described.title)
        scores.judge(page, "published", about["published"], described.published.iso if described.published else None)
        scores.judge(page, "event", about["event"], linked.event.slug if linked.event else None)
        for name in ("byline", "source"):
            if name in about:
                scores.judge(page, name, about[name], getattr(described, name))
        scores.compare(
            page, "people", set(about["people"].items()), {(person.slug, person.role) for person in linked.people}
        )
        for name, kind in NAMED.items():
            if name in about:
                found = {named.slug for named in linked.named if kinds[named.slug] == kind}
                scores.compare(page, name, set(about[name]), found & set(about[name]))
        body = described.body
        scores.f1.append(overlap("\n".join(page.body), body))
        for line in page.spam:
            scores.judge(page, "spam", False, line in body)
        lost = [line for line in page.body if line not in body]
        kept = [line for sign, line in page.lines if sign in "-^" and line in body.split("\n")]
        scores.faults += [f"{page.name} lost: {line}" for line in lost]
        scores.faults += [f"{page.name} kept: {line}" for line in kept]
        scores.counted["lines"] += len(page.body)
        scores.right["lines"] += len(page.body) - len(lost)
    return scores


def overlap(expected: str, got: str) -> float:
    """F1 of the words (of Chinese: characters) of two texts, as multisets."""
    one, other = Counter(WORD.findall(expected.lower())), Counter(WORD.findall(got.lower()))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def report() -> str:
    """Of the whole corpus, with the starter archive's authority: what is wrong where, then the figures."""
    scores = measured(corpus(), world())
    figures = {"body F1": scores.body, "people F1": scores.f("people")}
    figures |= {name: scores.share(name) for name in scores.counted}
    figures |= {f"{name} recall": scores.recall(name) for name in NAMED}
    return "\n".join([*scores.faults, *(f"{name:<22}{value:.3f}" for name, value in figures.items())])
