"""A contract of search: what must be treated as the same, what must be found, and what must be kept apart.

A JSON file with up to four lists: `equal` (`texts` that, as queries, find the same documents, themselves among them),
`finds` and `apart` (a `query` that does, or does not, find a `document`), `bridge` (`queries` that all find all
`documents`, a text a language). The documents of a list are indexed together; those of `finds` and `apart` too.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from search.backends.finder import find
from search.backends.store import Commit
from search.evaluation.asking import tree_of
from search.evaluation.collection import CODES, CollectionError, Text
from search.evaluation.temporary import indexed

LISTS = ("equal", "finds", "apart", "bridge")
TOGETHER = (("equal",), ("finds", "apart"), ("bridge",))
Values = dict[str, Any]
Find = Callable[[str], frozenset[int]]


@dataclass
class Result:
    """`failed`: the rows as they stand in the file, each with `got`, the documents found instead."""

    passed: int = 0
    failed: list[Values] = field(default_factory=list)


def check(path: Path) -> dict[str, Result]:
    """List -> how its rows fared. Raises CollectionError for a file that is no contract."""
    contract = read(path)
    results = {name: Result() for name in LISTS}
    for names in TOGETHER:
        check_together({name: contract[name] for name in names}, results)
    return results


def check_together(lists: dict[str, list[Values]], results: dict[str, Result]) -> None:
    texts: list[Text] = []
    rows: list[tuple[str, Values, frozenset[int]]] = []  # list, row, keys of its documents
    for name, held in lists.items():
        for row in held:
            own = DOCUMENTS[name](row)
            rows.append((name, row, frozenset(range(len(texts), len(texts) + len(own)))))
            texts += [Text(str(len(texts) + at), CODES[code], text) for at, (code, text) in enumerate(own)]
    with indexed(dict(enumerate(texts))) as commit:
        for name, row, own_keys in rows:
            got = CHECKS[name](row, own_keys, lambda query: found(commit, query))
            if got is None:
                results[name].passed += 1
            else:
                readable = {query: [texts[key].text for key in sorted(keys)] for query, keys in got.items()}
                results[name].failed.append({**row, "got": readable})


def found(commit: Commit, query: str) -> frozenset[int]:
    """The keys of the documents that `query`, as typed into the search box, finds by words and names."""
    tree = tree_of(query, bridge=True)
    if tree is None:
        return frozenset()
    return frozenset(find(commit, tree).keys.tolist())


# Each check takes a row, the keys of its documents and what finds documents, and gives None where all is well, or else
# what was found, by query.


def equal(row: Values, own: frozenset[int], find: Find) -> dict[str, frozenset[int]] | None:
    found = {text: find(text) for text in row["texts"]}
    return None if len(set(found.values())) == 1 and own <= found[row["texts"][0]] else found


def finds(row: Values, own: frozenset[int], find: Find) -> dict[str, frozenset[int]] | None:
    found = find(row["query"])
    return None if own <= found else {row["query"]: found}


def apart(row: Values, own: frozenset[int], find: Find) -> dict[str, frozenset[int]] | None:
    found = find(row["query"])
    return {row["query"]: found} if own & found else None


def bridge(row: Values, own: frozenset[int], find: Find) -> dict[str, frozenset[int]] | None:
    return {query: found for query in row["queries"] if not own <= (found := find(query))} or None


CHECKS = {"equal": equal, "finds": finds, "apart": apart, "bridge": bridge}
# What a row's documents are: languages with texts.
DOCUMENTS: dict[str, Callable[[Values], list[tuple[str, str]]]] = {
    "equal": lambda row: [(row["language"], text) for text in row["texts"]],
    "finds": lambda row: [(row["language"], row["document"])],
    "apart": lambda row: [(row["language"], row["document"])],
    "bridge": lambda row: list(row["documents"].items()),
}


def read(path: Path) -> dict[str, list[Values]]:
    try:
        contract = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CollectionError(f"{path}: {error.strerror}") from None
    except ValueError:
        raise CollectionError(f"{path}: not JSON in UTF-8") from None
    if not isinstance(contract, dict) or not any(name in contract for name in LISTS):
        raise CollectionError(f"{path}: has none of the lists {', '.join(LISTS)}")
    lists = {name: contract.get(name, []) for name in LISTS}
    for name, rows in lists.items():
        if not isinstance(rows, list):
            raise CollectionError(f"{path}: “{name}” is no list")
        for number, row in enumerate(rows, start=1):
            if not is_sound(name, row):
                raise CollectionError(f"{path}: “{name}”, row {number} makes no sense")
    return lists


def is_sound(name: str, row: Any) -> bool:
    """Whether it has the documents and queries of a row of the list `name`."""
    try:
        documents = DOCUMENTS[name](row)
        queries = row["queries"] if name == "bridge" else [text for _code, text in documents if name == "equal"]
        asked = [row["query"]] if name in {"finds", "apart"} else queries
    except (KeyError, TypeError, AttributeError):
        return False
    texts = [text for _code, text in documents]
    known = all(code in CODES for code, _text in documents)
    return known and bool(texts and asked) and all(isinstance(text, str) for text in (*asked, *texts))
