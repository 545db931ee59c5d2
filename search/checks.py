"""System check: the index can be searched. A warning each, never an error: the portal works without it, worse."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning

HINT = "Run “manage.py index build”, or leave it to “manage.py index work”; until then the database is searched."
IDS = {"missing": "search.W001", "stale": "search.W002", "damaged": "search.W003"}


def index_is_usable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    from search.health import BUILDING, health  # reads the tables of analysis, which no other command need wait for

    try:
        found = health()
    except OSError as problem:
        return [Error(f"The index folder cannot be read: {problem}.", hint="Mend its owner or mode.", id="search.E001")]
    if found.is_ok or found.state == BUILDING:
        return []
    return [Warning(f"The search index is {found.state}: {found.detail}.", hint=HINT, id=IDS[found.state])]
