"""A small archive in which every kind of row stands once, beside a draft that must not be seen."""

from dataclasses import dataclass

import pytest

from articles.languages import CODES
from articles.models import Article, Event, Source, Speaker, Story, Term
from tests import factories
from tests.pages.html import Page

# Stands in every text field of what is not published.
SECRET = "Unpublished-Marker-7731"


@pytest.fixture
def get(client):
    """Asks for an address and parses the answer."""

    def get(address: str, **extra) -> Page:
        return Page(client.get(address, **extra))

    return get


@dataclass(frozen=True)
class Archive:
    summit: Event
    forum: Event
    speaker: Speaker
    place: Term
    topic: Term
    source: Source
    articles: dict[str, Article]  # one of the press in each language
    digest: Article
    record: Article
    draft: Article


@pytest.fixture
def archive(db, settings, tmp_path) -> Archive:
    settings.CAPTURES_DIR = tmp_path / "captures"
    place = factories.term("place", {"en": "Bridgeton", "ar": "بلدة الجسر", "zh-Hans": "桥镇"}, slug="bridgeton")
    topic = factories.term("topic", {"en": "lantern networks"}, slug="lantern-networks")
    summit = factories.event(
        {"en": "Eleventh Canal Summit", "ar": "قمة القناة الحادية عشرة", "zh-Hans": "第十一届运河峰会"},
        slug="canal-2024",
        place=place,
        edition=11,
    )
    forum = factories.event({"en": "Bridge Forum"}, slug="bridge-forum", series="forum", place=place)
    speaker = factories.speaker({"en": "Ada Weaver", "ar": "آدا ويفر"}, slug="ada-weaver")
    factories.appearance(speaker, summit, "keynote")
    factories.statement(summit, "theme", text="Water and light", language="en", rendering=True)
    factories.statement(summit, "theme", text="水与光", language="zh-Hans")
    factories.statement(summit, "attendance", number=1800, comparator=">", unit="guests")
    factories.statement(summit, "outcome", term=topic)
    source = factories.source(slug="canal-courier", name="Canal Courier", country="EG", language="en")
    story = Story.objects.create(slug="lanterns")
    articles = {
        code: factories.article(language=code, title=f"Lanterns {code}", event=summit, source=source, story=story)
        for code in CODES
    }
    for word in ("first", "second"):
        factories.capture(articles["ar"], f"<p>The {word} time the lanterns were lit above the canal.</p>".encode())
    factories.mention(articles["en"], speaker)
    factories.mention(articles["en"], topic)
    own = factories.source(slug="this-archive", name="This archive", kind="archive")
    digest = factories.article(
        kind="digest", title="What was lit", body="First.\nSecond.", event=summit, source=own, address=""
    )
    factories.note(digest, paragraph=2, citation=factories.citation(reference=factories.reference(title="Canal log")))
    record = factories.article(kind="record", title="A lost report", body="", event=summit, source=source)
    hidden = factories.source(slug="hidden-paper", name=SECRET)
    draft = factories.article(
        state="draft",
        title=SECRET,
        body=SECRET,
        abstract=SECRET,
        byline=SECRET,
        event=summit,
        story=story,
        source=hidden,
    )
    by_draft = factories.citation(article=draft)
    factories.mention(draft, speaker)
    factories.mention(draft, topic)
    factories.statement(summit, "note", text=SECRET, language="en", citation=by_draft)
    factories.appearance(factories.speaker({"en": "Nobody Known"}), summit, citation=by_draft)
    factories.note(digest, paragraph=1, citation=by_draft)
    factories.label(topic, "en", "lantern webs", type="variant", status="verified", citation=by_draft)
    return Archive(summit, forum, speaker, place, topic, source, articles, digest, record, draft)
