"""What search is compared with, in the same run on the same articles: SQLite's trigrams, haystack as it comes.

And what only a running portal shows: readers while articles are published, the memory of its processes, and search by
meaning over as many vectors as the articles would have.
"""

import http.client
import os
import random
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import haystack
import numpy as np
from django.conf import settings

from articles.models import Article
from search import lifecycle
from search.semantic import meaning
from search.semantic.legs import Leg, configured
from search.semantic.text import Span
from search.semantic.writer import Entry, writing
from tests.bench.figures import Figures

READERS, SECONDS = 20, 30
SENTENCES, PASSAGES = 10, 2  # an article
BATCH = 1000  # haystack's own


def size(folder: Path) -> float:
    """Megabytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def stock_haystack() -> tuple[float, float]:
    """Seconds and megabytes of the same documents in haystack's own Whoosh engine, as `rebuild_index` builds them."""
    with tempfile.TemporaryDirectory() as folder:
        options = {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": folder}
        haystack.connections.connections_info["stock"] = options
        backend = haystack.connections["stock"].get_backend()
        backend.setup()
        index = lifecycle.article_index()
        begun = time.perf_counter()
        rows = index.index_queryset()
        for start in range(0, rows.count(), BATCH):
            backend.update(index, rows[start : start + BATCH])
        return time.perf_counter() - begun, size(Path(folder))


class Trigrams:
    """SQLite's full-text index of trigrams over the same texts, asked without anything around it."""

    def __init__(self, path: Path):
        self.database = sqlite3.connect(path)
        self.database.execute("CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize='trigram')")
        rows = Article.objects.published().values_list("pk", "title", "body").iterator()
        self.database.executemany("INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", rows)
        self.database.commit()

    def ask(self, words: str) -> None:
        """All words, best first, twenty of them. Two characters are no trigram: those are looked for in every text."""
        each = words.split()
        if all(len(word) > 2 for word in each):
            query = " ".join(f'"{word}"' for word in each)
            found = self.database.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20", (query,)
            )
        else:
            found = self.database.execute("SELECT rowid FROM texts WHERE body LIKE ? LIMIT 20", (f"%{words}%",))
        found.fetchall()


class Portal:
    """`manage.py serve` on the bench's data folder."""

    def __enter__(self) -> "Portal":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "PORT": str(port), "DJANGO_SETTINGS_MODULE": "wic_portal.settings"}
        command = [sys.executable, "manage.py", "serve"]
        self.process = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stdout
        for line in self.process.stdout:
            if line.startswith("The portal is at"):
                return self
        raise RuntimeError("the portal did not start")

    def __exit__(self, *_exception: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def memory(self) -> Iterator[tuple[str, float, float]]:
        """Of each process its name, its own and its shared megabytes (Linux)."""
        for pid in family(self.process.pid):
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            name = "gunicorn" if "gunicorn" in command else "index worker" if "index work" in command else "supervisor"
            fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
            own = sum(int(fields[key].split()[0]) for key in ("Private_Clean", "Private_Dirty"))
            shared = sum(int(fields[key].split()[0]) for key in ("Shared_Clean", "Shared_Dirty"))
            yield name, own / 1024, shared / 1024


def family(pid: int) -> Iterator[int]:
    """A process and all below it (Linux)."""
    waiting = [pid]
    while waiting:
        yield (pid := waiting.pop())
        try:
            waiting += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        except OSError:  # it has just ended
            continue


def readers_while_publishing(figures: Figures, queries: Sequence[str]) -> None:
    """Twenty readers without a pause, while articles are withdrawn and published again."""
    times: list[float] = []
    faults: list[str] = []
    done = threading.Event()

    def read(portal: Portal, number: int) -> None:
        choice = random.Random(number).choice
        while not done.is_set():
            address = f"{portal.address}/en/search/?q={choice(queries)}"
            begun = time.perf_counter()
            try:
                with urllib.request.urlopen(address, timeout=60) as answer:
                    answer.read()
            except (http.client.HTTPException, OSError) as problem:
                faults.append(f"{address}: {problem}")
            times.append((time.perf_counter() - begun) * 1000)

    with Portal() as portal:
        threads = [threading.Thread(target=read, args=(portal, number)) for number in range(READERS)]
        for thread in threads:
            thread.start()
        try:
            changed = publishing()
        finally:
            done.set()
            for thread in threads:
                thread.join()
        p95 = statistics.quantiles(times, n=20)[-1]
        figures.add(
            f"{READERS} readers, {SECONDS} s",
            f"{len(times)} answers, {changed} changes meanwhile, {len(faults)} errors, "
            f"p50 {statistics.median(times):.0f} ms p95 {p95:.0f} ms",
        )
        for fault in faults[:3]:
            print(f"    {fault}")
        for name, own, shared in portal.memory():
            figures.add(f"memory, {name}", f"{own:9.1f} MB own {shared:9.1f} MB shared")


def publishing() -> int:
    """Withdraws articles and publishes them again for SECONDS; how many changes that made."""
    changed, deadline = 0, time.monotonic() + SECONDS
    # Keys first: SQLite refuses to write while a query of the same connection is being read.
    for key in list(Article.objects.published().exclude(address="").order_by("-pk").values_list("pk", flat=True)):
        article = Article.objects.get(pk=key)
        for state in ("withdrawn", "published"):
            if time.monotonic() > deadline:
                return changed
            article.state = state
            article.save()
            changed += 1
            time.sleep(0.1)
    return changed


def meaning_leg(figures: Figures, queries: Sequence[str]) -> None:
    """As many vectors as the articles would have, drawn at random: it is time and memory that are measured here."""
    keys = list(Article.objects.published().order_by("pk").values_list("pk", "language"))
    legs = configured().legs
    if not legs:
        figures.add("search by meaning alone", "no encoder is installed")
        return
    for leg in legs:
        fill(leg, keys)
    vectors = sum(leg_texts(leg) * len(keys) for leg in legs)
    meaning.find(queries[0], "en", meaning.NOTHING, [])
    times = []
    for query in queries:
        begun = time.perf_counter()
        meaning.find(query, "en", meaning.NOTHING, [key for key, _language in keys])
        times.append((time.perf_counter() - begun) * 1000)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    mapped, own = (int(status[name].split()[0]) / 1024 for name in ("RssFile", "RssAnon"))
    p95 = statistics.quantiles(times, n=20)[-1]
    figures.add("search by meaning alone", f"p50 {statistics.median(times):7.1f} ms p95 {p95:7.1f} ms")
    figures.add("its vectors", f"{vectors} of {len(legs)} legs, {size(Path(settings.VECTORS_DIR)):.0f} MB on disk")
    figures.add("memory, this process", f"{own:9.1f} MB own {mapped:9.1f} MB mapped")


def leg_texts(leg: Leg) -> int:
    return SENTENCES if leg.grain == "sentence" else PASSAGES


def fill(leg: Leg, articles: Sequence[tuple[int, str]]) -> None:
    draw = np.random.default_rng(1)
    spans = [Span(number, number + 1) for number in range(leg_texts(leg))]
    with writing(leg.store.folder, leg.encoder.dimension) as writer:
        for start in range(0, len(articles), BATCH):
            rows = articles[start : start + BATCH]
            drawn = draw.standard_normal((len(rows), len(spans), leg.encoder.dimension), dtype=np.float32)
            drawn /= np.linalg.norm(drawn, axis=2, keepdims=True)
            writer.add(
                [
                    Entry(key, 0, key.to_bytes(16, "big"), language, spans, one)
                    for (key, language), one in zip(rows, drawn, strict=True)
                ]
            )
