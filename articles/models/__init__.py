"""All tables of the portal, one file a noun."""

from articles.models.article import Article, Story, new_public_id
from articles.models.capture import Capture, Proposal, Removal
from articles.models.checkup import Checkup
from articles.models.dates import Basis, Dated, Precision
from articles.models.event import Event
from articles.models.gap import CoverageGap
from articles.models.likeness import Fingerprint, FingerprintBand, FormerArticle, KeptApart, PendingLink, PendingName
from articles.models.loaded import LoadedRow
from articles.models.mention import Mention, Note
from articles.models.reference import Citation, Reference
from articles.models.source import Source
from articles.models.speaker import Appearance, Speaker
from articles.models.statement import Statement
from articles.models.term import FormerSlug, Label, Term

__all__ = [
    "Appearance",
    "Article",
    "Basis",
    "Capture",
    "Checkup",
    "Citation",
    "CoverageGap",
    "Dated",
    "Event",
    "Fingerprint",
    "FingerprintBand",
    "FormerArticle",
    "FormerSlug",
    "KeptApart",
    "Label",
    "LoadedRow",
    "Mention",
    "Note",
    "PendingLink",
    "PendingName",
    "Precision",
    "Proposal",
    "Reference",
    "Removal",
    "Source",
    "Speaker",
    "Statement",
    "Story",
    "Term",
    "new_public_id",
]
