"""`manage.py export_dataset`, and the snapshot offered for download."""

import csv
import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.dataset import snapshot
from articles.models import Article
from tests import factories
from tests.pages.conftest import SECRET


def export(folder: Path | None = None) -> str:
    out = StringIO()
    call_command("export_dataset", *([str(folder)] if folder else []), stdout=out)
    return out.getvalue()


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(path: Path) -> list[dict]:
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))


def test_every_noun_is_there_as_lines_and_as_a_table_with_its_digest(archive, tmp_path):
    export(tmp_path / "a")
    manifest = json.loads((tmp_path / "a" / "manifest.json").read_text(encoding="utf-8"))
    names = {file["name"] for file in manifest["files"]}
    nouns = {"articles", "events", "speakers", "terms", "labels", "statements", "appearances", "sources", "gaps"}
    assert names == {f"{noun}.{ending}" for noun in nouns for ending in ("jsonl", "csv")}
    assert {path.name for path in (tmp_path / "a").iterdir()} == names | {"manifest.json"}
    for file in manifest["files"]:
        content = (tmp_path / "a" / file["name"]).read_bytes()
        assert (file["sha256"], file["size"]) == (hashlib.sha256(content).hexdigest(), len(content))
        rows = lines if file["name"].endswith("jsonl") else table
        assert len(rows(tmp_path / "a" / file["name"])) == file["records"], file
    assert manifest["schemas"].keys() == nouns
    assert "no right to publish them anew" in manifest["rights"]


def test_the_same_data_gives_the_same_bytes(archive, tmp_path):
    export(tmp_path / "a")
    export(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_only_what_is_public_and_may_be_shown_is_in_it(archive, tmp_path):
    factories.article(title="Part", body="Shown.\nHidden-Paragraph-55.", display="excerpt")
    factories.article(title="Bare", body="Hidden-Paragraph-66.", display="record")
    factories.label(archive.topic, "en", "Hidden-Misspelling", type="hidden", bridge=False)
    export(tmp_path / "a")
    for path in (tmp_path / "a").iterdir():
        text = path.read_text(encoding="utf-8")
        for marker in (SECRET, "Hidden-", "hidden-paper"):
            assert marker not in text, path.name
    found = {row["title"]: row["text"] for row in lines(tmp_path / "a" / "articles.jsonl")}
    assert (found["Part"], found["Bare"]) == (["Shown."], [])


def test_statements_stand_with_their_citations_and_gaps_with_their_day(archive, tmp_path):
    factories.gap(archive.forum, "ar", searched="2024-12-01")
    export(tmp_path / "a")
    row = next(row for row in table(tmp_path / "a" / "statements.csv") if row["attribute"] == "attendance")
    assert (row["subject"], row["number"], row["comparator"], row["unit"]) == ("canal-2024", "1800.00", ">", "guests")
    assert row["citation_title"].startswith("Reference") and row["citation_in_archive"] == "no"
    assert table(tmp_path / "a" / "gaps.csv") == [{"event": "bridge-forum", "language": "ar", "searched": "2024-12-01"}]
    labels = [row["text"] for row in table(tmp_path / "a" / "labels.csv") if row["term"] == "bridgeton"]
    assert labels == ["بلدة الجسر", "Bridgeton", "桥镇"]


def test_no_cell_is_a_formula(archive, tmp_path):
    factories.statement(archive.forum, "note", text="=HYPERLINK(1)", language="en")
    export(tmp_path / "a")
    assert "'=HYPERLINK(1)" in {row["text"] for row in table(tmp_path / "a" / "statements.csv")}


def test_a_folder_in_use_is_refused_in_one_line_and_left_alone(archive, tmp_path):
    folder = tmp_path / "in use"
    folder.mkdir()
    (folder / "mine.txt").write_text("kept")
    with pytest.raises(CommandError, match="is not empty"):
        export(folder)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_a_failure_leaves_nothing_behind(archive, tmp_path, monkeypatch):
    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshot, "write_table", full)
    with pytest.raises(CommandError, match="No space left"):
        export(tmp_path / "deep" / "a")
    assert list((tmp_path / "deep").iterdir()) == []


def test_an_archive_that_goes_on_changing_gives_no_snapshot(archive, tmp_path, monkeypatch):
    moments = iter(range(100))
    monkeypatch.setattr(snapshot, "last_change", lambda: next(moments))
    with pytest.raises(CommandError, match="went on changing"):
        export(tmp_path / "deep" / "a")
    assert list((tmp_path / "deep").iterdir()) == []


def test_an_operators_snapshot_is_offered_with_its_digests(get, client, archive, datasets):
    assert "no snapshot" in get("/en/data/").text("//section[h2[@id='dataset']]")
    export()
    (folder,) = datasets.iterdir()
    page = get("/en/data/")
    address = f"/dataset/{folder.name}/articles.jsonl"
    assert address in page.links()
    response = client.get(address)
    content = b"".join(response)
    assert hashlib.sha256(content).hexdigest() in page.text("//section[h2[@id='dataset']]")
    assert response["Content-Disposition"] == f'attachment; filename="wic-{folder.name}-articles.jsonl"'
    manifest = json.loads(b"".join(client.get(f"/dataset/{folder.name}/manifest.json")))
    assert len(manifest["files"]) == 18


@pytest.mark.parametrize("name", ["../db.sqlite3", "..%2Fsecret_key", "nothing.csv", ".hidden"])
def test_nothing_else_is_given_from_there(client, archive, datasets, name):
    export()
    (folder,) = datasets.iterdir()
    (datasets.parent / "secret_key").write_text("x")
    (folder / ".hidden").write_text("x")
    assert client.get(f"/dataset/{folder.name}/{name}").status_code == 404


def test_a_snapshot_that_holds_what_was_withdrawn_since_is_offered_no_more(get, client, archive, datasets):
    export()
    (folder,) = datasets.iterdir()
    address = f"/dataset/{folder.name}/articles.jsonl"
    article = archive.articles["ro"]
    article.state = Article.State.WITHDRAWN
    article.save()
    assert client.get(address).status_code == 404
    assert address not in get("/en/data/").links()


def test_nor_one_that_holds_more_of_a_text_than_may_be_shown_now(archive, datasets):
    export()
    article = archive.articles["ro"]
    article.display = Article.Display.EXCERPT
    article.save()
    assert snapshot.latest() is None


def test_what_is_no_snapshot_is_passed_over(archive, datasets):
    export(datasets / "good")
    for name, text in [("empty", None), ("odd", "{}"), ("broken", "{")]:
        (datasets / name).mkdir()
        if text:
            (datasets / name / "manifest.json").write_text(text)
    assert snapshot.latest().name == "good"
