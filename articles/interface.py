"""The interface language of the request in hand: which it is, and the same page in the others."""

from dataclasses import dataclass

from babel import Locale
from django.utils.translation import get_language

from articles.languages import BY_PREFIX, LANGUAGES, Language

# CLDR's name for each language; English is British, as the interface's own words are.
CLDR = {"ar": "ar", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "ro": "ro", "en": "en_GB"}
LOCALES = {code: Locale.parse(name) for code, name in CLDR.items()}


@dataclass(frozen=True)
class LanguageLink:
    """One language of the switch; `address` is the page in hand in that language, path and query kept."""

    language: Language
    address: str
    current: bool


def interface_language() -> Language:
    """The active interface language; English where Django has activated none of ours."""
    return BY_PREFIX.get(get_language() or "en", BY_PREFIX["en"])


def locale() -> Locale:
    """CLDR's data for the active interface language."""
    return LOCALES[interface_language().code]


def in_language(full_path: str, prefix: str) -> str:
    """The same path and query under another language prefix; an address without a prefix leads to the home page.

    `full_path` is as `HttpRequest.get_full_path` gives it: escaped, with the query.
    """
    path, mark, query = full_path.partition("?")
    first, slash, rest = path.lstrip("/").partition("/")
    if first not in BY_PREFIX:
        return f"/{prefix}/"
    return f"/{prefix}/{rest if slash else ''}{mark}{query}"


def without_language(full_path: str) -> str:
    """The same path and query without a language prefix; as it is where it has none."""
    first, _slash, rest = full_path.lstrip("/").partition("/")
    return f"/{rest}" if first in BY_PREFIX else full_path


def language_links(full_path: str) -> list[LanguageLink]:
    """The page at `full_path` in each of the portal's languages, in their fixed order."""
    active = interface_language()
    return [
        LanguageLink(language, in_language(full_path, language.prefix), language == active) for language in LANGUAGES
    ]
