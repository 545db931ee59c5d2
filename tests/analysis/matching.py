"""A small index made with the analyzers, asked as a search would ask it."""

import re

from whoosh.fields import TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import And, Every, Not, Phrase, Query, Term

from search.analysis import ANALYZERS, CHARACTERS, EXACT

PART = re.compile(r'(?P<without>-?)(?:"(?P<quoted>[^"]*)"|(?P<word>\S+))')


class Texts:
    """Texts of one language, found by number."""

    def __init__(self, language: str, *texts: str) -> None:
        self.analyzers = {"text": ANALYZERS[language], "exact": EXACT[language], "characters": CHARACTERS}
        schema = Schema(**{name: TEXT(analyzer=analyzer, phrase=True) for name, analyzer in self.analyzers.items()})
        self.index = RamStorage().create_index(schema)
        writer = self.index.writer()
        for text in texts:
            writer.add_document(text=text, exact=text, characters=text)
        writer.commit()

    def found(self, typed: str) -> set[int]:
        query = And([Every(), *map(self.query, PART.finditer(typed))])
        with self.index.searcher() as searcher:
            return {hit.docnum for hit in searcher.search(query, limit=None)}

    def query(self, part: re.Match[str]) -> Query:
        name, text = ("exact", part["quoted"]) if part["quoted"] is not None else ("text", part["word"])
        tokens = self.tokens(name, text)
        if not tokens:  # stop words only
            return Every()
        if len(tokens) == 1 and tokens == self.tokens("characters", text):
            name = "characters"
        query = Phrase(name, tokens) if len(tokens) > 1 else Term(name, tokens[0])
        return Not(query) if part["without"] else query

    def tokens(self, name: str, text: str) -> list[str]:
        return [token.text for token in self.analyzers[name](text, mode="query")]
