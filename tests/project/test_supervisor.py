"""The supervisor, with real processes: each test asks the kernel what is left."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.project.processes import runs, wait_until

SLEEP = "import time; time.sleep(60)"
# Says that it is up, and does not end when asked.
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def sleeping(path: Path, and_then: str = SLEEP) -> str:
    """A program that writes its process id to `path`, then does `and_then`."""
    return f"import os, pathlib; pathlib.Path({str(path)!r}).write_text(str(os.getpid())); {and_then}"


def with_child(path: Path, child: Path) -> str:
    """A program with a child of its own, like a web server with its workers."""
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleeping(child)!r}]); {SLEEP}"
    return sleeping(path, start)


@pytest.fixture
def start():
    """Starts a supervisor of programs, given by name; whatever a failing test left of it is ended."""
    started = []

    def start(patience: float = 10, before: str = "", **programs: str) -> subprocess.Popen:
        commands = {name: [sys.executable, "-c", program] for name, program in programs.items()}
        code = f"""
            import signal, sys
            from wic_portal.supervisor import supervise
            # Whoever runs the tests in the background has these ignored, and that is inherited.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            {before}
            sys.exit(supervise({commands!r}, patience={patience}))
        """
        started.append(
            subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
        )
        return started[-1]

    yield start
    for supervisor in started:
        supervisor.terminate()
        supervisor.communicate(timeout=20)


def read_pid(path: Path) -> int:
    wait_until(lambda: path.exists() and path.read_text())
    return int(path.read_text())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_all_with_status_0(start, tmp_path, number):
    supervisor = start(web=sleeping(tmp_path / "web"), worker=sleeping(tmp_path / "worker"))
    web, worker = read_pid(tmp_path / "web"), read_pid(tmp_path / "worker")
    supervisor.send_signal(number)
    assert supervisor.wait(10) == 0
    assert not runs(web) and not runs(worker)


def test_a_process_that_ends_takes_the_rest_along_and_is_named(start, tmp_path):
    supervisor = start(web=sleeping(tmp_path / "web"), worker="raise SystemExit(3)")
    assert supervisor.wait(10) == 1
    assert supervisor.stdout.read() == "worker ended (exit status 3); stopping the rest\n"
    assert not (tmp_path / "web").exists() or not runs(read_pid(tmp_path / "web"))


def test_a_killed_process_is_named_and_its_own_children_end_too(start, tmp_path):
    supervisor = start(web=with_child(tmp_path / "web", tmp_path / "child"), worker=sleeping(tmp_path / "worker"))
    web, child, worker = (read_pid(tmp_path / name) for name in ("web", "child", "worker"))
    os.kill(web, signal.SIGKILL)
    assert supervisor.wait(10) == 1
    assert supervisor.stdout.read() == "web ended (signal 9); stopping the rest\n"
    assert not runs(child) and not runs(worker)


def test_a_process_that_does_not_listen_is_killed_when_patience_ends(start, tmp_path):
    supervisor = start(patience=0.5, web=sleeping(tmp_path / "web", STUBBORN))
    web = read_pid(tmp_path / "web")
    time.sleep(0.2)  # until it ignores the signal
    supervisor.terminate()
    assert supervisor.wait(10) == 0
    assert not runs(web)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends a child with its parent")
def test_killing_the_supervisor_leaves_no_orphan(start, tmp_path):
    supervisor = start(web=sleeping(tmp_path / "web"), worker=sleeping(tmp_path / "worker"))
    web, worker = read_pid(tmp_path / "web"), read_pid(tmp_path / "worker")
    supervisor.kill()
    supervisor.wait(10)
    wait_until(lambda: not runs(web) and not runs(worker))


def test_a_hangup_that_nohup_ignores_is_ignored_here_too(start, tmp_path):
    supervisor = start(before="signal.signal(signal.SIGHUP, signal.SIG_IGN)", web=sleeping(tmp_path / "web"))
    web = read_pid(tmp_path / "web")
    supervisor.send_signal(signal.SIGHUP)
    time.sleep(0.6)
    assert supervisor.poll() is None and runs(web)
    supervisor.terminate()
    assert supervisor.wait(10) == 0
