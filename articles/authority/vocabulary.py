"""The RDF names the authority is written in: SKOS and SKOS-XL, Dublin Core, and a few of our own for what they lack."""

from django.conf import settings
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
# Our own properties are the names of our fields, below the site's address.
OWN = Namespace(f"{settings.SITE_URL}/vocabulary#")
TERMS = Namespace(f"{settings.SITE_URL}/id/terms/")
REFERENCES = Namespace(f"{settings.SITE_URL}/id/references/")
SCHEME = TERMS[""]

# Label type -> the plain SKOS property and the SKOS-XL one.
LABEL_PROPERTIES = {
    "preferred": (SKOS.prefLabel, SKOSXL.prefLabel),
    "variant": (SKOS.altLabel, SKOSXL.altLabel),
    "hidden": (SKOS.hiddenLabel, SKOSXL.hiddenLabel),
}
# Fields that are written as plain literals under their own name.
TERM_FIELDS = ("kind", "category")
SPEAKER_FIELDS = ("birth_year",)
DATE_FIELDS = ("date_earliest", "date_latest", "date_time", "date_precision", "date_basis", "date_evidence")
EVENT_FIELDS = ("series", "edition", "edition_official", "opening", "confirmed", *DATE_FIELDS)
LABEL_FIELDS = ("qualifier", "status", "bridge", "link")
REFERENCE_FIELDS = ("address", "language", "note", *DATE_FIELDS)

__all__ = ["DCTERMS", "RDF", "SKOS", "XSD"]


def new_graph() -> Graph:
    """An empty graph that writes short names."""
    graph = Graph()
    names = {"skos": SKOS, "skosxl": SKOSXL, "dcterms": DCTERMS, "wic": OWN, "term": TERMS, "reference": REFERENCES}
    for prefix, namespace in {**names, "wikidata": WIKIDATA}.items():
        graph.bind(prefix, namespace)
    return graph
