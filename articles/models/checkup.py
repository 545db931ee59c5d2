"""What the desk found doubtful in an article, kept so that a queue of thousands can be filtered by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class Checkup(models.Model):
    """The kinds of warnings that an article had when it was last looked through; derived, made again at any time."""

    article = models.OneToOneField(Article, models.CASCADE, verbose_name=_("article"), related_name="checkup")
    warnings = models.JSONField(_("warnings"), default=list)
    count = models.PositiveSmallIntegerField(_("number of warnings"), default=0)
    checked = models.DateTimeField(_("looked through"))

    class Meta:
        verbose_name = _("checkup")
        verbose_name_plural = _("checkups")

    def __str__(self) -> str:
        return f"{self.article}: {self.count}"
