"""What every template may use of the site itself."""

from django.conf import settings
from django.http import HttpRequest

from articles.interface import interface_language
from articles.languages import LANGUAGES


def site(request: HttpRequest) -> dict:
    """`site_url`, `interface` (Language), `portal_languages` and `contact_email`."""
    return {
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "interface": interface_language(),
        "portal_languages": LANGUAGES,
    }
