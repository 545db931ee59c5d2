"""What may not be in the project: places of one machine, notes to self, generated files."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = settings.BASE_DIR
IGNORED = set((ROOT / ".gitignore").read_text().split())
MADE = {".git"} | {entry.strip("/") for entry in IGNORED if entry.endswith("/")}
TEXT = {".py", ".md", ".html", ".css", ".js", ".json", ".jsonl", ".toml", ".lock", ".txt", ".xml", ".svg", ".po", ""}


@cache
def files() -> list[Path]:
    found = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not MADE & set(parts) and f"*{path.suffix}" not in IGNORED:
            found.append(path)
    return found


def lines_with(pattern: str) -> list[str]:
    search, here = re.compile(pattern), Path(__file__)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        if path.suffix in TEXT and path != here
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if search.search(line)
    ]


def test_no_file_names_a_place_of_this_machine():
    places = {str(ROOT), str(Path.home())} - {"/", "/app"}
    assert lines_with("|".join(re.escape(place) + r"\b" for place in places)) == []


def test_no_file_holds_a_merge_mark_or_a_note_to_self():
    marks = "|".join(["<{7} ", ">{7} ", r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bXX" + r"X\b"])
    assert lines_with(marks) == []


def test_git_ignores_what_is_made():
    assert {"/.venv/", "/var/", "/artefacts/", "__pycache__/", "*.pyc", "*.mo"} <= IGNORED


def test_migrations_are_one_line_of_history():
    for app in ("articles", "search"):
        numbers = sorted(path.name[:4] for path in (ROOT / app / "migrations").glob("0*.py"))
        assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
