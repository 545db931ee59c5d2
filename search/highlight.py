"""Marks what a query found: in the article's own script, at the places the field's own analyzer gives.

Escape, then mark: the only place where search calls text safe.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.languages import BY_CODE
from search.backends.schema import analyzer
from search.needles import leaf_needles, needles
from search.query import Concept, Leaf, Needle, Word

# About two lines of a hit, in code points.
WIDTHS = {"ar": 160, "zh": 84, "ro": 180, "en": 180}
# A text is read until a window holds all that was sought, or this far: a novel must not hold up a page of hits.
MAX_READ = 40_000


@dataclass(frozen=True)
class Span:
    """Code points `start` to `end` of a text, matched by the `leaf`-th word or phrase of the query."""

    start: int
    end: int
    leaf: int


@dataclass(frozen=True)
class Snippet:
    """Escaped text with marks, and the spans seen: the words of the text, each with the leaf it answers."""

    html: SafeString
    words: tuple[tuple[int, str], ...]


class Highlighter:
    """Marks the words and phrases `sought` in texts of one article language (`code`).

    A window with all of one of the `ways` to answer the query needs no better one; by default that is all of it.
    """

    def __init__(self, sought: Sequence[Leaf], code: str, ways: Sequence[Sequence[Leaf]] = ()):
        self.language = BY_CODE[code].analysis
        # Stop words are marked only where nothing else was sought, as they are sought.
        self.leaves = [leaf_needles(leaf, self.language) for leaf in sought]
        # Runs of Chinese that are sought by their pairs: the longest stretch of one tells most.
        self.cut = {n for n, parts in enumerate(self.leaves) if len(parts) > 1 and isinstance(sought[n], Word)}
        if not any(self.leaves):
            typed = [leaf for leaf in sought if not isinstance(leaf, Concept)]
            self.leaves = [needles("exact", leaf, self.language).parts for leaf in typed]
            sought, ways = typed, ()
        in_texts = {n for n, parts in enumerate(self.leaves) if any(not needle.title for needle in parts)}
        numbered = [in_texts.intersection(map(sought.index, way)) for way in ways or [sought]]
        self.enough = [way for way in numbered if way]

    def title(self, text: str) -> Snippet:
        spans = self.spans(text, title=True)
        return Snippet(marked(text, 0, len(text), spans), found_words(text, spans))

    def snippet(self, paragraphs: Iterable[str]) -> Snippet:
        """The best window of a text: the one with the most of what was sought, the first of equals."""
        width = WIDTHS[self.language]
        best: tuple[tuple[int, int, int], str, int, list[Span]] | None = None
        held: set[int] = set()  # the leaves in the best window
        opening, read = "", 0
        for paragraph in paragraphs:
            opening = opening or paragraph
            spans = self.spans(paragraph)
            for first in spans:
                within = [span for span in spans if first.start <= span.start and span.end <= first.start + width]
                stretch = max((span.end - span.start for span in within if span.leaf in self.cut), default=0)
                leaves = {span.leaf for span in within}
                worth = (len(leaves), stretch, min(len(within), 3))
                if best is None or worth > best[0]:
                    best, held = (worth, paragraph, first.start, spans), leaves
            read += len(paragraph)
            if read > MAX_READ or (not self.cut and any(way <= held for way in self.enough)):
                break
        if best is None:
            return Snippet(window(opening, 0, width, []), ())
        _worth, paragraph, start, spans = best
        return Snippet(window(paragraph, start, width, spans), found_words(paragraph, spans))

    def sentence(self, line: str, start: int, end: int) -> Snippet:
        """The sentence at these places of a line, as a whole: what is close in meaning, whatever words it holds."""
        spans = [span for span in self.spans(line) if start <= span.start and span.end <= end]
        before, after = "…" if start else "", "…" if end < len(line) else ""
        shown = marked(line, start, end, spans)  # escapes
        return Snippet(mark_safe(f'{before}<mark class="meaning">{shown}</mark>{after}'), found_words(line, spans))

    def spans(self, text: str, title: bool = False) -> list[Span]:
        """Where the needles stand in one line of text, in order."""
        kinds = {needle.kind for leaf in self.leaves for needle in leaf}
        places = {kind: self.places(text, kind) for kind in kinds}
        found = {
            Span(start, end, leaf)
            for leaf, parts in enumerate(self.leaves)
            for needle in parts
            if title or not needle.title
            for start, end in occurrences(needle, places[needle.kind])
        }
        whole = {Span(start, end, leaf) for leaf in self.cut for start, end in merged(of_leaf(found, leaf))}
        found = {span for span in found if span.leaf not in self.cut} | whole
        return sorted(found, key=lambda span: (span.start, -span.end, span.leaf))

    def places(self, text: str, kind: str) -> dict[int, dict[str, tuple[int, int]]]:
        """Position -> term -> code points, for the terms that are sought."""
        sought = {
            term
            for parts in self.leaves
            for needle in parts
            if needle.kind == kind
            for _distance, terms in needle.slots
            for term in terms
        }
        found: dict[int, dict[str, tuple[int, int]]] = {}
        for token in analyzer(kind, self.language)(text, positions=True, chars=True, mode="index"):
            if token.text in sought:
                found.setdefault(token.pos, {})[token.text] = (token.startchar, whole(text, token.endchar))
        return found


def of_leaf(spans: Iterable[Span], leaf: int) -> list[Span]:
    return sorted((span for span in spans if span.leaf == leaf), key=lambda span: span.start)


def occurrences(needle: Needle, places: dict[int, dict[str, tuple[int, int]]]) -> Iterable[tuple[int, int]]:
    for place in places:
        ends = []
        for distance, terms in needle.slots:
            held = places.get(place + distance, {})
            end = next((held[term] for term in terms if term in held), None)
            if end is None:
                break  # most places fail at their first slot
            ends.append(end)
        else:
            yield min(start for start, _end in ends), max(end for _start, end in ends)


def whole(text: str, end: int) -> int:
    """`end` moved over the marks that belong to the letter before it."""
    while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Me"}:
        end += 1
    return end


def found_words(text: str, spans: list[Span]) -> tuple[tuple[int, str], ...]:
    return tuple(dict.fromkeys((span.leaf, text[span.start : span.end]) for span in spans))


def window(text: str, at: int, width: int, spans: list[Span]) -> SafeString:
    """The stretch of about `width` code points around `at`, cut between words where the script has spaces."""
    start = boundary(text, max(0, min(at - width // 4, len(text) - width)), at)
    end = len(text) if len(text) - start <= width else boundary(text, start + width, len(text), back=True)
    shown = marked(text, start, end, [span for span in spans if start <= span.start and span.end <= end])
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return mark_safe(f"{before}{shown}{after}")  # `marked` has escaped all that is not ours


def boundary(text: str, at: int, limit: int, back: bool = False) -> int:
    """The next place between words from `at` towards `limit`, at most 20 code points away; else `at`."""
    if at in {0, len(text)}:
        return at
    if back:
        space = text.rfind(" ", at - 20, at + 1)
        return space if space > 0 else at
    space = text.find(" ", at - 1, min(at + 20, limit))
    return space + 1 if space >= 0 else at


def marked(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    """The stretch of text, escaped, with the spans in <mark>; spans that overlap are marked as one."""
    pieces: list[str] = []
    done = start
    for first, last in merged(spans):
        pieces += (escape(text[done:first]), "<mark>", escape(text[first:last]), "</mark>")
        done = last
    pieces.append(escape(text[done:end]))
    return mark_safe("".join(pieces))  # every piece of the text went through escape


def merged(spans: list[Span]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and span.start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return joined
