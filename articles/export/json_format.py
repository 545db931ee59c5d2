"""JSON: `{"receipt": {}, "about": {}, "records": []}`, all that a record holds; streamed a record at a time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from articles.export.record import Record


def write(
    records: Iterable[Record], receipt: Mapping[str, Any] | None = None, about: Mapping[str, Any] | None = None
) -> Iterator[str]:
    """`about` is what the list is a list about, in full: an event, a person, a term."""
    head = f'"receipt": {dumped(receipt)},\n' if receipt else ""
    head += f'"about": {dumped(about)},\n' if about else ""
    yield f'{{{head}"records": ['
    between = "\n"
    for record in records:
        yield between + dumped(asdict(record))
        between = ",\n"
    yield "\n]}\n"


def dumped(value: Any) -> str:
    # `default` is for dates.
    return json.dumps(value, ensure_ascii=False, default=str)
