"""/api/v1/articles: what is told of whom, in which pages, and what is refused."""

import pytest

from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/api/v1/articles"


def titles(client, query: str) -> list[str]:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"]]


def problem(client, address: str) -> tuple[int, str, str]:
    """Status, last part of the type, detail."""
    response = client.get(address)
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    document = response.json()
    assert document["status"] == response.status_code
    return response.status_code, document["type"].rpartition("#")[2], document["detail"]


def test_an_article_is_told_by_the_record_that_all_exports_share(client):
    event = factories.event({"en": "Canal Summit", "ar": "قمة القناة"}, slug="canal")
    article = factories.article(title="Lanterns", body="One.\nTwo.", display="excerpt", event=event, language="ro")
    found = client.get(f"{LIST}/{article.public_id}?names=ar").json()
    assert found["title"] == "Lanterns"
    assert found["address"] == f"http://127.0.0.1:8000/a/{article.public_id}/"
    assert found["event"] == {"id": "canal", "name": "قمة القناة", "language": "ar"}
    assert found["text"] == ["One."]
    assert (found["published"], found["precision"]) == ("2024-11-20", "day")


def test_filters_narrow_the_list(client):
    event, source, topic = factories.event(slug="canal"), factories.source(slug="courier"), factories.term(slug="ice")
    factories.article(title="all", language="ar", event=event, source=source)
    factories.mention(factories.article(title="named", language="ar"), topic)
    factories.article(title="old", date_earliest="2019-12-31", date_latest="2020-01-01", date_precision="range")
    factories.article(title="digest", kind="digest")
    assert titles(client, "language=ar&event=canal&source=courier") == ["all"]
    assert titles(client, "term=ice") == ["named"]
    assert titles(client, "year=2019") == titles(client, "year=2020") == []
    assert titles(client, "kind=digest") == ["digest"]
    assert titles(client, "") == ["named", "all", "old", "digest"]


def test_what_is_not_public_is_in_no_list_count_or_address(client):
    for state in ("draft", "review", "withdrawn"):
        article = factories.article(title="hidden", state=state)
        assert problem(client, f"{LIST}/{article.public_id}")[0] == 404
    assert client.get(LIST).json()["total"] == 0


def test_a_withdrawn_article_is_gone_and_nothing_of_it_is_told(client):
    article = factories.article(title="Was here", body="Secret", state="published")
    article.state = Article.State.WITHDRAWN
    article.save()
    response = client.get(f"{LIST}/{article.public_id}")
    assert response.status_code == 410
    assert response.json()["type"].endswith("/api/#withdrawn")
    assert b"Secret" not in response.content and b"Was here" not in response.content


def test_pages_link_to_their_neighbours(client):
    for n in range(5):
        factories.article(title=str(n))
    response = client.get(f"{LIST}?size=2&page=2")
    page = response.json()
    assert [item["title"] for item in page["items"]] == ["2", "1"]
    assert (page["total"], page["page"], page["pages"]) == (5, 2, 3)
    base = "http://127.0.0.1:8000/api/v1/articles?size=2&page="
    assert page["links"] == {
        "this": f"{base}2",
        "first": f"{base}1",
        "prev": f"{base}1",
        "next": f"{base}3",
        "last": f"{base}3",
    }
    assert f'<{base}3>; rel="next"' in response["Link"]


@pytest.mark.parametrize(
    ("query", "kind", "detail"),
    [
        ("language=fr", "malformed-parameter", "language: "),
        ("language=", "malformed-parameter", "language: "),
        ("event=a%00b", "malformed-parameter", "event: "),
        ("year=12", "malformed-parameter", "year: "),
        ("size=0", "malformed-parameter", "size: "),
        ("page=-1", "malformed-parameter", "page: "),
        ("page=101", "too-deep", "page: "),
        ("colour=red", "malformed-parameter", "colour: is no parameter of this address"),
        ("page=1&page=2", "malformed-parameter", "page: is given more than once"),
    ],
)
def test_a_malformed_parameter_is_a_problem_that_names_it(client, query, kind, detail):
    status, found, said = problem(client, f"{LIST}?{query}")
    assert (status, found) == (400, kind)
    assert said.startswith(detail)


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        (f"{LIST}?event=nothing", "The archive has no event nothing."),
        (f"{LIST}?page=7", "The archive has no page 7 of this list: it has 1."),
        (f"{LIST}/00000000", "The archive has no article 00000000."),
        ("/api/v1/events/nothing", "The archive has no event nothing."),
        ("/api/v1/speakers/nobody", "The archive has no speaker nobody."),
        ("/api/v1/terms/nothing", "The archive has no term nothing."),
        ("/api/v1/sources/nobody", "The archive has no source nobody."),
        ("/api/v2/articles", "The archive has no such address in its API; /api/v1/openapi.json lists them."),
    ],
)
def test_what_is_not_there_is_a_problem(client, address, detail):
    assert problem(client, address) == (404, "about:blank", detail)


def test_an_identifier_that_cannot_be_one_is_malformed(client):
    assert problem(client, f"{LIST}/x")[:2] == (400, "malformed-parameter")
    assert problem(client, "/api/v1/terms/a%00b")[:2] == (400, "malformed-parameter")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
def test_the_api_only_reads(client, method):
    response = client.generic(method, LIST, b"{}", "application/json")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.json()["title"] == "Method Not Allowed"


def test_options_say_what_is_allowed_from_elsewhere(client):
    response = client.options(LIST)
    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_head_is_get_without_a_body(client):
    whole, head = client.get(LIST), client.head(LIST)
    assert head.content == b""
    assert head["Content-Length"] == str(len(whole.content))
    assert head["ETag"] == whole["ETag"]


def test_who_has_the_answer_already_is_told_so_until_something_changes(client):
    article = factories.article()
    first = client.get(LIST)
    assert first["Cache-Control"] == "public, max-age=60"
    by_tag, by_date = {"If-None-Match": first["ETag"]}, {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(LIST, headers=by_tag).status_code == 304
    assert client.get(LIST, headers=by_date).status_code == 304
    article.title = "Another"
    article.save()
    assert client.get(LIST, headers=by_tag).status_code == 200


def test_the_answer_is_the_same_whatever_language_a_browser_asks_for(client):
    factories.article(event=factories.event({"en": "Summit", "ar": "قمة"}))
    first, second = client.get(LIST), client.get(LIST, headers={"Accept-Language": "ar"})
    assert first.content == second.content
    assert "Accept-Language" not in first.headers.get("Vary", "")
