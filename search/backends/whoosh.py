"""Haystack's Whoosh engine with its faults mended; the portal's own search comes in by `find`.

What is mended, against haystack 3.4: analysers of ours and a field a language; facet values whole, multi-valued ones
never joined; any slice and any order; readers kept open, one set a thread; a batch is one commit, under one lock that
is waited for; nothing fails silently; an index that is missing, out of date or damaged says so.
"""

import datetime
import logging
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from haystack import connections
from haystack.backends.whoosh_backend import WhooshEngine as HaystackWhooshEngine
from haystack.backends.whoosh_backend import WhooshSearchBackend as HaystackWhooshBackend
from haystack.backends.whoosh_backend import WhooshSearchQuery as HaystackWhooshQuery
from haystack.constants import ID
from haystack.exceptions import SearchBackendError
from haystack.inputs import Exact
from haystack.utils import get_identifier
from whoosh.fields import Schema

from search.analysis import VERSION as ANALYSIS_VERSION
from search.backends import writing
from search.backends.files import DamagedIndex
from search.backends.finder import Chosen, Found, find, recent
from search.backends.queryset import haystack_search
from search.backends.schema import build_schema, document, fingerprint
from search.backends.store import Commit, Store
from search.generations import Generations, Manifest, Versions
from search.query import Node
from search.search_indexes import CONTENT_VERSION

logger = logging.getLogger(__name__)


class State(StrEnum):
    OK = "ok"
    MISSING = "missing"
    STALE = "stale"
    DAMAGED = "damaged"


class IndexUnavailable(SearchBackendError):
    """The index cannot be searched; `state` says in which way, the message why."""

    def __init__(self, state: State, detail: str):
        super().__init__(detail)
        self.state = state


class UnindexableRow(SearchBackendError):
    """A row from which no document can be made; `key` is its primary key, the cause what went wrong."""

    def __init__(self, key: int):
        super().__init__(f"article {key} cannot be indexed")
        self.key = key


class WhooshBackend(HaystackWhooshBackend):
    def __init__(self, connection_alias: str, **options: Any):
        super().__init__(connection_alias, **options)
        self.silently_fail = False
        self.generations = Generations(Path(self.path))
        self.store = Store()
        self.checked: Path | None = None

    @cached_property
    def schema(self) -> Schema:
        return build_schema(connections[self.connection_alias].get_unified_index().all_searchfields())

    def setup(self) -> None:
        """Nothing: files are opened when they are needed, by each thread for itself."""

    def build_schema(self, fields: dict[str, Any]) -> tuple[str, Schema]:
        return "text", build_schema(fields)

    @property
    def versions(self) -> Versions:
        """What an index must have been made under to be read by this code."""
        return Versions(
            schema=f"{CONTENT_VERSION}-{fingerprint(self.schema)}",
            analysis=ANALYSIS_VERSION,
            opencc=version("opencc"),
            whoosh=version("whoosh-reloaded"),
        )

    # Reading

    def find(self, tree: Node | None, chosen: Chosen = (), hidden: Collection[int] = (), minimum: bool = True) -> Found:
        """The articles that match, but for `hidden` primary keys; raises IndexUnavailable.

        Without the `minimum` that makes an article a hit, those that hold any of the words.
        """
        commit = self.commit()
        asked = (commit.folder, commit.number, tree, chosen, frozenset(hidden), minimum)
        try:
            return recent.get(asked) or recent.keep(asked, find(commit, tree, chosen, hidden, minimum))
        except Exception as error:  # altered bytes can raise anything, and a search must have an answer
            logger.exception("search failed in index %s", commit.folder.name)
            self.generations.suspect(commit.folder, repr(error))
            raise IndexUnavailable(State.DAMAGED, repr(error)) from error

    def commit(self) -> Commit:
        """The newest commit of the generation in use; raises IndexUnavailable."""
        for _attempt in range(5):
            folder = self.folder()
            try:
                return self.store.commit(folder, self.schema)
            except (OSError, DamagedIndex) as error:
                problem = error
                if self.generations.current() == folder:
                    break  # no new generation took its place meanwhile
        raise IndexUnavailable(State.DAMAGED, str(problem)) from problem

    def folder(self) -> Path:
        """The generation in use, if it may be read; raises IndexUnavailable."""
        folder = self.generations.current()
        if folder is None:
            self.checked = None
            raise IndexUnavailable(State.MISSING, "no index has been built")
        if folder != self.checked:
            manifest = self.generations.manifest(folder)
            if manifest is None:
                raise IndexUnavailable(State.DAMAGED, f"{folder.name}: no manifest")
            if manifest.versions != self.versions:
                raise IndexUnavailable(State.STALE, f"{folder.name} was built by another version")
            self.checked = folder
        return folder

    def search(self, query_string: str, **options: Any) -> dict[str, Any]:
        """Haystack's interface: what SearchQuerySet asks."""
        return haystack_search(self, query_string, **options)

    def more_like_this(self, *args: Any, **options: Any) -> dict[str, Any]:
        raise SearchBackendError("this engine does not offer more_like_this")

    # Writing. Haystack's interface takes the lock for each call; `lifecycle` holds it over many.

    def update(self, index: Any, iterable: Iterable[Any], commit: bool = True) -> None:
        rows = list(iterable)
        with self.generations.lock("update"):
            if self.generations.current() is None:
                self.publish_empty()
            self.write(self.folder(), index, rows, [get_identifier(row) for row in rows])

    def remove(self, obj_or_string: Any, commit: bool = True) -> None:
        with self.generations.lock("removal"):
            self.write(self.folder(), None, [], [get_identifier(obj_or_string)])

    def clear(self, models: Any = None, commit: bool = True) -> None:
        """An empty index takes the place of the one in use; `manage.py index build` never leaves it empty."""
        with self.generations.lock("clearing"):
            self.publish_empty()

    def delete_index(self) -> None:
        self.clear()

    def optimize(self) -> None:
        """Merges all segments into one."""
        with self.generations.lock("merging"), writing.writing(self.folder(), self.schema, optimize=True):
            pass

    def write(self, folder: Path, index: Any, rows: Iterable[Any], removed: Iterable[str]) -> int:
        """One commit: takes identifiers out, puts rows in. Gives the number of rows. The caller holds the lock.

        Raises UnindexableRow for a row that cannot be indexed; the index stays as it was.
        """
        written = 0
        with writing.writing(folder, self.schema) as writer:
            for identifier in removed:
                writer.delete_by_term(ID, identifier)
            for row in rows:
                try:
                    prepared = index.full_prepare(row)
                    writer.add_document(**{name: whoosh_value(value) for name, value in document(prepared).items()})
                except Exception as error:  # whatever it is, it must not keep other rows out of the index for ever
                    raise UnindexableRow(row.pk) from error
                written += 1
        return written

    def publish_empty(self) -> None:
        folder = self.generations.start()
        writing.create(folder, self.schema)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        self.generations.publish(folder, Manifest(self.versions, now, 0, 0.0))


def whoosh_value(value: Any) -> Any:
    """A prepared value as Whoosh takes it: days become midnights, lists stay lists."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day)
    return value


class WhooshQuery(HaystackWhooshQuery):
    def build_query_fragment(self, field: str, filter_type: str, value: Any) -> str:
        """An exact value is quoted once; haystack quotes one with a hyphen twice, which then matches nothing."""
        if filter_type == "exact" and isinstance(value, str):
            value = Exact(value)
        return super().build_query_fragment(field, filter_type, value)


class WhooshEngine(HaystackWhooshEngine):
    backend = WhooshBackend
    query = WhooshQuery
