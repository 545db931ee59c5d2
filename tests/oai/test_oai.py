"""/oai: the six verbs, their errors, and lists that are taken up again."""

import datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Story
from articles.oai import holdings
from tests import factories

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RECORDS = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


@pytest.fixture
def ask(client):
    def ask(data=None, **arguments) -> ElementTree.Element:
        response = client.get("/oai", data or arguments)
        assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
        return ElementTree.fromstring(response.content)

    return ask


def error(root: ElementTree.Element) -> str:
    return root.find(f"{OAI}error").get("code")


def identifiers(root: ElementTree.Element) -> list[str]:
    return [each.text.rpartition(":")[2] for each in root.iter(f"{OAI}identifier")]


def at(article: Article, moment: str) -> Article:
    """Changed last at that time."""
    when = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    Article.objects.filter(pk=article.pk).update(updated=when)
    article.history.update(history_date=when)
    return article


def withdraw(article: Article) -> None:
    article.state = Article.State.WITHDRAWN
    article.save()


def test_the_repository_says_what_it_is(ask):
    at(factories.article(), "2024-11-20T10:00:00")
    found = {each.tag.removeprefix(OAI): each.text for each in ask(verb="Identify").find(f"{OAI}Identify")}
    assert found["baseURL"] == "http://127.0.0.1:8000/oai"
    assert (found["protocolVersion"], found["deletedRecord"]) == ("2.0", "persistent")
    assert (found["granularity"], found["earliestDatestamp"]) == ("YYYY-MM-DDThh:mm:ssZ", "2024-11-20T10:00:00Z")


