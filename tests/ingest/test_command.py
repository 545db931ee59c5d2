"""`manage.py ingest` as its user meets it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Capture
from tests.ingest import world

GOOD = (
    "Canal town opens its doors\n2016-11-17\n"
    "The Third World Internet Conference opened in Wuzhen, with many guests from afar.\nBack to top\n"
)
OTHER = (
    "水乡再迎八方客\n2019-10-20 10:00\n第六届世界互联网大会在乌镇开幕，来自多个国家的嘉宾出席。周明德发表主旨演讲。\n"
)
KEYS = ["source", "language", "title", "body", "published", "precision", "event", "people", "removed"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    world.populate()


@pytest.fixture
def run(capsys):
    """Runs the command; gives the exit code and what it wrote to stdout and stderr."""

    def run(*arguments: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
            code = 0
        except SystemExit as stop:
            code = stop.code
        return code, out.getvalue(), err.getvalue()

    return run


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.html").write_text(
        f"<html><body><article><h1>标题</h1><p>{OTHER.splitlines()[2]}</p></article></body></html>", encoding="utf-8"
    )
    return folder


def test_json_has_one_object_a_line_with_the_agreed_keys(run, files):
    code, out, _err = run(files / "a.txt", "--dry-run", "--format", "json")
    (line,) = out.splitlines()
    result = json.loads(line)
    assert (code, list(result)) == (0, KEYS)
    assert result == {
        "source": str(files / "a.txt"),
        "language": "en",
        "title": "Canal town opens its doors",
        "body": "The Third World Internet Conference opened in Wuzhen, with many guests from afar.",
        "published": "2016-11-17",
        "precision": "day",
        "event": "wic-2016",
        "people": [],
        "removed": [{"text": "2016-11-17", "reason": "date line"}, {"text": "Back to top", "reason": "navigation"}],
    }


def test_json_has_null_for_what_is_not_known(run, tmp_path):
    (tmp_path / "a.txt").write_text(
        "Delegates came from many places to the town by the sea, and spoke about lamps.", encoding="utf-8"
    )
    result = json.loads(run(tmp_path / "a.txt", "--dry-run", "--format=json")[1])
    assert [result[key] for key in ("title", "published", "precision", "event")] == [None] * 4


def test_people_stand_with_their_role(run, tmp_path):
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    assert json.loads(run(tmp_path / "a.txt", "--format=json")[1])["people"] == [
        {"id": "zhou-mingde", "role": "appearance"}
    ]


def test_a_folder_is_read_file_by_file_and_saved_as_drafts(run, files):
    code, out, err = run(files)
    assert code == 0
    assert [line for line in out.splitlines() if line and line[0] != " "] == [
        str(files / "a.txt"),
        str(files / "b.html"),
    ]
    assert err == "2 saved\n"
    assert set(Article.objects.values_list("state", flat=True)) == {"draft"}


def test_a_second_run_changes_nothing(run, files):
    run(files)
    before = list(Article.objects.order_by("pk").values()), list(Capture.objects.values())
    code, _out, err = run(files, "--publish")
    assert (code, err) == (0, "2 unchanged\n")
    assert (list(Article.objects.order_by("pk").values()), list(Capture.objects.values())) == before


def test_publish_publishes_what_is_new(run, files):
    run(files / "a.txt", "--publish")
    assert Article.objects.get().state == "published"


def test_a_dry_run_writes_no_row_and_no_file(run, files, settings):
    code, out, err = run(files, "--dry-run", "--publish")
    assert (code, err) == (0, "2 read, nothing saved\n")
    assert not Article.objects.exists() and not settings.CAPTURES_DIR.exists()
    assert "wic-2016" in out


def test_a_dash_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    code, out, _err = run("-", "--format", "json")
    assert (code, json.loads(out)["source"]) == (0, "-")
    assert Article.objects.get().captures.get().address == "-"


def test_reading_is_the_same_every_time(run, files):
    assert run(files, "--dry-run", "--format=json")[1] == run(files, "--dry-run", "--format=json")[1]


def test_bad_files_are_named_one_a_line_and_the_good_ones_saved(run, files, tmp_path, monkeypatch):
    monkeypatch.setattr("articles.ingest.fetch.SIZE_LIMIT", 1024**2)
    bad = {
        "missing.txt": None,
        "binary.txt": b"\x89PNG\r\n\x1a\n\0\0",
        "empty.txt": b"",
        "large.txt": b"a" * (1024**2 + 1),
        "broken.txt": OTHER.encode()[:100] + b"\xff" + OTHER.encode(),
        "spam.txt": b"online casino | free spins | slot machines | buy viagra\n" * 20,
        "widgets.html": b"<html><body><nav>Home News</nav></body></html>",
        "french.txt": "La conférence mondiale s'est ouverte mercredi en présence de nombreux invités.".encode(),
        "picture.png": b"text",
    }
    for name, data in bad.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    (tmp_path / "nothing").mkdir()
    paths = [tmp_path / name for name in bad] + [tmp_path / "nothing", files]
    code, out, err = run(*paths, "--format", "json")
    lines = err.splitlines()
    assert code == 1
    assert [json.loads(line)["source"] for line in out.splitlines()] == [str(files / "a.txt"), str(files / "b.html")]
    assert [line.split(": ")[0] for line in lines[:-1]] == [str(path) for path in paths[:-1]]
    assert all(len(line.split(": ", 1)[1]) > 3 for line in lines[:-1])
    assert lines[-1] == "10 refused, 2 saved"
    assert Article.objects.count() == 2


def test_all_bad_files_save_nothing(run, tmp_path, settings):
    code, out, err = run(tmp_path / "missing.txt", "--format=json")
    assert (code, out) == (1, "")
    assert err == f"{tmp_path / 'missing.txt'}: no such file\n1 refused\n"
    assert not settings.CAPTURES_DIR.exists()


def test_a_call_without_a_path_is_a_usage_error():
    with pytest.raises(CommandError, match="INPUT"):
        call_command("ingest")


def test_an_empty_authority_is_told(run, files):
    from articles.models import Event

    Event.objects.all().delete()
    code, out, err = run(files / "a.txt", "--dry-run", "--format=json")
    assert (code, json.loads(out)["event"]) == (0, None)
    assert "run manage.py load_archive first" in err
