"""Mentions: which terms an article names, and by which words. Notes: the sources of a digest's paragraphs."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.reference import Citation
from articles.models.term import Term


class MentionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(article__state=Article.State.PUBLISHED)


class Mention(models.Model):
    """An article names a term.

    `surface` is the first wording found, `start` its place: code points in the body, null where it stands in the title.
    """

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="mentions")
    term = models.ForeignKey(Term, models.CASCADE, verbose_name=_("term"), related_name="mentions")
    surface = models.CharField(_("wording"), max_length=300, blank=True)
    start = models.PositiveIntegerField(_("place in the text"), null=True, blank=True)
    count = models.PositiveIntegerField(_("times"), default=1)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["article", "start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "term"], name="mention_once_an_article"),
            models.CheckConstraint(name="mention_count_positive", condition=Q(count__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.term} ({self.surface})" if self.surface else str(self.term)


class Note(models.Model):
    """A source of one paragraph (counted from 1) of an article, shown as a numbered note."""

    article = models.ForeignKey(Article, models.CASCADE, verbose_name=_("article"), related_name="notes")
    paragraph = models.PositiveSmallIntegerField(_("paragraph"))
    citation = models.ForeignKey(Citation, models.CASCADE, verbose_name=_("citation"), related_name="notes")

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["article", "paragraph", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "paragraph", "citation"], name="note_once_a_paragraph"),
            models.CheckConstraint(name="note_paragraph_positive", condition=Q(paragraph__gt=0)),
        ]

    def __str__(self) -> str:
        return str(self.citation)
