"""Tables out and in: a trial first, all rows or none, no formula runs in a spreadsheet, nothing is published by it."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html
from openpyxl import load_workbook

from articles.models import (
    Appearance,
    Article,
    CoverageGap,
    Event,
    Label,
    Reference,
    Source,
    Speaker,
    Statement,
    Story,
    Term,
)
from tests import factories
from tests.admin.desk import account, client_of

pytestmark = pytest.mark.django_db
CSV, JSON, XLSX = "0", "1", "2"
NOUNS = [Appearance, Article, CoverageGap, Event, Label, Reference, Source, Speaker, Statement, Story, Term]


@pytest.fixture
def editor():
    return client_of(account("editor"))


def address(model, page: str) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{page}")


def export(client, model, kind: str = CSV) -> bytes:
    response = client.post(address(model, "export"), {"format": kind, "resource": "0"})
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    return response.content


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def written(rows: list[dict]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def attempt(client, model, data: bytes, kind: str = CSV, name: str = "table.csv"):
    """The trial: the page with its report."""
    sent = {"import_file": SimpleUploadedFile(name, data), "format": kind, "resource": "0"}
    return client.post(address(model, "import"), sent)


def confirm(client, model, page):
    form = next(form for form in html.fromstring(page.content).forms if "process_import" in (form.action or ""))
    return client.post(address(model, "process_import"), dict(form.form_values()), follow=True)


@pytest.fixture
def rows() -> Article:
    event = factories.event({"en": "A meeting", "ro": "O întâlnire"}, slug="meeting")
    article = factories.article(source=factories.source(), event=event, public_id="0000aaaa")
    speaker = factories.speaker({"en": "Ana"})
    factories.appearance(speaker, event, citation=factories.citation(article=article, locator="p. 2"))
    factories.statement(event, "attendance", number=800, comparator=">", unit="guests")
    factories.gap(event, "ro")
    factories.term(names={"en": "water"}, note="=1+1")
    Story.objects.create(slug="story")
    return article


@pytest.mark.parametrize("model", NOUNS, ids=lambda model: model.__name__)
@pytest.mark.parametrize(("kind", "name"), [(CSV, "a.csv"), (JSON, "a.json"), (XLSX, "a.xlsx")])
def test_what_goes_out_comes_in_again_and_changes_nothing(model, kind, name, rows, editor):
    before = list(model._base_manager.order_by("pk").values())
    page = attempt(editor, model, export(editor, model, kind), kind, name)
    assert b"errorlist" not in page.content, html.fromstring(page.content).text_content()
    confirm(editor, model, page)
    after = list(model._base_manager.order_by("pk").values())
    for row in (*before, *after):
        row.pop("updated", None)
    assert after == before


def test_a_trial_writes_nothing_and_says_what_it_would(rows, editor):
    data = written([{"slug": "clouds", "kind": "topic", "note": "new"}])
    page = attempt(editor, Term, data)
    assert "nothing is written yet" in page.content.decode()
    assert not Term.objects.filter(slug="clouds").exists()
    page = confirm(editor, Term, page)
    assert "Imported: 1 new, 0 changed, 0 unchanged." in page.content.decode()
    term = Term.objects.get(slug="clouds")
    assert term.history.get().history_user.username == "editor"


def test_one_bad_row_stops_all_and_is_named(rows, editor):
    data = written([{"slug": "clouds", "kind": "topic", "broader": ""}, {"slug": "rain", "kind": "x", "broader": ""}])
    page = attempt(editor, Term, data).content.decode()
    assert "row 2" in page
    assert "process_import" not in page
    page = attempt(editor, Term, written([{"slug": "rain", "kind": "topic", "broader": "no-such"}])).content.decode()
    assert "no term “no-such” in the archive" in page
    page = attempt(editor, Speaker, written([{"slug": "rain", "birth_year": "long ago"}])).content.decode()
    assert "“long ago” cannot be read here" in page
    assert not Term.objects.filter(slug__in=["clouds", "rain"]).exists()


def test_what_became_wrong_since_the_trial_is_not_written(rows, editor):
    data = written([{"term": "meeting", "language": "ar", "text": "لقاء", "type": "preferred", "status": "general"}])
    page = attempt(editor, Label, data)
    factories.label(Event.objects.get(slug="meeting"), "ar", "اجتماع")
    page = confirm(editor, Label, page)
    assert "nothing was imported" in page.content.decode()
    assert not Label.objects.filter(text="لقاء").exists()


def test_formulas_are_made_harmless_and_come_back_as_they_were(rows, editor):
    [row] = [row for row in table(export(editor, Term)) if row["note"]]
    assert row["note"] == "'=1+1"
    sheet = load_workbook(io.BytesIO(export(editor, Term, XLSX))).active
    assert "=1+1" not in [cell.value for row in sheet.iter_rows() for cell in row]
    confirm(editor, Term, attempt(editor, Term, written([{**row, "note": "'@SUM(A1)"}])))
    assert Term.objects.get(slug=row["slug"]).note == "@SUM(A1)"


@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_nothing_is_published_by_an_import(rows, role):
    client = client_of(account(role))
    empty = factories.article(state="draft", body="", public_id="0000bbbb")
    known = {"public_id": "0000bbbb", "language": "en", "title": "Known", "state": "published", "body": "x"}
    new = {"public_id": "", "language": "en", "title": "New", "state": "published", "body": "x"}
    confirm(client, Article, attempt(client, Article, written([known, new])))
    empty.refresh_from_db()
    assert (empty.title, empty.state, empty.body) == ("Known", "draft", "")
    assert (Article.objects.get(title="New").state, Article.objects.get(title="New").body) == ("draft", "")


def test_an_import_keeps_the_rules_of_the_tables(rows, editor):
    row = {"public_id": "0000aaaa", "language": "en", "title": "x", "kind": "record"}
    page = attempt(editor, Article, written([row])).content.decode()
    assert "A record has no text" in page
    rows.refresh_from_db()
    assert rows.kind == "press"


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        (JSON, "a.json", b"{not json"),
        (XLSX, "a.xlsx", b"no zip"),
        (CSV, "a.csv", b"\xff\xfe\x00\xd8"),
        (CSV, "a.csv", b""),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_message(kind, name, data, editor):
    page = attempt(editor, Term, data, kind, name)
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_a_confirmation_made_by_hand_reads_no_other_file(editor, settings, tmp_path):
    secret = settings.DATA_DIR / "secret_key"
    for name in (str(secret), "../secret_key", "", ".", "nothing"):
        sent = {"import_file_name": name, "original_file_name": "x", "format": CSV, "resource": "0"}
        page = editor.post(address(Term, "process_import"), sent, follow=True)
        assert page.status_code == 200
    sent["format"] = "9"
    assert editor.post(address(Term, "process_import"), sent, follow=True).status_code == 200


def test_a_citation_is_written_so_that_people_can_read_it(rows, editor):
    [row] = table(export(editor, Appearance))
    assert row["citation"] == "article:0000aaaa | p. 2"
    wrong = written([{**row, "citation": "somewhere"}])
    assert "is no citation" in attempt(editor, Appearance, wrong).content.decode()
    assert json.loads(export(editor, Statement, JSON))[0]["citation"].startswith("reference:")
