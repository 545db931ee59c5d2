"""The Makefile's own work: help, and clear words where Python will not do. In a folder with nothing installed."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.fixture
def checkout(tmp_path):
    for name in ("Makefile", "requirements.lock", "requirements-encoders.lock"):
        (tmp_path / name).write_bytes((settings.BASE_DIR / name).read_bytes())
    return tmp_path


def make(folder, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess:
    environment = {"PATH": path or os.environ["PATH"], "LANG": "C.UTF-8", "PIP_NO_INDEX": "1"}
    return subprocess.run(["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def python_that(checkout, behaviour: str) -> str:
    """An interpreter of which `behaviour`, a shell line, decides on `$2`, the program."""
    path = checkout / "python"
    path.write_text(f'#!/bin/sh\n{behaviour}\nexec {sys.executable} "$@"\n')
    path.chmod(0o755)
    return str(path)


def test_help_is_what_make_alone_prints(checkout):
    result = make(checkout)
    assert result.returncode == 0 and result.stderr == ""
    assert result.stdout.startswith("make serve ")
    assert result.stdout == make(checkout, "help").stdout
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_named(checkout):
    python = python_that(checkout, 'case "$2" in *version_info*) exit 1;; esac')
    result = make(checkout, "install", f"PYTHON={python}")
    assert result.returncode != 0
    assert result.stdout == (
        f"{python} is older than Python 3.11 or does not run; name another: make install PYTHON=/path/to/python3\n"
    )
    assert not (checkout / ".venv").exists()


def test_no_python_at_all_is_said(checkout):
    empty = checkout / "bin"
    empty.mkdir()
    for tool in ("make", "sh"):
        (empty / tool).symlink_to(next(p for p in (f"/usr/bin/{tool}", f"/bin/{tool}") if os.path.exists(p)))
    result = make(checkout, "install", path=str(empty))
    assert result.returncode != 0
    assert result.stdout == (
        "This needs Python 3.11 or newer, and none was found. "
        "Install one, or name it: make install PYTHON=/path/to/python3\n"
    )


def test_a_python_without_venv_is_named_with_debians_package(checkout):
    python = python_that(checkout, 'case "$2" in *ensurepip*) exit 1;; esac')
    result = make(checkout, "serve", f"PYTHON={python}")
    assert result.returncode != 0
    assert result.stdout == f"{python} lacks its venv module. On Debian and Ubuntu: apt install python3-venv\n"


def test_what_is_installed_is_not_installed_again(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (checkout / ".venv" / ".runtime").touch()
    (checkout / ".venv" / ".encoders").touch()
    assert make(checkout, "install").stdout == ".venv is up to date\n"


def test_a_platform_without_the_encoders_goes_on_without_them_and_says_so(checkout):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (checkout / ".venv" / ".runtime").touch()
    digest = "0" * 64
    (checkout / "requirements-encoders.lock").write_text(f"no-such-encoder==1.0 --hash=sha256:{digest}\n")
    result = make(checkout, "install")
    assert result.returncode == 0
    assert result.stdout.splitlines()[1:] == [
        "Going on without search by meaning: its packages cannot be installed here.",
        ".venv is up to date",
    ]
    assert not (checkout / ".venv" / ".encoders").exists()
