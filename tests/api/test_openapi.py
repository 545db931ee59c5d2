"""The OpenAPI document is true: schemathesis asks every address with values that fit it and values that do not.

It checks of every answer that status, media type and body are as the document says, that what does not fit is refused,
and that nothing fails. Bounded and always the same examples, so that a run tells of the code alone.
"""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from werkzeug.test import Client

APPLICATION = get_wsgi_application()
SCHEMA = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", APPLICATION)
ADDRESSES = {
    "/api/v1/articles": ["", "?language=ar&event=canal-2024&names=ro&size=1", "?term=lantern-networks&year=2024"],
    "/api/v1/articles/{article_id}": ["{article}?names=zh-Hant"],
    "/api/v1/events": ["", "?size=1&page=2"],
    "/api/v1/events/{event_id}": ["canal-2024", "bridge-forum"],
    "/api/v1/speakers": [""],
    "/api/v1/speakers/{speaker_id}": ["ada-weaver"],
    "/api/v1/terms": ["", "?kind=place"],
    "/api/v1/terms/{term_id}": ["lantern-networks", "bridgeton", "canal-2024"],
    "/api/v1/sources": ["", "?kind=press"],
    "/api/v1/sources/{source_id}": ["canal-courier"],
    "/api/v1/search": ["", "?q=lanterns&lang=ar&lang=en", "?q=第一段"],
}


@pytest.fixture
def kept_connection(db):
    """The connection of the test, which Django would close after each request, as its own test client knows."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@SCHEMA.parametrize()
@settings(
    max_examples=25,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_answer_is_as_the_document_says(case, kept_connection, archive, index_dir):
    # The werkzeug client of schemathesis does not unpack.
    case.call_and_validate(headers={"Accept-Encoding": "identity"})


@pytest.mark.parametrize("path", ADDRESSES)
def test_answers_with_something_in_them_are_so_too(kept_connection, archive, index_dir, path):
    for rest in ADDRESSES[path]:
        before = path.partition("{")[0]
        response = Client(APPLICATION).get(before + rest.format(article=archive.digest.public_id))
        assert response.status_code == 200, rest
        SCHEMA[path]["GET"].validate_response(response)


def test_every_address_is_tried_with_something_in_it():
    assert {operation.ok().path for operation in SCHEMA.get_all_operations()} == ADDRESSES.keys()


def test_the_document_may_be_read_from_elsewhere_and_kept(client):
    response = client.get("/api/v1/openapi.json")
    assert response.json()["openapi"].startswith("3.")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": response["ETag"]}).status_code == 304
