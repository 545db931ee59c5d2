"""System checks of what operators get wrong; `manage.py check` and the start of `manage.py serve` print them."""

import ipaddress

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from articles.languages import LANGUAGES
from wic_portal.catalogues import is_compiled, po_path


@register(Tags.files)
def data_folder_is_private(app_configs, **kwargs) -> list[CheckMessage]:
    """Database, captures and secret key in a folder of static files would be handed to everybody."""
    return [
        Error(
            f"The data folder {settings.DATA_DIR} lies in {public}, whose files are served to everybody.",
            hint="Set WIC_DATA_DIR to a folder outside of the checkout's static files.",
            id="wic_portal.E001",
        )
        for public in settings.STATICFILES_DIRS
        if settings.DATA_DIR.resolve().is_relative_to(public.resolve())
    ]


@register(Tags.security)
def secret_key_is_private(app_configs, **kwargs) -> list[CheckMessage]:
    """A restored backup often has lost the mode."""
    path = settings.DATA_DIR / "secret_key"
    if not path.exists() or not path.stat().st_mode & 0o077:
        return []
    return [
        Warning(
            f"Other accounts of this machine can read {path}, and with it forge sessions.",
            hint=f"chmod 600 {path}",
            id="wic_portal.W001",
        )
    ]


@register()
def site_url_fits_host(app_configs, **kwargs) -> list[CheckMessage]:
    if is_loopback(settings.LISTEN_HOST) or not is_loopback(settings.SITE_HOST):
        return []
    return [
        Warning(
            f"The portal listens on {settings.LISTEN_HOST}, but only answers to the name in {settings.SITE_URL}.",
            hint="Set WIC_SITE_URL to the address that readers type; others get 400 Bad Request.",
            id="wic_portal.W002",
        )
    ]


@register(Tags.translation)
def catalogues_are_compiled(app_configs, **kwargs) -> list[CheckMessage]:
    stale = [
        language.code for language in LANGUAGES if po_path(language).exists() and not is_compiled(po_path(language))
    ]
    if not stale:
        return []
    return [
        Warning(
            f"The interface's texts are not compiled for: {', '.join(stale)}.",
            hint="manage.py messages --compile",
            id="wic_portal.W003",
        )
    ]


@register(Tags.security, deploy=True)
def proxy_is_named(app_configs, **kwargs) -> list[CheckMessage]:
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER:
        return []
    return [
        Warning(
            "Requests are sent on to https, but no proxy is trusted to say that a request came by https.",
            hint=(
                "Set WIC_BEHIND_PROXY=1 where the proxy sets X-Forwarded-Proto itself on every request; "
                "else readers may be redirected for ever."
            ),
            id="wic_portal.W004",
        )
    ]


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
