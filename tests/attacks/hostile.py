"""An archive in which every text and every page was written by an attacker."""

import hashlib
from itertools import cycle

from articles.ingest.authority import from_database
from articles.ingest.catalogue import save
from articles.ingest.pipeline import read
from articles.ingest.types import Fetched, Refused
from articles.models import Article
from tests import factories
from tests.attacks.payloads import ENTITIES, EVERYTHING, MARKUP, PATHS, TEXTS
from tests.ingest import world

SENTENCES = (
    "The World Internet Conference opened in Wuzhen on 20 November 2024 with guests from many countries.",
    "The digital economy was the subject of the morning, and boats carried visitors along the canal until night.",
)
PAGE = """<!doctype html><html lang="en"><head><link rel="canonical" href="https://press.example/hostile/{number}"></head>
<body><h1>Report {number} from the canal town</h1><p>{0}</p>{payload}<p>{1}</p></body></html>"""
TEXT = "{payload}\n2024-11-20 09:00\nSource: {payload}\nBy {payload}\n{0}\n{payload}\n{1}\n"


def archive() -> list[Article]:
    """Published: pages and texts through the whole of ingest, and rows as a deceived curator would save them."""
    world.populate()
    authority = from_database()
    articles = []
    for number, payload in enumerate([*MARKUP, *ENTITIES]):
        data = PAGE.format(*SENTENCES, number=number, payload=payload).encode()
        articles.append(ingested(data, "text/html", f"{number}.html", authority))
    for payload, path in zip([*TEXTS, *MARKUP[::12]], cycle(PATHS)):
        data = TEXT.format(*SENTENCES, payload=payload.replace("\0", " ")).encode()
        articles.append(ingested(data, "text/plain", path.replace("\0", ""), authority))
    return [*articles, *rows()]


def ingested(data: bytes, media_type: str, path: str, authority) -> Article:
    """Where ingest refuses a page, a curator who does not."""
    fetched = Fetched(path, data, hashlib.sha256(data).hexdigest(), media_type)
    try:
        return save(read(fetched, authority), authority, publish=True)[0]
    except Refused:
        article = factories.article(title=f"Refused: {path}")
        factories.capture(article, data, media_type=media_type, address=path)
        return article


def rows() -> list[Article]:
    """Every payload as a title, as the name of a source and as an address; each few of them in one article's body."""
    event = factories.event({"en": MARKUP[0], "ar": MARKUP[1]}, slug="hostile")
    topic = factories.term("topic", {"en": MARKUP[2], "ro": DIRECTED}, slug="hostile-topic")
    factories.statement(event, "theme", text=MARKUP[3], language="en")
    speaker = factories.speaker({"en": MARKUP[4]}, slug="hostile-speaker")
    factories.appearance(speaker, event, "keynote")
    payloads = [payload.replace("\0", "") for payload in EVERYTHING]
    articles = []
    for number, payload in enumerate(payloads):
        some = [payloads[(number + step) % len(payloads)] for step in range(8)]
        article = factories.article(
            title=payload[:500],
            byline=some[1][:200],
            abstract=some[2],
            body="\n".join([SENTENCES[0], *some]),
            address=some[3][:1000] if number % 2 else f"https://press.example/{number}?{some[3][:900]}",
            part=number + 1,
            date_evidence=some[4][:300],
            state_reason=some[5][:300],
            event=event if number % 3 else None,
            no_event_reason=some[6][:200],
            source=factories.source(name=some[7][:100], home_page="https://press.example/"),
        )
        factories.mention(article, topic, surface=payload[:300])
        articles.append(article)
    return articles


DIRECTED = "\u202ecanary"
