"""The five languages of articles and interface: codes, names, direction. A leaf: imports nothing of the project."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """One language. `code` is the BCP 47 tag in `lang` attributes and on rows, `prefix` the one in addresses."""

    code: str
    native: str
    english: str
    direction: str = "ltr"
    analysis: str = ""  # the search field that holds its text; both scripts of Chinese share one
    mark: str = ""  # a letter or two, where a whole name finds no room

    @property
    def prefix(self) -> str:
        return self.code.lower()


LANGUAGES = (
    Language("ar", "العربية", "Arabic", "rtl", "ar", "ع"),
    Language("zh-Hans", "简体中文", "Chinese (Simplified)", analysis="zh", mark="简"),
    Language("zh-Hant", "繁體中文", "Chinese (Traditional)", analysis="zh", mark="繁"),
    Language("ro", "Română", "Romanian", analysis="ro", mark="ro"),
    Language("en", "English", "English", analysis="en", mark="en"),
)
CODES = tuple(language.code for language in LANGUAGES)
CHOICES = [(language.code, language.native) for language in LANGUAGES]
BY_CODE = {language.code: language for language in LANGUAGES}
BY_PREFIX = {language.prefix: language for language in LANGUAGES}


def direction(code: str) -> str:
    """`rtl` or `ltr` for a code; an unknown code reads left to right."""
    return BY_CODE[code].direction if code in BY_CODE else "ltr"


def fallbacks(code: str) -> tuple[str, ...]:
    """`code`, then the other languages in the order in which a reader of `code` is likeliest to read them."""
    sister = {"zh-Hans": ("zh-Hant",), "zh-Hant": ("zh-Hans",)}.get(code, ())
    first = (code, *sister, "en")
    return tuple(dict.fromkeys((*first, *CODES)))
