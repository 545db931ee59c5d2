"""Each planted fault is named; a sound authority passes."""

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from articles.authority.check import Authority, Fault, Name, faults
from articles.authority.sources import from_database
from tests import factories

WATER = {"en": "water", "ro": "apă", "ar": "ماء", "zh-Hans": "水网", "zh-Hant": "水網"}


def names(term: str, texts: dict[str, str], **fields) -> tuple[Name, ...]:
    return tuple(Name(term, language, text, "preferred", **fields) for language, text in texts.items())


SOUND = Authority(
    terms=frozenset({"water"}),
    names=names("water", WATER, bridge=True),
    facts=(("water is wet", True),),
    articles=(("On water", "meeting"), ("On nothing", "general")),
)


def with_names(*more: Name) -> Authority:
    return replace(SOUND, terms=SOUND.terms | {name.term for name in more}, names=SOUND.names + more)


def test_a_sound_authority_has_no_fault():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("authority", "fault"),
    [
        (replace(SOUND, names=SOUND.names[1:]), Fault("no preferred label", "water in en")),
        (with_names(Name("water", "ro", "apa", "preferred")), Fault("two preferred labels", "water in ro")),
        (
            with_names(*names("rain", WATER | {"en": "rain", "ar": "مطر", "zh-Hans": "雨", "zh-Hant": "雨"})),
            Fault("preferred label of two terms", "apă (ro): rain, water"),
        ),
        (replace(SOUND, facts=(("dry", False),)), Fault("fact without a source", "dry")),
        (replace(SOUND, articles=(("On air", ""),)), Fault("article without event or reason", "On air")),
        (replace(SOUND, terms=frozenset()), Fault("label of no term", "water")),
    ],
)
def test_each_fault_is_named(authority, fault):
    assert fault in faults(authority)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("ro", "spaţiu", "ţ"),
        ("ro", "Şosea", "Ş"),
        ("ar", "شبكة Wifi", "Wifi"),
        ("ar", "水", "水"),
        ("zh-Hant", "水网", "网"),
        ("zh-Hant", "用户", "户"),
        ("zh-Hans", "水網", "網"),
        ("en", "水", "水"),
    ],
)
def test_letters_of_another_script_are_named(language, text, wrong):
    authority = with_names(Name("water", language, text, "variant"))
    assert [str(fault) for fault in faults(authority)] == [
        f"letters of another script: {text} (water, {language}): {wrong}"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ro", "spațiu"),
        ("zh-Hant", "雲端"),
        ("zh-Hant", "子曰詩云"),
        ("zh-Hant", "台灣"),
        ("zh-Hans", "乾坤"),
        ("ar", "شبكة 5"),
    ],
)
def test_letters_at_home_in_a_script_are_let_through(language, text):
    assert faults(with_names(Name("water", language, text, "variant"))) == []


def test_a_brand_may_stay_in_latin_letters_where_english_has_it():
    brand = (Name("water", "en", "ACME water", "variant"), Name("water", "ar", "مياه ACME", "variant"))
    assert faults(with_names(*brand)) == []


def test_a_bridge_into_another_term_is_named_unless_it_was_judged():
    rain = names("rain", {"en": "rain", "ro": "ploaie", "ar": "مطر", "zh-Hans": "雨", "zh-Hant": "雨"})
    colliding = with_names(*rain, Name("rain", "en", "Water", "variant", bridge=False))
    fault = Fault("bridging label of two terms", "water (en): rain, water")
    assert faults(colliding) == [fault]
    assert faults(replace(colliding, judged=frozenset({("en", "water")}))) == []


@pytest.mark.django_db
def test_the_command_counts_and_names_the_faults_of_the_database(capsys):
    term = factories.term(slug="water", names=WATER)
    call_command("check_authority")
    assert "1 terms, 5 labels" in capsys.readouterr().out
    term.labels.filter(language="ro").delete()
    factories.article(title="On nothing")
    with pytest.raises(CommandError, match="2 faults"):
        call_command("check_authority")
    errors = capsys.readouterr().err
    assert "no preferred label: water in ro" in errors
    assert "article without event or reason: On nothing" in errors


@pytest.mark.django_db
def test_the_database_gives_the_values_that_are_judged(tmp_path):
    factories.term(slug="water", names={"en": "water"})
    judged = tmp_path / "judged.jsonl"
    judged.write_text('{"language": "en", "text": "water", "why": "both"}\n', encoding="utf-8")
    authority = from_database(judged)
    assert authority.names == (Name("water", "en", "water", "preferred", bridge=True),)
    assert authority.judged == {("en", "water")}
