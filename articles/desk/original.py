"""The original of an article as text: every line of its capture, with what cleaning took out of it and why."""

from dataclasses import dataclass

from articles.desk.stored import stored_lines
from articles.ingest.reasons import reason_label
from articles.ingest.types import Line
from articles.models import Article, Removal


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; `removal` where cleaning took it out of the text."""

    text: str
    removal: Removal | None = None

    @property
    def reason(self) -> str:
        """In the curator's language; a word of a later version of the rules as it stands."""
        return reason_label(self.removal.reason) if self.removal else ""


@dataclass(frozen=True)
class Original:
    """`lines` hold what a reader of the page saw; `unseen` what nobody saw, or what has no line to stand in."""

    lines: list[list[Piece]]
    unseen: list[Piece]
    problem: str = ""  # why there are no lines, for people


def original_of(article: Article) -> Original:
    removals = list(article.removals.all())
    lines, problem = stored_lines(article)
    if problem:
        return Original([], [Piece(removal.text, removal) for removal in removals], problem)
    of_line: dict[int, list[Removal]] = {}
    for removal in removals:
        of_line.setdefault(removal.line, []).append(removal)
    shown, placed = [], set()
    for line in lines:
        pieces = parted(line.text, of_line.get(line.number, []))
        placed |= {piece.removal.pk for piece in pieces if piece.removal}
        shown.append(pieces)
    return Original(shown, [Piece(removal.text, removal) for removal in removals if removal.pk not in placed])


def parted(text: str, removals: list[Removal]) -> list[Piece]:
    """The line in order; a removal whose words are not found in it is left out.

    >>> [piece.text for piece in parted("Share | The summit opened", [Removal(text="Share |", line=1)])]
    ['Share |', ' The summit opened']
    """
    places: list[tuple[int, int, Removal]] = []
    done = 0
    for removal in removals:
        at = text.find(removal.text, done)
        at = text.find(removal.text) if at < 0 else at
        if at >= 0 and not any(at < end and start < at + len(removal.text) for start, end, _removal in places):
            places.append((at, at + len(removal.text), removal))
            done = at + len(removal.text)
    pieces, end_before = [], 0
    for start, end, removal in sorted(places, key=lambda place: place[0]):
        if start > end_before:
            pieces.append(Piece(text[end_before:start]))
        pieces.append(Piece(text[start:end], removal))
        end_before = end
    if end_before < len(text):
        pieces.append(Piece(text[end_before:]))
    return pieces


def put_back(body: str, removal: Removal, lines: list[Line], others: list[Removal]) -> str:
    """The body with a removal where it stood: in its own line where the rest of that is there, else as a paragraph
    after the nearest earlier line that is. `others` are the removals of the same article that stay out.
    """
    paragraphs = [paragraph for paragraph in body.split("\n") if paragraph.strip()]
    text = " ".join(removal.text.split())
    by_number = {line.number: line.text for line in lines}
    whole = by_number.get(removal.line, "")
    if removal.text in whole:
        of_line = [other.text for other in others if other.line == removal.line]
        place = index_of(without(whole, [removal.text, *of_line]), paragraphs)
        if place is not None:
            paragraphs[place] = " ".join(without(whole, of_line).split())
            return "\n".join(paragraphs)
    for number in range(removal.line - 1, 0, -1):
        place = index_of(
            without(by_number.get(number, ""), [other.text for other in others if other.line == number]), paragraphs
        )
        if place is not None:
            return "\n".join([*paragraphs[: place + 1], text, *paragraphs[place + 1 :]])
    return "\n".join([text, *paragraphs])


def taken_out(body: str, removal: Removal) -> str | None:
    """The body without a removal that was put back; None where a curator has rewritten it since."""
    text = " ".join(removal.text.split())
    paragraphs = body.split("\n")
    if text in paragraphs:
        paragraphs.remove(text)
        return "\n".join(paragraphs)
    for place, paragraph in enumerate(paragraphs):
        if text in paragraph:
            paragraphs[place] = " ".join(paragraph.replace(text, " ", 1).split())
            return "\n".join(paragraphs)
    return None


def without(line: str, fragments: list[str]) -> str:
    for fragment in fragments:
        line = line.replace(fragment, " ", 1)
    return line


def index_of(line: str, paragraphs: list[str]) -> int | None:
    """Which paragraph a line became; spaces do not count, since cleaning mends them."""
    bare = squeezed(line)
    if not bare:
        return None
    return next((place for place, paragraph in enumerate(paragraphs) if squeezed(paragraph) == bare), None)


def squeezed(text: str) -> str:
    return "".join(text.split())
