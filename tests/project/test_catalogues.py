"""Message catalogues: what is extracted, kept, compiled, and called unfinished."""

from gettext import c2py
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import trans_real

from articles.languages import BY_CODE, LANGUAGES
from wic_portal import catalogues
from wic_portal.catalogues import (
    PLURALS,
    compile_catalogue,
    extract,
    general_forms,
    is_compiled,
    po_path,
    problems,
    read,
    update,
)

ROMANIAN, ARABIC, ENGLISH, SIMPLIFIED = (BY_CODE[code] for code in ("ro", "ar", "en", "zh-Hans"))

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext
TITLE = _("Title")
MAY = pgettext("month", "May")


def count(n):
    # Translators: shown above a list
    return ngettext("%(n)s hit", "%(n)s hits", n) % {"n": n}
"""
TEMPLATE = """
  <p>{% translate "Title" %}</p>
    {% blocktranslate count n=hits|length trimmed %}
      One <b>{{ n }}</b> page
    {% plural %}
      <b>{{ n }}</b> pages
    {% endblocktranslate %}
 <a title="{% translate 'Half: 50%' %}">{{ _("Next") }}</a>
"""


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "articles" / "migrations").mkdir(parents=True)
    (tmp_path / "articles" / "words.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "articles" / "migrations" / "0001.py").write_text('_("never")', encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def translate(path: Path, **translations: str | tuple) -> None:
    """Writes translations into a catalogue by the first word of their source."""
    text = path.read_text(encoding="utf-8")
    for word, translation in translations.items():
        forms = [translation] if isinstance(translation, str) else translation
        head, tail = text.split(f'msgid "{word}', 1)
        if isinstance(translation, str):
            tail = tail.replace('msgstr ""', f'msgstr "{translation}"', 1)
        for place, form in enumerate(forms if not isinstance(translation, str) else []):
            tail = tail.replace(f'msgstr[{place}] ""', f'msgstr[{place}] "{form}"', 1)
        text = f'{head}msgid "{word}{tail}'
    path.write_text(text, encoding="utf-8")


def test_strings_of_python_and_templates_are_found_with_their_files(project):
    found = {
        (message.id, message.context): [name for name, _line in message.locations]
        for message in extract(project)
        if message.id
    }
    assert found == {
        ("Title", None): ["articles/words.py", "templates/page.html"],
        ("May", "month"): ["articles/words.py"],
        (("%(n)s hit", "%(n)s hits"), None): ["articles/words.py"],
        (("One <b>%(n)s</b> page", "<b>%(n)s</b> pages"), None): ["templates/page.html"],
        ("Half: 50%%", None): ["templates/page.html"],
        ("Next", None): ["templates/page.html"],
    }


def test_a_catalogue_is_sorted_without_lines_dates_and_tools(project, tmp_path):
    text = update(ROMANIAN, extract(project), tmp_path / "locale").read_text(encoding="utf-8")
    assert text.startswith(
        "# The interface in Romanian. Strings come from `make messages`; translations are written by hand.\n"
        'msgid ""\nmsgstr ""\n"Language: ro\\n"\n'
    )
    assert "#: articles/words.py templates/page.html\n" in text
    assert "#. Translators: shown above a list\n" in text
    assert not any(word in text for word in ("Date", "Generated", "Babel", "py:"))
    ids = [line for line in text.splitlines() if line.startswith("msgid ")][1:]
    assert ids == sorted(ids)


def test_an_update_without_new_strings_changes_no_byte(project, tmp_path):
    template, locale = extract(project), tmp_path / "locale"
    path = update(ROMANIAN, template, locale)
    translate(path, Title="Titlu")
    before = path.read_bytes()
    update(ROMANIAN, template, locale)
    assert path.read_bytes() == before


def test_an_update_keeps_translations_and_drops_what_is_gone(project, tmp_path):
    locale = tmp_path / "locale"
    path = update(ROMANIAN, extract(project), locale)
    translate(path, Title="Titlu", Next="Înainte")
    (project / "templates" / "page.html").write_text("{% translate 'Title' %}{% translate 'Titles' %}")
    update(ROMANIAN, extract(project), locale)
    catalogue = read(path)
    assert catalogue.get("Title").string == "Titlu"
    assert catalogue.get("Titles").string == ""
    assert catalogue.get("Next") is None
    assert "Înainte" not in path.read_text(encoding="utf-8")


def test_a_string_that_gains_a_plural_is_new(project, tmp_path):
    locale = tmp_path / "locale"
    path = update(ROMANIAN, extract(project), locale)
    translate(path, Title="Titlu")
    (project / "articles" / "words.py").write_text('ngettext("Title", "Titles", 2)')
    (project / "templates" / "page.html").write_text("")
    update(ROMANIAN, extract(project), locale)
    assert read(path).get("Title").string == ("", "", "")


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 11: 4, 99: 4, 100: 5, 102: 5, 103: 3, 111: 4}),
        ("ro", {0: 1, 1: 0, 2: 1, 19: 1, 20: 2, 100: 2, 101: 1, 119: 1, 120: 2}),
        ("zh-Hans", {0: 0, 1: 0, 2: 0}),
        ("zh-Hant", {0: 0, 1: 0, 2: 0}),
        ("en", {0: 1, 1: 0, 2: 1}),
    ],
)
def test_plural_forms(code, forms):
    form = c2py(PLURALS[code].partition("plural=")[2].rstrip(";"))
    assert {number: form(number) for number in forms} == forms


def test_only_a_form_of_one_number_may_say_it_in_words():
    assert {code: general_forms(rule) for code, rule in PLURALS.items()} == {
        "ar": {3, 4, 5},
        "ro": {1, 2},
        "zh-Hans": {0},
        "zh-Hant": {0},
        "en": {1},
    }


def test_every_language_has_its_number_of_forms(project, tmp_path):
    for language, count in ((ARABIC, 6), (ROMANIAN, 3), (SIMPLIFIED, 1), (ENGLISH, 2)):
        text = update(language, extract(project), tmp_path / "locale").read_text(encoding="utf-8")
        assert f"nplurals={count};" in text
        assert f"msgstr[{count - 1}]" in text and f"msgstr[{count}]" not in text


def test_django_reads_what_is_compiled(project, tmp_path, settings):
    locale = tmp_path / "locale"
    path = update(ROMANIAN, extract(project), locale)
    translate(path, Title="Titlu încercat", **{"%(n)s hit": ("un rezultat", "%(n)s rezultate", "%(n)s de rezultate")})
    assert compile_catalogue(path) is True
    assert is_compiled(path)
    assert compile_catalogue(path) is False
    settings.LOCALE_PATHS = [locale]
    texts = trans_real.DjangoTranslation("ro")
    assert texts.gettext("Title") == "Titlu încercat"
    assert [texts.ngettext("%(n)s hit", "%(n)s hits", n) for n in (1, 2, 20)] == [
        "un rezultat",
        "%(n)s rezultate",
        "%(n)s de rezultate",
    ]


def test_nothing_is_missing_in_english_and_all_in_a_new_language(project, tmp_path):
    template, locale = extract(project), tmp_path / "locale"
    for language in (ENGLISH, ARABIC):
        update(language, template, locale)
    assert problems(ENGLISH, template, locale) == []
    assert "untranslated: '%(n)s hit' (articles/words.py)" in problems(ARABIC, template, locale)
    assert len(problems(ARABIC, template, locale)) == 6


def test_a_missing_catalogue_and_a_missing_string_are_named(project, tmp_path):
    locale = tmp_path / "locale"
    assert problems(ROMANIAN, extract(project), locale) == [f"no catalogue django.po in {locale}/ro/LC_MESSAGES"]
    update(ROMANIAN, extract(project), locale)
    (project / "templates" / "new.html").write_text("{% translate 'Added' %}")
    assert "not in the catalogue; run make messages: 'Added' (templates/new.html)" in problems(
        ROMANIAN, extract(project), locale
    )


def faults(project, tmp_path, **translations) -> list[str]:
    """The problems of those strings of a Romanian catalogue that were translated."""
    template, locale = extract(project), tmp_path / "locale"
    path = update(ROMANIAN, template, locale)
    translate(path, **translations)
    return [line for line in problems(ROMANIAN, template, locale) if not line.startswith("untranslated")]


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (("un rezultat", "%(n)s rezultate", "%(n)s de rezultate"), None),
        (("un rezultat", "%(n)s rezultate", "de rezultate"), "lost placeholder %(n)s"),
        (("un rezultat", "rezultate", "%(n)s de rezultate"), "lost placeholder %(n)s"),
        (("un rezultat", "%(m)s rezultate", "%(n)s de rezultate"), "unknown placeholder %(m)s"),
        (("un rezultat", "100% din %(n)s", "%(n)s de rezultate"), "a lone % (write %%)"),
        (("<i>un</i> rezultat", "%(n)s rezultate", "%(n)s de rezultate"), "other tags than the source"),
    ],
)
def test_a_plural_that_would_break_a_page_is_named(project, tmp_path, forms, fault):
    found = faults(project, tmp_path, **{"%(n)s hit": forms})
    assert found == ([f"{fault}: '%(n)s hit' (articles/words.py)"] if fault else [])


def test_a_plural_with_a_form_missing_is_untranslated(project, tmp_path):
    template, locale = extract(project), tmp_path / "locale"
    translate(update(ROMANIAN, template, locale), **{"%(n)s hit": ("un rezultat", "%(n)s rezultate", "")})
    assert "untranslated: '%(n)s hit' (articles/words.py)" in problems(ROMANIAN, template, locale)


def test_tags_have_to_stay(project, tmp_path):
    forms = ("O <b>%(n)s</b> pagină", "<b>%(n)s</b> pagini", "<b>%(n)s</b> de pagini")
    assert faults(project, tmp_path, **{"One <b>": forms}) == []


def test_a_fuzzy_entry_stays_fuzzy_is_named_and_not_shown(project, tmp_path, settings):
    template, locale = extract(project), tmp_path / "locale"
    path = update(ROMANIAN, template, locale)
    translate(path, Title="Titlu?")
    marked = path.read_text(encoding="utf-8").replace('msgid "Title"', '#, fuzzy\nmsgid "Title"')
    path.write_text(marked, encoding="utf-8")
    update(ROMANIAN, template, locale)
    assert "fuzzy: 'Title' (articles/words.py, templates/page.html)" in problems(ROMANIAN, template, locale)
    compile_catalogue(path)
    settings.LOCALE_PATHS = [locale]
    assert trans_real.DjangoTranslation("ro").gettext("Title") != "Titlu?"


def test_the_command_updates_compiles_and_checks(project, tmp_path, monkeypatch, capsys):
    locale = tmp_path / "locale"
    monkeypatch.setattr(catalogues, "LOCALE", locale)
    monkeypatch.setattr(catalogues, "ROOT", project)
    call_command("messages", update=True, compile=True)
    for language in LANGUAGES:
        assert is_compiled(po_path(language))
    with pytest.raises(CommandError, match="24 strings need work"):
        call_command("messages", check=True)
    assert "ar: untranslated: 'Next' (templates/page.html)\n" in capsys.readouterr().out


def test_the_command_asks_what_to_do():
    with pytest.raises(CommandError, match="say what to do"):
        call_command("messages")
