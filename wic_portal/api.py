"""The API made whole: the routers of archive and search under /api/v1/, their problems, and the OpenAPI document."""

from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

import articles.api.articles
import articles.api.sources
import articles.api.terms
import search.api
from articles.api.problems import MEDIA_TYPE, TOO_DEEP, ApiError, Complaint, answer, malformed, not_found

VERSION = "1.0.0"


class Plain(JSONRenderer):
    """UTF-8 as it is: half the bytes for Chinese and Arabic."""

    json_dumps_params = {"ensure_ascii": False}


# Documents and their page are our own: the library's load scripts from elsewhere.
api = NinjaAPI(
    title="World Internet Conference Press Archive",
    version=VERSION,
    description="Read-only. Articles as far as they may be shown, the authority with its facts, and search.",
    urls_namespace="api",
    renderer=Plain(),
    docs_url=None,
    openapi_url=None,
)
api.add_router("/articles", articles.api.articles.router)
api.add_router("/events", articles.api.terms.events)
api.add_router("/speakers", articles.api.terms.speakers)
api.add_router("/terms", articles.api.terms.terms)
api.add_router("/sources", articles.api.sources.router)
api.add_router("/search", search.api.router)


@api.exception_handler(ApiError)
def problem(request: HttpRequest, error: ApiError) -> JsonResponse:
    return answer(error)


@api.exception_handler(Http404)
def nothing(request: HttpRequest, error: Http404) -> JsonResponse:
    return answer(not_found("such thing"))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    complaints = []
    for each in error.errors:
        where, *place = each["loc"]
        if each["type"] == "none_required":
            continue  # the other half of "or left out"
        name = str(place[1] if where == "query" and len(place) > 1 else place[-1])
        if name == "page" and each["type"] == "less_than_equal":
            detail = f"page: {each['msg']}. Lists end there; OAI-PMH and the dataset give everything."
            return answer(ApiError(HTTPStatus.BAD_REQUEST, detail, TOO_DEEP, title="Too deep"))
        complaints.append(Complaint(parameter=name, detail=each["msg"]))
    return answer(malformed(*complaints))


def openapi(request: HttpRequest) -> JsonResponse:
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@cache
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document. Problems have a media type of their own, which the library cannot say."""
    schema = api.get_openapi_schema(path_prefix="/api/v1/")
    for path in schema["paths"].values():
        for status, described in path["get"]["responses"].items():
            if int(status) >= HTTPStatus.BAD_REQUEST:
                described["content"] = {MEDIA_TYPE: described["content"].pop("application/json")}
    return dict(schema)


def unknown(request: HttpRequest, rest: str = "") -> JsonResponse:
    """What is below /api/ and no address of the API."""
    return answer(not_found("such address in its API; /api/v1/openapi.json lists them"))
