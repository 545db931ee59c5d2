"""Reads a page's HTML as a reader or a machine would."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from lxml import html


@dataclass(frozen=True)
class Page:
    """One answer of the portal, parsed."""

    response: HttpResponse

    @cached_property
    def root(self) -> html.HtmlElement:
        return html.document_fromstring(self.response.content.decode())

    def all(self, css: str) -> list[html.HtmlElement]:
        """Elements by XPath (it begins with /) or by tag name and class (`p.meta`)."""
        if css.startswith(("/", "(")):
            return self.root.xpath(css)
        tag, _dot, name = css.partition(".")
        having = f"[contains(concat(' ', @class, ' '), ' {name} ')]" if name else ""
        return self.root.xpath(f"//{tag or '*'}{having}")

    def one(self, css: str) -> html.HtmlElement:
        (found,) = self.all(css)
        return found

    def texts(self, css: str) -> list[str]:
        return [words(element) for element in self.all(css)]

    def text(self, css: str) -> str:
        return words(self.one(css))

    def definitions(self, css: str) -> dict[str, str]:
        """A list of definitions: each term with its definitions, set apart by bars."""
        rows = self.one(css).xpath("div")
        return {words(row.find("dt")): " | ".join(map(words, row.findall("dd"))) for row in rows}

    def links(self, css: str = "//body") -> list[str]:
        return [link.get("href") for element in self.all(css) for link in element.iter("a")]


def words(element: html.HtmlElement) -> str:
    """The text of an element, its parts set apart by single spaces."""
    return " ".join(" ".join(element.itertext()).split())
