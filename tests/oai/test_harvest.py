"""A harvester that others wrote takes the whole archive over a real server."""

import pytest
from sickle import Sickle

from articles.models import Article
from articles.oai import holdings
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_sickle_harvests_every_published_article_and_every_tombstone(live_server, monkeypatch):
    monkeypatch.setattr(holdings, "PAGE", 3)
    codes = ["ar", "zh-Hans", "zh-Hant", "ro", "en"]
    public = [factories.article(language=code, title=f"{code} \x01 {n}") for n in range(2) for code in codes]
    factories.article(state="draft")
    gone = factories.article(title="Gone")
    gone.state = Article.State.WITHDRAWN
    gone.save()
    harvester = Sickle(f"{live_server.url}/oai")
    records = harvester.ListRecords(metadataPrefix="oai_dc")
    found = {record.header.identifier.rpartition(":")[2]: record for record in records}
    assert found.keys() == {article.public_id for article in [*public, gone]}
    assert found[gone.public_id].deleted
    for article in public:
        told = found[article.public_id].metadata
        assert told["language"] == [article.language]
        assert told["title"] == [article.title.replace(" \x01 ", " ")]
        assert told["identifier"] == [f"http://127.0.0.1:8000/a/{article.public_id}/"]
    alive = list(harvester.ListRecords(metadataPrefix="oai_dc", ignore_deleted=True))
    assert len(alive) == len(public)
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc", set="language:ro"))) == 2
    assert harvester.Identify().deletedRecord == "persistent"
    assert "language:zh-Hant" in {each.setSpec for each in harvester.ListSets()}
