"""manage.py evaluate_search: figures of the engine on a collection, without a database."""

import json
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from search.evaluation.asking import neutral
from search.evaluation.collection import CollectionError, read
from search.evaluation.figures import Figures
from tests.evaluation.collections import DOCUMENTS, QUERIES, written

EACH = {"nDCG@10": 1.0, "MRR@10": 1.0, "Recall@10": 1.0}
NONE = dict.fromkeys(EACH, 0.0)


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "own")


def evaluated(folder, *options):
    out = StringIO()
    call_command("evaluate_search", folder, *options, "--vectors", folder.parent / "vectors", stdout=out, verbosity=0)
    return out.getvalue()


def test_figures_from_each_language_to_each_and_over_all(folder):
    found = json.loads(evaluated(folder, "--legs", "lexical", "--json"))
    assert set(found) == {"pairs", "pooled", "latency_ms", "documents_per_second"}
    # Two of three: the third shares only its small words with what was judged to answer it.
    assert found["pairs"]["en>en"] == {"nDCG@10": 0.6667, "MRR@10": 0.6667, "Recall@10": 0.6667}
    assert found["pairs"]["ro>ro"] == found["pairs"]["zh>zh"] == found["pairs"]["ar>ar"] == EACH
    assert found["pairs"]["en>ar"] == found["pairs"]["zh>en"] == NONE
    assert "ro>en" not in found["pairs"]  # nobody has judged any
    assert found["pooled"]["ro"] == found["pooled"]["ar"] == EACH
    assert found["pooled"]["zh"] == {"nDCG@10": 0.6131, "MRR@10": 1.0, "Recall@10": 0.5}
    assert 0 < found["latency_ms"]["p50"] <= found["latency_ms"]["p95"]
    assert found["documents_per_second"] > 0


def test_a_table_for_people(folder):
    table = evaluated(folder, "--legs", "lexical,bridge")
    assert "ro > ro                 1.0000    1.0000    1.0000" in table
    assert "zh > all                0.6131    1.0000    0.5000" in table


def test_names_alone_find_nothing_where_nothing_is_named(folder):
    found = json.loads(evaluated(folder, "--legs", "bridge", "--json"))
    assert found["pairs"]["en>en"] == NONE


def test_meaning_without_an_encoder_is_refused(folder):
    assert settings.ENCODERS == ["none"]
    with pytest.raises(CommandError, match="no encoder"):
        evaluated(folder)


@pytest.mark.parametrize("legs", ["", "lexical,", "words"])
def test_legs_that_do_not_exist_are_refused(folder, legs):
    with pytest.raises(CommandError, match="--legs"):
        evaluated(folder, f"--legs={legs}")


def test_a_collection_is_read_with_titles_and_judged_queries_only(folder):
    collection = read(folder)
    assert {document.id for document in collection.documents} == set(DOCUMENTS)
    assert collection.documents[0].text == "The harbour\nFerries leave the old harbour at dawn."
    assert {query.id for query in collection.queries} == set(QUERIES)
    assert collection.languages == ("ar", "en", "ro", "zh")
    assert collection.relevant["q3"] == {"baker-ro"}


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("corpus.jsonl", "no json\n", "line 1: makes no sense"),
        ("corpus.jsonl", "[1]\n", "line 1: makes no sense"),
        ("corpus.jsonl", '{"_id": "a", "language": "fr", "text": "t"}\n', "line 1: 'fr' is missing or not known"),
        ("corpus.jsonl", '{"_id": "a", "language": "en"}\n', "line 1: 'text' is missing"),
        ("corpus.jsonl", '{"_id": "a", "language": "en", "text": "t"}\n' * 2, "line 2: “a” stands twice"),
        ("queries.jsonl", "", "there is no “q1”"),
        ("qrels/test.tsv", "head\nq1 harbour-en 1\n", "line 2: makes no sense"),
        ("qrels/test.tsv", "head\nq1\tnowhere\t1\n", "line 2: there is no “nowhere”"),
        ("qrels/test.tsv", "head\n", "no query has a relevant document"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(folder, name, text, problem):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CollectionError, match=problem):
        read(folder)
    with pytest.raises(CommandError, match=problem):
        evaluated(folder, "--legs=lexical")


def test_missing_and_garbled_files_are_named(folder):
    (folder / "corpus.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(CollectionError, match="not UTF-8"):
        read(folder)
    with pytest.raises(CollectionError, match="No such file"):
        read(folder / "nowhere")


def test_figures_of_known_lists():
    ranked = ["x", "a", "y", "b"]
    found = Figures.of([(ranked, {"a", "b", "c"}), (["a"], {"a"}), ([], {"a"})])
    # The first: (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3) + 1/2).
    assert (round(found.ndcg, 4), found.mrr, round(found.recall, 4)) == (0.4994, 0.5, 0.5556)
    eleventh = [str(number) for number in range(10)] + ["a"]
    assert Figures.of([(eleventh, {"a"})]) == Figures(0.0, 0.0, 0.0)


def test_questions_lose_what_would_be_read_as_an_operator():
    text = 'Who said "trust" OR “faith”? -- (topic: any) NOT x-ray | C:D *'
    assert neutral(text) == "Who said trust faith ? any x-ray C D"
