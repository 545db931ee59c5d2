"""Stories: versions of one report across languages and outlets, as a curator links them."""

from collections.abc import Iterable

from django.db import transaction

from articles.models import Article, Story
from articles.ports import Version, ports


@transaction.atomic
def same_story(articles: Iterable[Article]) -> Story:
    """One story for all of them: the oldest that one of them has, which the others' stories become part of.

    Raises ValueError for fewer than two articles.
    """
    members = {article.pk: article for article in articles}
    if len(members) < 2:
        raise ValueError("a story has two articles at least")
    stories = sorted({article.story_id for article in members.values() if article.story_id})
    story = Story.objects.get(pk=stories[0]) if stories else Story.objects.create(slug=slug_for(members.values()))
    others = Article.objects.filter(story__in=stories[1:])
    for article in [*members.values(), *others.exclude(pk__in=members)]:
        if article.story_id != story.pk:
            article.story = story
            article.save()
    Story.objects.filter(pk__in=stories[1:]).delete()
    return story


def slug_for(articles: Iterable[Article]) -> str:
    """From the oldest member's identifier, which never changes."""
    return f"story-{min(articles, key=lambda article: article.pk).public_id}"


def proposed_versions(article: Article, limit: int = 5) -> list[Version]:
    """Articles in other languages that may tell the same, best first; a curator decides."""
    return ports.versions(article, limit)
