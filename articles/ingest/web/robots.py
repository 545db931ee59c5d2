"""robots.txt (RFC 9309): what a site asks of archives, remembered for a while."""

import time
from collections import OrderedDict
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from protego import Protego

from articles.ingest.types import Refused
from articles.ingest.web.exchange import followed
from articles.ingest.web.policy import PRODUCT, Deadline, Policy
from articles.ingest.web.targets import Forbidden, Target

LONGEST = 500 * 1024  # bytes that are read of a robots.txt (RFC 9309, section 2.5)
REMEMBERED = 3600.0  # seconds; the RFC allows a day
MOST_HOSTS = 1000
LONGEST_DELAY = 30.0  # seconds; some files ask for an hour between two pages


class RobotsForbid(Refused):
    """Only the site's robots.txt stands against the capture; a curator may decide otherwise."""


class Robots:
    """The rules of the sites that were asked, for one run or one request."""

    def __init__(self) -> None:
        self.rules: OrderedDict[str, tuple[float, Protego | None]] = OrderedDict()

    def judge(self, aim: Target, address: str, policy: Policy, deadline: Deadline) -> None:
        """Raises RobotsForbid. Rules that cannot be had for the server's fault forbid everything, as the RFC says."""
        rules = self.rules_of(aim, policy, deadline)
        if rules is None:
            raise RobotsForbid(address, _("its robots.txt cannot be read, which counts as a no"))
        if not rules.can_fetch(address, PRODUCT):
            raise RobotsForbid(address, _("its robots.txt asks not to"))

    def delay(self, host: str) -> float:
        """Seconds that a host asks for between two requests; 0 where it asks for none or was not asked yet."""
        asked = [
            rules.crawl_delay(PRODUCT) or 0.0
            for origin, (_time, rules) in self.rules.items()
            if rules and urlsplit(origin).hostname == host
        ]
        return min(max(asked, default=0.0), LONGEST_DELAY)

    def rules_of(self, aim: Target, policy: Policy, deadline: Deadline) -> Protego | None:
        known = self.rules.get(aim.origin)
        if known is None or time.monotonic() - known[0] > REMEMBERED:
            known = (time.monotonic(), self.fetched(aim, policy, deadline))
            self.rules[aim.origin] = known
            self.rules.move_to_end(aim.origin)
            if len(self.rules) > MOST_HOSTS:
                self.rules.popitem(last=False)
        return known[1]

    def fetched(self, aim: Target, policy: Policy, deadline: Deadline) -> Protego | None:
        address = f"{aim.origin}/robots.txt"
        try:
            answer = followed(address, policy, deadline, lambda *_hop: None, cut=LONGEST)[-1]
        except Forbidden:
            return Protego.parse("")  # the file lies where nobody asks: as if there were none
        except Refused:
            return None
        if answer.status >= 500:
            return None
        is_there = 200 <= answer.status < 300
        return Protego.parse(answer.body.decode("utf-8-sig", errors="replace") if is_there else "")
