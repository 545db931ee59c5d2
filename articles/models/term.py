"""The authority: terms, their names in five languages, and the flags that say what a name may be used for."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.languages import BY_PREFIX, CHOICES, fallbacks


class TermQuerySet(models.QuerySet):
    def of_kind(self, kind: str):
        return self.filter(kind=kind)

    def with_labels(self):
        """Labels fetched in one query, for `Term.name_in` and lists."""
        return self.prefetch_related("labels")


class Term(models.Model):
    """One thing the archive speaks of. Events and speakers are terms with more fields."""

    class Kind(models.TextChoices):
        EVENT = "event", _("event")
        SPEAKER = "speaker", _("person")
        PLACE = "place", _("place")
        ORGANISATION = "organisation", _("organisation")
        TOPIC = "topic", _("topic")

    class Category(models.TextChoices):
        ORGANISER = "organiser", _("organiser")
        GOVERNMENT = "government", _("government body")
        PARTY = "party", _("party body")
        INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
        INTERNET = "internet", _("internet body")
        INDUSTRY = "industry", _("industry body")
        COMPANY = "company", _("company")
        RESEARCH = "research", _("research institute")
        MEDIA = "media", _("media organisation")

    slug = models.SlugField(
        _("identifier"), max_length=80, unique=True, help_text=_("Permanent: part of the page's address.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    broader = models.ForeignKey(
        "self", models.SET_NULL, verbose_name=_("broader term"), null=True, blank=True, related_name="narrower"
    )
    category = models.CharField(_("kind of organisation"), max_length=17, choices=Category, blank=True)
    wikidata = models.CharField(_("Wikidata item"), max_length=20, blank=True)
    note = models.TextField(_("curators' note"), blank=True)
    history = HistoricalRecords(inherit=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["kind", "slug"]
        constraints = [
            models.CheckConstraint(
                name="term_not_its_own_broader",
                condition=Q(broader__isnull=True) | ~Q(broader=models.F("id")),
                violation_error_message=_("A term cannot be broader than itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_in()[0]

    def get_absolute_url(self) -> str:
        route = {self.Kind.EVENT: "summit", self.Kind.SPEAKER: "speaker"}.get(self.kind, "term")
        return reverse(route, args=[self.slug])

    def name_in(self, code: str | None = None) -> tuple[str, str]:
        """The preferred name and its language: in `code` (default: the interface's), else in the nearest one."""
        if code is None:
            prefix = get_language() or "en"
            code = BY_PREFIX[prefix].code if prefix in BY_PREFIX else "en"
        preferred = {label.language: label.text for label in self.labels.all() if label.type == Label.Type.PREFERRED}
        for language in fallbacks(code):
            if language in preferred:
                return preferred[language], language
        return self.slug, "en"


class LabelQuerySet(models.QuerySet):
    def bridging(self):
        """True equivalents, by which search may expand a query."""
        return self.filter(bridge=True)

    def linking(self):
        """Names specific enough to recognise a mention by."""
        return self.filter(link=True)


class Label(models.Model):
    """One name of one term in one language."""

    class Type(models.TextChoices):
        PREFERRED = "preferred", _("preferred")
        VARIANT = "variant", _("variant")
        HIDDEN = "hidden", _("hidden (misspelling)")

    class Status(models.TextChoices):
        VERIFIED = "verified", _("read in the cited source")
        PRESS = "press", _("in press use")
        GENERAL = "general", _("general knowledge")
        CONVERTED = "converted", _("converted from the other Chinese script")
        RENDERING = "rendering", _("our rendering")

    term = models.ForeignKey(Term, models.CASCADE, verbose_name=_("term"), related_name="labels")
    language = models.CharField(_("language"), max_length=7, choices=CHOICES)
    text = models.CharField(_("text"), max_length=300)
    qualifier = models.CharField(
        _("qualifier"), max_length=60, blank=True, help_text=_("Tells namesakes apart; not part of the name.")
    )
    type = models.CharField(_("type"), max_length=9, choices=Type, default=Type.VARIANT)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.GENERAL)
    citation = models.ForeignKey(
        "articles.Citation", models.SET_NULL, verbose_name=_("citation"), null=True, blank=True, related_name="labels"
    )
    bridge = models.BooleanField(_("bridge"), default=False, help_text=_("A true equivalent: search may expand by it."))
    link = models.BooleanField(_("link"), default=False, help_text=_("Specific enough to recognise a mention by."))
    history = HistoricalRecords()

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["language", "type", "text"]
        constraints = [
            models.UniqueConstraint(fields=["term", "language", "text"], name="label_once_a_term"),
            models.UniqueConstraint(
                fields=["term", "language"],
                condition=Q(type="preferred"),
                name="label_one_preferred",
                violation_error_message=_("The term has a preferred label in this language already."),
            ),
            models.CheckConstraint(
                name="label_verified_has_citation",
                condition=~Q(status="verified") | Q(citation__isnull=False),
                violation_error_message=_("A verified label names the source it was read in."),
            ),
            models.CheckConstraint(
                name="label_hidden_never_bridges",
                condition=~Q(type="hidden", bridge=True),
                violation_error_message=_("A misspelling is no equivalent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.qualifier})" if self.qualifier else self.text


class FormerSlug(models.Model):
    """The identifier of a term that was merged into another: its address redirects for ever."""

    slug = models.SlugField(_("identifier"), max_length=80, unique=True)
    term = models.ForeignKey(Term, models.CASCADE, verbose_name=_("term"), related_name="former_slugs")

    class Meta:
        verbose_name = _("former identifier")
        verbose_name_plural = _("former identifiers")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
