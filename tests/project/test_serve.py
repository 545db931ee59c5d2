"""`manage.py serve` as an operator meets it: real processes on a free port, in a data folder of their own."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.project.processes import runs, wait_until

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """One data folder for all starts of this module: the first fills it, the others are quick."""
    return tmp_path_factory.mktemp("serve")


class Portal:
    """One `manage.py serve`, its output in a file."""

    def __init__(self, data: Path, port: int, **values: str):
        self.url, self.log = f"http://127.0.0.1:{port}", data / f"serve-{port}.log"
        outside = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=settings.BASE_DIR,
                env={**outside, "WIC_DATA_DIR": str(data / "var"), "PORT": str(port), **values},
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                # Whoever runs the tests in the background has it ignored, and that is inherited.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )

    def wait_until_greeting(self, seconds: float = 180) -> None:
        wait_until(self.has_greeted_or_ended, seconds, self.log.read_text)
        assert self.process.poll() is None, self.log.read_text()

    def has_greeted_or_ended(self) -> bool:
        return "The portal is at" in self.log.read_text() or self.process.poll() is not None

    def family(self) -> dict[int, str]:
        """All processes below this one, by id, with their command lines; its own children first."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
                command = (status.parent / "cmdline").read_text().replace("\0", " ")
            except (FileNotFoundError, ProcessLookupError):
                continue
            parents[int(status.parent.name)] = (int(fields[1]), command)
        found, below = {}, {self.process.pid}
        while below:
            children = {pid: command for pid, (parent, command) in parents.items() if parent in below}
            found |= children
            below = set(children)
        return found

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.url + path, timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def raw_status(self, path: str) -> int:
        """As curl asks: the bytes of the address as they are."""
        with socket.create_connection(("127.0.0.1", int(self.url.rpartition(":")[2])), timeout=20) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
            return int(connection.makefile("rb").readline().split()[1])


@pytest.fixture
def serve(data):
    started = []

    def serve(port: int | None = None, **values: str) -> Portal:
        started.append(Portal(data, port or free_port(), **values))
        return started[-1]

    yield serve
    for portal in started:
        portal.process.terminate()
        portal.process.wait(30)


def expect_none_runs(pids) -> None:
    wait_until(lambda: not any(runs(pid) for pid in pids))


@LINUX
def test_a_start_serves_pages_and_index_and_a_signal_ends_every_process(serve):
    portal = serve()
    portal.wait_until_greeting()
    assert portal.status("/healthz") == 200
    assert portal.status("/en/") == 200
    assert portal.status("/ar/") == 200
    assert portal.raw_status("/zh-hans/search/?q=乌镇") == 200
    assert portal.raw_status("/en/speakers/乌镇/") == 404
    assert portal.raw_status("/en/search/?q=a b") == 400
    family = portal.family()
    assert sum("gunicorn" in command for command in family.values()) == 3  # the master and two workers
    assert sum("index work" in command for command in family.values()) == 1
    assert f"The portal is at {portal.url}/ " in portal.log.read_text()
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(30) == 0
    expect_none_runs(family)
    assert "Traceback" not in portal.log.read_text()


@LINUX
@pytest.mark.parametrize(("part", "name"), [("index work", "the index worker"), ("gunicorn", "the web server")])
def test_when_one_part_dies_the_other_ends_too(serve, part, name):
    portal = serve()
    portal.wait_until_greeting()
    family = portal.family()
    os.kill(next(pid for pid, command in family.items() if part in command), signal.SIGKILL)
    assert portal.process.wait(30) == 1
    assert f"{name} ended (signal 9); stopping the rest" in portal.log.read_text()
    expect_none_runs(family)


def test_a_port_in_use_is_named_before_anything_is_prepared(serve, data):
    with socket.socket() as occupied:
        occupied.bind(("127.0.0.1", 0))
        occupied.listen()
        port = occupied.getsockname()[1]
        portal = serve(port, WIC_DATA_DIR=str(data / "untouched"))
        assert portal.process.wait(30) == 1
    assert portal.log.read_text() == (
        f"CommandError: cannot listen on 127.0.0.1:{port}: Address already in use. "
        "Choose another with PORT=8001 or HOST=...\n"
    )
    assert not (data / "untouched" / "db.sqlite3").exists()


def test_an_address_that_is_not_of_this_machine_is_named(serve):
    portal = serve(HOST="192.0.2.1")
    assert portal.process.wait(30) == 1
    assert "cannot listen on 192.0.2.1:" in portal.log.read_text()


def test_a_database_that_cannot_be_reached_is_named(serve, data):
    portal = serve(DATABASE_URL=f"postgresql://nobody:secret@127.0.0.1:{free_port()}/none")
    assert portal.process.wait(60) == 1
    log = portal.log.read_text()
    assert log.startswith("CommandError: cannot use the database: ")
    assert log.count("\n") == 1 and "secret" not in log
