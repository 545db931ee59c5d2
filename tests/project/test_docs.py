"""The documents are true: every setting and command stands in them, and what they name exists."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
OURS = {name for name, app in get_commands().items() if app in {"articles", "search", "wic_portal"}}


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def names_of(pattern: str, *paths: Path) -> set[str]:
    return {name for path in paths for name in re.findall(pattern, text(path))}


def named(document: Path):
    return document.relative_to(ROOT).as_posix()


def test_each_setting_stands_in_the_operators_table_and_no_other():
    read = names_of(r'\benv\.\w+\(\s*"(\w+)"', *(ROOT / "wic_portal").glob("*.py"))
    rows = re.findall(r"^\| (`[A-Z][^|]*) \|", text(ROOT / "docs" / "operating.md"), re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert documented == read


def test_each_command_stands_in_the_operators_table():
    rows = re.findall(r"^\| (`[a-z][^|]*) \|", text(ROOT / "docs" / "operating.md"), re.MULTILINE)
    assert OURS - {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set()


def test_each_make_target_has_its_line_in_the_help():
    makefile = text(ROOT / "Makefile")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    assert set(re.findall(r'@echo "make (\w+) ', makefile)) == targets - {"help"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_commands_that_a_document_names_exist(document):
    assert names_of(r"manage\.py ([a-z_]+)", document) <= set(get_commands())
    targets = set(re.findall(r"^(\w+):", text(ROOT / "Makefile"), re.MULTILINE))
    assert names_of(r"(?:`|^    (?:\w+=\S+ )*)make ([a-z]+)", document) <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_files_that_a_document_links_to_exist(document):
    for target in names_of(r"\]\(([^)#]+)[^)]*\)", document):
        if "://" not in target:
            assert (document.parent / target).exists(), target


def test_each_dependency_has_its_reason():
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    rows = "\n".join(re.findall(r"^\|.*\|$", text(ROOT / "docs" / "architecture.md"), re.MULTILINE)).lower()
    for line in project["dependencies"]:
        assert re.search(rf"^\| {re.split(r'[^a-z0-9-]', line)[0]}\b", rows, re.MULTILINE), line


def test_the_container_is_made_of_what_exists():
    dockerfile, ignored = text(ROOT / "Dockerfile"), text(ROOT / ".dockerignore")
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.+) \S+$", dockerfile, re.MULTILINE) for word in line.split()
    ]
    assert copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert f"!{name}\n" in ignored, f"{name} is left out by .dockerignore"
    for package in ("articles", "search", "wic_portal", "templates", "static", "fixtures"):
        assert package in copied
