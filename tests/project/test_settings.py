"""The settings as a new process reads them: what starts, what refuses to, and with which line."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SECRET = "k8PvTq3ZrX0wNn5uYc7JdLm2BfHs9GaEi4oR6tUzQxWeVyKb1S"
PRODUCTION = {
    "WIC_PRODUCTION": "1",
    "WIC_SITE_URL": "https://archive.example",
    "WIC_SECRET_KEY": SECRET,
    "WIC_CONTACT_EMAIL": "desk@archive.example",
    "WIC_BEHIND_PROXY": "1",
}


def manage(tmp_path, *arguments: str, **values: str) -> subprocess.CompletedProcess:
    outside = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**outside, "WIC_DATA_DIR": str(tmp_path), **values},
        capture_output=True,
        text=True,
        timeout=60,
    )


def read(tmp_path, *names: str, **values: str) -> list:
    """Settings by name, as a process with these environment values sees them; paths as strings."""
    code = f"""
import json
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in {names}], default=str))
"""
    result = manage(tmp_path, "shell", "--no-imports", "-c", code, **values)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_the_site_address_follows_host_and_port(tmp_path):
    assert read(tmp_path, "SITE_URL", HOST="::1", PORT="8123") == ["http://[::1]:8123"]


def test_a_given_site_address_wins_and_is_an_allowed_host(tmp_path):
    url, hosts = read(tmp_path, "SITE_URL", "ALLOWED_HOSTS", PORT="8123", WIC_SITE_URL="http://archive.example")
    assert url == "http://archive.example"
    assert "archive.example" in hosts


def test_everything_written_lies_in_the_data_folder(tmp_path):
    databases, *folders = read(tmp_path, "DATABASES", "INDEX_DIR", "CAPTURES_DIR", "STATIC_ROOT")
    for path in [databases["default"]["NAME"], *folders]:
        assert path.startswith(f"{tmp_path}/")


def test_production_is_clean_by_djangos_own_check(tmp_path):
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", "--tag", "security", **PRODUCTION)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"WIC_DEBUG": "1"}, "WIC_DEBUG: must be off in production"),
        (
            {"WIC_SITE_URL": "http://archive.example"},
            "WIC_SITE_URL: must be the public https address in production; got 'http://archive.example'",
        ),
        (
            {"WIC_SITE_URL": ""},
            "WIC_SITE_URL: must be the public https address in production; got 'http://127.0.0.1:8000'",
        ),
        ({"WIC_ALLOWED_HOSTS": "*"}, "WIC_ALLOWED_HOSTS: '*' is not allowed in production"),
        ({"WIC_SECRET_KEY": "x" * 49}, "WIC_SECRET_KEY: needs at least 50 characters in production"),
        (
            {"WIC_CONTACT_EMAIL": ""},
            "WIC_CONTACT_EMAIL: must be given in production: every page offers a way to ask for correction",
        ),
    ],
)
def test_production_refuses_to_start_insecurely(tmp_path, change, line):
    result = manage(tmp_path, "check", **{**PRODUCTION, **change})
    assert (result.returncode, result.stdout, result.stderr) == (1, "", line + "\n")


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({"PORT": "eighty"}, "PORT: expected a whole number from 1 to 65535; got 'eighty'"),
        ({"WIC_PRODUCTION": "ja"}, "WIC_PRODUCTION: expected one of 1, 0, true, false, yes, no, on, off; got 'ja'"),
        (
            {"WIC_LOG_LEVEL": "loud"},
            "WIC_LOG_LEVEL: expected one of DEBUG, INFO, WARNING, ERROR, CRITICAL; got 'loud'",
        ),
        ({"DATABASE_URL": "sqlite://x"}, "DATABASE_URL: expected sqlite:///absolute/path"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line(tmp_path, values, line):
    result = manage(tmp_path, "check", **values)
    assert (result.returncode, result.stdout, result.stderr) == (1, "", line + "\n")


def test_an_error_is_printed_once(tmp_path):
    code = "import logging; logging.getLogger('django.request').error('planted')"
    result = manage(tmp_path, "shell", "--no-imports", "-c", code, WIC_DEBUG="1")
    assert result.stderr.count("planted") == 1
