"""`manage.py ingest` as an operator runs it: pages a second, and the memory of all its processes while it goes on."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings

from tests.bench.compare import family
from tests.bench.figures import Figures
from tests.bench.pages import written

OFTEN = 100  # pages between two looks at the memory; fewer where there are few
SHOWN = 5  # of these looks


def measured(figures: Figures, name: str, count: int, seed: int, *options: str) -> None:
    """Takes in `count` pages that the archive has not, the start of the processes counted too."""
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), count, seed)
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "wic_portal.settings"}
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "ingest", folder, *options],
            cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        looks = looked_at(process, min(OFTEN, max(1, count // SHOWN)))
        assert process.wait() == 0
        seconds = time.perf_counter() - begun
    figures.add(name, f"{seconds:9.2f} s {count / seconds:9.2f} pages a second")
    shown = looks[:: max(1, len(looks) // SHOWN)]
    told = ", ".join(f"{memory:.0f} after {pages}" for pages, memory in shown)
    figures.add(f"{name}: MB of its processes", f"{told}; at most {max(memory for _pages, memory in looks):.0f}")


def looked_at(process: subprocess.Popen, often: int) -> list[tuple[int, float]]:
    """After how many pages the processes had how many megabytes in memory, what they share counted for each (Linux)."""
    looks, saved = [], 0
    assert process.stdout
    for line in process.stdout:
        if line.startswith("  saved"):
            saved += 1
            if saved % often == 0:
                looks.append((saved, sum(map(resident, family(process.pid)))))
    assert looks, "nothing was saved"
    return looks


def resident(pid: int) -> float:
    """Megabytes; none of a process that has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024
