"""/healthz: what a monitor is told."""

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from tests import factories


@pytest.mark.django_db
def test_without_an_index_the_portal_is_degraded(client, index_dir):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["index"]["state"] == "missing"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_with_an_index_it_is_ok_and_counts(client, index_dir):
    factories.article()
    factories.article(state="draft")
    call_command("index", "build")
    answer = client.get("/healthz").json()
    assert (answer["status"], answer["database"]) == ("ok", "ok")
    assert (answer["index"]["state"], answer["index"]["documents"], answer["index"]["pending"]) == ("ok", 1, 0)


@pytest.mark.django_db
def test_without_a_database_it_is_down(client, index_dir, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("no connection")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "down", "database": "unreachable"}


def test_it_only_answers_reads(client):
    assert client.post("/healthz").status_code == 405
