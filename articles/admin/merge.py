"""The action that merges duplicate terms: the curator picks the one that stays, on a page of its own."""

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from articles.merging import MergeError, merge


@admin.action(description=_("Merge the selected terms"), permissions=["merge"])
def merge_terms(modeladmin, request, queryset):
    """First call: asks which term stays. Second call, with `kept`: merges the others into it."""
    terms = list(queryset.with_labels())
    if len(terms) < 2:
        modeladmin.message_user(request, _("Select at least two terms to merge."), messages.WARNING)
        return None
    kept = next((term for term in terms if str(term.pk) == request.POST.get("kept")), None)
    if kept is None:
        context = {
            **modeladmin.admin_site.each_context(request),
            "title": _("Merge the selected terms"),
            "opts": modeladmin.model._meta,
            "terms": terms,
            "action_checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/articles/merge_terms.html", context)
    for term in terms:
        if term is not kept:
            try:
                merge(kept, term)
            except MergeError as error:
                modeladmin.message_user(request, str(error), messages.ERROR)
                return None
    text = _("Merged into %(kept)s: %(names)s.")
    names = ", ".join(term.slug for term in terms if term is not kept)
    modeladmin.message_user(request, text % {"names": names, "kept": kept.slug}, messages.SUCCESS)
    return None
