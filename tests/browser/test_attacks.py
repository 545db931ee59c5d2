"""A hostile archive in a real Chromium: no script runs, no request leaves, nothing on a page is more than text."""

import re
from io import StringIO
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from articles.models import Capture
from articles.replay.rendering import POLICY
from tests.attacks.hostile import archive
from tests.attacks.payloads import ADDRESSES, MARKUP, TEXTS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:unclosed file .*index/:ResourceWarning"),
]

# What no page of the portal has, and what no page has but of its own making.
LOOK = """() => {
  const found = [];
  const own = new URL(document.baseURI).origin;
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    const say = what => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    if (['base', 'iframe', 'frame', 'object', 'embed', 'applet', 'portal', 'video', 'audio', 'math', 'foreignobject',
         'marquee', 'canary-element'].includes(name)) say('element');
    // The one of our own holds the words of the copying buttons as attributes, and nothing.
    if (name === 'template' && (element.id !== 'copy-words' || element.innerHTML)) say('element');
    if (name === 'meta' && element.httpEquiv) say('meta');
    if (name === 'script' && element.type === 'application/ld+json') {
      // A block of data: it must be nothing else, and hold no letter by which it could end.
      try { JSON.parse(element.textContent) } catch { say('script') }
      if (/[<>&]/.test(element.textContent)) say('script');
    } else if (name === 'script' && /canary/.test(element.outerHTML)) say('script');
    if (name === 'style' && /canary/.test(element.textContent)) say('style');
    if (name === 'form' && new URL(element.action, own).origin !== own) say('form');
    for (const {name: key, value} of element.attributes) {
      if (key.startsWith('on')) say('handler');
      if (key === 'style' && /canary/.test(value)) say('style');
      if (['src', 'srcset', 'poster', 'data', 'background', 'ping', 'formaction', 'srcdoc'].includes(key)
          && /canary/.test(value)) say('loads');
      const address = value.replace(/[\\x00-\\x20]/g, '').toLowerCase();
      if (['href', 'xlink:href', 'action', 'src'].includes(key)
          && /^(javascript|vbscript|data:(text|image.svg)|file|blob|filesystem|feed|intent|view-source)/.test(address))
        say('address');
      if (name === 'link' && key === 'href' && new URL(value, own).host.includes('canary')) say('link');
    }
  }
  // A mark of direction acts up to the end of its line, unless something around it keeps it in: a block with a
  // direction of its own is one fragment of content, such as a snippet with its marks.
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.data)) continue;
    let element = node.parentElement;
    const inline = () => getComputedStyle(element).display === 'inline';
    const kept = () => /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi);
    while (inline() && !kept()) element = element.parentElement;
    const others = element.textContent.replace(node.data, '').trim();
    const leaks = !inline() && others && !element.matches('p[dir]');
    if (leaks) found.push(`direction leaks: ${element.outerHTML.slice(0, 200)}`);
  }
  return found;
}"""


