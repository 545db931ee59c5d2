"""What readers may ask of lists."""

from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles.interface import locale
from articles.languages import LANGUAGES
from articles.matrix import UNKNOWN
from articles.models import Article, Event, Source, Term
from articles.queries import preferred_names, years_of_publication
from articles.wording import source_in_words

ANY = ("", _("Any"))
# What coverage counts: articles and records of the press together.
PRESS_ITEMS = ("items", _("press items, with or without text"))


class ArticleFilters(forms.Form):
    """Narrows a list of articles. A filter offers only values that exist; any other is an error with a message."""

    language = forms.ChoiceField(label=_("Language"), required=False)
    event = forms.ChoiceField(label=_("Event"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[ANY, PRESS_ITEMS, *Article.Kind.choices])
    year = forms.ChoiceField(label=_("Published in"), required=False)
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), required=False, choices=[ANY, *Source.Kind.choices, (UNKNOWN, _("source not known"))]
    )
    term = forms.SlugField(label=_("Naming"), required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data, label_suffix="")
        names = locale().languages
        events = Event.objects.latest_first().prefetch_related(preferred_names())
        sources = Source.objects.filter(articles__state=Article.State.PUBLISHED).distinct().order_by("name")
        choices = {
            "language": [(language.code, names[language.code.replace("-", "_")]) for language in LANGUAGES],
            "event": [(event.slug, event.name_in()[0]) for event in events],
            "source": [(source.slug, source_in_words(source)) for source in sources],
            "year": [(str(year), year) for year in years_of_publication()],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [ANY, *offered]

    def clean_term(self) -> Term | None:
        slug = self.cleaned_data["term"]
        if not slug:
            return None
        term = Term.objects.filter(slug=slug).prefetch_related(preferred_names()).first()
        if term is None:
            raise forms.ValidationError(_("The archive knows no such person, topic, place or organisation."))
        return term

    def narrow(self, articles: QuerySet) -> QuerySet:
        """The articles that meet every filter; the form must be valid."""
        lookups = {"language": "language", "event": "event__slug", "source": "source__slug", "kind": "kind"}
        given = {name: value for name, value in self.cleaned_data.items() if value}
        if given.get("kind") == PRESS_ITEMS[0]:
            articles = articles.press()
            del given["kind"]
        articles = articles.filter(**{lookups[name]: value for name, value in given.items() if name in lookups})
        if year := given.get("year"):
            articles = articles.published_in(year)
        if source_kind := given.get("source_kind"):
            articles = articles.filter(**{"source": None} if source_kind == UNKNOWN else {"source__kind": source_kind})
        if term := given.get("term"):
            articles = articles.filter(mentions__term=term)
        return articles

    def shown(self, name: str, given: str) -> str:
        """A given value as a reader knows it; as given where the filter does not offer it."""
        if name == "term":
            term = self.cleaned_data.get("term")
            return term.name_in()[0] if term else given
        return str(dict(self.fields[name].choices).get(given, given))

    def canonical_query(self, page: str | None) -> str:
        """`?language=ro&page=2`: what was asked, in the order of the fields; empty where nothing was or it is wrong."""
        if not self.is_valid():
            return ""
        given = [(name, self.data.get(name)) for name in self.fields if self.cleaned_data[name]]
        query = urlencode([*given, *([("page", page)] if page else [])])
        return f"?{query}" if query else ""


class TimelineFilters(forms.Form):
    """Narrows the timeline to a span of years and to kinds of event; only what exists is offered."""

    first = forms.ChoiceField(label=_("From the year"), required=False)
    last = forms.ChoiceField(label=_("To the year"), required=False)
    kind = forms.MultipleChoiceField(label=_("Kind of event"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data):
        super().__init__(data, label_suffix="")
        held = list(Event.objects.order_by().values_list("date_earliest__year", "series").distinct())
        years = [(str(year), year) for year in sorted({year for year, _series in held})]
        present = {series for _year, series in held}
        self.fields["first"].choices = self.fields["last"].choices = [ANY, *years]
        self.fields["kind"].choices = [choice for choice in Event.Series.choices if choice[0] in present]

    def clean(self) -> dict:
        given = super().clean()
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            raise forms.ValidationError(_("The first year lies after the last."))
        return given

    def narrow(self, events: QuerySet) -> QuerySet:
        """The events that meet every filter; the form must be valid."""
        given = self.cleaned_data
        if given["first"]:
            events = events.filter(date_earliest__year__gte=given["first"])
        if given["last"]:
            events = events.filter(date_earliest__year__lte=given["last"])
        if given["kind"]:
            events = events.filter(series__in=given["kind"])
        return events
