"""The app that owns all tables."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Archive")

    def ready(self) -> None:
        from articles import recording, relinking  # they import models, which exist only now

        recording.connect()
        relinking.connect()
