"""An OAI-PMH request, read strictly: every mistake the protocol names is one of its errors."""

import datetime
import re
from dataclasses import dataclass

from django.core import signing
from django.http import QueryDict

PREFIX = "oai_dc"
SALT = "articles.oai"
GRANULES = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)


@dataclass(frozen=True)
class Verb:
    """Arguments that must be there, that may be, and whether a resumption token may take the place of all."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumable: bool = False


SELECTIVE = frozenset({"from", "until", "set"})
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(resumable=True),
    "GetRecord": Verb(required=frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": Verb(frozenset({"metadataPrefix"}), SELECTIVE, resumable=True),
    "ListRecords": Verb(frozenset({"metadataPrefix"}), SELECTIVE, resumable=True),
}


class OaiError(Exception):
    """`code` is one of the protocol's."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Place:
    """Where a list goes on: after this moment (ISO 8601) and identifier; `given` of `total` rows were given."""

    moment: str
    identifier: str
    given: int
    total: int  # as counted when the list began


@dataclass(frozen=True)
class OaiRequest:
    """`since` and `until` are aware UTC, both included; `day` where they were given as days."""

    verb: str
    identifier: str = ""
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    set: str = ""
    after: Place | None = None

    def token(self, after: Place) -> str:
        """All that the rest of the list needs, signed: nothing is kept here, and it never expires."""
        state = [
            self.verb,
            self.since and self.since.isoformat(),
            self.until and self.until.isoformat(),
            self.set,
            *(after.moment, after.identifier, after.given, after.total),
        ]
        return signing.dumps(state, salt=SALT)


def read(data: QueryDict) -> OaiRequest:
    """Raises OaiError: badVerb, badArgument, badResumptionToken, cannotDisseminateFormat."""
    verbs = data.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiError("badVerb", "The verb is missing, given more than once, or none of OAI-PMH 2.0.")
    (verb,) = verbs
    rules = VERBS[verb]
    for name, values in data.lists():
        if len(values) > 1:
            raise OaiError("badArgument", f"The argument {name} is given more than once.")
    given = {name: value for name, value in data.items() if name != "verb"}
    if rules.resumable and "resumptionToken" in given:
        if len(given) > 1:
            raise OaiError("badArgument", "A resumption token goes with no other argument.")
        return resumed(verb, given["resumptionToken"])
    for name in sorted(rules.required - given.keys()):
        raise OaiError("badArgument", f"The argument {name} is missing.")
    for name in sorted(given.keys() - rules.required - rules.optional):
        raise OaiError("badArgument", f"{verb} takes no argument {name}.")
    if given.get("metadataPrefix", PREFIX) != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"The one format here is {PREFIX}.")
    return OaiRequest(verb, given.get("identifier", ""), *span(given), given.get("set", ""))


def resumed(verb: str, token: str) -> OaiRequest:
    try:
        of, since, until, chosen, moment, identifier, given, total = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        of = None
    if of != verb:
        raise OaiError("badResumptionToken", "This token was not given here, or by another verb.")
    return OaiRequest(
        verb=verb,
        since=since and datetime.datetime.fromisoformat(since),
        until=until and datetime.datetime.fromisoformat(until),
        set=chosen,
        after=Place(moment, identifier, given, total),
    )


def span(given: dict[str, str]) -> tuple[datetime.datetime | None, datetime.datetime | None]:
    """First and last moment; a day means the whole of it, a second the whole of it too."""
    since, until = given.get("from"), given.get("until")
    if since is not None and until is not None and len(since) != len(until):
        raise OaiError("badArgument", "from and until differ in granularity.")
    first = moment(since, "from") if since is not None else None
    last = moment(until, "until") if until is not None else None
    if first and last and first > last:
        raise OaiError("badArgument", "from lies after until.")
    if last is not None:
        step = datetime.timedelta(days=1) if len(until or "") == len("2024-11-20") else datetime.timedelta(seconds=1)
        last += step - datetime.timedelta(microseconds=1)
    return first, last


def moment(text: str, name: str) -> datetime.datetime:
    if GRANULES.fullmatch(text):
        try:
            return datetime.datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=datetime.UTC)
        except ValueError:
            pass  # no such day
    raise OaiError("badArgument", f"{name} is neither a day (2024-11-20) nor a second in UTC (2024-11-20T00:00:00Z).")
