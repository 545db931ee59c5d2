"""What the first page of the desk shows of the work in hand."""

from django import template

from articles.admin.queue import counts_by_state
from articles.models import Article

register = template.Library()


@register.inclusion_tag("admin/articles/_states.html", takes_context=True)
def work_in_hand(context) -> dict:
    """The counts of the queue, and how many articles wait for whoever is looking."""
    user = context["request"].user
    in_hand = Article.objects.filter(assigned_to=user, state__in=[Article.State.DRAFT, Article.State.REVIEW])
    return {
        "states": counts_by_state(Article.objects.all()),
        "mine": in_hand.count(),
        "state": context["request"].GET.get("state__exact", ""),
        "is_list": "cl" in context,
    }
