"""What ingest, index, search and pages cost on generated articles, in a data folder that is thrown away.

One process, one thread, the whole answer with middleware and templates, but no network: Django's test client asks.
"""

import argparse
import datetime
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from articles.languages import CODES
from articles.models import Article, Event, Source
from tests.bench import compare, ingest
from tests.bench.figures import Figures
from tests.bench.generate import Item, Writer, items

REQUESTS = 100
BATCH = 500
PAGES = 2000  # taken in by ingest
SAVED = 2000  # articles saved one by one; the others come in bulk, which no queue hears of


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--results", type=Path, required=True)
    given = parser.parse_args(arguments)
    figures = Figures()
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    rate(figures, "load the starter archive", "archives", 1, lambda: call_command("load_archive", verbosity=0))
    pages = min(given.articles, PAGES)
    ingest.measured(figures, f"ingest {pages} pages, as by default", pages, seed=1)
    ingest.measured(figures, "ingest, one process", max(1, pages // 4), 2, "--jobs", "1")
    published = fill(figures, given.articles)
    index(figures, published)
    every = searches(figures)
    compare.readers_while_publishing(figures, [quote(query) for query in every])
    with override_settings(ENCODERS=["bundled"]):
        compare.meaning_leg(figures, every[:: len(CODES)])
    browsed(figures)
    figures.write(given.results)


def fill(figures: Figures, count: int) -> int:
    """Adds generated articles; how many are published then."""
    sources = {
        code: Source.objects.create(slug=f"bench-{code.lower()}", name=f"Bench {code}", language=code) for code in CODES
    }
    made = articles(items(list(CODES), count), sources)
    one_by_one = min(count, SAVED)
    rate(figures, "save an article", "articles", one_by_one, lambda: [next(made).save() for _n in range(one_by_one)])
    while batch := list(islice(made, BATCH)):
        Article.objects.bulk_create(batch)
    return Article.objects.published().count()


def index(figures: Figures, published: int) -> None:
    rate(figures, "build the index", "articles", published, lambda: call_command("index", "build", stdout=StringIO()))
    figures.add("the index on disk", f"{compare.size(settings.INDEX_DIR):9.1f} MB")
    seconds, megabytes = compare.stock_haystack()
    figures.add("haystack as it comes: build", f"{seconds:9.2f} s {published / seconds:9.2f} articles a second")
    figures.add("haystack as it comes: on disk", f"{megabytes:9.1f} MB")


def searches(figures: Figures) -> list[str]:
    """Asks of every language, beside bare trigrams; all queries."""
    trigrams = compare.Trigrams(settings.DATA_DIR / "trigrams.sqlite3")
    asked = {}
    for language in CODES:
        writer = Writer(language, 1)
        asked[language] = [writer.query() for _n in range(REQUESTS)]
        latency(figures, f"search page, {language}", [f"/en/search/?q={query}" for query in asked[language]])
        timed(figures, f"trigrams, bare, {language}", trigrams.ask, asked[language])
    return [query for queries in asked.values() for query in queries]


def browsed(figures: Figures) -> None:
    every_article = list(Article.objects.published().order_by("pk")[:10_000])
    sample = random.Random(1).sample(every_article, min(REQUESTS, len(every_article)))
    latency(figures, "article page", [article.get_absolute_url() for article in sample])
    latency(figures, "summit page", [event.get_absolute_url() for event in Event.objects.all()] * 3)
    latency(figures, "home page", ["/en/", "/ar/", "/zh-hans/", "/zh-hant/", "/ro/"] * 10)
    latency(figures, "list of articles", [f"/en/articles/?page={page}" for page in range(1, 21)])


def rate(figures: Figures, name: str, unit: str, count: int, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    figures.add(name, f"{seconds:9.2f} s {count / seconds:9.2f} {unit} a second")


def latency(figures: Figures, name: str, addresses: list[str]) -> None:
    client = Client()

    def get(address: str) -> None:
        answer = client.get(address)
        assert answer.status_code == 200, f"{answer.status_code}: {address}"

    timed(figures, name, get, addresses)


def timed(figures: Figures, name: str, work: Callable[[str], object], arguments: list[str]) -> None:
    """The first call warms what a server has warm; it is left out."""
    times = []
    work(arguments[0])
    for argument in arguments:
        start = time.perf_counter()
        work(argument)
        times.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    figures.add(name, f"p50 {statistics.median(times):7.1f} ms p95 {p95:7.1f} ms")


def articles(source: Iterable[Item], sources: dict[str, Source]) -> Iterator[Article]:
    """Published articles, not saved yet."""
    events = list(Event.objects.order_by("pk"))
    for number, item in enumerate(source):
        day = datetime.date(2014, 1, 1) + datetime.timedelta(days=item.day)
        yield Article(
            language=item.language,
            title=item.title,
            body=item.body,
            state="published",
            source=sources[item.language],
            event=events[number % len(events)],
            address=f"https://press.example/{number}",
            date_earliest=day,
            date_latest=day,
            date_precision="day",
            date_basis="stated",
        )
