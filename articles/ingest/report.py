"""What `ingest` prints of a reading: one JSON object a line, or a few lines for people."""

import json

from articles.ingest.types import Reading


def as_json(reading: Reading) -> str:
    """One line; the keys are a contract, for other programs read them."""
    described, linked = reading.described, reading.linked
    return json.dumps(
        {
            "source": reading.fetched.path,
            "language": described.language,
            "title": described.title,
            "body": described.body,
            "published": described.published.iso if described.published else None,
            "precision": described.published.precision if described.published else None,
            "event": linked.event.slug if linked.event else None,
            "people": [{"id": person.slug, "role": person.role} for person in linked.people],
            "removed": [{"text": removed.text, "reason": removed.reason} for removed in reading.removed],
        },
        ensure_ascii=False,
    )


def as_text(reading: Reading) -> str:
    described, linked = reading.described, reading.linked
    published = described.published
    people = ", ".join(f"{person.slug} ({person.role})" for person in linked.people)
    facts = {
        "language": described.language,
        "title": described.title or "none",
        "text": f"{len(described.body)} characters, {described.body.count(chr(10)) + 1} paragraphs",
        "published": f"{published.iso} ({published.precision}, {published.basis})" if published else "unknown",
        "event": f"{linked.event.slug} ({linked.event.confidence:.0%})" if linked.event else "none",
        "people": people or "none",
        "removed": ", ".join(dict.fromkeys(removed.reason for removed in reading.removed)) or "nothing",
    }
    return "\n".join([reading.fetched.path, *(f"  {name:<10}{value}" for name, value in facts.items())])
