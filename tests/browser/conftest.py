"""A real browser on a live server. Debian's Chromium: Playwright's own download is not used."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARTEFACTS = settings.BASE_DIR / "artefacts"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Browser tests last: Playwright leaves its event loop in the thread, and Django then refuses it the database."""
    others = [item for item in items if not item.get_closest_marker("browser")]
    browser = [item for item in items if item.get_closest_marker("browser")]
    if os.environ.get("WIC_NO_BROWSER") == "1" and browser:
        config.hook.pytest_deselected(items=browser)
        browser = []
    items[:] = others + browser


@pytest.fixture(scope="session", autouse=True)
def allow_database_beside_event_loop(django_db_setup):
    """Asks for the database first, so that it is taken down last, after Playwright's loop."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        pytest.fail("No Chromium found (Debian: apt install chromium). WIC_NO_BROWSER=1 leaves these tests out.")
    # Chromium's sandbox refuses to run as root, as in a container.
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": sandbox}


@pytest.fixture
def complaints(page, live_server):
    """What the browser complained of: errors, refusals of the security policy, requests to other hosts."""
    found: list[str] = []
    host = urlsplit(live_server.url).netloc

    def see_request(request):
        if urlsplit(request.url).netloc not in {host, ""}:
            found.append(f"asked another host: {request.url}")

    def see_answer(answer):
        if answer.status >= 400:
            found.append(f"{answer.status}: {answer.url}")

    page.on("console", lambda message: message.type in {"error", "warning"} and found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", see_request)
    page.on("response", see_answer)
    return found


@pytest.fixture
def picture(page):
    """Keeps a picture of the whole page in artefacts/, to be looked at."""

    def picture(name: str) -> Path:
        ARTEFACTS.mkdir(exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return picture
