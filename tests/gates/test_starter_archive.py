"""The starter archive as it ships: whole, in five languages, every fact with its source."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings

from articles.authority.check import faults
from articles.authority.sources import from_database, from_files
from articles.languages import CODES
from articles.models import Article, Event, Statement
from articles.starter.load import load
from articles.starter.read import read_archive

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@pytest.fixture(scope="module")
def archive():
    return read_archive(FIXTURES)


def test_the_authority_has_no_fault():
    assert [str(fault) for fault in faults(from_files(FIXTURES))] == []


def test_every_summit_and_the_founding_has_a_digest_in_each_language(archive):
    covered = Counter(digest.event for digest in archive.digests)
    expected = {f"wic-{year}" for year in range(2014, 2026)} | {"wic-org-founding-2022"}
    assert covered == dict.fromkeys(expected, len(CODES))


def test_digests_have_the_length_of_a_digest(archive):
    for digest in archive.digests:
        text = " ".join(digest.paragraphs)
        if digest.language.startswith("zh"):
            assert 250 <= len(text) <= 800, digest.key
        else:
            assert 150 <= len(text.split()) <= 400, digest.key


def test_romanian_is_written_with_comma_below(archive):
    for digest in archive.digests:
        if digest.language == "ro":
            assert not set("şţŞŢ") & set(digest.title + "".join(digest.paragraphs)), digest.key


@pytest.mark.django_db
def test_it_loads_and_the_database_agrees(archive):
    load(archive)
    assert [str(fault) for fault in faults(from_database(FIXTURES / "judged.jsonl"))] == []
    assert Article.objects.digests().published().count() == 65
    assert Article.objects.press().count() == len(archive.records)
    held = Event.objects.summits().held()
    assert [event.slug for event in held.earliest_first()] == [f"wic-{year}" for year in range(2014, 2026)]
    for event in held:
        themes = Statement.objects.filter(subject=event, attribute="theme")
        assert set(themes.values_list("language", flat=True)) == set(CODES), event.slug
