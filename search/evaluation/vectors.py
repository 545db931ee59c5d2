"""The vectors of a collection for search by meaning: made once, kept by digest of text and encoder, put on a shelf."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from search.evaluation.collection import Text
from search.semantic.legs import Leg, configured
from search.semantic.reading import spans_of, vectors
from search.semantic.space import Space, sampled
from search.semantic.vectors import Store
from search.semantic.writer import Entry, digest, writing

BATCH = 20  # texts whose vectors are written at once

Read = list[tuple[Leg, list[Entry]]]


class Shelf:
    """Where search by meaning looks, until `shelved` ends; `cache` is the folder in which vectors are kept."""

    def __init__(self, cache: Path, progress: Callable[[str], None]):
        self.cache, self.progress = cache, progress

    def read(self, texts: Mapping[int, Text]) -> Read:
        """The vectors of the texts, each under its key. Raises EncoderError and OSError."""
        return [(leg, list(kept(leg, texts, self.cache, self.progress))) for leg in configured().legs]

    def put(self, read: Read) -> None:
        """Puts these on the shelf and no others."""
        for leg, entries in read:
            with writing(leg.store.folder, leg.encoder.dimension) as writer:
                writer.remove(list(writer.held))
                writer.add(entries)
                writer.compact()


@contextmanager
def shelved(cache: Path, progress: Callable[[str], None], encoders: Sequence[str]) -> Iterator[Shelf]:
    """A shelf for these encoders (words of WIC_ENCODERS): the site's own stays as it is."""
    site = settings.VECTORS_DIR, settings.ENCODERS
    with TemporaryDirectory(prefix="wic-evaluation-") as folder:
        settings.VECTORS_DIR, settings.ENCODERS = Path(folder), list(encoders)
        try:
            yield Shelf(cache, progress)
        finally:
            settings.VECTORS_DIR, settings.ENCODERS = site


def kept(leg: Leg, texts: Mapping[int, Text], cache: Path, progress: Callable[[str], None]) -> Iterator[Entry]:
    """The vectors of each text; those that are not in the cache are made, and kept."""
    folder = cache / leg.store.folder.name
    marks = {key: digest(text.text, text.language) for key, text in texts.items()}
    places = {key: int.from_bytes(mark[:8]) >> 1 for key, mark in marks.items()}  # keys of the cache: 63 bits of digest
    make(leg, folder, {places[key]: (marks[key], text) for key, text in texts.items()}, progress)
    snapshot = Store(folder).snapshot()
    for key, text in texts.items():
        article = snapshot.place.get(places[key])
        if article is None:  # a text without any sentence
            continue
        first, count = int(snapshot.first[article]), int(snapshot.count[article])
        rows = range(first, first + count)
        spans = [snapshot.span(row) for row in rows]
        yield Entry(key, 0, marks[key], text.language, spans, snapshot.vectors(rows))


def make(leg: Leg, folder: Path, wanted: Mapping[int, tuple[bytes, Text]], progress: Callable[[str], None]) -> None:
    space = space_of(leg)
    with writing(folder, leg.encoder.dimension) as writer:
        missing = [key for key in wanted if key not in writer.held]
        for at in range(0, len(missing), BATCH):
            writer.add([entry(leg, space, key, *wanted[key]) for key in missing[at : at + BATCH]])
            progress(f"{leg.name}: {min(at + BATCH, len(missing))} of {len(missing)} texts encoded")


def entry(leg: Leg, space: Space, key: int, mark: bytes, text: Text) -> Entry:
    spans = spans_of(text.text, leg.grain)
    return Entry(key, 0, mark, text.language, spans, vectors(leg, space, text.text, spans, text.language))


def space_of(leg: Leg) -> Space:
    """That of an encoder which is not bundled is found out first."""
    space = leg.space()
    if space is None:
        space = sampled(leg.encoder)
        leg.space_path.parent.mkdir(parents=True, exist_ok=True)
        space.save(leg.space_path)
    return space
