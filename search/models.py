"""The one table of search: articles whose index document may be out of date."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PendingChange(models.Model):
    """One article to be indexed anew, or taken out of the index.

    Holds the bare key, because the article may be gone. `stamp` is new with each change: the writer takes off the
    queue only what it read, so a change that comes while it writes stays.
    """

    article = models.PositiveBigIntegerField(_("key of the article"), primary_key=True)
    stamp = models.UUIDField(_("stamp"), default=uuid.uuid4)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("pending index change")
        verbose_name_plural = _("pending index changes")
        ordering = ["since", "article"]

    def __str__(self) -> str:
        return str(self.article)
