"""The files of vectors: what is written is read, by every process, and no crash or damage gives a wrong vector."""

import os
import resource
import shutil
import subprocess
import sys
import time
import zlib

import numpy as np
import pytest
from django.conf import settings

from search.semantic import writer as module
from search.semantic.text import Span
from search.semantic.vectors import RECORD, Store, row_type
from search.semantic.writer import Entry, Writer, digest, writing

DIMENSION = 8


def unit(*numbers):
    vector = np.resize(np.array(numbers, dtype=np.float32), DIMENSION)
    return vector / np.linalg.norm(vector)


def entry(key, *vectors, stamp=1, language="en"):
    spans = [Span(10 * n, 10 * n + 9) for n in range(len(vectors))]
    return Entry(key, stamp, digest(f"text {key}", language), language, spans, np.stack(vectors))


def held(folder):
    """Key -> vectors, as a fresh reader sees them."""
    snapshot = Store(folder).snapshot()
    return {
        int(key): snapshot.vectors(range(first, first + count))
        for key, first, count in zip(snapshot.keys, snapshot.first, snapshot.count, strict=True)
    }


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "encoder-1-sentence"


def test_a_store_that_was_never_written_is_empty(folder):
    snapshot = Store(folder).snapshot()
    assert len(snapshot) == 0
    assert not folder.exists()


def test_what_is_added_is_found_with_spans_and_language(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(7, unit(1, 2), unit(3, -1)), entry(3, unit(0, 1), language="zh-Hant")])
    snapshot = Store(folder).snapshot()
    assert snapshot.keys.tolist() == [7, 3]
    assert snapshot.languages.tolist() == ["en", "zh-Hant"]
    assert snapshot.count.tolist() == [2, 1]
    assert [snapshot.span(row) for row in range(3)] == [(0, 9), (10, 19), (0, 9)]
    assert np.abs(snapshot.vectors([0, 1, 2]) - [unit(1, 2), unit(3, -1), unit(0, 1)]).max() < 0.005


def test_a_reader_follows_the_writer_and_leaves_an_unchanged_snapshot_alone(folder):
    store = Store(folder)
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1))])
        first = store.snapshot()
        assert store.snapshot() is first
        writer.add([entry(2, unit(2, 1))])
        assert store.snapshot().keys.tolist() == [1, 2]
    assert first.keys.tolist() == [1]


def test_a_later_record_takes_the_place_of_an_earlier_one(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1), unit(2, 1)), entry(2, unit(0, 1))])
        writer.add([entry(1, unit(0, 0, 1))])
        writer.remove([2, 99])
    assert list(held(folder)) == [1]
    assert np.abs(held(folder)[1] - unit(0, 0, 1)).max() < 0.005


def test_the_best_of_an_article_passes_over_rows_no_longer_in_use(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1)), entry(2, unit(0, 1), unit(1, 1)), entry(3, unit(0, 0, 1))])
        writer.add([entry(2, unit(0, 0, 0, 1))])
    snapshot = Store(folder).snapshot()
    dots = snapshot.dots(np.stack((unit(1), unit(0, 1))))
    best = snapshot.best(dots)
    assert snapshot.keys.tolist() == [1, 3, 2]
    assert best.shape == (3, 2)
    for index, vector in enumerate((unit(1), unit(0, 0, 1), unit(0, 0, 0, 1))):
        assert best[index] == pytest.approx([vector @ unit(1), vector @ unit(0, 1)], abs=0.01)
    assert snapshot.best_row(snapshot.place[2], dots[:, 0]) == 4


def test_dots_are_those_of_float_vectors_over_several_chunks(folder):
    random = np.random.default_rng(1)
    vectors = random.standard_normal((10_000, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(key, *vectors[key * 10 : key * 10 + 10]) for key in range(1000)])
    queries = vectors[:3]
    assert np.abs(Store(folder).snapshot().dots(queries) - vectors @ queries.T).max() < 0.01


def test_a_touched_record_keeps_its_vectors(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1), stamp=5)])
        writer.touch(1, 6)
        assert writer.state(1) == (6, digest("text 1", "en"))
    with writing(folder, DIMENSION) as writer:
        assert writer.state(1) == (6, digest("text 1", "en"))
        assert writer.state(2) is None
    assert len(held(folder)[1]) == 1


