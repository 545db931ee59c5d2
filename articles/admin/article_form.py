"""The form of an article: its description, and the button that was pressed."""

from django.core.exceptions import ValidationError
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
        if not self.move or self.errors:
            return
        self.instance.state = self.move
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)
