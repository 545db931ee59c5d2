"""What the search-help page shows besides its text: examples in the five languages, and the limits."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.lexer import MAX_DEPTH, MAX_LENGTH, MAX_TOKENS
from search.request import MAX_CHOSEN
from search.results import EXPORT_LIMIT


@dataclass(frozen=True)
class Example:
    """A query as it would be typed in the language `code`; its direction is its own first letter's, as in the field."""

    query: str
    code: str

    @property
    def address(self) -> str:
        return f"{reverse('search')}?{urlencode({'q': self.query})}"


@dataclass(frozen=True)
class Operator:
    """One thing that can be written, what it asks for, and how that looks."""

    meaning: Promise
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class HelpPage:
    """Context of search/help.html."""

    operators: tuple[Operator, ...]
    longest: int  # characters of a query
    most_words: int
    deepest: int  # parentheses
    most_filters: int
    most_exported: int


OPERATORS = (
    Operator(
        _(
            "Words side by side: up to three must all be in the article, in any form, order and place; of more, enough "
            "of them, rare words counting more than common ones."
        ),
        (
            Example("الاقتصاد الرقمي", "ar"),
            Example("乌镇 数字经济", "zh-Hans"),
            Example("烏鎮 數位經濟", "zh-Hant"),
            Example("economia digitală", "ro"),
            Example("digital economy", "en"),
        ),
    ),
    Operator(
        _(
            "Quotation marks: these words in this form and order; only spelling and script make no difference. "
            "Any kind of marks will do."
        ),
        (
            Example("«الفضاء السيبراني»", "ar"),
            Example("“网络空间”", "zh-Hans"),
            Example("「網路空間」", "zh-Hant"),
            Example("„spațiul cibernetic”", "ro"),
            Example('"cyberspace governance"', "en"),
        ),
    ),
    Operator(
        _("A minus sign before a word or phrase: it must not be in the article."),
        (
            Example("القمة -برشلونة", "ar"),
            Example("峰会 -香港", "zh-Hans"),
            Example("峰會 -香港", "zh-Hant"),
            Example("conferință -Barcelona", "ro"),
            Example('summit -"Hong Kong"', "en"),
        ),
    ),
    Operator(
        _("OR, in capitals, between words of which one is enough; parentheses hold together what belongs together."),
        (
            Example("(صحيفة OR وكالة) الصين", "ar"),
            Example("(北京 OR 上海) 论坛", "zh-Hans"),
            Example("(臺北 OR 香港) 論壇", "zh-Hant"),
            Example("(ziar OR agenție) China", "ro"),
            Example("Wuzhen OR 乌镇 OR ووتشن", "en"),
        ),
    ),
    Operator(
        _("lang: the language of the article, by its code or its name."),
        (Example("lang:ar", "en"), Example("lang:română", "ro"), Example("lang:zh-hant", "zh-Hant")),
    ),
    Operator(
        _("year: the year of the event, or the first and last year with two dots between them."),
        (Example("year:2024", "en"), Example("year:2014..2019", "en")),
    ),
    Operator(
        _("published: the day, month or year of publication, or the first and the last with two dots between them."),
        (Example("published:2024-11-20", "en"), Example("published:2020..2022", "en")),
    ),
    Operator(
        _(
            "event: speaker: topic: source: an identifier or a whole name, in any language; "
            "a name of several words in quotation marks."
        ),
        (
            Example("event:wic-2024", "en"),
            Example('speaker:"شي جين بينغ"', "ar"),
            Example("speaker:习近平", "zh-Hans"),
            Example("speaker:習近平", "zh-Hant"),
            Example('speaker:"Xi Jinping"', "ro"),
        ),
    ),
    Operator(
        _("kind: press, record (known, but without its text) or digest (written for this archive)."),
        (Example("kind:digest", "en"),),
    ),
    Operator(
        _("title: only in the title."),
        (Example("title:乌镇", "zh-Hans"), Example("title:internet", "ro")),
    ),
)

PAGE = HelpPage(
    operators=OPERATORS,
    longest=MAX_LENGTH,
    most_words=MAX_TOKENS,
    deepest=MAX_DEPTH,
    most_filters=MAX_CHOSEN,
    most_exported=EXPORT_LIMIT,
)
