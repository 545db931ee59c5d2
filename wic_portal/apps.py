"""The composition root as an app: system checks register here, and what articles want from search is bound."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wic_portal"

    def ready(self):
        from articles.ports import bind_versions  # these import models, which exist only now
        from search.versions import proposed  # the same
        from wic_portal import checks  # noqa: F401  (registering needs the settings, so not at import)

        bind_versions(proposed)
