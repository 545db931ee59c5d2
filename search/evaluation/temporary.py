"""A generation of the index in a temporary folder, of texts that are no articles: the engine without the data."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from haystack.constants import DJANGO_CT, DJANGO_ID, ID

from search import lifecycle
from search.backends import writing
from search.backends.schema import document
from search.backends.store import Commit, Store
from search.evaluation.collection import Text


@contextmanager
def indexed(texts: Mapping[int, Text]) -> Iterator[Commit]:
    """The texts under their keys, searchable by `finder.find` until the block ends."""
    schema, store = lifecycle.backend().schema, Store()
    with TemporaryDirectory(prefix="wic-evaluation-") as root:
        folder = Path(root)
        writing.create(folder, schema)
        with writing.writing(folder, schema) as writer:
            for key, text in texts.items():
                writer.add_document(**document(prepared(key, text)))
        try:
            yield store.commit(folder, schema)
        finally:
            store.close()


def prepared(key: int, text: Text) -> dict[str, object]:
    """What ArticleIndex would prepare of an article without event, source, people and topics."""
    day = datetime.datetime(2020, 1, 1)
    return {
        ID: f"evaluation.text.{key}",
        DJANGO_CT: "evaluation.text",
        DJANGO_ID: str(key),
        "text": text.text,
        "title": text.title,
        "language": text.language,
        "speakers": [],
        "topics": [],
        "kind": "press",
        "date_earliest": day,
        "date_latest": day,
    }
