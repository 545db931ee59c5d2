"""The controlled words for what cleaning takes away."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reason(StrEnum):
    """Why a block is not part of the text; the words stand in Removal.reason and in the JSON."""

    ADVERTISING = "advertising"
    ANTI_COPY = "anti-copy junk"
    BREADCRUMB = "breadcrumb"
    BYLINE = "byline"
    CAPTION = "photo caption"
    COPYRIGHT = "copyright notice"
    DATE = "date line"
    EDITOR = "editor credit"
    FURNITURE = "page furniture"
    HIDDEN = "hidden element"
    MARKUP = "leaked markup"
    NAVIGATION = "navigation"
    OUTSIDE = "outside the main text"
    PINYIN = "pinyin"
    RELATED = "related headlines"
    REPEATED_TITLE = "repeated title"
    SHARE = "share bar"
    SOURCE = "source line"
    SPAM = "injected spam"


REASON_LABELS: dict[Reason, Promise] = {
    Reason.ADVERTISING: _("advertising"),
    Reason.ANTI_COPY: _("anti-copy junk"),
    Reason.BREADCRUMB: _("breadcrumb"),
    Reason.BYLINE: _("byline"),
    Reason.CAPTION: _("photo caption"),
    Reason.COPYRIGHT: _("copyright notice"),
    Reason.DATE: _("date line"),
    Reason.EDITOR: _("editor credit"),
    Reason.FURNITURE: _("page furniture"),
    Reason.HIDDEN: _("hidden element"),
    Reason.MARKUP: _("leaked markup"),
    Reason.NAVIGATION: _("navigation"),
    Reason.OUTSIDE: _("outside the main text"),
    Reason.PINYIN: _("pinyin"),
    Reason.RELATED: _("related headlines"),
    Reason.REPEATED_TITLE: _("repeated title"),
    Reason.SHARE: _("share bar"),
    Reason.SOURCE: _("source line"),
    Reason.SPAM: _("injected spam"),
}


def reason_label(reason: str) -> str:
    """The word in the active language; a stored word that this version does not know stays as it is."""
    return str(REASON_LABELS.get(Reason(reason), reason)) if reason in set(Reason) else reason
