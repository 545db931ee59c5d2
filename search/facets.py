"""The facets of search: one table that index, query language, addresses and page share."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class FacetField:
    """`name` is the parameter in addresses and the field in queries, `index` the field in the index.

    With `several`, an article can have more than one value: chosen values must then all be there. Of other
    facets an article has one value at most: chosen values are alternatives.
    """

    name: str
    index: str
    title: Promise
    several: bool = False
    chronological: bool = False


FACETS = (
    FacetField("lang", "language", _("Language")),
    FacetField("year", "year", _("Year of the event"), chronological=True),
    FacetField("event", "event", _("Event")),
    FacetField("published", "published", _("Year of publication"), chronological=True),
    FacetField("source", "source", _("Source")),
    FacetField("speaker", "speakers", _("Person"), several=True),
    FacetField("topic", "topics", _("Topic"), several=True),
    FacetField("kind", "kind", pgettext_lazy("of an article", "Kind")),
)
BY_NAME = {facet.name: facet for facet in FACETS}
