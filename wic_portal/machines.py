"""The page for those who write programs: every address at which the archive can be read by machine."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.dataset.snapshot import MANIFEST, Snapshot, latest
from wic_portal.api import document

NAMES = {
    "articles": _("Articles"),
    "events": _("Events"),
    "speakers": _("Speakers"),
    "terms": _("All terms"),
    "sources": _("Sources"),
    "search": _("Search"),
}


@dataclass(frozen=True)
class Parameter:
    """`values` are what it takes, as one writes them: words, or the first and last of a span."""

    name: str
    values: str


@dataclass(frozen=True)
class Address:
    """One address of the API."""

    path: str
    name: Promise
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True)
class MachinesPage:
    """Context of machines.html. `snapshot` is None where none may be given away."""

    addresses: tuple[Address, ...]
    snapshot: Snapshot | None
    manifest: str


@require_safe
def machines(request: HttpRequest) -> HttpResponse:
    page = MachinesPage(addresses=addresses(), snapshot=latest(), manifest=MANIFEST)
    return render(request, "machines.html", vars(page))


def addresses() -> tuple[Address, ...]:
    """As the OpenAPI document has them."""
    return tuple(
        Address(
            path=path,
            name=NAMES[path.split("/")[3]],
            parameters=tuple(
                Parameter(each["name"], values(each["schema"]))
                for each in operations["get"].get("parameters", ())
                if each["in"] == "query"
            ),
        )
        for path, operations in document()["paths"].items()
    )


def values(schema: dict) -> str:
    schema = schema.get("items", schema)
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if "minimum" in schema:
        return f"{schema['minimum']}–{schema['maximum']}"
    return ""
