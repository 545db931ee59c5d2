"""Rows for tests: each function makes one valid row, keyword arguments override its fields."""

import datetime
import hashlib
from itertools import count

from articles.ingest.captures import path_of
from articles.models import (
    Appearance,
    Article,
    Capture,
    Citation,
    CoverageGap,
    Event,
    Label,
    Mention,
    Note,
    Reference,
    Source,
    Speaker,
    Statement,
    Story,
    Term,
)

number = count(1)


def reference(**fields) -> Reference:
    n = next(number)
    return Reference.objects.create(**{"key": f"reference-{n}", "title": f"Reference {n}", **fields})


def citation(**fields) -> Citation:
    if "article" not in fields and "reference" not in fields:
        fields["reference"] = reference()
    return Citation.objects.create(**fields)


def label(term: Term, language: str, text: str, **fields) -> Label:
    return Label.objects.create(
        **{
            "term": term,
            "language": language,
            "text": text,
            "type": "preferred",
            "bridge": True,
            "link": True,
            **fields,
        }
    )


def named(term: Term, names: dict[str, str] | None) -> Term:
    for language, text in (names or {}).items():
        label(term, language, text)
    return term


def term(kind: str = "topic", names: dict[str, str] | None = None, **fields) -> Term:
    return named(Term.objects.create(**{"slug": f"{kind}-{next(number)}", "kind": kind, **fields}), names)


def event(names: dict[str, str] | None = None, **fields) -> Event:
    day = datetime.date(2024, 11, 20)
    defaults = {
        "slug": f"event-{next(number)}",
        "series": "summit",
        "date_earliest": day,
        "date_latest": day,
        "date_precision": "day",
        "date_basis": "stated",
    }
    return named(Event.objects.create(**{**defaults, **fields}), names)


def speaker(names: dict[str, str] | None = None, **fields) -> Speaker:
    return named(Speaker.objects.create(**{"slug": f"speaker-{next(number)}", **fields}), names)


def source(**fields) -> Source:
    n = next(number)
    return Source.objects.create(**{"slug": f"source-{n}", "name": f"Source {n}", "kind": "press", **fields})


def article(**fields) -> Article:
    n = next(number)
    day = datetime.date(2024, 11, 20)
    defaults = {
        "language": "en",
        "title": f"Article {n}",
        "body": "One paragraph.",
        "state": "published",
        "address": f"https://press.example/{n}",
        "date_earliest": day,
        "date_latest": day,
        "date_precision": "day",
        "date_basis": "stated",
    }
    return Article.objects.create(**{**defaults, **fields})


def statement(subject: Term, attribute: str, **fields) -> Statement:
    return Statement.objects.create(
        **{"subject": subject, "attribute": attribute, "citation": fields.pop("citation", None) or citation(), **fields}
    )


def appearance(who: Speaker, at: Event, role: str = "speech", **fields) -> Appearance:
    return Appearance.objects.create(
        **{"speaker": who, "event": at, "role": role, "citation": fields.pop("citation", None) or citation(), **fields}
    )


def mention(by: Article, of: Term, **fields) -> Mention:
    # The row of the term itself, whatever more it is: an event and a speaker are terms too.
    return Mention.objects.create(article=by, term_id=of.pk, **fields)


def gap(at: Event, language: str, **fields) -> CoverageGap:
    return CoverageGap.objects.create(event=at, language=language, **fields)


def note(article: Article, paragraph: int = 1, **fields) -> Note:
    return Note.objects.create(
        article=article, paragraph=paragraph, citation=fields.pop("citation", None) or citation(), **fields
    )


def story(**fields) -> Story:
    return Story.objects.create(**{"slug": f"story-{next(number)}", **fields})


def capture(
    article: Article, data: bytes = b"<p>A captured page about the conference on the canal.</p>", **fields
) -> Capture:
    """From before WARC. Its bytes go to the captures' folder of the settings: point it at a folder of the test."""
    sha256 = hashlib.sha256(data).hexdigest()
    path_of(sha256).parent.mkdir(parents=True, exist_ok=True)
    path_of(sha256).write_bytes(data)
    address = article.address or f"{next(number)}.html"
    defaults = {"address": address, "sha256": sha256, "size": len(data), "media_type": "text/html"}
    return Capture.objects.create(**{"article": article, **defaults, **fields})
