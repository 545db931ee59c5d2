"""Files beside pages, and the permanent addresses that lead to them."""

import csv
import json
from io import StringIO

import pytest

from articles.models import FormerSlug
from articles.views import exports
from tests import factories
from tests.pages.conftest import SECRET, archive

__all__ = ["archive"]
MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}


def body(response) -> str:
    assert response.status_code == 200
    return b"".join(response).decode()


@pytest.mark.parametrize("ending", MEDIA_TYPES)
@pytest.mark.parametrize(
    ("page", "name", "number"),
    [
        ("articles", "wic-articles", 7),
        ("summits/canal-2024", "wic-canal-2024", 7),
        ("speakers/ada-weaver", "wic-ada-weaver", 1),
        ("terms/lantern-networks", "wic-lantern-networks", 1),
        ("sources/canal-courier", "wic-canal-courier", 6),
    ],
)
def test_a_page_of_articles_has_them_beside_it_in_every_format(client, archive, page, name, number, ending):
    response = client.get(f"/en/{page}.{ending}")
    text = body(response)
    assert response["Content-Type"] == MEDIA_TYPES[ending]
    assert response["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert SECRET not in text
    counted = {
        "json": lambda: len(json.loads(text)["records"]),
        "csv": lambda: len(list(csv.DictReader(StringIO(text)))),
        "ris": lambda: text.count("TY  - "),
        "bib": lambda: text.count("\n@") + text.startswith("@"),
    }
    assert counted[ending]() == number


def test_json_also_holds_what_the_page_is_about_and_says_where_it_is(client, archive):
    found = json.loads(body(client.get("/ar/summits/canal-2024.json")))
    assert found["receipt"]["page"] == "http://127.0.0.1:8000/ar/summits/canal-2024/"
    assert (found["receipt"]["articles"], found["receipt"]["exported"]) == (7, 7)
    assert found["about"]["event"]["id"] == "canal-2024"
    assert {"theme", "attendance", "outcome"} == {each["attribute"] for each in found["about"]["statements"]}
    assert found["records"][0]["event"]["name"] == "قمة القناة الحادية عشرة"


def test_the_list_of_articles_is_narrowed_by_the_filters_of_its_page(client, archive):
    found = json.loads(body(client.get("/en/articles.json?language=ro&page=4")))
    assert [each["title"] for each in found["records"]] == ["Lanterns ro"]
    assert found["receipt"]["page"] == "http://127.0.0.1:8000/en/articles/?language=ro"
    assert client.get("/en/articles.json?language=fr").status_code == 400


def test_a_file_is_bounded_and_says_how_many_there_are(client, archive, monkeypatch):
    monkeypatch.setattr(exports, "EXPORT_LIMIT", 2)
    found = json.loads(body(client.get("/en/articles.json")))
    assert len(found["records"]) == 2
    assert (found["receipt"]["articles"], found["receipt"]["exported"]) == (7, 2)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/id/terms/canal-2024", "/ro/summits/canal-2024/"),
        ("/id/terms/ada-weaver.csv", "/ro/speakers/ada-weaver.csv"),
        ("/id/terms/old.json", "/ro/terms/lantern-networks.json"),
        ("/id/terms/", "/ro/terms/"),
        ("/api/", "/ro/data/"),
    ],
)
def test_permanent_addresses_lead_to_the_readers_language(client, archive, address, target):
    FormerSlug.objects.create(slug="old", term=archive.topic)
    response = client.get(address, headers={"Accept-Language": "ro"})
    assert (response.status_code, response["Location"]) == (302, target)
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_the_permanent_address_of_an_article_takes_an_ending(client, archive):
    article = archive.articles["en"]
    response = client.get(f"/a/{article.public_id}.ris", headers={"Accept-Language": "ar"})
    assert response["Location"] == f"/ar/articles/{article.public_id}-lanterns-en.ris"
    assert client.get(f"/a/{archive.draft.public_id}.ris").status_code == 404
    assert client.get("/id/terms/nothing").status_code == 404


def test_the_file_of_a_merged_term_leads_on(client, archive):
    FormerSlug.objects.create(slug="old", term=archive.topic)
    assert client.get("/en/terms/old.csv")["Location"] == "/en/terms/lantern-networks.csv"
    assert client.get("/en/terms/ada-weaver.csv").status_code == 404


def test_no_cell_of_a_list_is_a_formula(client, db):
    factories.article(title="=1+1")
    (row,) = csv.DictReader(StringIO(body(client.get("/en/articles.csv"))))
    assert row["title"] == "'=1+1"
