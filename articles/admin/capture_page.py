"""“Add article”: an address, a file or pasted text becomes a draft, and its review screen opens."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.taking_in import take_in
from articles.ingest.catalogue import Outcome
from articles.ingest.fetch import SIZE_LIMIT, given_file, given_text
from articles.ingest.media import SUFFIXES
from articles.ingest.types import Fetched, Refused
from articles.ingest.web.capture import Policy, capture
from articles.ingest.web.robots import RobotsForbid

ACCEPTED = ",".join(SUFFIXES)
OUTCOMES = {
    Outcome.SAVED: gettext_lazy("A new draft. Look it through, then publish."),
    Outcome.CAPTURED: gettext_lazy("The archive has this address already; this is one more capture of it."),
    Outcome.FILLED: gettext_lazy("The archive had this without its text; now it has it."),
    Outcome.PROPOSED: gettext_lazy("The archive has this without its text; the text is among the proposals."),
    Outcome.READ_AGAIN: gettext_lazy("The archive has this already; it was read again by newer rules."),
    Outcome.UNCHANGED: gettext_lazy("The archive has this already; nothing has changed."),
}


class CaptureForm(forms.Form):
    address = forms.URLField(
        label=gettext_lazy("address"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField", "autofocus": True, "dir": "ltr", "inputmode": "url"}),
    )
    ignore_robots = forms.BooleanField(
        label=gettext_lazy("capture it even if the site's robots.txt asks not to"), required=False
    )
    file = forms.FileField(
        label=gettext_lazy("or a file"), required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED})
    )
    text = forms.CharField(
        label=gettext_lazy("or the text itself"),
        required=False,
        max_length=SIZE_LIMIT,
        strip=False,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 8, "dir": "auto"}),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file") and cleaned.get("text", "").strip():
            self.add_error("text", _("Give a file or a text, not both."))
        if not self.errors and not (cleaned.get("address") or cleaned.get("file") or cleaned.get("text", "").strip()):
            raise forms.ValidationError(_("Give an address, a file or a text."))
        return cleaned

    def fetched(self) -> Fetched:
        """With a file or a text, the address only says where that is from. Raises Refused."""
        given = self.cleaned_data
        if given["file"]:
            return given_file(given["file"].name, given["file"].read(SIZE_LIMIT + 1), given["address"])
        if given["text"].strip():
            return given_text(given["text"], given["address"])
        return capture(given["address"], Policy.from_settings(), ignore_robots=given["ignore_robots"])


def capture_page(admin) -> Callable[[HttpRequest], HttpResponse]:
    """The view, for the admin of articles. GET with `address` fills the form in and fetches nothing."""

    def view(request: HttpRequest) -> HttpResponse:
        if not admin.has_add_permission(request):
            raise PermissionDenied
        form = CaptureForm(initial={"address": request.GET.get("address")})
        if request.method == "POST":
            form = CaptureForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                article, outcome = take_in(form.fetched(), request.user)
            except RobotsForbid as refused:
                form.add_error("ignore_robots", refused.problem)
            except Refused as refused:
                form.add_error(None, refused.problem)
            else:
                level = messages.SUCCESS if outcome == Outcome.SAVED else messages.INFO
                admin.message_user(request, OUTCOMES.get(outcome, str(outcome)), level)
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        capture_address = request.build_absolute_uri(reverse("admin:articles_article_capture"))
        context = {
            **admin.admin_site.each_context(request),
            "title": _("Add article"),
            "opts": admin.model._meta,
            "form": form,
            "bookmarklet": f"javascript:location.href='{capture_address}?address='+encodeURIComponent(location.href)",
        }
        return TemplateResponse(request, "admin/articles/capture.html", context)

    return view
