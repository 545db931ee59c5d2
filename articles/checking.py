"""What a curator should look at in an article as it stands: `ingest.warnings`, with what the archive knows besides."""

from django.db.models import Sum
from django.db.models.functions import Length

from articles.duplicates import near_duplicates
from articles.ingest.authority import from_database
from articles.ingest.known import Authority
from articles.ingest.proposals import Field
from articles.ingest.types import Evidence
from articles.ingest.warnings import Checked, Warned, Warning, warnings
from articles.models import Article, Proposal


def warnings_of(article: Article, authority: Authority | None = None) -> list[Warning]:
    """Live, in a fixed number of queries; those that a curator dismissed (a rejected proposal) are left out."""
    authority = authority or from_database()
    stored = list(article.proposals.filter(field=Field.WARNING))
    dismissed = {proposal.value.get("kind") for proposal in stored if proposal.state == Proposal.State.REJECTED}
    checked = Checked(
        language=article.language,
        title=article.title,
        body=article.body,
        tag=next((proposal.value["tag"] for proposal in stored if "tag" in proposal.value), ""),
        earliest=article.date_earliest,
        latest=article.date_latest,
        event=authority.event(article.event.slug) if article.event else None,
        removed=article.removals.filter(restored=False).aggregate(length=Sum(Length("text")))["length"] or 0,
    )
    alike = [
        Warning(
            Warned.NEAR_DUPLICATE,
            {"id": candidate.article.public_id, "percent": round(100 * candidate.resemblance)},
            Evidence(candidate.article.title),
        )
        for candidate in near_duplicates(article)
    ]
    return [warning for warning in [*alike, *warnings(checked, authority)] if warning.kind not in dismissed]