@pytest.mark.parametrize("lost", [1, RECORD.itemsize - 1, RECORD.itemsize])
def test_a_torn_record_is_cut_off_and_the_article_can_be_written_again(folder, lost):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1))])
        writer.add([entry(2, unit(0, 1))])
    log = folder / "000001.log"
    os.truncate(log, log.stat().st_size - lost)
    assert list(held(folder)) == [1]
    with writing(folder, DIMENSION) as writer:
        assert writer.state(2) is None
        assert (folder / "000001.rows").stat().st_size == row_type(DIMENSION).itemsize
        writer.add([entry(2, unit(0, 0, 1))])
    assert np.abs(held(folder)[2] - unit(0, 0, 1)).max() < 0.005


def test_rows_without_a_record_are_cut_off(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1))])
    with (folder / "000001.rows").open("ab") as file:
        file.write(b"\xff" * 100)
    assert list(held(folder)) == [1]
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(2, unit(0, 1))])
    assert np.abs(held(folder)[2] - unit(0, 1)).max() < 0.005


def test_records_whose_rows_are_lost_never_get_those_of_another_article(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1)), entry(2, unit(0, 1))])
    os.truncate(folder / "000001.rows", row_type(DIMENSION).itemsize)
    assert list(held(folder)) == [1]
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(3, unit(0, 0, 1))])
    assert list(held(folder)) == [1, 3]
    with writing(folder, DIMENSION) as writer:
        assert writer.state(2) is None


def test_an_altered_byte_in_a_record_ends_the_log_there(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(key, unit(key)) for key in (1, 2, 3)])
    log = folder / "000001.log"
    data = bytearray(log.read_bytes())
    data[RECORD.itemsize + 3] ^= 1
    log.write_bytes(data)
    assert list(held(folder)) == [1]


def test_a_writer_does_not_write_on_where_a_reader_may_have_read_what_is_altered_now(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(key, unit(key)) for key in (1, 2, 3)])
    store = Store(folder)
    store.snapshot()
    log = folder / "000001.log"
    data = bytearray(log.read_bytes())
    data[RECORD.itemsize + 3] ^= 1
    log.write_bytes(data)
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(4, unit(0, 4))])
        assert (folder / "current").read_text().startswith("000002")
    assert store.snapshot().keys.tolist() == [1, 4]
    assert np.abs(store.snapshot().vectors([1]) - unit(0, 4)).max() < 0.005


def test_a_full_disk_leaves_the_store_as_it_was(folder):
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1), unit(1, 2))])
        for size in (3 * row_type(DIMENSION).itemsize + 5, RECORD.itemsize + 7):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
            try:
                with pytest.raises(OSError):
                    writer.add([entry(2, *(unit(2, n) for n in range(size // RECORD.itemsize + 1)))])
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limit)
            assert writer.state(2) is None
            assert list(held(folder)) == [1]
        writer.add([entry(3, unit(0, 1))])
    assert list(held(folder)) == [1, 3]
    assert np.abs(held(folder)[3] - unit(0, 1)).max() < 0.005


def test_altered_rows_are_found_by_a_check(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1)), entry(2, unit(0, 1))])
        assert writer.damaged() == []
        rows = folder / "000001.rows"
        data = bytearray(rows.read_bytes())
        data[-1] ^= 1
        rows.write_bytes(data)
        assert writer.damaged() == [2]


def test_compaction_drops_the_dead_and_readers_follow(folder, monkeypatch):
    monkeypatch.setattr(module, "DEAD_LEAST", 2)
    store = Store(folder)
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(key, unit(key), unit(1, key)) for key in range(1, 6)])
        assert writer.compact() is False
        before = store.snapshot()
        writer.remove([1, 2, 4])
        assert writer.compact() is True
        assert sorted(path.name for path in folder.iterdir()) == ["000002.log", "000002.rows", "current"]
        assert store.snapshot().keys.tolist() == [3, 5]
        assert len(store.snapshot().rows) == 4
        # The one who still holds the old snapshot goes on with it.
        assert np.abs(before.vectors([2]) - unit(2)).max() < 0.005
        writer.add([entry(6, unit(0, 6))])
    assert list(held(folder)) == [3, 5, 6]
    assert np.abs(held(folder)[5] - [unit(5), unit(1, 5)]).max() < 0.005


