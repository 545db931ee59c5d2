"""The lock files: whole, with hashes, without addresses, and in step with pyproject.toml."""

import re
import tomllib

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-encoders.lock"]
PROJECT = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]


def locked(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Requirement and hashes of each entry, by name; one that differs by Python version has the first of them."""
    text = (settings.BASE_DIR / lock).read_text().replace("\\\n", " ")
    entries: dict = {}
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            entry, *hashes = re.split(r"\s+--hash=", line.strip())
            requirement = Requirement(entry)
            entries.setdefault(canonicalize_name(requirement.name), (requirement, hashes))
    return entries


@pytest.mark.parametrize("lock", LOCKS)
def test_each_entry_is_one_version_with_hashes(lock):
    for requirement, hashes in locked(lock).values():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock):
    text = (settings.BASE_DIR / lock).read_text()
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]),
        ("requirements-encoders.lock", PROJECT["optional-dependencies"]["encoders"]),
    ],
)
def test_the_locks_hold_what_the_project_asks_for(lock, wanted):
    entries = locked(lock)
    for line in wanted:
        requirement = Requirement(line)
        version = next(iter(entries[canonicalize_name(requirement.name)][0].specifier)).version
        assert requirement.specifier.contains(version), f"{line} against {version}; make the locks anew"


def test_the_development_lock_repeats_the_runtime_lock():
    runtime, development = locked("requirements.lock"), locked("requirements-dev.lock")
    for name, (requirement, _hashes) in runtime.items():
        assert development[name][0].specifier == requirement.specifier