def test_an_article_is_told_in_dublin_core(ask):
    event = factories.event({"en": "Canal Summit", "ar": "قمة القناة"}, slug="canal")
    story = Story.objects.create(slug="lanterns")
    article = factories.article(
        title="المصابيح",
        language="ar",
        body="أولا.\nثانيا.",
        display="excerpt",
        event=event,
        story=story,
        source=factories.source(name="بريد القناة", name_language="ar"),
    )
    other = factories.article(story=story)
    factories.article(story=story, state="draft")
    factories.mention(article, factories.term("topic", {"ar": "ماء"}))
    root = ask(verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:127.0.0.1:{article.public_id}")
    found = [(each.tag.removeprefix(DC), each.text, each.get(LANG)) for each in root.find(f".//{OAI}metadata")[0]]
    assert found == [
        ("title", "المصابيح", "ar"),
        ("subject", "ماء", "ar"),
        ("description", "أولا.", "ar"),
        ("publisher", "بريد القناة", "ar"),
        ("date", "2024-11-20", None),
        ("type", "Text", None),
        ("type", "press article", "en"),
        ("identifier", f"http://127.0.0.1:8000/a/{article.public_id}/", None),
        ("source", article.address, None),
        ("language", "ar", None),
        ("relation", f"http://127.0.0.1:8000/a/{other.public_id}/", None),
        ("coverage", "قمة القناة", "ar"),
    ]
    assert [each.text for each in root.iter(f"{OAI}setSpec")] == ["language:ar", "event:canal"]


@pytest.mark.parametrize(("display", "told"), [("full", "One. Two."), ("excerpt", "One."), ("record", None)])
def test_no_more_text_is_told_than_may_be_shown(ask, display, told):
    factories.article(body="One.\nTwo.", display=display)
    assert ask(RECORDS).findtext(f".//{DC}description") == told


def test_hostile_text_leaves_the_document_well_formed(ask):
    factories.article(title="<b>&\x01\x0b\ufffe]]>🏮</b>", body="\x1b[31m<!-- -->", byline="a\x85b\u2028c")
    root = ask(RECORDS)
    assert root.findtext(f".//{DC}title") == "<b>& ]]>🏮</b>"
    assert root.findtext(f".//{DC}creator") == "a b c"


def test_a_list_is_taken_up_again_part_by_part_by_a_token_that_only_we_can_make(ask, monkeypatch):
    monkeypatch.setattr(holdings, "PAGE", 2)
    made = [at(factories.article(), f"2024-11-20T10:00:0{n}").public_id for n in (0, 1, 1, 1, 2)]
    root, found, cursors = ask(RECORDS), [], []
    while True:
        found += identifiers(root)
        token = root.find(f".//{OAI}resumptionToken")
        cursors.append((token.get("cursor"), token.get("completeListSize")))
        if not token.text:
            break
        root = ask(verb="ListRecords", resumptionToken=token.text)
    assert found == [made[0], *sorted(made[1:4]), made[4]]
    assert cursors == [("0", "5"), ("2", "5"), ("4", "5")]


def test_what_changes_while_a_list_is_read_is_given_again_and_nothing_is_left_out(ask, monkeypatch):
    monkeypatch.setattr(holdings, "PAGE", 2)
    made = [at(factories.article(), f"2024-11-20T10:00:0{n}") for n in range(4)]
    root = ask(RECORDS)
    made[0].title = "Changed"
    made[0].save()
    withdraw(made[2])
    found = identifiers(root)
    while token := root.findtext(f".//{OAI}resumptionToken"):
        root = ask(verb="ListRecords", resumptionToken=token)
        found += identifiers(root)
    assert set(found) == {article.public_id for article in made}
    assert root.find(f".//{OAI}header[@status='deleted']/{OAI}identifier").text.endswith(made[2].public_id)


def test_only_what_was_public_once_leaves_a_tombstone(ask):
    gone = factories.article(event=factories.event(slug="canal"), title="Secret")
    factories.article(state="draft")
    factories.article(state="withdrawn")
    deleted = factories.article(language="ro")
    back = factories.article()
    withdraw(gone)
    deleted.delete()
    withdraw(back)
    back.state = Article.State.PUBLISHED
    back.save()
    root = ask(RECORDS)
    headers = {
        each.findtext(f"{OAI}identifier").rpartition(":")[2]: each.get("status") for each in root.iter(f"{OAI}header")
    }
    assert headers == {gone.public_id: "deleted", deleted.public_id: "deleted", back.public_id: None}
    assert "Secret" not in ElementTree.tostring(root, encoding="unicode")
    (header,) = ask(**RECORDS, set="event:canal").iter(f"{OAI}header")
    assert header.get("status") == "deleted"
    assert ask(**{**RECORDS, "set": "language:ro"}).find(f".//{OAI}header").get("status") == "deleted"


def test_a_tombstone_bears_the_time_of_its_end(ask):
    gone = at(factories.article(), "2024-11-20T10:00:00")
    withdraw(gone)
    ended = gone.history.latest().history_date
    gone.state_reason = "said later"
    gone.save()
    assert ask(RECORDS).findtext(f".//{OAI}datestamp") == f"{ended:%Y-%m-%dT%H:%M:%SZ}"


def test_sets_are_the_languages_and_the_events_that_have_articles(ask):
    factories.event(slug="nothing-here")
    factories.article(event=factories.event({"en": "Canal Summit"}, slug="canal"), language="ro")
    factories.article(event=factories.event(slug="hidden"), state="draft")
    root = ask(verb="ListSets")
    specs = [each.text for each in root.iter(f"{OAI}setSpec")]
    languages = [f"language:{code}" for code in ("ar", "zh-Hans", "zh-Hant", "ro", "en")]
    assert specs == ["language", *languages, "event", "event:canal"]
    for spec, status in [("language:ro", 1), ("event", 1), ("event:canal", 1), ("language", 1)]:
        assert len(identifiers(ask(**RECORDS, set=spec))) == status
    for spec in ("language:ar", "event:hidden", "event:nothing-here", "nonsense", "event:a\x00", "language:fr"):
        assert error(ask(**RECORDS, set=spec)) == "noRecordsMatch"


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024-11-20", "2024-11-20", True),
        ("2024-11-20T10:00:00Z", "2024-11-20T10:00:00Z", True),
        ("2024-11-20T10:00:01Z", None, False),
        (None, "2024-11-20T09:59:59Z", False),
        (None, "2024-11-19", False),
        ("2024-11-21", None, False),
    ],
)
def test_from_and_until_are_included(ask, since, until, found):
    at(factories.article(), "2024-11-20T10:00:00.700000")
    span = {name: value for name, value in (("from", since), ("until", until)) if value}
    root = ask({**RECORDS, **span})
    assert (len(identifiers(root)) == 1) == found
    if not found:
        assert error(root) == "noRecordsMatch"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Steal", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=language", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-1-2", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-11-20&until=2024-11-20T00:00:00Z", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2024-11-21&until=2024-11-20", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31", None),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=nonsense", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:00000000", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=nonsense", "idDoesNotExist"),
        ("verb=ListMetadataFormats", None),
        ("verb=ListIdentifiers&metadataPrefix=oai_dc&%00=%01", "badArgument"),
    ],
)
def test_every_mistake_has_the_protocols_own_error(client, query, code):
    factories.article()
    response = client.get(f"/oai?{query}")
    root = ElementTree.fromstring(response.content)
    found = root.find(f"{OAI}error")
    assert response.status_code == 200
    assert (found.get("code") if found is not None else None) == code
    if code in {"badVerb", "badArgument"}:
        assert root.find(f"{OAI}request").attrib == {}


def test_a_token_of_one_verb_is_none_of_another(ask, monkeypatch):
    monkeypatch.setattr(holdings, "PAGE", 1)
    factories.article()
    factories.article()
    token = ask(RECORDS).findtext(f".//{OAI}resumptionToken")
    assert error(ask(verb="ListIdentifiers", resumptionToken=token)) == "badResumptionToken"
    assert error(ask(verb="ListRecords", resumptionToken=token[:-1])) == "badResumptionToken"


def test_post_is_get(client):
    factories.article()
    posted = ElementTree.fromstring(client.post("/oai", RECORDS).content)
    assert len(identifiers(posted)) == 1
    assert client.put("/oai").status_code == 405


def test_a_list_takes_few_queries_and_no_more_for_more_rows(ask):
    def queries() -> int:
        story = Story.objects.create(slug=f"story-{Story.objects.count()}")
        article = factories.article(event=factories.event({"en": "E"}), source=factories.source(), story=story)
        factories.mention(article, factories.speaker({"en": "S"}))
        withdraw(factories.article(event=factories.event()))
        with CaptureQueriesContext(connection) as made:
            ask(RECORDS)
        return len(made)

    one = queries()
    queries()
    assert queries() == one <= 14
