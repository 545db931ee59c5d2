"""What the kernel says of processes (Linux)."""

import time
from collections.abc import Callable
from pathlib import Path


def runs(pid: int) -> bool:
    """False for a zombie too: it has ended, and waits for a parent that never asks."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until(true: Callable[[], object], seconds: float = 10, complaint: Callable[[], str] = lambda: "") -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, complaint() or "waited in vain"
        time.sleep(0.05)
