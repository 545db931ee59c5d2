"""What ingest keeps and thinks: the original bytes, its proposals, and what it removed."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class CaptureQuerySet(models.QuerySet):
    def told(self):
        """Those that readers may know of, though not always see."""
        return self.filter(withheld=False)


class Capture(models.Model):
    """The original bytes of one article at one time; `articles.ingest.captures` reads them back from the data folder.

    `sha256` and `size` are those of the payload as ingest read it. Captures of the same bytes at different times are
    rows of their own; the bytes lie in the data folder once.
    """

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="captures")
    address = models.CharField(_("address or file name"), max_length=1000)
    final_address = models.CharField(
        _("address after redirects"), max_length=1000, blank=True, help_text=_("Empty where it is the same.")
    )
    captured = models.DateTimeField(_("captured"), default=timezone.now)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    media_type = models.CharField(_("media type"), max_length=100)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    headers = models.JSONField(_("headers"), default=list, blank=True)  # [name, value] of the response, in its order
    # Below CAPTURES_DIR; empty for captures from before WARC, whose bytes lie bare under their digest.
    warc = models.CharField(_("WARC file"), max_length=200, blank=True)
    record_id = models.CharField(_("WARC record"), max_length=100, blank=True)
    withheld = models.BooleanField(_("hidden from readers"), default=False)

    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-captured", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="capture_sha256")]
        constraints = [
            models.UniqueConstraint(fields=["article", "sha256", "captured"], name="capture_once_a_time"),
            models.CheckConstraint(name="capture_sha256_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
            # A path that leaves the folder of captures would hand out any file.
            models.CheckConstraint(
                name="capture_warc_in_its_folder",
                condition=Q(warc="") | Q(warc__regex=r"^[0-9a-f]{2}/[0-9a-f]{64}(-[0-9a-f]{32})?\.warc\.gz$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.captured:%Y-%m-%d %H:%M}"


class Proposal(models.Model):
    """What ingest thinks of one field, how sure it is, and the words it rests on."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="proposals")
    field = models.CharField(_("field"), max_length=40)
    value = models.JSONField(_("value"))
    confidence = models.FloatField(_("confidence"))
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    start = models.PositiveIntegerField(_("place in the text"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end of the place"), null=True, blank=True)
    extractor = models.CharField(_("extractor"), max_length=40)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["article", "field", "-confidence", "pk"]
        constraints = [
            models.CheckConstraint(
                name="proposal_confidence_0_to_1", condition=Q(confidence__gte=0) & Q(confidence__lte=1)
            ),
            models.CheckConstraint(
                name="proposal_place_in_order",
                condition=Q(start__isnull=True, end__isnull=True) | Q(end__gte=models.F("start")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.value}"


class Removal(models.Model):
    """A block that cleaning took out of a capture, and why; a curator can put it back."""

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="removals")
    text = models.TextField(_("text"))
    line = models.PositiveIntegerField(_("line in the original"))
    reason = models.CharField(_("reason"), max_length=40)
    restored = models.BooleanField(_("put back"), default=False)

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ["article", "line", "pk"]

    def __str__(self) -> str:
        return f"{self.reason}: {self.text[:60]}"
