"""Names of terms in the reader's language, titles and addresses of articles."""

import pytest
from django.utils import translation

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("interface", "name"),
    [("ro", ("apă", "ro")), ("zh-hant", ("水", "zh-Hans")), ("ar", ("water", "en")), ("en", ("water", "en"))],
)
def test_a_term_is_named_in_the_nearest_language(interface, name):
    term = factories.term(names={"en": "water", "ro": "apă", "zh-Hans": "水"})
    with translation.override(interface):
        assert term.name_in() == name


def test_a_term_without_a_label_shows_its_identifier():
    assert factories.term(slug="nameless").name_in("ro") == ("nameless", "en")


def test_variants_are_no_names():
    term = factories.term()
    factories.label(term, "en", "aqua", type="variant")
    assert term.name_in("en") == (term.slug, "en")


def test_a_devised_title_stands_in_brackets():
    assert factories.article(title="Report", title_devised=True).shown_title == "[Report]"
    assert factories.article(title="Report").shown_title == "Report"


@pytest.mark.parametrize(
    ("display", "kind", "shown"),
    [("full", "press", ["One.", "Two."]), ("excerpt", "press", ["One."]), ("record", "press", [])],
)
def test_the_right_to_display_limits_the_text(display, kind, shown):
    assert factories.article(body="One.\n\nTwo.", display=display, kind=kind).shown_paragraphs == shown


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Wuzhen, a town", "wuzhen-a-town"), ("烏鎮峰會", "烏鎮峰會"), ("قمة ووتشن", "قمة-ووتشن"), ("?!", "-")],
)
def test_the_slug_keeps_the_titles_script(title, slug):
    assert factories.article(title=title).title_slug() == slug
