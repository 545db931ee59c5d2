"""Filters: the search form of words, and stop words."""

from collections.abc import Callable, Iterable, Iterator

from whoosh.analysis import Filter, Token

from articles.text import arabic


class StopFilter(Filter):
    """Drops stop words and closes the gaps, so that a phrase runs over them as Whoosh's phrase queries expect."""

    def __init__(self, is_stop_word: Callable[[str], bool], script: str) -> None:
        self.is_stop_word = is_stop_word
        self.script = script

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        dropped = 0
        for token in tokens:
            token.stopped = token.script == self.script and self.is_stop_word(token.text)
            if token.stopped and token.removestops:
                dropped += 1
                continue
            token.pos -= dropped
            yield token


class WordFilter(Filter):
    """Gives each word its search form: an Arabic word by one function, other words but Chinese by another."""

    def __init__(self, form: Callable[[str], str], arabic_form: Callable[[str], str] = arabic.stem) -> None:
        self.form = form
        self.arabic_form = arabic_form

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        for token in tokens:
            if token.script == "word":
                token.text = self.form(token.text)
            elif token.script == "arabic":
                token.text = self.arabic_form(token.text)
            yield token
