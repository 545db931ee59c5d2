"""Sources: the outlets."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from articles.admin.base import NounAdmin
from articles.models import Source
from articles.transfer.resources import SourceResource


@admin.register(Source)
class SourceAdmin(NounAdmin):
    resource_classes = [SourceResource]
    list_display = ["name", "name_latin", "kind", "country", "language", "article_count"]
    list_filter = ["kind", "language", "country"]
    search_fields = ["slug", "name", "name_latin", "other_names", "hosts"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description=_("articles"), ordering="article_count")
    def article_count(self, source: Source) -> int:
        return source.article_count
