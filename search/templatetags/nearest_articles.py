"""What error pages take from search."""

from django import template

from articles.models import Article
from search.nearest import nearest

register = template.Library()


@register.simple_tag
def nearest_articles(words: str) -> list[Article]:
    """At most five published articles for the words of an address."""
    return nearest(words)
