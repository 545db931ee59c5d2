"""What of an article is indexed, in haystack's terms; which analysed fields that makes is the backend's part."""

from django.db.models import Prefetch, QuerySet
from haystack import indexes

from articles.models import Appearance, Article, Mention, Term

# Raise it when an article's document changes in a way that the fields do not show: an index is then rebuilt.
CONTENT_VERSION = 1


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    """One document a published article. Terms are indexed by identifier: a new label needs no new index."""

    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    language = indexes.CharField(model_attr="language")
    event = indexes.CharField(model_attr="event__slug", null=True)
    year = indexes.CharField(null=True)
    published = indexes.CharField(null=True)
    source = indexes.CharField(model_attr="source__slug", null=True)
    speakers = indexes.MultiValueField()
    topics = indexes.MultiValueField()
    kind = indexes.CharField(model_attr="kind")
    date_earliest = indexes.DateField(model_attr="date_earliest", null=True)
    date_latest = indexes.DateField(model_attr="date_latest", null=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> QuerySet[Article]:
        """The published articles with all that a document needs, in a fixed number of queries a batch."""
        appearances = Appearance.objects.select_related("speaker").only("citation", "speaker__slug")
        mentions = Mention.objects.select_related("term").only("article", "term__slug", "term__kind")
        return (
            Article.objects.published()
            .select_related("event", "source")
            .prefetch_related(
                Prefetch("mentions", queryset=mentions), "cited_as", Prefetch("cited_as__appearances", appearances)
            )
            .order_by("pk")
        )

    def prepare_text(self, article: Article) -> str:
        """Title, abstract and as much of the text as may be shown, one paragraph a line."""
        return "\n".join(filter(None, (article.title, article.abstract, *article.shown_paragraphs)))

    def prepare_year(self, article: Article) -> str | None:
        return str(article.event.year) if article.event else None

    def prepare_published(self, article: Article) -> str | None:
        return str(article.date_earliest.year) if article.date_earliest else None

    def prepare_speakers(self, article: Article) -> list[str]:
        """Persons mentioned, and those for whose appearance the article is the evidence."""
        appeared = {one.speaker.slug for citation in article.cited_as.all() for one in citation.appearances.all()}
        return sorted(appeared | self.mentioned(article, str(Term.Kind.SPEAKER)))

    def prepare_topics(self, article: Article) -> list[str]:
        return sorted(self.mentioned(article, str(Term.Kind.TOPIC)))

    @staticmethod
    def mentioned(article: Article, kind: str) -> set[str]:
        return {mention.term.slug for mention in article.mentions.all() if mention.term.kind == kind}
