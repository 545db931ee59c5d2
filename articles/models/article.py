"""Articles: what the press wrote, what is known of it without its text, and the digests written for this archive."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.addresses import canonical
from articles.languages import CHOICES, direction
from articles.models.canonical import CanonicalField, CanonicalQuerySet, left_behind
from articles.models.dates import Dated
from articles.models.event import Event
from articles.models.source import Source
from articles.models.term import Label, Term

# Crockford's alphabet: no I, L, O, U, so that an id read aloud or copied by hand stays right.
ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_public_id() -> str:
    """Eight random characters, 40 bits; the unique constraint catches the rest."""
    return "".join(secrets.choice(ID_ALPHABET) for _place in range(8))


class Story(models.Model):
    """Versions of one report across languages and outlets."""

    slug = models.SlugField(_("identifier"), max_length=80, unique=True)
    note = models.CharField(_("curators' note"), max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


class ArticleQuerySet(CanonicalQuerySet):
    def published(self):
        """What the public may see. Every public read starts here."""
        return self.filter(state=Article.State.PUBLISHED)

    def press(self):
        """Press items, with or without text; digests are counted apart."""
        return self.exclude(kind=Article.Kind.DIGEST)

    def digests(self):
        return self.filter(kind=Article.Kind.DIGEST)

    def in_language(self, *codes: str):
        return self.filter(language__in=codes)

    def at_address(self, *addresses: str):
        """In any state, with one of the addresses by the one rule of `articles.addresses`; none for no address."""
        return self.filter(canonical_address__in={canonical(address) for address in addresses} - {""})

    def published_in(self, year: int):
        """Surely of that year: a date that may lie in either of two years is in neither."""
        return self.filter(date_earliest__year=year, date_latest__year=year)

    def newest_first(self):
        """By publication; undated last, ties by id so that pages are stable."""
        return self.order_by(models.F("date_latest").desc(nulls_last=True), "-pk")

    def for_lists(self):
        """With what a line in a list shows, in a fixed number of queries."""
        names = Label.objects.filter(type=Label.Type.PREFERRED)
        return self.select_related("source", "event").prefetch_related(models.Prefetch("event__labels", names))


class WithRows(models.Model):
    """A version of an article holds what hangs on it in rows of its own; null where nobody has recorded that."""

    rows = models.JSONField(null=True, editable=False)  # articles.rows

    class Meta:
        abstract = True


class Article(Dated):
    """The body is plain text, one paragraph a line; markup never passes `ingest.sanitise`."""

    class Kind(models.TextChoices):
        PRESS = "press", _("press article")
        RECORD = "record", _("press record without text")
        DIGEST = "digest", _("digest written for this archive")

    class Display(models.TextChoices):
        FULL = "full", _("full text")
        EXCERPT = "excerpt", _("excerpt")
        RECORD = "record", _("record only")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEW = "review", _("in review")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    public_id = models.CharField(_("identifier"), max_length=8, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind, default=Kind.PRESS)
    language = models.CharField(_("language"), max_length=7, choices=CHOICES)
    title = models.CharField(_("title"), max_length=500)
    title_devised = models.BooleanField(
        _("devised title"),
        default=False,
        help_text=_("The article has none; this one is ours and is shown in brackets."),
    )
    body = models.TextField(_("text"), blank=True, help_text=_("One paragraph a line."))
    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("Our own words, in the language of the article.")
    )
    byline = models.CharField(_("byline"), max_length=200, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, verbose_name=_("source"), null=True, blank=True, related_name="articles"
    )
    address = models.URLField(_("address of the original"), max_length=1000, blank=True)
    canonical_address = CanonicalField(_("address as it is compared"))
    part = models.PositiveSmallIntegerField(_("part"), default=1, help_text=_("A bulletin can hold several articles."))
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        verbose_name=_("event"),
        null=True,
        blank=True,
        related_name="articles",
        help_text=_("The one event that the article covers; others it speaks of are mentions."),
    )
    no_event_reason = models.CharField(_("why no event"), max_length=200, blank=True)
    story = models.ForeignKey(
        Story, models.SET_NULL, verbose_name=_("story"), null=True, blank=True, related_name="articles"
    )
    terms = models.ManyToManyField(Term, through="Mention", related_name="mentioned_in")
    display = models.CharField(_("display"), max_length=7, choices=Display, default=Display.FULL)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    state_reason = models.CharField(_("reason"), max_length=300, blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        related_name="assigned_articles",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("added by"),
        null=True,
        blank=True,
        editable=False,
        related_name="added_articles",
    )
    created = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    updated = models.DateTimeField(_("changed"), auto_now=True)
    history = HistoricalRecords(bases=[WithRows], excluded_fields=["canonical_address", "added_by"])

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]
        # What is more than adding, seeing and changing; who may do it: articles.roles.
        permissions = [
            ("change_own_article", "Can change articles they added, until they are published"),
            ("publish_article", "Can publish and withdraw articles"),
            ("merge_article", "Can merge articles and terms"),
            ("import_archive", "Can import in bulk"),
            ("export_archive", "Can export in bulk"),
        ]
        indexes = [
            models.Index(fields=["state", "language"], name="article_state_language"),
            models.Index(fields=["state", "-date_latest", "-id"], name="article_state_newest"),
        ]
        constraints = [
            *Dated.date_constraints("article"),
            models.UniqueConstraint(
                fields=["canonical_address", "part"],
                condition=~Q(canonical_address=""),
                name="article_address_part",
                violation_error_message=_(
                    "The archive has this address already; add a capture to that article or give another part."
                ),
            ),
            models.CheckConstraint(
                name="article_has_title",
                condition=~Q(title=""),
                violation_error_message=_("Give a title, or devise one."),
            ),
            models.CheckConstraint(
                name="article_record_has_no_text",
                condition=~Q(kind="record") | Q(body=""),
                violation_error_message=_("A record has no text; with text it is a press article."),
            ),
            models.CheckConstraint(
                name="article_published_has_content",
                condition=~Q(state="published") | Q(kind="record") | ~Q(body=""),
                violation_error_message=_("An article without text cannot be published; make it a record."),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_title

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None:
            update_fields = {*update_fields, *(field.name for field in left_behind(type(self), update_fields))}
        super().save(*args, update_fields=update_fields, **kwargs)

    def validate_constraints(self, exclude=None):
        """The constraint of the address holds in forms too, though none has the canonical form as a field."""
        self.canonical_address = canonical(self.address)
        super().validate_constraints(exclude=set(exclude or ()) - {"canonical_address"})

    @property
    def shown_title(self) -> str:
        """The title; in brackets where it is ours (ISBD's sign for a supplied title)."""
        return f"[{self.title}]" if self.title_devised else self.title

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def paragraphs(self) -> list[str]:
        return [line for line in self.body.split("\n") if line.strip()]

    @property
    def shows_text(self) -> bool:
        return self.kind != self.Kind.RECORD and self.display != self.Display.RECORD

    @property
    def shown_paragraphs(self) -> list[str]:
        """What the right to display allows: all, the first paragraph, or nothing."""
        if not self.shows_text:
            return []
        return self.paragraphs[:1] if self.display == self.Display.EXCERPT else self.paragraphs

    def title_slug(self) -> str:
        return slugify(self.title, allow_unicode=True)[:60].strip("-") or "-"

    def get_absolute_url(self) -> str:
        """The page in the interface language that is active."""
        return reverse("article", args=[self.public_id, self.title_slug()])

    def get_neutral_url(self) -> str:
        """The permanent address to cite; it redirects to a page in the reader's language."""
        return reverse("article-neutral", args=[self.public_id])
