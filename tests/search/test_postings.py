from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.backends.pool import Pool
from search.backends.postings import Postings, decode, encode
from search.backends.segment import bits, numbers

DOCUMENTS = st.dictionaries(
    st.integers(0, 2**32 - 1), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5), min_size=1, max_size=20
)


@given(DOCUMENTS)
def test_postings_are_read_as_they_were_written(documents):
    ids = sorted(documents)
    counts = [len(documents[document]) for document in ids]
    places = [place for document in ids for place in documents[document]]
    postings = decode(encode(ids, counts, places))
    assert list(postings.ids) == ids
    assert {document: list(postings.places_in(document)) for document in ids} == documents


def test_postings_without_places_have_none():
    postings = decode(encode([3, 300], [1, 1], []))
    assert (list(postings.ids), list(postings.counts), list(postings.places_in(3))) == ([3, 300], [1, 1], [])


@given(st.integers(0, 30))
def test_postings_cut_short_are_refused(length):
    with pytest.raises(ValueError, match="cut short"):
        decode(encode([1, 70_000], [2, 1], [4, 5, 6])[:-1][:length])


def test_a_document_without_the_term_has_no_places():
    assert list(decode(encode([2, 4], [1, 1], [7, 8])).places_in(3)) == []


def test_postings_move_to_new_numbers():
    postings = Postings(array("I", [0, 1, 2]), array("I", [1, 2, 1]), array("I", [5, 6, 7, 8]))
    moved = postings.moved(10, None)
    assert (list(moved.ids), list(moved.places)) == ([10, 11, 12], [5, 6, 7, 8])
    wide = decode(encode([0, 1, 2], [1, 2, 1], [5, 6, 7, 70_000]))
    assert list(wide.moved(10, {0: 10, 2: 11}).places) == [5, 70_000]
    kept = postings.moved(10, {0: 10, 2: 11})
    assert (list(kept.ids), list(kept.counts), list(kept.places)) == ([10, 11], [1, 1], [5, 8])


@given(st.frozensets(st.integers(0, 5000)))
def test_a_set_of_documents_is_an_integer(documents):
    assert numbers(bits(documents)) == sorted(documents)


def test_a_pool_that_overflows_gives_back_the_same(tmp_path, monkeypatch):
    from whoosh.filedb.filestore import FileStorage

    def collect(name):
        pool = Pool(FileStorage(str(tmp_path / name)).create())
        for document in range(50):
            pool.add("text", document, {b"everywhere": [1, document + 2], f"only-{document}".encode(): [0]})
            pool.add("kind", document, {b"press": []})
        return pool, list(pool.terms())

    at_once, expected = collect("one")
    monkeypatch.setattr("search.backends.pool.LIMIT", 1000)
    spilled, found = collect("many")
    assert len(spilled.runs) > 3 > len(at_once.runs)
    assert found == expected
    spilled.cleanup()
    assert list((tmp_path / "many").iterdir()) == []
