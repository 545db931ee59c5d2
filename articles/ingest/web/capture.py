"""From an address to the original behind it: the one function that everything else calls."""

import hashlib

from django.utils.translation import gettext as _

from articles.addresses import web_address
from articles.ingest.media import charset_of, is_empty, media_type
from articles.ingest.types import Exchange, Fetched, Refused
from articles.ingest.warc import Undecodable, decoded
from articles.ingest.web.exchange import followed
from articles.ingest.web.policy import Deadline, Policy
from articles.ingest.web.robots import Robots
from articles.ingest.web.targets import Target

LONGEST = 1000  # characters, as the columns of addresses hold
__all__ = ["Policy", "capture"]


def capture(address: str, policy: Policy, ignore_robots: bool = False, robots: Robots | None = None) -> Fetched:
    """What an address answers with, and the exchanges on the way. Blocks for at most `policy.seconds`.

    Raises Refused; of its kinds, RobotsForbid where only the site's robots.txt stands against it, and Forbidden where
    the address, or one it redirects to, is never asked for. `robots` remembers rules from one capture to the next.
    """
    asked = web_address(address)
    if asked is None:
        raise Refused(address, _("not an http or https address"))
    if len(asked) > LONGEST:
        raise Refused(address[:80], _("an address of more than %(limit)d characters") % {"limit": LONGEST})
    deadline, rules = Deadline(policy.seconds), robots or Robots()

    def judge(aim: Target, hop: str) -> None:
        if not ignore_robots:
            rules.judge(aim, hop, policy, deadline)

    return answered(address, asked, followed(asked, policy, deadline, judge), policy.size)


def answered(name: str, address: str, exchanges: tuple[Exchange, ...], limit: int) -> Fetched:
    """The last answer as an original. Raises Refused, by `name`, for one that can be no article."""
    answer = exchanges[-1]
    if answer.status not in (200, 203):
        words = f"{answer.status} {answer.reason}".strip()[:80]
        raise Refused(name, _("it answers “%(status)s”") % {"status": words})
    try:
        data = decoded(answer.body, answer.headers, limit)
    except Undecodable as error:
        if str(error) == "size":
            raise Refused(name, _("larger than %(limit)d MB") % {"limit": limit // 1024**2}) from None
        raise Refused(name, _("its content encoding cannot be read")) from None
    if is_empty(data):
        raise Refused(name, _("empty"))
    declared = next((value for header, value in answer.headers if header.lower() == "content-type"), "")
    kind = media_type(data, declared)
    if kind is None:
        what = declared.partition(";")[0].strip()[:80] or "?"
        raise Refused(name, _("neither text nor page nor PDF, but %(kind)s") % {"kind": what})
    return Fetched(
        path=name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind,
        address=address,
        charset=charset_of(answer.headers),
        exchanges=exchanges,
    )