def test_a_crash_at_compaction_leaves_the_old_files_in_use(folder, monkeypatch):
    monkeypatch.setattr(module, "DEAD_LEAST", 2)

    def crash(*_arguments):
        raise KeyboardInterrupt

    with writing(folder, DIMENSION) as writer:
        writer.add([entry(key, unit(key)) for key in range(1, 6)])
        writer.remove([1, 2, 3])
        monkeypatch.setattr(Writer, "use", crash)
        with pytest.raises(KeyboardInterrupt):
            writer.compact()
    monkeypatch.undo()
    assert list(held(folder)) == [4, 5]
    with writing(folder, DIMENSION) as writer:
        assert writer.state(5) is not None
    assert sorted(path.name for path in folder.iterdir()) == ["000001.log", "000001.rows", "current"]


def test_vectors_of_another_dimension_begin_a_new_store(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1))])
    with writing(folder, 4) as writer:
        assert writer.state(1) is None
        writer.add([Entry(2, 1, b"d" * 16, "ro", [Span(0, 1)], np.eye(4, dtype=np.float32)[:1])])
    assert list(held(folder)) == [2]
    assert Store(folder).snapshot().dimension == 4


def test_every_truncation_of_the_files_gives_a_sound_store(folder, tmp_path):
    with writing(folder, DIMENSION) as writer:
        for key in range(1, 5):
            writer.add([entry(key, *(unit(key, n) for n in range(1, key + 1)))])
    whole = held(folder)
    for name in ("000001.log", "000001.rows"):
        for size in range(0, (folder / name).stat().st_size, 7):
            copy = tmp_path / "copy"
            shutil.copytree(folder, copy, dirs_exist_ok=True)
            os.truncate(copy / name, size)
            with writing(copy, DIMENSION) as writer:
                writer.add([entry(9, unit(9))])
            for key, vectors in held(copy).items():
                assert np.array_equal(vectors, whole[key]) if key != 9 else len(vectors) == 1


WRITES = """
import sys
from pathlib import Path
import numpy as np
from search.semantic import writer as module
from search.semantic.text import Span
module.DEAD_LEAST = 20
folder, seed = Path(sys.argv[1]), int(sys.argv[2])
random = np.random.default_rng(seed)
with module.writing(folder, 8) as writer:
    print("ready", flush=True)
    while True:
        entries = []
        for key in random.integers(1, 30, 3).tolist():
            count = int(random.integers(1, 6))
            rows = np.full((count, 8), key, dtype=np.float32)
            entries.append(module.Entry(key, 1, bytes([key] * 16), "en", [Span(key, key + 1)] * count, rows))
        writer.add(entries)
        writer.remove(random.integers(1, 30, 1).tolist())
        writer.compact()
"""


def test_killed_at_any_moment_the_store_stays_sound(folder):
    for seed in range(8):
        command = [sys.executable, "-c", WRITES, str(folder), str(seed)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=settings.BASE_DIR) as process:
            process.stdout.readline()
            time.sleep(0.05 + seed / 40)
            process.kill()
        for key, vectors in held(folder).items():
            assert np.abs(vectors - key).max() < 0.01 * key
        with writing(folder, DIMENSION) as writer:
            assert writer.damaged() == []
            assert len(writer.held) > 10


def test_the_digest_follows_text_and_language():
    digests = {digest("a", "en"), digest("a", "ro"), digest("b", "en"), digest("\ud800", "en")}
    assert len(digests) == 4
    assert {len(one) for one in digests} == {16}


def test_a_digest_that_ends_in_zeros_is_kept_whole(folder):
    with writing(folder, DIMENSION) as writer:
        writer.add([entry(1, unit(1))._replace(digest=b"\1" + b"\0" * 15)])
        assert writer.state(1) == (1, b"\1" + b"\0" * 15)
    assert zlib.crc32((folder / "000001.log").read_bytes()[:-4]) == Store(folder).snapshot().records["sum"][0]
