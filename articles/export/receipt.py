"""What an export says of itself, in words: a receipt's values as lines for the comments of RIS and BibTeX."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articles.export.record import one_line


def lines(receipt: Mapping[str, Any]) -> Iterator[str]:
    """`name: value`, one line each; values that hold others as JSON."""
    for name, value in receipt.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        yield one_line(f"{name}: {text}")
