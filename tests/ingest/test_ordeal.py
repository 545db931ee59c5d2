"""A run over many pages, all its processes killed again and again and started anew: in the end nothing tells it from a
run that nobody disturbed.

WIC_KILLS says how often (once, in 40 pages); CONTRIBUTING.md has the command for ten times in 2,000 pages.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from warcio.archiveiterator import ArchiveIterator

from tests.bench.pages import written

KILLS = int(os.environ.get("WIC_KILLS", "1"))
PAGES = 200 * KILLS if KILLS > 1 else 40


class Archive:
    """A data folder, and commands of the portal on it."""

    def __init__(self, folder: Path):
        self.folder = folder
        outside = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
        self.environment = outside | {
            "WIC_DATA_DIR": str(folder),
            "WIC_ENCODERS": "none",
            "WIC_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "wic_portal.settings",
        }

    def started(self, *arguments: str, output: int = subprocess.DEVNULL) -> subprocess.Popen:
        """In a session of its own, so that all processes of a run can be killed at once."""
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            stdout=output,
            stderr=output,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> tuple[str, str]:
        process = self.started(*arguments, output=subprocess.PIPE)
        output, errors = process.communicate(timeout=30 + PAGES)
        assert process.returncode == 0, errors
        return output, errors

    @property
    def originals(self) -> list[Path]:
        """All files below the folder of captures but those that were never finished."""
        return [path for path in (self.folder / "captures").rglob("*") if path.is_file() and path.name[0] != "."]

    @property
    def unfinished(self) -> list[Path]:
        return [path for path in (self.folder / "captures").rglob(".*") if path.is_file()]


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    """A data folder with the starter archive and no captures."""
    folder = tmp_path_factory.mktemp("archive")
    for command in ("migrate", "load_archive"):
        Archive(folder).run("manage.py", command, "--verbosity", "0", "--skip-checks")
    return folder


def test_a_run_killed_at_any_moment_and_resumed_equals_an_undisturbed_one(empty, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    written(pages, PAGES)
    undisturbed, disturbed = (Archive(shutil.copytree(empty, tmp_path / name)) for name in ("calm", "rough"))
    told = undisturbed.run("manage.py", "ingest", str(pages), "--jobs", "2")[1]
    assert told.splitlines()[-1] == f"{PAGES} saved"

    draw = random.Random(KILLS)
    for moment in sorted(draw.sample(range(1, PAGES), KILLS)):
        kill_at(moment, disturbed, pages, draw.uniform(0, 0.05))
        for path in disturbed.originals:
            assert is_whole(path), path
    disturbed.run("manage.py", "ingest", str(pages), "--jobs", "2", "--resume")

    assert disturbed.run("-m", "tests.ingest.state")[0] == undisturbed.run("-m", "tests.ingest.state")[0]
    assert len(disturbed.originals) == len(undisturbed.originals) == PAGES
    assert disturbed.unfinished == []


def kill_at(moment: int, archive: Archive, pages: Path, later: float) -> None:
    """Starts or resumes a run, and kills it some seconds after it has stored so many originals in all."""
    process = archive.started("manage.py", "ingest", str(pages), "--jobs", "2", "--resume")
    deadline = time.monotonic() + 30 + PAGES
    while len(archive.originals) < moment and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(later)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(30)


def is_whole(path: Path) -> bool:
    """Whether every record can be read and has the digests that it names."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            record.content_stream().read()
            if record.digest_checker.passed is not True:
                return False
    return True
