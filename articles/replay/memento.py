"""Memento (RFC 7089), the words of the protocol: links, time maps, which capture is nearest to a time. Knows no rows.

A captured address is the *original*; each of its captures is a *memento* with a time and an address of its own.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.encoding import iri_to_uri
from django.utils.http import http_date, parse_http_date

LINK_FORMAT = "application/link-format"
STAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True)
class Memento:
    """One capture of an original; `moment` is aware UTC, `address` where the portal shows it."""

    moment: datetime.datetime
    address: str


@dataclass(frozen=True)
class Original:
    """An address with its mementos, oldest first, and where the portal negotiates and lists them."""

    address: str
    timegate: str
    timemap: str
    timemap_json: str
    mementos: tuple[Memento, ...]


def stamp(moment: datetime.datetime) -> str:
    """The 14 digits, UTC, by which web archives name a capture."""
    return moment.astimezone(datetime.UTC).strftime(STAMP)


def moment_of(digits: str) -> datetime.datetime:
    """Raises ValueError where the 14 digits are no date."""
    return datetime.datetime.strptime(digits, STAMP).replace(tzinfo=datetime.UTC)


def accepted(header: str) -> datetime.datetime:
    """The value of Accept-Datetime. Raises ValueError for what is no HTTP date."""
    try:
        return datetime.datetime.fromtimestamp(parse_http_date(header), datetime.UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(header) from error


def nearest(mementos: Sequence[Memento], moment: datetime.datetime) -> Memento:
    """The memento closest in time; of two equally close ones the earlier, as was known at that time."""
    return min(mementos, key=lambda memento: (abs(memento.moment - moment), memento.moment))


def http_moment(moment: datetime.datetime) -> str:
    """An HTTP date, GMT, to the second."""
    return http_date(moment.timestamp())


def link(address: str, rel: str, **attributes: str) -> str:
    """One link of RFC 8288. What could end it early (`>`, white space) is escaped in the address."""
    return "; ".join(
        [f"<{iri_to_uri(address)}>", f'rel="{rel}"', *(f'{name}="{value}"' for name, value in attributes.items())]
    )


def timegate_links(original: Original) -> str:
    """The Link header of a time gate: the original and its time map."""
    return ", ".join([link(original.address, "original"), timemap_link(original)])


def memento_links(original: Original, moment: datetime.datetime) -> str:
    """The Link header of the memento of that time, with its neighbours and both ends of the row."""
    moments = [memento.moment for memento in original.mementos]
    here = moments.index(moment)
    places = {"first": 0, "prev": here - 1, "next": here + 1, "last": len(moments) - 1}
    roles: dict[int, list[str]] = {}
    for role, place in places.items():
        if 0 <= place < len(moments):
            roles.setdefault(place, []).append(role)
    roles.setdefault(here, [])
    links = [
        link(original.mementos[place].address, " ".join([*names, "memento"]), datetime=http_moment(moments[place]))
        for place, names in sorted(roles.items())
    ]
    return ", ".join(
        [link(original.address, "original"), link(original.timegate, "timegate"), timemap_link(original), *links]
    )


def timemap_link(original: Original) -> str:
    return link(original.timemap, "timemap", type=LINK_FORMAT)


def timemap_lines(original: Original) -> Iterator[str]:
    """The time map as application/link-format, a link a line (RFC 7089, section 5)."""
    first, last = original.mementos[0], original.mementos[-1]
    yield link(original.address, "original") + ",\n"
    span = {"from": http_moment(first.moment), "until": http_moment(last.moment)}
    yield link(original.timemap, "self", type=LINK_FORMAT, **span) + ",\n"
    yield link(original.timegate, "timegate")
    for memento in original.mementos:
        ends = [name for name, end in (("first", first), ("last", last)) if memento is end]
        yield ",\n" + link(memento.address, " ".join([*ends, "memento"]), datetime=http_moment(memento.moment))
    yield "\n"


def timemap_object(original: Original) -> dict:
    """The time map as the JSON that memento aggregators exchange."""

    def entry(memento: Memento) -> dict[str, str]:
        return {"datetime": memento.moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "uri": memento.address}

    return {
        "original_uri": original.address,
        "timegate_uri": original.timegate,
        "timemap_uri": {"link_format": original.timemap, "json_format": original.timemap_json},
        "mementos": {
            "first": entry(original.mementos[0]),
            "last": entry(original.mementos[-1]),
            "list": [entry(memento) for memento in original.mementos],
        },
    }
