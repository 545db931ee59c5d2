import pytest
from django.db import connection

from articles import statistics
from articles.models import Article
from tests import factories


@pytest.mark.django_db
def test_articles_are_found_by_their_keys_whatever_else_is_asked_of_them():
    keys = [factories.article(state="published").pk for _n in range(40)]
    statistics.refresh()
    if connection.vendor == "sqlite":
        plan = Article.objects.published().filter(pk__in=keys[:5]).order_by().explain()
        assert "USING INTEGER PRIMARY KEY" in plan
    assert Article.objects.published().filter(pk__in=keys[:5]).count() == 5
