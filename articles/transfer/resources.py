"""The columns of each noun's table. An import is tried whole before it is done, and done whole or not at all."""

from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource

from articles.export.csv_format import FORMULA, safe
from articles.models import (
    Appearance,
    Article,
    CoverageGap,
    Event,
    Label,
    Reference,
    Source,
    Speaker,
    Statement,
    Story,
    Term,
)
from articles.transfer.widgets import CellError, CitationWidget, KeyWidget

DATE = ["date_earliest", "date_latest", "date_time", "date_precision", "date_basis", "date_evidence"]
OWN_TABLES = [Term.Kind.EVENT, Term.Kind.SPEAKER]


class Rules:
    """What the Meta of every resource says."""

    clean_model_instances = True  # forms' rules and the constraints of the table, row by row
    use_transactions = True
    skip_unchanged = True
    report_skipped = True
    skip_html_diff = False


class NounResource(ModelResource):
    def export_field(self, field, instance, **kwargs):
        value = super().export_field(field, instance, **kwargs)
        return safe(value) if isinstance(value, str) else value

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        """As the library, whose own messages are in English only."""
        try:
            super().import_field(field, instance, row, is_m2m, **kwargs)
        except CellError:
            raise
        except (ValueError, ArithmeticError):
            raise CellError(_("“%(value)s” cannot be read here") % {"value": row.get(field.column_name)}) from None

    def before_import_row(self, row, **kwargs):
        """Takes off the apostrophe that export put before what a spreadsheet would run. An empty cell is ""."""
        for name, value in row.items():
            if value is None:
                row[name] = ""
            elif isinstance(value, str) and value.startswith("'") and value[1:].startswith(FORMULA):
                row[name] = value[1:]


def by_key(model, attribute: str, key: str) -> Field:
    return Field(attribute=attribute, column_name=attribute, widget=KeyWidget(model, key))


class TermResource(NounResource):
    broader = by_key(Term, "broader", "slug")

    class Meta(Rules):
        model = Term
        import_id_fields = ["slug"]
        fields = ["slug", "kind", "category", "broader", "wikidata", "note"]

    def filter_export(self, queryset, **kwargs):
        """Events and speakers, which the list of terms shows too, have tables of their own."""
        return queryset.exclude(kind__in=OWN_TABLES)

    def get_queryset(self):
        return super().get_queryset().exclude(kind__in=OWN_TABLES)


class SpeakerResource(NounResource):
    class Meta(Rules):
        model = Speaker
        import_id_fields = ["slug"]
        fields = ["slug", "birth_year", "wikidata", "note"]


class EventResource(NounResource):
    place = by_key(Term, "place", "slug")

    class Meta(Rules):
        model = Event
        import_id_fields = ["slug"]
        fields = [
            "slug", "series", "edition", "edition_official", *DATE, "opening", "place", "confirmed", "wikidata", "note",
        ]  # fmt: skip


class LabelResource(NounResource):
    term = by_key(Term, "term", "slug")
    citation = Field(attribute="citation", column_name="citation", widget=CitationWidget())

    class Meta(Rules):
        model = Label
        import_id_fields = ["term", "language", "text"]
        fields = ["term", "language", "text", "qualifier", "type", "status", "citation", "bridge", "link"]


class SourceResource(NounResource):
    class Meta(Rules):
        model = Source
        import_id_fields = ["slug"]
        fields = [
            "slug", "name", "name_language", "name_latin", "kind", "country", "language", "home_page", "hosts",
            "other_names",
        ]  # fmt: skip


class ReferenceResource(NounResource):
    class Meta(Rules):
        model = Reference
        import_id_fields = ["key"]
        fields = ["key", "title", "publisher", "address", "language", *DATE, "note"]


class StatementResource(NounResource):
    """`id` is empty for a new one."""

    subject = by_key(Term, "subject", "slug")
    term = by_key(Term, "term", "slug")
    citation = Field(attribute="citation", column_name="citation", widget=CitationWidget())

    class Meta(Rules):
        model = Statement
        fields = [
            "id", "subject", "attribute", "text", "language", "rendering", "comparator", "number", "unit", "term",
            *DATE, "confirmed", "citation",
        ]  # fmt: skip


class AppearanceResource(NounResource):
    """`id` is empty for a new one."""

    speaker = by_key(Speaker, "speaker", "slug")
    event = by_key(Event, "event", "slug")
    citation = Field(attribute="citation", column_name="citation", widget=CitationWidget())

    class Meta(Rules):
        model = Appearance
        fields = ["id", "speaker", "event", "role", "citation"]


class GapResource(NounResource):
    event = by_key(Event, "event", "slug")

    class Meta(Rules):
        model = CoverageGap
        import_id_fields = ["event", "language"]
        fields = ["event", "language", "searched", "note"]


class StoryResource(NounResource):
    class Meta(Rules):
        model = Story
        import_id_fields = ["slug"]
        fields = ["slug", "note"]


class ArticleResource(NounResource):
    """The description of articles without their text. `state` only goes out: publishing is done at the desk, by those
    who may. A row without `public_id` is a new draft.
    """

    source = by_key(Source, "source", "slug")
    event = by_key(Event, "event", "slug")
    story = by_key(Story, "story", "slug")
    state = Field(attribute="state", column_name="state", readonly=True)

    class Meta(Rules):
        model = Article
        import_id_fields = ["public_id"]
        fields = [
            "public_id", "kind", "language", "title", "title_devised", "abstract", "byline", "source", "address",
            "part", *DATE, "event", "no_event_reason", "story", "display", "state",
        ]  # fmt: skip

    def before_import_row(self, row, **kwargs):
        super().before_import_row(row, **kwargs)
        if not row.get("public_id"):
            row["public_id"] = Article._meta.get_field("public_id").get_default()
        if not row.get("part"):
            row["part"] = "1"
