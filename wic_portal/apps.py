"""The composition root as an app: system checks register here."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "wic_portal"

    def ready(self):
        from wic_portal import checks  # noqa: F401  (registering needs the settings, so not at import)