@pytest.fixture
def watched(page, live_server):
    """Visits addresses of the live server and keeps what should not have happened, each with its address."""
    alarms: list[str] = []
    host = urlsplit(live_server.url).netloc
    page.add_init_script("window.canary = () => console.log('canary ran')")
    page.on("dialog", lambda dialog: (alarms.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: alarms.append(f"error: {error}"))
    page.on("popup", lambda popup: alarms.append(f"window: {popup.url}"))

    def hear(message):
        if re.search("canary|Content.Security.Policy|sandbox", message.text, re.I):
            alarms.append(f"console: {message.text}")

    def see(request):
        parts = urlsplit(request.url)
        leaves = parts.scheme in {"http", "https", "ws"} and parts.netloc != host
        if leaves or ("canary" in parts.path and request.resource_type != "document"):
            alarms.append(f"request: {request.url}")

    page.on("console", hear)
    page.on("request", see)
    page.route(lambda url: urlsplit(url).netloc not in {host, ""}, lambda route: route.abort())
    # A hundred pages need no style; the scripts are the portal's real ones.
    page.route("**/static/**/*.css", lambda route: route.fulfill(content_type="text/css", body=""))

    def visit(path: str) -> list[str]:
        page.goto(live_server.url + path)
        found = [*alarms, *page.evaluate(LOOK)]
        alarms.clear()
        return [f"{path} {what}" for what in found]

    return visit


def test_a_hostile_archive_does_nothing(page, live_server, client, watched, index_dir, tmp_path, settings):
    settings.CAPTURES_DIR = tmp_path / "captures"
    articles = archive()
    call_command("index", "build", stdout=StringIO())
    captures = list(Capture.objects.order_by("pk"))
    assert len(articles) > 380
    assert len(captures) > 180
    public = [
        *(f"/captures/{capture.pk}/page" for capture in captures if capture.media_type == "text/html"),
        *(f"/en/captures/{capture.pk}/" for capture in captures[::20]),
        *(article.get_absolute_url() for article in articles[::20]),
        *(f"/ar/articles/?page={number}" for number in range(1, len(articles) // 25 + 1)),
        *(f"/en/search/?q=conference&page={number}" for number in range(1, 4)),
        *(f"/en/search/?q={quote(payload)}" for payload in [*MARKUP[::16], *TEXTS[::3], *ADDRESSES[::8]]),
        *(f"/en/{quote(payload, safe='')}" for payload in [*MARKUP[::50], *TEXTS[::12]]),
        *("/en/sources/", "/en/summits/hostile/", "/ar/summits/hostile/", "/en/terms/hostile-topic/"),
        *("/en/speakers/hostile-speaker/", "/en/summits/wic-2024/", "/ro/timeline/", "/en/terms/"),
        f"/en/correction/?page={quote(MARKUP[0])}",
    ]
    found = [what for path in public for what in watched(path)]

    curator = get_user_model().objects.create_superuser("curator", password="x")
    client.force_login(curator)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    desk = [
        *(reverse("admin:articles_article_change", args=[article.pk]) for article in articles[::80]),
        *(
            reverse(f"admin:articles_{name}_changelist")
            for name in ("capture", "removal", "proposal", "source", "term")
        ),
        *(f"{reverse('admin:articles_article_changelist')}?p={number}" for number in range(1, 3)),
    ]
    found += [what for path in desk for what in watched(path)]
    assert found == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>canary(1)</script>",
        "<img src=x onerror=canary(1)>",
        "<img src=//canary.invalid/x.png>",
        "<a href='javascript:canary(1)'>x</a>",
        "<p onclick=canary(1)>x</p>",
        "<iframe></iframe>",
        "<meta http-equiv=refresh content='9;url=/'>",
        "<a>\u202ecanary</a>",
        "<script>alert(1)</script>",
    ],
)
def test_the_watch_sees_what_it_is_there_to_see(page, watched, markup):
    body = f"<!doctype html><link rel=icon href=data:,><p>x {markup}"
    page.route("**/raw-page", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=body))
    assert watched("/raw-page") != []


def test_the_policy_alone_holds_raw_markup(page, live_server):
    """The second wall: the same markup unsanitised, under the policy of the rendering."""
    held, left = [], []
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
    page.add_init_script("window.canary = () => console.log('canary ran')")
    page.on("dialog", lambda dialog: left.append(dialog.message))
    page.on("console", lambda message: message.text == "canary ran" and left.append("ran"))
    # What the policy refuses never comes as far as here.
    page.route("**/*", lambda route: (left.append(route.request.url), route.abort()))
    page.route("**/raw-page", lambda route: route.fulfill(headers=headers, body=f"<!doctype html><p>x</p>{held[-1]}"))
    for payload in MARKUP:
        held.append(payload)
        page.goto(f"{live_server.url}/raw-page")
        assert left == [], payload
