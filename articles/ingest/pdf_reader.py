"""A process of its own: a PDF on standard input, one JSON object on standard output. Imports nothing of the project.

`{"title": "...", "pages": ["text of page 1", ...]}`, or `{"problem": "encrypted" | "broken" | "empty"}`.
"""

import contextlib
import io
import json
import logging
import resource
import sys
from typing import Any

MEMORY = 1024**3  # bytes of address space
SECONDS = 45  # of processor time
MOST_PAGES = 400
MOST_TEXT = 2_000_000  # characters; a newspaper has some 300,000


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable(logging.CRITICAL)
    data = sys.stdin.buffer.read()
    # pypdf warns on standard output of other libraries; only the answer may stand there.
    with contextlib.redirect_stdout(sys.stderr):
        answer = read(data)
    json.dump(answer, sys.stdout)


def read(data: bytes) -> dict[str, Any]:
    # Imported under the limits, for it is pypdf that a hostile file would make hungry.
    from pypdf import PdfReader

    try:
        document = PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            return {"problem": "encrypted"}
        pages, length = [], 0
        for number, page in enumerate(document.pages):
            pages.append(page.extract_text() or "")
            length += len(pages[-1])
            if number + 1 >= MOST_PAGES or length > MOST_TEXT:
                break
        about = document.metadata
        title = str(about.title or "") if about else ""
    except Exception as error:  # pypdf raises whatever the damage of a file leads to
        return {"problem": "encrypted" if "Dependency" in type(error).__name__ else "broken"}
    if not any(page.strip() for page in pages):
        return {"problem": "empty"}
    return {"title": title, "pages": pages}


if __name__ == "__main__":
    main()
