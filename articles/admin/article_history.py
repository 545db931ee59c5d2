"""The history of an article holds what hangs on it: mentions, appearances, notes, and what was put back."""

from collections.abc import Iterator

from articles.admin.history import Change
from articles.ingest.differences import Kind, Piece
from articles.models import Appearance, Capture, Mention, Note, Removal, Term
from articles.recording import ELSEWHERE, keep, settle
from articles.rows import Rows, bring_back, rows_of

NOUNS = {
    "mentions": Mention._meta.verbose_name,
    "appearances": Appearance._meta.verbose_name,
    "notes": Note._meta.verbose_name,
    "put_back": Removal._meta.get_field("restored").verbose_name,
    "withheld": Capture._meta.get_field("withheld").verbose_name,
}


class RowsInHistory:
    """Of the admin of articles: their rows are recorded with each change at the desk, shown, and brought back."""

    def save_model(self, request, obj, form, change):
        if change:
            settle(obj)
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        keep(form.instance)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        response = super().history_form_view(request, object_id, version_id, extra_context)
        if hasattr(response, "context_data"):
            response.context_data["rows_unknown"] = response.context_data["record"].rows is None
        return response

    def changes(self, before, after) -> list[Change]:
        after.is_from_elsewhere = after.history_change_reason == ELSEWHERE
        return [*super().changes(before, after), *changes_of_rows(before.rows, after.rows, after.language)]

    def changes_back(self, row, record) -> list[Change]:
        present = rows_of(row)
        back = record.rows and {**record.rows, "withheld": present["withheld"]}
        return [*super().changes(row.history.first(), record), *changes_of_rows(present, back, row.language)]

    def bring_back(self, request, row, record) -> None:
        settle(row)
        super().bring_back(request, row, record)
        if record.rows is not None:
            bring_back(row, record.rows)
        keep(row)


def changes_of_rows(before: Rows | None, after: Rows | None, language: str = "") -> list[Change]:
    """A change for each row that came, went or became another; none where one of the versions did not record them.

    `language` is that of the article: what was put back is its text.
    """
    if before is None or after is None or before == after:
        return []
    slugs = {slug for rows in (before, after) for slug in slugs_in(rows)}
    names = {term.slug: term.name_in()[0] for term in Term.objects.filter(slug__in=slugs).with_labels()}
    old, new = told(before, names), told(after, names)
    found = []
    for key in sorted({*old, *new}):
        if old.get(key) != new.get(key):
            pieces = [(Kind.REMOVED, old.get(key)), (Kind.ADDED, new.get(key))]
            label = str(NOUNS[key[0]])
            of_article = language if key[0] == "put_back" else ""
            found.append(Change(label, [Piece(kind, text) for kind, text in pieces if text], of_article))
    return found


def slugs_in(rows: Rows) -> Iterator[str]:
    yield from rows["mentions"]
    for speaker, event, *_more in rows["appearances"]:
        yield from (speaker, event)


def told(rows: Rows, names: dict[str, str]) -> dict[tuple, str]:
    """Each row in words, by its kind and what it is known by; a term that is gone by its identifier."""
    roles = dict(Appearance.Role.choices)
    found: dict[tuple, str] = {}
    for slug, (surface, count) in rows["mentions"].items():
        name = names.get(slug, slug)
        found["mentions", slug] = f"{name} ({surface}) × {count}" if surface else f"{name} × {count}"
    for who, at, role, place in rows["appearances"]:
        words = [str(roles.get(role, role)), names.get(at, at), place]
        found["appearances", who, at, role, place] = f"{names.get(who, who)}: {' · '.join(filter(None, words))}"
    for paragraph, citation in rows["notes"]:
        found["notes", f"{paragraph:06}", citation] = f"{paragraph}: {citation}"
    for line, text in rows["put_back"]:
        found["put_back", f"{line:06}", text] = text
    for time, address in rows["withheld"]:
        found["withheld", time, address] = f"{time}, {address}"
    return found
