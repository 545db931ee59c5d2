"""A run of ingest: a stream of items -> what became of each. One at a time, so that memory stays flat."""

import logging
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles.ingest.catalogue import Outcome, save
from articles.ingest.fetch import fetch
from articles.ingest.inputs import items
from articles.ingest.inputs.feeds import entries
from articles.ingest.inputs.items import Address, File, Item, PressRecord
from articles.ingest.known import Authority
from articles.ingest.media import XML
from articles.ingest.pipeline import read
from articles.ingest.records import save_record
from articles.ingest.types import Fetched, Reading, Refused
from articles.ingest.web.capture import Policy, capture
from articles.ingest.web.pace import Pace, host_of
from articles.ingest.web.robots import Robots
from articles.models import Article, Capture

DEEPEST = 2  # a sitemap of sitemaps of pages
HAD = "had already"
ONLY_READ = "read, nothing saved"
REFUSED = "refused"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    publish: bool = False
    dry_run: bool = False
    resume: bool = False  # what the archive has is neither asked for nor read again
    ignore_robots: bool = False


@dataclass(frozen=True)
class Result:
    """What became of one item; `outcome` is a word or a few, `refused` says why where it is REFUSED."""

    outcome: str
    reading: Reading | None = None
    article: Article | None = None
    refused: Refused | None = None


@dataclass
class Run:
    authority: Authority
    options: Options
    policy: Policy
    pace: Pace
    robots: Robots = field(default_factory=Robots)

    def results(self, given: Iterable[str]) -> Iterator[Result]:
        """One result for each original, address and row behind what is given, in its order."""
        for one in given:
            yield from self.of_all(items(one))

    def of_all(self, stream: Iterable[Item]) -> Generator[Result, None, None]:
        try:
            for item in stream:
                yield from self.of(item)
        except Refused as refused:
            yield Result(REFUSED, refused=refused)

    def of(self, item: Item) -> Generator[Result, None, None]:
        """Of one item: none of its faults ends the run."""
        try:
            match item:
                case Refused():
                    yield Result(REFUSED, refused=item)
                case PressRecord():
                    yield self.of_record(item)
                case Address():
                    yield from self.of_address(item)
                case File():
                    yield self.of_original(fetch(item.path))
                case Fetched():
                    yield self.of_original(item)
        except Refused as refused:
            yield Result(REFUSED, refused=refused)

    def of_record(self, record: PressRecord) -> Result:
        if self.options.dry_run:
            return Result(ONLY_READ)
        article, outcome = save_record(record, self.authority, self.options.publish)
        return Result(outcome, article=article)

    def of_address(self, item: Address) -> Generator[Result, None, None]:
        """Raises Refused. The entries of a feed or sitemap take the place of its address."""
        captured = Article.objects.at_address(item.address).filter(captures__isnull=False)
        if self.options.resume and captured.exists():
            yield Result(HAD)
            return
        self.pace.wait(item.address, self.robots.delay(host_of(item.address)))
        try:
            fetched = capture(item.address, self.policy, self.options.ignore_robots, self.robots)
        finally:
            self.pace.done(item.address)
        if fetched.media_type != XML:
            yield self.of_original(fetched)
        elif item.depth >= DEEPEST:
            raise Refused(item.address, _("a feed within a feed"))
        else:
            found = entries(item.address, fetched.data, fetched.final_address)
            yield from self.of_all(Address(address, item.depth + 1) for address in found)

    def of_original(self, fetched: Fetched) -> Result:
        """Raises Refused."""
        if self.options.resume and is_had(fetched):
            return Result(HAD)
        reading = self.read(fetched)
        if self.options.dry_run:
            return Result(ONLY_READ, reading)
        try:
            article, outcome = save(reading, self.authority, publish=self.options.publish)
        except IntegrityError:
            logger.debug("%s", fetched.path, exc_info=True)
            raise Refused(fetched.path, _("another process has changed the same article")) from None
        return Result(outcome, reading, article)

    def read(self, fetched: Fetched) -> Reading:
        """Raises Refused: one page that the rules stumble over must not end a run of thousands."""
        try:
            return read(fetched, self.authority)
        except Refused:
            raise
        except Exception as error:
            logger.debug("%s", fetched.path, exc_info=True)
            raise Refused(fetched.path, _("reading it failed: %(error)s") % {"error": repr(error)[:200]}) from None


def is_had(fetched: Fetched) -> bool:
    same = Capture.objects.filter(sha256=fetched.sha256)
    if fetched.address:
        same = same.filter(article__in=Article.objects.at_address(fetched.address, fetched.final_address))
    return same.exists()


__all__ = ["HAD", "ONLY_READ", "REFUSED", "Options", "Outcome", "Result", "Run"]
