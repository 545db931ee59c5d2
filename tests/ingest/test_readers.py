"""Reading in several processes: in order, and not brought down by one page."""

import os
import signal

import pytest

from articles.ingest import readers
from articles.ingest.fetch import given_file
from articles.ingest.readers import Readers, readings
from articles.ingest.types import Reading, Refused
from tests.ingest import world

SENTENCE = "The Third World Internet Conference opened in Wuzhen, with many guests from afar, at door {}."


def originals(number: int):
    return [given_file(f"{at}.txt", SENTENCE.format(at).encode()) for at in range(number)]


def test_few_originals_are_read_in_this_process(monkeypatch):
    monkeypatch.setattr(readers, "Readers", None)
    found = list(readings(originals(readers.FEW), world.authority(), jobs=2))
    assert [reading.described.body for _fetched, reading in found] == [SENTENCE.format(at) for at in range(readers.FEW)]


def test_originals_are_not_all_fetched_before_the_first_is_read():
    fetched = []
    stream = (fetched.append(original) or original for original in originals(readers.FEW))
    next(readings(stream, world.authority(), jobs=2))
    assert len(fetched) == 1


def test_what_needs_no_reading_keeps_its_place_and_is_not_held_back():
    given = originals(4)
    stream = [1, given[0], 2, 3, *given[1:], 4]
    with Readers(world.authority(), 2) as pool:
        for found in (readings(stream, world.authority(), jobs=1), pool.readings(stream)):
            assert [item if isinstance(item, int) else item[0].path for item in found] == [
                1, "0.txt", 2, 3, "1.txt", "2.txt", "3.txt", 4,
            ]  # fmt: skip
        taken = []
        results = (taken.append(number) or number for number in range(1000))
        assert next(pool.readings(results)) == 0 and taken == [0]


def test_many_are_read_in_their_order_with_the_same_result():
    with Readers(world.authority(), 2) as pool:
        found = list(pool.readings([*originals(12), given_file("short.txt", b"too short")]))
    assert [fetched.path for fetched, _reading in found] == [*(f"{at}.txt" for at in range(12)), "short.txt"]
    assert all(reading.linked.event.slug == "wic-2016" for _fetched, reading in found[:-1])
    assert str(found[-1][1]) == "short.txt: no text"


def test_a_process_that_is_brought_down_costs_no_other_page():
    with Readers(world.authority(), 2) as pool:
        stream = pool.readings(originals(12))
        first = next(stream)
        for process in pool.pool._processes.values():
            os.kill(process.pid, signal.SIGKILL)
        found = [first, *stream]
    assert [fetched.path for fetched, _reading in found] == [f"{at}.txt" for at in range(12)]
    assert all(isinstance(reading, Reading) for _fetched, reading in found)


def test_a_page_that_brings_its_process_down_is_refused(monkeypatch):
    with Readers(world.authority(), 2) as pool:
        monkeypatch.setattr(readers, "read_here", end_at_three)
        found = list(pool.readings(originals(6)))
    refused = [str(reading) for _fetched, reading in found if isinstance(reading, Refused)]
    assert len(found) == 6 and len(refused) == 1
    assert refused[0].startswith("3.txt: reading it failed: BrokenProcessPool")


def end_at_three(fetched):
    if fetched.path == "3.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return readers.read_or_refused(fetched, readers.known[0])


@pytest.mark.parametrize("word", ["0", "-1", "many", "65", "1.5"])
def test_a_wrong_number_of_processes_is_a_usage_error(word):
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match="a number from 1 to 64"):
        call_command("ingest", "a.txt", f"--jobs={word}")
