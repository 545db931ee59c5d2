import pytest

from articles.models import Article
from articles.recording import recorded
from tests import factories


@pytest.mark.django_db
def test_what_others_saved_while_one_waited_for_the_article_stays():
    article = factories.article(title="Old")
    mine, theirs = Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)
    theirs.title = "New"
    theirs.save()
    with recorded(mine):
        factories.mention(mine, factories.term("topic"))
    assert Article.objects.get(pk=article.pk).title == "New"
    assert [version.title for version in article.history.all()] == ["New", "New", "Old"]
