"""A bulletin's items: which of them become articles of their own."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.keys import key_of
from articles.bulletins import SplitError, split
from articles.desk.parts import paragraph_places, split_at
from articles.ingest.bulletin import parts
from articles.models import Article


def parts_page(admin) -> Callable[..., HttpResponse]:
    """The view, for the admin of articles: items as the rules see them, or, with `?by=paragraphs`, by hand."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if not admin.has_change_permission(request, article) or not admin.has_add_permission(request):
            raise PermissionDenied
        items = () if request.GET.get("by") == "paragraphs" else parts(article.body)
        if request.method == "POST":
            chosen = [key for key in map(key_of, request.POST.getlist("part")) if key is not None]
            made = []
            try:
                made = split(article, chosen) if chosen and items else split_at(article, chosen)
            except SplitError as error:
                admin.message_user(request, str(error), messages.ERROR)
            if made:
                Article.objects.filter(pk__in=[part.pk for part in made]).update(added_by=request.user)
                text = ngettext("%(number)s new draft.", "%(number)s new drafts.", len(made))
                admin.message_user(request, text % {"number": len(made)}, messages.SUCCESS)
                address = reverse("admin:articles_article_changelist") + "?state__exact=draft"
                return HttpResponseRedirect(address)
            if not chosen:
                admin.message_user(request, _("Choose at least one."), messages.ERROR)
        proposal = article.proposals.filter(field="parts").first()
        context = {
            **admin.admin_site.each_context(request),
            "title": _("Parts of the bulletin"),
            "opts": admin.model._meta,
            "article": article,
            "items": items,
            "about": proposal.value.get("about", []) if proposal else [],
            "paragraphs": [paragraph for _place, paragraph in paragraph_places(article.body)],
        }
        return TemplateResponse(request, "admin/articles/parts.html", context)

    return view
