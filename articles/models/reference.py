"""References and citations: where a fact can be read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from articles.languages import CHOICES
from articles.models.dates import Dated


class Reference(Dated):
    """A published page, broadcast or document that is cited but not itself in the archive."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    address = models.URLField(_("address"), max_length=1000, blank=True)
    language = models.CharField(_("language"), max_length=7, choices=CHOICES, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        ordering = ["key"]
        constraints = Dated.date_constraints("reference")

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}" if self.publisher else self.title


class Citation(models.Model):
    """Points at exactly one article of the archive or one reference, with the place in it."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, verbose_name=_("article"), null=True, blank=True, related_name="cited_as"
    )
    reference = models.ForeignKey(
        Reference, models.PROTECT, verbose_name=_("reference"), null=True, blank=True, related_name="citations"
    )
    locator = models.CharField(_("place in it"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="citation_article_or_reference",
                condition=Q(article__isnull=False, reference__isnull=True)
                | Q(article__isnull=True, reference__isnull=False),
                violation_error_message=_("Cite either an article or a reference."),
            ),
            models.UniqueConstraint(
                fields=["article", "locator"], name="citation_unique_article", condition=Q(article__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["reference", "locator"], name="citation_unique_reference", condition=Q(reference__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        work = str(self.article or self.reference)
        return f"{work}, {self.locator}" if self.locator else work
