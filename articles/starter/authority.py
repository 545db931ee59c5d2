"""References, terms, names and facts."""

from articles.models import Appearance, Citation, Event, Label, Reference, Speaker, Statement, Term
from articles.starter.context import Context, dated, day, each, text_fields
from articles.starter.read import Archive


def load_references(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Reference)
    for row in archive.references:
        values = text_fields(row, "key", "title", "publisher", "address", "language", "note")
        reference = ledger.put(row["key"], values | dated(row.get("date"), "stated"), {"key": row["key"]})
        if reference:
            context.references[row["key"]] = reference.pk
    for citation in Citation.objects.filter(reference__isnull=False).select_related("reference"):
        key = citation.reference.key
        context.citations[f"{key}:{citation.locator}" if citation.locator else key] = citation.pk


def load_terms(context: Context, archive: Archive) -> None:
    ledgers = {Term.Kind.SPEAKER: context.ledger(Speaker)}
    other = context.ledger(Term)
    for row, unless_gone in each(broader_first(archive.terms)):
        with unless_gone:
            values = text_fields(row, "slug", "kind", "category", "wikidata", "note")
            values["broader_id"] = context.term(row.get("broader"))
            term = ledgers.get(row["kind"], other).put(row["slug"], values, {"slug": row["slug"]})
            if term:
                context.terms[row["slug"]] = term.pk


def broader_first(rows: list[dict]) -> list[dict]:
    """The rows so that each follows its broader one; in a circle the first row goes first and then finds no id."""
    by_slug = {row["slug"]: row for row in rows}
    ordered: dict[str, dict] = {}

    def visit(row: dict, path: tuple[str, ...]) -> None:
        broader = row.get("broader")
        if broader in by_slug and broader not in ordered and broader not in path:
            visit(by_slug[broader], (*path, row["slug"]))
        ordered.setdefault(row["slug"], row)

    for row in rows:
        visit(row, ())
    return list(ordered.values())


def load_events(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Event)
    for row, unless_gone in each(archive.events):
        with unless_gone:
            values = {
                **text_fields(row, "slug", "series", "wikidata", "note"),
                "kind": Term.Kind.EVENT,
                "edition": row.get("edition"),
                "edition_official": row.get("edition_official", False),
                "opening": day(row.get("opening")),
                "place_id": context.term(row.get("place")),
                "confirmed": row.get("confirmed", True),
                **dated(row["date"], row.get("basis", "stated")),
            }
            event = ledger.put(row["slug"], values, {"slug": row["slug"]})
            if event:
                context.terms[row["slug"]] = event.pk


def load_labels(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Label)
    for row, unless_gone in each(archive.labels):
        with unless_gone:
            same = {"term_id": context.term(row["term"]), "language": row["language"], "text": row["text"]}
            values = {
                **same,
                "qualifier": row.get("qualifier", ""),
                "type": row["type"],
                "status": row["status"],
                "citation_id": context.cite(row.get("cite")),
                "bridge": row["bridge"],
                "link": row["link"],
            }
            ledger.put(f"{row['term']} {row['language']} {row['text']}", values, same)
    ledger.drop_missing()


def load_statements(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Statement)
    for row, unless_gone in each(archive.statements):
        with unless_gone:
            values = {
                "subject_id": context.term(row["subject"]),
                **text_fields(row, "attribute", "text", "language", "comparator", "unit"),
                "number": row.get("number"),
                "term_id": context.term(row.get("term")),
                "rendering": row.get("rendering", False),
                "confirmed": row.get("confirmed", True),
                "citation_id": context.cite(row["cite"]),
                **dated(row.get("date"), "stated" if row.get("date") else ""),
            }
            # The value is not part of the key: a corrected figure is the same claim.
            parts = ("subject", "attribute", "part", "language", "unit", "term", "cite")
            key = " ".join(str(row[name]) for name in parts if row.get(name))
            ledger.put(key, values, values)
    ledger.drop_missing()


def load_appearances(context: Context, archive: Archive) -> None:
    ledger = context.ledger(Appearance)
    for row, unless_gone in each(archive.appearances):
        with unless_gone:
            values = {
                "speaker_id": context.term(row["speaker"]),
                "event_id": context.term(row["event"]),
                "role": row["role"],
                "citation_id": context.cite(row["cite"]),
            }
            ledger.put(" ".join((row["speaker"], row["event"], row["role"], row["cite"])), values, values)
    ledger.drop_missing()
