"""Cells that stand for rows: by identifiers that people can read, never by numbers of the database."""

from django.utils.translation import gettext as _
from import_export.widgets import ForeignKeyWidget, Widget

from articles.models import Article, Citation, FormerArticle, Reference

MARK = " | "  # between what is cited and the place in it


class CellError(ValueError):
    """A cell that says nothing; the text says so in the curator's language."""


class KeyWidget(ForeignKeyWidget):
    """A foreign key by a unique field; an unknown one is named."""

    def clean(self, value, row=None, **kwargs):
        try:
            return super().clean(value, row, **kwargs)
        except self.model.DoesNotExist:
            text = _("no %(noun)s “%(value)s” in the archive")
            raise CellError(text % {"noun": self.model._meta.verbose_name, "value": value}) from None


class CitationWidget(Widget):
    """`reference:KEY` or `article:ID`, and where there is a place in it ` | PLACE`."""

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        work, _mark, locator = str(value).partition(MARK)
        kind, _colon, key = work.partition(":")
        match kind:
            case "reference":
                found = {"reference": Reference.objects.filter(key=key).first()}
            case "article":
                former = FormerArticle.objects.filter(public_id=key).select_related("article").first()
                found = {"article": former.article if former else Article.objects.filter(public_id=key).first()}
            case _:
                found = {"": None}
        if None in found.values():
            raise CellError(_("“%(value)s” is no citation: write reference:KEY or article:ID") % {"value": value})
        citation, _created = Citation.objects.get_or_create(locator=locator, **found)
        return citation

    def render(self, value, obj=None, **kwargs):
        if value is None:
            return ""
        work = f"reference:{value.reference.key}" if value.reference else f"article:{value.article.public_id}"
        return f"{work}{MARK}{value.locator}" if value.locator else work
