"""Pages to take in, as many as wanted: those of ingest's corpus, lengthened with sentences of the archive's digests.

Layout, encoding, menus, credits and spam are a corpus page's own, with the larger menus and boxes of a newsroom around
them; the text is 3 to 8 KB. It speaks of the people of one event, as a report does, and of what the digests say of any
other; the sentences, their order and the figures in them are drawn anew for each page. Invented words would not do:
ingest refuses what is in no language.
"""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice, pairwise
from pathlib import Path

from django.conf import settings

from articles.ingest.link.names import finder
from articles.ingest.link.sentences import sentences
from articles.languages import CODES
from articles.starter.read import Digest, read_archive
from tests.ingest.pages import BOXES, MENUS, Page, corpus, links
from tests.ingest.starter_world import starter

BODY = (3000, 8000)  # bytes of text in UTF-8
PARAGRAPH = (2, 5)  # sentences
SECTIONS, HEADLINES = 8, 12  # times the menu of the corpus; titles of digests in a box
# A figure that is no year and no day: what may be another without turning the text into one about another event.
FIGURE = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d))\d{3,}(?![\d.,]\d)")
SCRIPT = "<script>window.dataLayer=window.dataLayer||[];function send(){dataLayer.push(arguments)}</script>" * 20
STYLE = "<style>.menu li{float:left;margin:0 4px}.box a{color:#036}.box h3{font-size:14px}</style>" * 20


class Newsroom:
    """Writes the pages of one language; the same seed writes the same pages."""

    def __init__(self, language: str, digests: list[Digest], seed: int):
        self.seed, self.random = seed, random.Random(f"{language} {seed}")
        self.models = [page for page in corpus() if page.language == language]
        self.titles = [digest.title for digest in digests]
        self.of_event = {digest.event: list(apart(digest.paragraphs)) for digest in digests}
        texts = [text for page in self.models for sign, text in page.read if sign == "."]
        names = finder(starter(), language)
        self.impersonal = [
            sentence
            for sentence in (*apart(texts), *chain.from_iterable(self.of_event.values()))
            if not any(match.name.kind == "speaker" for match in names.find(sentence))
        ]

    def page(self, number: int) -> Page:
        model = self.models[number % len(self.models)]
        signs = [sign for sign, _text in model.lines]
        end = len(signs) - signs[::-1].index(".")  # before what stands below the text
        if model.lines[end : end + 1] and model.lines[end][0] == "=":
            end += 1
        lines = (*model.lines[:end], *self.more(model), *model.lines[end:])
        about = dict(model.about)
        if model.layout == "text":  # which has no references for what another encoding lacks
            about["encoding"] = "utf-8"
        about["head"] = {
            name: f"{value}?id={self.seed}-{number}" if name in ("canonical", "og:url") else value
            for name, value in about.get("head", {}).items()
        }
        return replace(model, name=f"{number:05}-{model.name}", about=about, lines=lines)

    def more(self, model: Page) -> Iterator[tuple[str, str]]:
        """Paragraphs in which no sentence stands twice."""
        space = "" if model.language.startswith("zh") else " "
        own = self.of_event.get(model.about["event"]) or self.random.choice(list(self.of_event.values()))
        some = dict.fromkeys([*own, *self.random.sample(self.impersonal, len(self.impersonal) // 2)])
        drawn = iter(self.random.sample(list(some), len(some)))
        size = self.random.randint(*BODY) - sum(len(text.encode()) for text in model.body)
        while size > 0 and (several := list(islice(drawn, self.random.randint(*PARAGRAPH)))):
            text = space.join(FIGURE.sub(self.figure, sentence) for sentence in several)
            yield ".", text
            size -= len(text.encode())

    def figure(self, found: re.Match[str]) -> str:
        """Another of as many digits, no year."""
        size = len(found[0])
        return str(self.random.randrange(2100 if size == 4 else 10 ** (size - 1), 10**size))

    def data(self, number: int) -> tuple[str, bytes]:
        """The page's name with the suffix of its kind, and its bytes."""
        page = self.page(number)
        if page.media_type == "text/plain":
            return f"{page.name}.txt", page.data
        return f"{page.name}.html", self.dressed(page)

    def dressed(self, page: Page) -> bytes:
        """With the menus, scripts and boxes of headlines that are most of a page's bytes."""
        headlines = "|".join(self.random.sample(self.titles, HEADLINES))
        menu = f"<nav class=menu><ul>{links('|'.join([MENUS[page.language]] * SECTIONS))}</ul></nav>"
        box = f"<aside class=box><h3>{BOXES[page.language][0]}</h3><ul>{links(headlines)}</ul></aside>"
        encoded_menu, encoded_box = (part.encode(charset(page), "xmlcharrefreplace") for part in (menu, box))
        data = page.data.replace(b"</head>", f"{STYLE}{SCRIPT}</head>".encode())
        data = data.replace(b"</body>", encoded_box + b"</body>")
        return re.sub(rb"<body[^>]*>", lambda body: body[0] + encoded_menu, data, count=1)


def charset(page: Page) -> str:
    return {"utf-8-broken": "utf-8"}.get(page.about["encoding"], page.about["encoding"])


def apart(texts: Iterable[str]) -> Iterator[str]:
    """The sentences of texts."""
    for text in texts:
        yield from (text[start:end].strip() for start, end in pairwise(sentences(text).starts))


def written(folder: Path, count: int, seed: int = 1) -> list[str]:
    """The paths of `count` pages, written below a folder; the languages in turn."""
    digests = read_archive(settings.BASE_DIR / "fixtures").digests
    newsrooms = [Newsroom(code, [digest for digest in digests if digest.language == code], seed) for code in CODES]
    paths = []
    for number in range(count):
        name, data = newsrooms[number % len(newsrooms)].data(number // len(newsrooms))
        path = folder / f"{number:05}-{name}"
        path.write_bytes(data)
        paths.append(str(path))
    return paths
