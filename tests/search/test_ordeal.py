"""Index worker killed again and again while four processes save: nothing is lost, nothing stale, no error.

WIC_KILLS says how often (2); CONTRIBUTING.md has the command for a hundred.
"""

import os
import random
import subprocess
import sys
import time

import pytest
from django.conf import settings

KILLS = int(os.environ.get("WIC_KILLS", "2"))
WRITERS = 4


@pytest.fixture
def run(tmp_path):
    """Starts a process of the portal on a data folder of the test's own; what still runs at the end is killed."""
    outside = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = {
        **outside,
        "WIC_DATA_DIR": str(tmp_path),
        "WIC_ENCODERS": "none",
        "WIC_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "wic_portal.settings",
    }
    started: list[subprocess.Popen] = []

    def start(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def finished(process: subprocess.Popen, seconds: float = 120) -> str:
    output, errors = process.communicate(timeout=seconds)
    assert (process.returncode, errors) == (0, ""), errors
    return output.strip()


def test_a_worker_killed_at_any_moment_under_four_writers_loses_nothing(run):
    draw = random.Random(KILLS)
    finished(run("manage.py", "migrate", "--verbosity", "0", "--skip-checks"))
    seconds = 3.0 + 2.5 * KILLS
    writers = [run("-m", "tests.search.saving", "save", str(seed), str(seconds)) for seed in range(1, WRITERS + 1)]
    for _kill in range(KILLS):
        worker = run("manage.py", "index", "work")
        # A start takes about a second: some die while they open, some while they build, some in a commit.
        time.sleep(draw.uniform(0.5, 3.0))
        assert worker.poll() is None, worker.stderr.read()
        worker.kill()
        worker.wait()
    assert all(int(finished(writer)) > 5 for writer in writers)
    worker = run("manage.py", "index", "work")
    deadline = time.monotonic() + 60
    while (check := run("manage.py", "index", "check")).wait() and time.monotonic() < deadline:
        time.sleep(1)
    assert check.returncode == 0, check.stderr.read()
    worker.terminate()
    finished(run("manage.py", "index", "update"))
    assert finished(run("-m", "tests.search.saving", "verify")) == ""
