"""What pages of the archive take from search."""

from django import template

from articles.models import Article
from search.similar import similar

register = template.Library()


@register.simple_tag
def more_like_this(article: Article) -> list[Article]:
    """At most five published articles like this one, in any language; three queries."""
    return similar(article)
