"""Vectors made in the background by the index worker: of all that is published and lacks them, in small steps.

Sentences by the quick encoder first, then sentences and passages by the slow one, each for the newest articles first.
A step takes about half a second, so that changes of the index need not wait; stopped at any point, at most one article
is read again.
"""

import logging
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np

from articles.models import Article
from search.generations import Generations
from search.semantic.encoders import PASSAGE, SENTENCE, EncoderError
from search.semantic.legs import Leg, configured
from search.semantic.reading import spans_of, vectors
from search.semantic.space import Space, sampled
from search.semantic.vectors import Vectors, current
from search.semantic.writer import Entry, Writer, digest

logger = logging.getLogger(__name__)

# Texts that are encoded in one step, by grain: about half a second of the slow encoder on one core.
STEP = {SENTENCE: 12, PASSAGE: 1}
# An encoder that fails at several articles in a row is left alone for so many seconds, an article that it fails at for
# an hour: neither may keep the others waiting.
FAILURES, RETRY, RETRY_ARTICLE = 3, 60.0, 3600.0


@dataclass(frozen=True)
class Progress:
    """Of one leg: how many articles are published, and how many of them have vectors."""

    leg: str
    published: int
    done: int


def meant_text(article: Article) -> str:
    """What the encoders read of an article, and what spans count from: the text that its index document has."""
    return "\n".join(filter(None, (article.title, article.abstract, *article.shown_paragraphs)))


def progress() -> list[Progress]:
    """How far each leg has come. Needs no lock; looks at the files and counts the published articles."""
    published = set(Article.objects.published().values_list("pk", flat=True))
    return [
        Progress(leg.name, len(published), len(published & set(leg.store.snapshot().keys.tolist())))
        for leg in configured().legs
    ]


class Maker:
    """Makes vectors as long as there are any to make. One a machine: holds a lock until it is closed.

    Raises IndexLocked where another process has the lock, OSError where the files cannot be written, DatabaseError.
    """

    def __init__(self, legs: Sequence[Leg] | None = None):
        self.legs = configured().legs if legs is None else tuple(legs)
        self.held = ExitStack()
        if self.legs:
            self.held.enter_context(Generations(self.legs[0].root).lock("making vectors"))
        self.writers: dict[str, Writer] = {}
        self.resting: dict[tuple[str, int], float] = {}  # (leg, article, or 0 for all) -> until when
        self.begun: tuple[str, bytes, list[Vectors]] = ("", b"", [])  # of the article being encoded, what there is
        self.steps: Iterator[None] = self.run()

    def close(self) -> None:
        self.reset()
        self.held.close()

    def __enter__(self) -> "Maker":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def news(self) -> None:
        """Articles may have been published, changed or withdrawn: looks again what is to be done."""
        self.steps = self.run()

    def work(self, seconds: float) -> bool:
        """Makes vectors for about so long; False when, since the last `news`, nothing is left to make."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                next(self.steps)
            except StopIteration:
                return False
            except BaseException:
                self.reset()
                raise
        return True

    def reset(self) -> None:
        """Begins anew with what the files hold."""
        for writer in self.writers.values():
            writer.close()
        self.writers.clear()
        self.news()

    def run(self) -> Iterator[None]:
        """One step of work at each turn."""
        stamps = current_stamps()
        for leg in self.legs:
            if self.rests(leg):
                continue
            try:
                yield from self.make(leg, stamps)
            except EncoderError as problem:
                logger.warning("vectors of %s: %s; trying again in %d seconds", leg.name, problem, RETRY)
                self.resting[leg.name, 0] = time.monotonic() + RETRY

    def mend(self) -> int:
        """Reads every vector and takes out the articles whose rows have been altered; gives how many, over all legs.

        They are made anew by the next `work`.
        """
        count = 0
        for leg in self.legs:
            if current(leg.store.folder)[0]:
                damaged = self.writer(leg).damaged()
                self.writer(leg).remove(damaged)
                count += len(damaged)
        return count

    def rests(self, leg: Leg, key: int = 0) -> bool:
        return self.resting.get((leg.name, key), 0.0) > time.monotonic()

    def make(self, leg: Leg, stamps: dict[int, int]) -> Iterator[None]:
        """Raises EncoderError."""
        space, writer = self.space(leg), self.writer(leg)
        writer.remove(set(writer.held) - stamps.keys())
        writer.compact()
        failures = 0
        for key, stamp in stamps.items():
            state = writer.state(key)
            if (state and state[0] == stamp) or self.rests(leg, key):
                continue
            article = Article.objects.published().filter(pk=key).first()
            if article is None:
                writer.remove([key])
            elif state and state[1] == digest(meant_text(article), article.language):
                writer.touch(key, stamp)
            else:
                try:
                    yield from self.encode(leg, space, article, stamp)
                    failures = 0
                except EncoderError as problem:
                    failures += 1
                    if failures == FAILURES:
                        raise
                    logger.warning("vectors of %s: article %d left out: %s", leg.name, key, problem)
                    self.resting[leg.name, key] = time.monotonic() + RETRY_ARTICLE

    def encode(self, leg: Leg, space: Space, article: Article, stamp: int) -> Iterator[None]:
        """Raises EncoderError. What has been encoded of an article when `news` comes is gone on with."""
        text = meant_text(article)
        mark = digest(text, article.language)
        if self.begun[:2] != (leg.name, mark):
            self.begun = (leg.name, mark, [])
        found = self.begun[2]
        spans = spans_of(text, leg.grain)
        step = STEP[leg.grain]
        for at in range(step * len(found), len(spans), step):
            found.append(vectors(leg, space, text, spans[at : at + step], article.language))
            yield
        whole = np.concatenate(found) if found else np.empty((0, leg.encoder.dimension), dtype=np.float32)
        self.writer(leg).add([Entry(article.pk, stamp, mark, article.language, spans, whole)])

    def writer(self, leg: Leg) -> Writer:
        """Opened once. Stores of other versions of the encoder are removed: their vectors compare with nothing."""
        if leg.name not in self.writers:
            self.writers[leg.name] = Writer(leg.store.folder, leg.encoder.dimension)
            for folder in leg.root.glob(f"{leg.encoder.name}-*-{leg.grain}"):
                if folder != leg.store.folder:
                    shutil.rmtree(folder)
        return self.writers[leg.name]

    def space(self, leg: Leg) -> Space:
        """Raises EncoderError."""
        known = leg.space()
        if known is None:
            known = sampled(leg.encoder)
            known.save(leg.space_path)
        return known


def current_stamps() -> dict[int, int]:
    """Published article -> when it was last saved, in microseconds; the newest articles first."""
    rows = Article.objects.published().newest_first().values_list("pk", "updated")
    return {key: int(updated.timestamp() * 1_000_000) for key, updated in rows}
