"""What the API says when it cannot answer: problem documents (RFC 9457), in English."""

from http import HTTPStatus
from typing import Annotated

from django.conf import settings
from django.http import JsonResponse
from ninja import Field, Schema

MEDIA_TYPE = "application/problem+json"
# Kinds that have a name of their own, explained on the page about the API; all others are `about:blank`.
MALFORMED = "malformed-parameter"
TOO_DEEP = "too-deep"
WITHDRAWN = "withdrawn"


class Complaint(Schema):
    """One parameter that cannot be meant."""

    parameter: str
    detail: str


class Problem(Schema):
    """A problem document; `title` says the kind, `detail` this case of it."""

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    errors: list[Complaint] = []


class ApiError(Exception):
    """Ends a request with a problem document."""

    def __init__(
        self, status: HTTPStatus, detail: str, kind: str = "", errors: tuple[Complaint, ...] = (), title: str = ""
    ):
        super().__init__(detail)
        self.problem = Problem(
            type=f"{settings.SITE_URL}/api/#{kind}" if kind else "about:blank",
            title=title or status.phrase,
            status=status.value,
            detail=detail,
            errors=list(errors),
        )


def not_found(what: str) -> ApiError:
    return ApiError(HTTPStatus.NOT_FOUND, f"The archive has no {what}.")


def malformed(*errors: Complaint) -> ApiError:
    detail = "; ".join(f"{error.parameter}: {error.detail}" for error in errors)
    return ApiError(HTTPStatus.BAD_REQUEST, detail, MALFORMED, errors, "Malformed parameter")


def answer(error: ApiError) -> JsonResponse:
    """The document as a response; never kept by caches."""
    return JsonResponse(
        error.problem.model_dump(exclude_defaults=True),
        status=error.problem.status,
        content_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store"},
    )
