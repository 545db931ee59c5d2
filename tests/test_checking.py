import pytest

from articles.checking import warnings_of
from articles.ingest.authority import from_database
from articles.ingest.catalogue import save
from articles.ingest.warnings import Warned
from articles.models import Proposal
from tests import factories
from tests.ingest import world
from tests.ingest.pages import CORPUS, load
from tests.ingest.world import reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _captures(settings, tmp_path):
    settings.CAPTURES_DIR = tmp_path


def saved(name: str, swap: tuple[str, str] = ("", "")):
    page = load(CORPUS / f"{name}.page")
    data = page.data.replace(*(word.encode() for word in swap)) if swap[0] else page.data
    return save(reading(data, page.media_type), from_database())[0]


def test_a_wrong_tag_of_the_page_is_kept_and_can_be_dismissed():
    world.populate()
    article = saved("ro-2024-tabs")
    found = {warning.kind: warning.values for warning in warnings_of(article)}
    assert found[Warned.LANGUAGE_TAG] == {"tag": "en-GB", "language": "ro"}
    Proposal.objects.filter(article=article, field="warning").update(state=Proposal.State.REJECTED)
    assert Warned.LANGUAGE_TAG not in {warning.kind for warning in warnings_of(article)}


def test_a_near_duplicate_is_named_with_its_likeness():
    world.populate()
    one, other = saved("en-2015-semantic"), saved("en-2015-semantic", ("Share", "Share this"))
    assert one == other  # the same bytes
    copy = factories.article(language="en", body=one.body)
    found = [warning.values for warning in warnings_of(copy) if warning.kind == Warned.NEAR_DUPLICATE]
    assert found == [{"id": one.public_id, "percent": 100}]


def test_a_date_outside_the_events_window_is_pointed_out():
    world.populate()
    article = saved("en-2019-update")
    assert Warned.DATE_OUTSIDE not in {warning.kind for warning in warnings_of(article)}
    article.date_earliest = article.date_latest = "2023-05-01"
    article.date_precision, article.date_time = "day", None
    article.save()
    article.refresh_from_db()
    assert Warned.DATE_OUTSIDE in {warning.kind for warning in warnings_of(article)}
