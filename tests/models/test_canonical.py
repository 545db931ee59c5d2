"""The canonical address of an article: kept beside the one that was given, and unique with the part."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Value
from django.db.models.functions import Concat
from django.forms import modelform_factory

from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_address_stays_as_typed_and_its_canonical_form_stands_beside_it():
    article = factories.article(address="HTTP://www.Press.example/a/?utm_source=x#top")
    article.refresh_from_db()
    assert article.address == "HTTP://www.Press.example/a/?utm_source=x#top"
    assert article.canonical_address == "press.example/a"
    article.address = ""
    article.save()
    article.refresh_from_db()
    assert article.canonical_address == ""


def test_articles_made_in_bulk_have_it_too():
    Article.objects.bulk_create([Article(title="a", language="en", address="https://m.press.example/bulk")])
    assert Article.objects.get().canonical_address == "press.example/bulk"


def test_an_update_past_save_keeps_it_in_step(django_assert_num_queries):
    article = factories.article(address="https://press.example/old")
    with django_assert_num_queries(1):
        Article.objects.filter(pk=article.pk).update(address="http://www.press.example/new/", byline="Ana")
    article.refresh_from_db()
    assert (article.address, article.canonical_address) == ("http://www.press.example/new/", "press.example/new")
    article.source = factories.source()
    article.save()
    article.source.articles.update(address="")
    article.refresh_from_db()
    assert article.canonical_address == ""


def test_an_update_of_many_rows_keeps_it_in_step():
    rows = [factories.article(address="https://press.example/1"), factories.article(address="https://press.example/2")]
    rows[0].address, rows[1].address = "https://press.example/3", "http://m.press.example/4"
    rows[1].part = 2
    Article.objects.bulk_update(rows, ["address", "part"])
    assert list(Article.objects.order_by("pk").values_list("canonical_address", "part")) == [
        ("press.example/3", 1),
        ("press.example/4", 2),
    ]


def test_a_save_of_the_address_alone_keeps_it_in_step():
    article = factories.article(address="https://press.example/old")
    article.address = "https://press.example/new"
    article.save(update_fields=["address"])
    article.refresh_from_db()
    assert article.canonical_address == "press.example/new"


def test_an_address_that_only_the_database_can_work_out_is_refused():
    article = factories.article(address="https://press.example/old")
    with pytest.raises(TypeError, match="give canonical_address too"):
        Article.objects.update(address=Concat("address", Value("x")))
    with pytest.raises(TypeError):
        Article.objects.update(address=None)
    article.refresh_from_db()
    assert article.address == "https://press.example/old"


def test_an_update_of_other_fields_leaves_it_alone():
    article = factories.article(address="https://press.example/a")
    Article.objects.update(byline="Ana")
    article.refresh_from_db()
    assert (article.byline, article.canonical_address) == ("Ana", "press.example/a")


def test_an_article_is_found_by_any_form_of_its_address():
    article = factories.article(address="https://press.example/a.html")
    factories.article(address="")
    assert list(Article.objects.at_address("http://wap.press.example:80/a.html?fbclid=1#x")) == [article]
    assert not Article.objects.at_address("").exists()
    assert not Article.objects.at_address("a.html").exists()
    assert list(Article.objects.at_address("", "press", "https://press.example/a.html")) == [article]


def test_a_form_without_the_canonical_field_refuses_the_same_address():
    factories.article(address="https://press.example/a")
    form_class = modelform_factory(
        Article,
        fields=["title", "language", "body", "address", "part", "kind", "display", "state"],
        formfield_callback=lambda field, **options: field.formfield(
            **options, **({"assume_scheme": "https"} if field.name == "address" else {})
        ),
    )
    data = {"title": "t", "language": "en", "body": "b", "kind": "press", "display": "full", "state": "draft"}
    form = form_class({**data, "address": "http://www.press.example/a/", "part": 1})
    assert form.errors == {
        "__all__": ["The archive has this address already; add a capture to that article or give another part."]
    }
    assert form_class({**data, "address": "http://www.press.example/a/", "part": 2}).is_valid()


def test_validation_of_the_whole_article_says_it_once():
    factories.article(address="https://press.example/a")
    with pytest.raises(ValidationError) as caught:
        Article(title="t", language="en", address="http://press.example/a").full_clean()
    assert len(caught.value.messages) == 1


def test_two_addresses_of_before_that_are_one_now_become_parts(capsys):
    first = factories.article(address="https://press.example/a")
    second = factories.article(address="https://press.example/b", part=1)
    third = factories.article(address="https://press.example/c", part=1)
    Article.objects.filter(pk=second.pk).update(address="http://www.press.example/a/", canonical_address="")
    Article.objects.filter(pk=third.pk).update(address="http://m.press.example/a", canonical_address="", part=2)
    migration = import_module("articles.migrations.0002_capture_and_addresses")
    # As the migration finds them: no row has the canonical form, so nothing is in the way of the order of rows.
    Article.objects.update(canonical_address="")
    migration.fill_canonical_addresses(apps, None)
    assert list(Article.objects.order_by("pk").values_list("pk", "canonical_address", "part")) == [
        (first.pk, "press.example/a", 1),
        (second.pk, "press.example/a", 2),
        (third.pk, "press.example/a", 3),
    ]
    out = capsys.readouterr().out
    assert f"article {second.pk}: part 1 becomes 2" in out and f"article {third.pk}: part 2 becomes 3" in out
