import pytest
from django.db import connection
from opencc import OpenCC

from articles import duplicates
from articles.duplicates import catch_up, keep_apart, near_duplicates, remember
from articles.ingest.fingerprint import signature
from articles.models import Article, Fingerprint, FingerprintBand, KeptApart
from tests import factories
from tests.ingest.pages import corpus

pytestmark = pytest.mark.django_db
PAGES = {page.name: page for page in corpus()}


def article(name: str, **fields) -> Article:
    page = PAGES[name]
    body = fields.pop("body", "\n".join(page.body))
    return factories.article(language=page.language, title=page.title, body=body, **fields)


def keys(found) -> list[int]:
    return [candidate.article.pk for candidate in found]


def test_the_same_text_on_another_site_is_found_and_another_article_is_not():
    one, other = article("en-2015-semantic"), article("en-2015-semantic")
    article("en-2016-share")
    found = near_duplicates(one)
    assert keys(found) == [other.pk]
    assert (found[0].resemblance, found[0].why) == (1.0, "text")


def test_a_copy_in_the_other_script_is_found():
    one = article("zh-Hans-2017-spamtail")
    body = OpenCC("s2twp").convert(one.body)
    other = factories.article(language="zh-Hant", title="x", body=body)
    assert keys(near_duplicates(one)) == [other.pk] and keys(near_duplicates(other)) == [one.pk]


def test_a_title_alone_makes_no_duplicate():
    one = article("en-2015-semantic")
    factories.article(language="en", title=one.title, body="\n".join(PAGES["en-2021-video"].body))
    assert near_duplicates(one) == []


def test_the_fingerprint_follows_every_change_of_the_text():
    one, other = article("en-2015-semantic"), article("en-2016-share")
    other.body = one.body
    other.save()
    assert keys(near_duplicates(one)) == [other.pk]
    other.body = ""
    other.kind = "record"
    other.save()
    assert near_duplicates(one) == []
    assert not FingerprintBand.objects.filter(article=other).exists()


def test_remembering_again_writes_nothing_and_what_was_written_past_the_signals_is_caught_up():
    one = article("en-2015-semantic")
    assert not remember(one)
    Fingerprint.objects.all().delete()
    FingerprintBand.objects.all().delete()
    assert catch_up() == 1
    assert catch_up() == 0


def test_what_a_curator_keeps_apart_is_not_proposed_again_from_either_side():
    one, other = article("en-2015-semantic"), article("en-2015-semantic")
    keep_apart(other, one)
    keep_apart(one, other)
    assert KeptApart.objects.count() == 1
    assert near_duplicates(one) == [] == near_duplicates(other)
    with pytest.raises(ValueError, match="itself"):
        keep_apart(one, one)


def test_versions_of_a_story_and_parts_of_one_bulletin_are_no_duplicates():
    story = factories.story()
    one, _other = article("en-2015-semantic", story=story), article("en-2015-semantic", story=story)
    assert near_duplicates(one) == []
    first = article("en-2016-share", address="https://a.example/", part=1)
    article("en-2016-share", address="https://a.example/", part=2)
    assert near_duplicates(first) == []


@pytest.mark.parametrize("size", [1, 4])
def test_the_number_of_queries_does_not_grow_with_the_copies(size, django_assert_max_num_queries):
    one = article("en-2015-semantic")
    for _copy in range(size):
        article("en-2015-semantic")
    with django_assert_max_num_queries(6):
        assert len(near_duplicates(one)) == size


@pytest.mark.django_db(transaction=True)
def test_nobody_is_kept_from_writing_while_texts_are_read(monkeypatch):
    one, other = article("en-2015-semantic"), article("en-2016-share")
    Fingerprint.objects.all().delete()
    seen = []

    def signed(body):
        seen.append(connection.in_atomic_block)
        if len(seen) == 1:
            Fingerprint.objects.create(article=other, signature=b"newer")  # as when it is saved meanwhile
        return signature(body)

    monkeypatch.setattr(duplicates, "signature", signed)
    assert catch_up() == 2
    assert seen == [False, False]
    assert bytes(Fingerprint.objects.get(article=other).signature) == b"newer"
    assert Fingerprint.objects.filter(article=one).exists()
