"""The authority out as SKOS and in again."""

import pytest
from django.core.management import CommandError, call_command
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from articles.authority.skos_read import SkosError, import_authority, parse
from articles.authority.skos_write import authority_graph, json_ld, turtle
from articles.models import Label, Reference, Term
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority():
    nature = factories.term(slug="nature", names={"en": "nature"})
    water = factories.term(
        slug="water", names={"en": "water", "ro": "apă", "ar": "ماء"}, broader=nature, note="wet", wikidata="Q283"
    )
    cited = factories.citation(reference=factories.reference(key="book", publisher="Press"), locator="p. 3")
    factories.label(water, "zh-Hans", "水", status="verified", citation=cited)
    factories.label(water, "en", "aqua", type="variant", bridge=False, qualifier="in recipes")
    factories.label(water, "en", "watre", type="hidden", bridge=False, link=False)
    factories.event({"en": "Meeting"}, slug="meeting", place=factories.term("place", slug="town", names={"en": "Town"}))
    factories.speaker({"en": "One"}, slug="one", birth_year=1960)


@pytest.mark.parametrize(("write", "form"), [(turtle, "turtle"), (json_ld, "json-ld")])
def test_importing_what_was_exported_changes_nothing(authority, write, form):
    text = write(authority_graph())
    outcome = import_authority(parse(text, form))
    assert (outcome.created, outcome.changed, outcome.deleted) == (0, 0, 0)
    assert write(authority_graph()) == text


@pytest.mark.parametrize(("write", "form"), [(turtle, "turtle"), (json_ld, "json-ld")])
def test_an_empty_archive_gets_the_same_authority(authority, write, form):
    text = write(authority_graph())
    Term.objects.all().delete()
    Label.objects.all().delete()
    import_authority(parse(text, form))
    assert write(authority_graph()) == text
    water = Term.objects.get(slug="water")
    assert (water.broader.slug, water.note, water.wikidata) == ("nature", "wet", "Q283")
    label = water.labels.get(text="水")
    assert (label.citation.reference.key, label.citation.locator, label.status) == ("book", "p. 3", "verified")


def test_the_turtle_has_one_concept_a_term_and_plain_skos_labels(authority):
    graph = Graph().parse(data=turtle(authority_graph()), format="turtle")
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == Term.objects.count() == 5
    water = next(node for node in concepts if str(node).endswith("/water"))
    assert {(str(text), text.language) for text in graph.objects(water, SKOS.prefLabel)} == {
        ("water", "en"), ("apă", "ro"), ("ماء", "ar"), ("水", "zh-Hans"),
    }  # fmt: skip
    assert [str(text) for text in graph.objects(water, SKOS.hiddenLabel)] == ["watre"]


def test_a_changed_file_changes_just_that(authority):
    text = turtle(authority_graph()).replace('"apă"@ro', '"apa"@ro')
    outcome = import_authority(parse(text, "turtle"))
    assert (outcome.created, outcome.changed, outcome.deleted) == (1, 0, 1)
    assert Term.objects.get(slug="water").name_in("ro") == ("apa", "ro")


def test_two_labels_may_change_rank_in_one_file(authority):
    text = turtle(authority_graph())
    swapped = text.replace('"aqua"@en', '"_"@en').replace('"water"@en', '"aqua"@en').replace('"_"@en', '"water"@en')
    import_authority(parse(swapped, "turtle"))
    assert Term.objects.get(slug="water").name_in("en") == ("aqua", "en")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"ماء"@ar', '"ماء"@fa', "language fa"),
        ('wic:status "general"', 'wic:status "certain"', "certain"),
        ('skos:notation "water"', 'skos:notation "Wasser und Wein"', "Wasser und Wein"),
        ('wic:kind "place"', 'wic:kind "thing"', "thing"),
        ('wic:kind "speaker"', 'wic:kind "topic"', "is a topic in the file and a speaker here"),
    ],
)
def test_a_fault_is_named_and_nothing_is_taken(authority, old, new, fault):
    text = turtle(authority_graph())
    assert old in text
    changed = text.replace(old, new).replace('"apă"@ro', '"apa"@ro')
    with pytest.raises(SkosError, match=fault):
        import_authority(parse(changed, "turtle"))
    assert turtle(authority_graph()) == text


def test_broken_syntax_is_named_with_its_line():
    with pytest.raises(SkosError, match="line 2"):
        parse('@prefix a: <http://a/> .\na:b a:c "open\n.', "turtle")
    with pytest.raises(SkosError, match="line 3"):
        parse('[\n{"@id": "a"},\n{', "json-ld")
    with pytest.raises(SkosError, match="no skos:Concept"):
        import_authority(parse("", "turtle"))


def test_the_commands_write_and_read_files(authority, tmp_path, capsys):
    path = tmp_path / "authority.ttl"
    call_command("export_authority", str(path))
    call_command("import_authority", str(path))
    assert "5 terms read: 0 created, 0 changed, 0 deleted" in capsys.readouterr().out
    call_command("export_authority")
    assert capsys.readouterr().out == path.read_text(encoding="utf-8")
    for bad in (tmp_path / "missing.ttl", tmp_path):
        with pytest.raises(CommandError):
            call_command("import_authority", str(bad))
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(CommandError, match="nothing imported: line 1"):
        call_command("import_authority", str(path))
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("import_authority", str(path))
    assert Reference.objects.filter(key="book").count() == 1
