import pytest

from articles.bulletins import SplitError, split
from articles.models import Article
from tests import factories
from tests.ingest import world
from tests.ingest.pages import CORPUS, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def bulletin():
    world.populate()
    page = load(CORPUS / "en-2023-bulletin.page")
    article = factories.article(
        language="en", title=page.title, body="\n".join(page.body), address="https://a.example/briefs"
    )
    factories.capture(article=article)
    return article


def test_the_item_about_the_conference_becomes_an_article_of_its_own(bulletin):
    (part,) = split(bulletin)
    assert (part.title, part.part, part.address) == ("Wuzhen summit opens", 2, bulletin.address)
    assert part.body.startswith("The 2023 World Internet Conference Wuzhen Summit") and "phone" not in part.body
    assert (part.event.slug, part.state) == ("wic-2023", "draft")
    assert part.captures.get().sha256 == bulletin.captures.get().sha256
    assert part.mentions.filter(term__slug="wic-2023").exists()


def test_splitting_again_makes_nothing_twice_and_the_bulletin_stays(bulletin):
    split(bulletin)
    body = bulletin.body
    assert split(bulletin) == []
    bulletin.refresh_from_db()
    assert bulletin.body == body and Article.objects.count() == 2


def test_a_curator_may_choose_the_items(bulletin):
    assert [part.title for part in split(bulletin, [3, 2])] == ["Lighter folding phone", "Electric cars"]


@pytest.mark.parametrize("numbers", [[9], [1, 9], [0]])
def test_a_part_that_is_not_there_splits_nothing(bulletin, numbers):
    with pytest.raises(SplitError, match="no item"):
        split(bulletin, numbers)
    assert Article.objects.count() == 1


def test_an_article_or_a_bulletin_about_other_things_is_not_split(bulletin):
    with pytest.raises(SplitError, match="does not read like"):
        split(factories.article(language="en", body="One text about one thing."))
    bulletin.body = bulletin.body.replace("World Internet Conference Wuzhen Summit", "boat race").replace(
        "Wuzhen", "Aa"
    )
    bulletin.save()
    with pytest.raises(SplitError, match="No item"):
        split(bulletin)
