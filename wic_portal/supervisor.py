"""Runs the portal's processes as one: started together, stopped together, none left behind.

A leaf: imports no settings and no model.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PAUSE = 0.2  # seconds between two looks at the processes
PR_SET_PDEATHSIG = 1  # linux/prctl.h


def supervise(
    commands: Mapping[str, Sequence[str]],
    watch: Callable[[], None] = lambda: None,
    report: Callable[[str], None] = print,
    patience: float = 20,
) -> int:
    """Starts one process for each command and waits until one ends or a signal asks for the end; then ends all.

    `watch` is called between two looks. A process that has not ended `patience` seconds after SIGTERM is killed
    with its children. Gives the exit status: 0 where a signal asked, 1 where a process ended by itself, which is
    then reported by its name.
    """
    asked: list[int] = []
    for number in STOP_SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores SIGHUP; so do we
            signal.signal(number, lambda got, _frame: asked.append(got))
    running: dict[str, subprocess.Popen] = {}
    try:
        for name, command in commands.items():
            running[name] = start(command)
        while not asked:
            for name, process in running.items():
                if process.poll() is not None:
                    report(f"{name} ended ({outcome(process.returncode)}); stopping the rest")
                    return 1
            watch()
            time.sleep(PAUSE)
        return 0
    finally:
        stop(list(running.values()), patience)


def start(command: Sequence[str]) -> subprocess.Popen:
    """The command as the leader of its own group: a Ctrl-C at the terminal reaches it only through `stop`, once."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0, preexec_fn=ARRANGE_END)


def stop(processes: Sequence[subprocess.Popen], patience: float) -> None:
    """SIGTERM to each, then SIGKILL to what is left of each group."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    end = time.monotonic() + patience
    for process in processes:
        try:
            process.wait(max(0, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            pass
        kill_group(process)
        process.wait()


def kill_group(process: subprocess.Popen) -> None:
    """What the process started may outlive it, where it was killed itself."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # the group is empty; macOS says so by EPERM
        pass


def outcome(returncode: int) -> str:
    return f"signal {-returncode}" if returncode < 0 else f"exit status {returncode}"


def end_with_parent() -> Callable[[], None] | None:
    """Linux ends a child with its parent on request, which covers a supervisor killed by SIGKILL."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up here: between fork and exec nothing may be loaded
    return lambda: prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


ARRANGE_END = end_with_parent()
