"""The app that owns all tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from articles import relinking  # it imports models, which exist only now

        relinking.connect()
