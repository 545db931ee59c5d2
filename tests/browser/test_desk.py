"""From an address to the public page, as a curator does it: few clicks, no typing, in a real Chromium."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from articles.roles import CURATOR, EDITOR
from tests import factories
from tests.admin.desk import account, client_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server takes a new thread for each request, and a thread's open index ends with it.
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]
PAGE = """<!doctype html><html lang="en"><head><title>Lanterns return to the canal town</title>
<meta property="article:published_time" content="2024-11-20T09:00:00+08:00">
<meta property="og:site_name" content="Canal Courier"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<h1>Lanterns return to the canal town</h1>
<p>Share Facebook Twitter LinkedIn</p>
<p>WUZHEN, Nov. 20 -- The 2024 World Internet Conference Wuzhen Summit opened on Wednesday, and the town by the canal
lit its lanterns again. The boatmen said that more guests had come than in any year before.</p>
<p>"We count the boats, not the people," said the keeper of the eastern bridge, who has watched the water for forty
years and means to go on doing so.</p>
</body></html>"""


class Press(BaseHTTPRequestHandler):
    """A site of the press with one article, and a robots.txt that allows it."""

    def do_GET(self):
        is_page = self.path == "/2024/lanterns.html"
        body = PAGE.encode() if is_page else b""
        self.send_response(200 if is_page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def press(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Press)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.CAPTURE_LOOPBACK = True
    settings.CAPTURE_PORTS = [server.server_port]
    yield f"http://127.0.0.1:{server.server_port}/2024/lanterns.html"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def summit():
    names = {"en": "2024 World Internet Conference Wuzhen Summit", "ar": "قمة ووتشن 2024"}
    factories.term("place", {"en": "Wuzhen"}, slug="wuzhen")
    factories.term("topic", {"en": "World Internet Conference"}, slug="wic")
    factories.source(name="Canal Courier")
    return factories.event(names, slug="wic-2024", edition=11)


@pytest.fixture
def curator(page, live_server, index_dir):
    return logged_in(page, live_server, CURATOR)


@pytest.fixture
def editor(page, live_server, index_dir):
    return logged_in(page, live_server, EDITOR)


def logged_in(page, live_server, role: str):
    user = account(role)
    session = client_of(user).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return user


def test_from_an_address_to_the_page_in_three_clicks_and_no_typing(
    page, live_server, curator, summit, press, complaints
):
    page.goto(live_server.url + reverse("admin:articles_article_capture") + f"?address={press}")
    clicks = 0

    def click(name: str, role: str = "button") -> None:
        nonlocal clicks
        page.get_by_role(role, name=name, exact=True).click()
        clicks += 1

    click("Read it")
    expect(page.locator(".desk-original del").filter(has_text="Share Facebook Twitter LinkedIn")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Lanterns return to the canal town")
    expect(page.locator("#id_date_earliest")).to_have_value("2024-11-20")
    expect(page.locator("#id_event option:checked")).to_have_text("2024 World Internet Conference Wuzhen Summit")
    expect(page.locator("#id_source option:checked")).to_have_text("Canal Courier")
    click("Publish")
    expect(page.locator(".messagelist .success").last).to_contain_text("Published")
    assert clicks <= 6
    article = Article.objects.get()
    assert (article.state, article.event, article.added_by) == ("published", summit, curator)
    page.goto(live_server.url + f"/a/{article.public_id}/")
    expect(page.locator("h1")).to_have_text("Lanterns return to the canal town")
    assert complaints == []


@pytest.mark.parametrize("interface", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_desk_fits_any_screen_in_either_direction(
    page, live_server, editor, summit, interface, width, complaints, picture
):
    article = factories.article(
        language="ar",
        title="فوانيس فوق القناة",
        body="حملت القوارب الفوانيس على طول القناة.",
        state="draft",
        event=summit,
    )
    article.removals.create(text="شارك", line=1, reason="share bar")
    article.proposals.create(field="event", value="wic-2024", confidence=0.9, evidence="قمة ووتشن", extractor="1")
    page.set_viewport_size({"width": width, "height": 800})
    page.context.add_cookies([{"name": "django_language", "value": interface, "url": live_server.url}])
    for name, args in (
        ("index", []),
        ("articles_article_changelist", []),
        ("articles_article_capture", []),
        ("articles_article_change", [article.pk]),
        ("articles_article_history", [article.pk]),
        ("articles_article_parts", [article.pk]),
        ("articles_label_import", []),
        ("articles_label_export", []),
    ):
        page.goto(live_server.url + reverse(f"admin:{name}", args=args))
        expect(page.locator("html")).to_have_attribute("dir", "rtl" if interface == "ar" else "ltr")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    picture(f"desk-{interface}-{width}")
    assert complaints == []


def test_the_desk_is_used_by_keyboard(page, live_server, curator, summit):
    article = factories.article(state="draft", event=summit, title="Before")
    article.proposals.create(field="title", value="After", confidence=0.9, extractor="1")
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.get_by_role("button", name="Accept", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_title")).to_have_value("After")
    page.get_by_role("button", name="Publish", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success").last).to_contain_text("Published")
    article.refresh_from_db()
    assert (article.title, article.state) == ("After", "published")
