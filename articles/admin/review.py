"""The review screen around the form of an article: what it shows, and to whom."""

from dataclasses import dataclass

from django.http import HttpRequest

from articles import duplicates
from articles.desk import proposals
from articles.desk.checkups import look_through
from articles.desk.original import Original, original_of
from articles.ingest.warnings import Warned, Warning
from articles.languages import direction
from articles.models import Article, Proposal
from articles.ports import Version
from articles.stories import proposed_versions


@dataclass(frozen=True)
class Neighbour:
    """An article that may be the same, `percent` of 100 alike."""

    article: Article
    percent: int


@dataclass(frozen=True)
class Review:
    """Context of admin/articles/article_form.html, as `review`."""

    original: Original
    direction: str
    warnings: list[Warning]
    proposals: list[proposals.Shown]
    neighbours: list[Neighbour]
    versions: list[Version]  # in other languages, that may tell the same
    may_change: bool
    may_curate: bool
    may_publish: bool
    may_merge: bool
    may_be_capture: bool

    @classmethod
    def of(cls, admin, request: HttpRequest, article: Article) -> "Review":
        return cls(
            original=original_of(article),
            direction=direction(article.language),
            # Near duplicates stand below with what can be done about them.
            warnings=[one for one in look_through(article) if one.kind != Warned.NEAR_DUPLICATE],
            proposals=proposals.shown_proposals(article),
            neighbours=[
                Neighbour(found.article, round(100 * found.resemblance))
                for found in duplicates.near_duplicates(article)
            ],
            versions=proposed_versions(article),
            may_change=admin.has_change_permission(request, article),
            may_curate=may_curate(request),
            may_publish=admin.may_move(request, article, Article.State.PUBLISHED),
            may_merge=request.user.has_perm("articles.merge_article"),
            may_be_capture=may_be_capture(admin, request, article),
        )

    @property
    def open_proposals(self) -> int:
        return sum(not shown.agrees and shown.proposal.state == Proposal.State.OPEN for shown in self.proposals)


def may_curate(request: HttpRequest) -> bool:
    """Who may change only their own drafts describes them. What is doubtful in them, and which other articles they
    belong with, is for who reviews them."""
    return request.user.has_perm("articles.change_article")


def may_be_capture(admin, request, article: Article) -> bool:
    """What was public once is merged by who may merge; a draft by everyone who may change it."""
    was_public = article.history.filter(state=Article.State.PUBLISHED).exists()
    return request.user.has_perm("articles.merge_article" if was_public else "articles.change_article")
