"""How articles resemble each other: fingerprints of texts, pairs that a curator keeps apart, what was merged; and the
articles that wait to be linked again."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Fingerprint(models.Model):
    """The MinHash signature of an article's text (articles.ingest.fingerprint); empty for a text that is too short."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="fingerprint")
    signature = models.BinaryField(_("signature"))

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        ordering = ["article"]

    def __str__(self) -> str:
        return str(self.article_id)


class FingerprintBand(models.Model):
    """One band of a signature: texts that resemble each other share at least one, so an index finds them."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="bands")
    key = models.BigIntegerField(_("key"))

    class Meta:
        verbose_name = _("band of a fingerprint")
        verbose_name_plural = _("bands of fingerprints")
        ordering = ["article", "pk"]
        indexes = [models.Index(fields=["key"], name="fingerprint_band_key")]

    def __str__(self) -> str:
        return str(self.key)


class KeptApart(models.Model):
    """Two articles that a curator looked at and found to be different; the older key stands first."""

    one = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="+")
    other = models.ForeignKey(Article, models.CASCADE, verbose_name=_("other article"), related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("pair kept apart")
        verbose_name_plural = _("pairs kept apart")
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="kept_apart_once"),
            models.CheckConstraint(name="kept_apart_in_order", condition=Q(one__lt=models.F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"


class FormerArticle(models.Model):
    """The identifier of an article that was merged into another; its address leads there for ever."""

    public_id = models.CharField(_("former identifier"), max_length=8, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="former")

    class Meta:
        verbose_name = _("former article")
        verbose_name_plural = _("former articles")
        ordering = ["public_id"]

    def __str__(self) -> str:
        return self.public_id


class PendingName(models.Model):
    """A name that was given, changed or taken away; the articles in which it stands, or that mention its term, are yet
    to be found. Holds the bare key of the term, which may be gone."""

    term = models.PositiveBigIntegerField(_("key of the term"))
    text = models.CharField(_("text"), max_length=300)

    class Meta:
        verbose_name = _("name to look for again")
        verbose_name_plural = _("names to look for again")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class PendingLink(models.Model):
    """An article whose names are to be looked for again, because a term or a label has changed."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("article to link again")
        verbose_name_plural = _("articles to link again")
        ordering = ["since", "article"]

    def __str__(self) -> str:
        return str(self.article_id)
