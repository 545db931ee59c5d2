"""Names of people, summits and things find the digests that tell of them, in all languages: floors for the bridge.

Which digests tell of a name was judged by reading them (data/names.jsonl): all five of each of the `events`, and those
that stand in `also`. Lowering a floor is a decision, to be given its reason.
"""

import json
from collections import Counter
from pathlib import Path
from statistics import mean
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.http import QueryDict

from articles.languages import BY_CODE, CODES
from articles.starter.load import load
from articles.starter.read import read_archive
from search import engine, lifecycle
from search.evaluation.contract import check
from search.request import SearchRequest
from tests.gates.own import bridges

NAMES = [json.loads(line) for line in (Path(__file__).parent / "data" / "names.jsonl").read_text("utf-8").splitlines()]


def relevant(row: dict) -> set[str]:
    return {f"{event}/{code}" for event in row["events"] for code in CODES} | set(row.get("also", ()))


@pytest.fixture
def archive(db, index_dir):
    load(read_archive(Path(settings.BASE_DIR) / "fixtures"))
    with lifecycle.backend().generations.lock("building"):
        lifecycle.build()


def asked(text: str) -> list[str]:
    """The first page of digests, each by event and language."""
    page = engine.search(SearchRequest.from_get(QueryDict(urlencode({"q": text, "kind": "digest"}))))
    return [f"{hit.article.event.slug}/{hit.article.language}" for hit in page.hits]


def test_there_are_names_in_every_language():
    assert len(NAMES) >= 40
    assert min(Counter(row["language"] for row in NAMES)[code] for code in CODES) >= 8


def test_names_find_what_tells_of_them_in_all_languages(archive):
    recall, precision = {}, {}
    for row in NAMES:
        found, wanted = asked(row["text"]), relevant(row)
        own = BY_CODE[row["language"]].analysis
        foreign = {one for one in wanted if BY_CODE[one.rpartition("/")[2]].analysis != own}
        recall[row["text"]] = len(foreign.intersection(found[:20])) / len(foreign)
        # A name that five digests tell of cannot fill ten places: of those that are filled.
        precision[row["text"]] = len(wanted.intersection(found[:10])) / max(len(found[:10]), 1)
    # Measured: 0.975 and 0.962.
    assert mean(recall.values()) >= 0.95
    assert mean(precision.values()) >= 0.9


def test_every_name_of_a_term_finds_every_other(tmp_path):
    path = tmp_path / "contract.json"
    path.write_text(json.dumps({"bridge": list(bridges())}), encoding="utf-8")
    found = check(path)["bridge"]
    assert found.failed == []
    assert found.passed > 300
