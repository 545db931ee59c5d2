"""Search over the archive; owns no table but the queue of pending index changes."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import checks, signals  # they import models, which exist only now

        signals.connect()
        register(checks.index_is_usable)
