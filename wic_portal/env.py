"""Typed reading of the environment: a wrong value stops the start with one clear line, never a silent default.

A leaf: imports no settings and no model.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}

# Letters, digits, dots and hyphens, or an IPv6 address: what a Host header can hold.
HOST_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]*:[0-9a-f:.]*")

# What libpq understands and an operator may need; a misspelt one is refused here and not at the first query.
POSTGRESQL_OPTIONS = {"application_name", "connect_timeout", "host", "sslcert", "sslkey", "sslmode", "sslrootcert"}

SECRET_LENGTH = 50  # what Django's own check asks for (security.W009)


class EnvError(SystemExit):
    """A setting that cannot be used: ends the process with `NAME: problem` on stderr and exit code 1."""

    def __init__(self, name: str, problem: str):
        self.name, self.problem = name, problem
        super().__init__(f"{name}: {problem}")


class Env:
    """Reads one mapping of strings (os.environ by default) as typed values; a blank value counts as unset."""

    def __init__(self, values: Mapping[str, str] | None = None):
        self.values = os.environ if values is None else values

    def text(self, name: str, default: str = "") -> str:
        """The value without surrounding white space."""
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, default: bool = False) -> bool:
        """True for 1/true/yes/on, False for 0/false/no/off; anything else raises EnvError."""
        word = self.text(name).lower()
        if not word:
            return default
        if word not in TRUE | FALSE:
            raise EnvError(name, f"expected one of 1, 0, true, false, yes, no, on, off; got {word!r}")
        return word in TRUE

    def number(self, name: str, default: int, least: int = 0, most: int = 2**31 - 1) -> int:
        """A whole number from `least` to `most`; anything else raises EnvError."""
        word = self.text(name)
        return whole_number(name, word, least, most) if word else default

    def numbers(self, name: str, default: str, least: int = 0, most: int = 2**31 - 1) -> list[int]:
        """Whole numbers from `least` to `most`, separated by commas; anything else raises EnvError."""
        return [whole_number(name, word, least, most) for word in self.words(name, default)]

    def choice(self, name: str, default: str, choices: Collection[str]) -> str:
        """One of `choices`, in any case; anything else raises EnvError."""
        word = self.text(name, default)
        found = {choice.lower(): choice for choice in choices}.get(word.lower())
        if found is None:
            raise EnvError(name, f"expected one of {', '.join(choices)}; got {word!r}")
        return found

    def words(self, name: str, default: str = "") -> list[str]:
        """A list separated by commas, blanks dropped."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """An absolute folder, made where it does not exist; EnvError where it cannot be written."""
        path = Path(self.text(name, str(default))).expanduser().absolute()
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EnvError(name, f"cannot make the folder {path}: {error.strerror}") from None
        if not os.access(path, os.W_OK | os.X_OK):
            raise EnvError(name, f"cannot write to the folder {path}")
        return path

    def site_url(self, name: str, default: str) -> str:
        """An http(s) address without path, for absolute links; EnvError otherwise."""
        given = self.text(name, default)
        url = given.rstrip("/")

        def refuse() -> NoReturn:
            raise EnvError(name, f"expected an address like https://archive.example; got {given!r}")

        parts, _port = split_url(url) or refuse()
        if parts.scheme not in {"http", "https"} or not HOST_NAME.fullmatch(parts.hostname or ""):
            refuse()
        if parts.path or parts.query or parts.fragment or parts.username is not None:
            refuse()
        return url

    def database(self, name: str, default: Path) -> dict:
        """Django's DATABASES entry from an address, postgresql://user:password@host:port/name or sqlite:///path.

        Options of the connection follow as a query (`?sslmode=require`). The message never repeats the
        address: it holds a password.
        """
        if not self.text(name):
            return sqlite(default)
        if "#" in self.text(name):
            raise EnvError(name, "write '#' in a password as %23")
        split = split_url(self.text(name))
        if split is None:
            raise EnvError(name, "the host is malformed or the port is not a number from 0 to 65535")
        parts, port = split
        if parts.scheme == "sqlite":
            if len(parts.path) < 2 or parts.netloc or parts.query:
                raise EnvError(name, "expected sqlite:///absolute/path")
            return sqlite(Path(unquote(parts.path)))
        if parts.scheme not in {"postgres", "postgresql"} or len(parts.path) < 2:
            raise EnvError(name, "expected postgresql://user:password@host:port/name or sqlite:///path")
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        if unknown := sorted(options.keys() - POSTGRESQL_OPTIONS):
            raise EnvError(name, f"unknown option {unknown[0]!r}; known: {', '.join(sorted(POSTGRESQL_OPTIONS))}")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": "" if port is None else str(port),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }


def whole_number(name: str, word: str, least: int, most: int) -> int:
    # Ten digits hold `most`; Python refuses to read numbers of thousands.
    if not re.fullmatch(r"[0-9]{1,10}", word) or not least <= int(word) <= most:
        raise EnvError(name, f"expected a whole number from {least} to {most}; got {word[:40]!r}")
    return int(word)


def split_url(url: str) -> tuple[SplitResult, int | None] | None:
    """The parts of an address and its port; None where urllib refuses either."""
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError:
        return None


def listening_url(host: str, port: int) -> str:
    """Where a browser on this machine finds a server that listens on `host` and `port`."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def sqlite(path: Path) -> dict:
    """SQLite for several processes: write-ahead log, patient locks, write transactions that lock at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            # The file is mapped, so that all processes share what one has read of it.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; "
                "PRAGMA mmap_size=1073741824;"
            ),
        },
    }


def kept_secret(path: Path) -> str:
    """The secret in `path`, made from 50 random bytes and with mode 0600 at first use."""
    if not path.exists():
        # Whole before it has its name: another process that starts now reads all of it or none.
        with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent) as file:
            file.write(secrets.token_urlsafe(SECRET_LENGTH) + "\n")
            file.flush()
            try:
                os.link(file.name, path)
            except FileExistsError:
                pass
    try:
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        secret = ""
    if len(secret) < SECRET_LENGTH:
        raise EnvError("WIC_SECRET_KEY", f"{path} holds no usable secret; delete it to make a new one")
    return secret
