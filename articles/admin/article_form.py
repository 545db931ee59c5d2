"""The form of an article: its description, and the button that was pressed."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.versions import VersionedForm
from articles.languages import direction
from articles.models import Article

PUBLISH, SUBMIT, WITHDRAW, REDRAFT = "_publish", "_submit", "_withdraw", "_redraft"
MOVES = {
    PUBLISH: Article.State.PUBLISHED,
    SUBMIT: Article.State.REVIEW,
    WITHDRAW: Article.State.WITHDRAWN,
    REDRAFT: Article.State.DRAFT,
}

LINK = '{} <a href="{}" lang="{}" dir="{}">{}</a>'


def link_to(article: Article) -> tuple[str, str, str, str]:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return address, article.language, article.direction, article.shown_title


def move_in(data) -> str | None:
    """The state that a submitted form asks for, None where it asks for none."""
    return next((state for button, state in MOVES.items() if button in data), None)


class ArticleForm(VersionedForm):
    """The state is no field of it: it moves by buttons, each with its own permission (ArticleAdmin.may_move)."""

    may_move = staticmethod(lambda article, state: False)  # given by ArticleAdmin.get_form

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.move = move_in(self.data) if self.is_bound else None
        language = self.instance.language
        for name in ("title", "body", "abstract", "byline"):
            if language and name in self.fields:
                self.fields[name].widget.attrs.update({"lang": language, "dir": direction(language)})
        if "abstract" in self.fields:
            self.fields["abstract"].widget.attrs["rows"] = 3

    def clean(self):
        cleaned = super().clean()
        if self.move == Article.State.WITHDRAWN and not cleaned.get("state_reason"):
            self.add_error("state_reason", _("Say why it is withdrawn."))
        if self.move and not self.may_move(self.instance, self.move):
            raise ValidationError(_("You may not do this."), code="forbidden")
        return cleaned

    def _post_clean(self):
        """What may stand in a draft and may not be published is only seen with the state that it would have."""
        super()._post_clean()
        if self.has_error(NON_FIELD_ERRORS) and "address" in self.fields:
            self.lead_to_the_other_article()
        if not self.move or self.errors:
            return
        self.instance.state = self.move
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)

    def lead_to_the_other_article(self) -> None:
        """Beside the words of the constraint, a link to the article that has the address."""
        same = Article.objects.at_address(self.instance.address).filter(part=self.instance.part)
        other = same.exclude(pk=self.instance.pk).first()
        if other:
            self.add_error("address", format_html(LINK, _("The article at this address:"), *link_to(other)))
