"""The composition root as an app: system checks register here."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wic_portal"

    def ready(self):
        from articles import ports
        from search.versions import proposed
        from wic_portal import checks  # noqa: F401  (registering needs the settings, so not at import)

        ports.bind_versions(proposed)
