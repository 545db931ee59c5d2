"""Builds the pages of the fixture corpus (tests/ingest/corpus): bytes as an outlet would serve them, and what is right.

A file has a line of JSON (layout, encoding, head of the page, and how a careful reader catalogues it) and then the
page's lines in their order, each under a sign: `#` title, `.` paragraph, `>` heading inside the text, `*` item of a
list, `^` caption, `-` furniture of any kind, `!` injected spam, `~` spam that the page hides; `=` says how the line
before reads when nothing that a machine left is in it. The layouts are those of real outlets' systems, with the
menus, boxes and footers that they put around every article.
"""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
SIGNS = "#.>*^-!~="
TEXT = "#.>*"
BODY = ".>*"
# What stands on every page of a site, in its language: menu, box of headlines, footer. None of it is the article.
MENUS = {
    "ar": "الرئيسية|سياسة|اقتصاد|رياضة|تكنولوجيا|ثقافة|آراء",
    "zh-Hans": "首页|要闻|财经|科技|体育|文化|图片",
    "zh-Hant": "首頁|要聞|財經|科技|體育|文化|圖片",
    "ro": "Acasă|Externe|Economie|Sport|Tehnologie|Cultură|Opinii",
    "en": "Home|World|Business|Sport|Technology|Culture|Opinion",
}
BOXES = {
    "ar": ("آخر الأخبار", "افتتاح معرض للزهور في الحديقة العامة", "توقعات بأمطار خفيفة مساء الغد", "منتخب الناشئين يفوز بالكأس"),
    "zh-Hans": ("热点新闻", "城东新公园本周开放", "周末将有小雨 出行请带伞", "少年足球队捧回奖杯"),
    "zh-Hant": ("熱門新聞", "城東新公園本週開放", "週末將有小雨 出行請帶傘", "少年足球隊捧回獎盃"),
    "ro": ("Ultimele știri", "Parcul din estul orașului se deschide sâmbătă", "Ploi slabe în weekend", "Juniorii au câștigat cupa"),
    "en": ("Latest news", "New park opens in the east of the city", "Light rain at the weekend", "Juniors bring home the cup"),
}  # fmt: skip
FOOTERS = {
    "ar": "من نحن|اتصل بنا|سياسة الخصوصية",
    "zh-Hans": "关于我们|联系我们|网站声明",
    "zh-Hant": "關於我們|聯絡我們|私隱政策",
    "ro": "Despre noi|Contact|Politica de confidențialitate",
    "en": "About us|Contact|Privacy policy",
}


@dataclass(frozen=True)
class Page:
    """One page of the corpus; `lines` are (sign, text) in the order of the page."""

    name: str
    about: dict
    lines: tuple[tuple[str, str], ...]

    @property
    def layout(self) -> str:
        return self.about["layout"]

    @property
    def language(self) -> str:
        return self.about["language"]

    @cached_property
    def read(self) -> tuple[tuple[str, str], ...]:
        """The lines as they read when nothing that a machine left is in them."""
        found: list[tuple[str, str]] = []
        for sign, text in self.lines:
            if sign == "=":
                found[-1] = (found[-1][0], text)
            else:
                found.append((sign, text))
        return tuple(found)

    @property
    def captured(self) -> list[tuple[str, str]]:
        return [(sign, text) for sign, text in self.lines if sign != "="]

    @property
    def title(self) -> str | None:
        return next((text for sign, text in self.read if sign == "#"), None)

    @property
    def body(self) -> list[str]:
        return [text for sign, text in self.read if sign in BODY]

    @property
    def spam(self) -> list[str]:
        return [text for sign, text in self.lines if sign in "!~"]

    @property
    def media_type(self) -> str:
        return "text/plain" if self.layout == "text" else "text/html"

    @property
    def data(self) -> bytes:
        text = LAYOUTS[self.layout](self)
        if self.about["encoding"] == "utf-8-broken":  # an editor that pasted from another system
            return text.encode().replace("“".encode(), b"\x93").replace("”".encode(), b"\x94")
        # What an encoding lacks, a page writes as a reference; a text dump has no such way out.
        return text.encode(self.about["encoding"], "strict" if self.layout == "text" else "xmlcharrefreplace")


def corpus() -> list[Page]:
    return [load(path) for path in sorted(CORPUS.glob("*.page"))]


def load(path: Path) -> Page:
    about, *lines = path.read_text(encoding="utf-8").splitlines()
    signed = tuple((line[0], line[2:]) for line in lines)
    assert all(sign in SIGNS and text for sign, text in signed), path
    return Page(path.stem, json.loads(about), signed)


def as_text(page: Page) -> str:
    """What a crawler keeps of a page as text: each line by itself, some indented, empty lines between some."""
    lines = [("      " if page.language == "zh-Hant" else "") + text for _sign, text in page.captured]
    return "\n".join(lines) + "\n"


def escaped(page: Page, text: str) -> str:
    return text if "<" in text and ">" in text and page.name == "ar-2015-leaked" else html.escape(text, quote=False)


def head(page: Page) -> str:
    about = page.about.get("head", {})
    charset = {"utf-8-broken": "utf-8"}.get(page.about["encoding"], page.about["encoding"])
    tags = [f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">']
    for name, value in about.items():
        if name == "title":
            tags.append(f"<title>{html.escape(value)}</title>")
        elif name == "canonical":
            tags.append(f'<link rel="canonical" href="{value}">')
        elif name == "ld":
            tags.append(f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>')
        elif name != "html_lang":
            kind = "property" if ":" in name else "name"
            tags.append(f'<meta {kind}="{name}" content="{html.escape(value)}">')
    tags.append("<script>var _hmt=_hmt||[];(function(){var a='首页|新闻';})();</script><style>.a{color:#333}</style>")
    lang = f' lang="{about["html_lang"]}"' if "html_lang" in about else ""
    direction = ' dir="rtl"' if page.language == "ar" else ""
    return f"<!DOCTYPE html><html{lang}{direction}><head>{''.join(tags)}</head>"


def links(texts: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{at}">{text}</a></{tag}>' for at, text in enumerate(texts.split("|")))


def box(page: Page) -> str:
    title, *headlines = BOXES[page.language]
    return f"<h3>{title}</h3><ul>{links('|'.join(headlines))}</ul>"


def parts(page: Page) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    """The lines above the title (with it), those of the text, and those below its last line."""
    lines = page.captured
    titles = [at for at, (sign, _text) in enumerate(lines) if sign == "#"] or [-1]
    last = max(at for at, (sign, _text) in enumerate(lines) if sign in BODY)
    return lines[: titles[0] + 1], lines[titles[0] + 1 : last + 1], lines[last + 1 :]


def marked(page: Page, lines: list[tuple[str, str]], tags: dict[str, str]) -> Iterator[str]:
    """Each line in the element that its sign has in a layout: `tags` gives patterns with {} for the text."""
    for sign, text in lines:
        yield tags.get(sign, tags["-"]).replace("{}", escaped(page, text))


HIDDEN = '<div style="display:none"><a href="http://x.example/1">{}</a></div>'


def semantic(page: Page) -> str:
    """HTML 5 as newsrooms build it: header, nav, article with figure and time, aside, footer."""
    above, middle, below = parts(page)
    tags = {
        "#": "<h1>{}</h1>", ".": "<p>{}</p>", ">": "<h2>{}</h2>", "*": "<ul><li>{}</li></ul>",
        "^": "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>", "-": "<div class=meta>{}</div>", "~": HIDDEN,
    }  # fmt: skip
    aside = {**tags, "-": "<p class=promo><a href='/x'>{}</a></p>", "!": "<div class=links>{}</div>"}
    return (
        f"{head(page)}<body><header><nav><ul>{links(MENUS[page.language])}</ul></nav></header><main><article>"
        f"{''.join(marked(page, above + middle, tags))}</article>{''.join(marked(page, below, aside))}</main>"
        f"<aside>{box(page)}</aside><footer><ul>{links(FOOTERS[page.language])}</ul><p>© 2025</p></footer></body></html>"
    )


def divs(page: Page) -> str:
    """A soup of divs without a single paragraph."""
    tags = {
        "#": '<div class="t1">{}</div>', ".": '<div class="c">{}</div>', ">": '<div class="c"><b>{}</b></div>',
        "*": '<div class="c">{}</div>', "^": '<div class="pic"><img src=1.jpg><span>{}</span></div>',
        "-": '<div class="f"><span>{}</span></div>', "~": HIDDEN,
    }  # fmt: skip
    return (
        f"{head(page)}<body><div id=top>{links(MENUS[page.language], 'span')}</div><div id=wrap><div id=main>"
        f"{''.join(marked(page, page.captured, tags))}</div><div id=side>{box(page)}</div></div>"
        f"<div id=foot>{links(FOOTERS[page.language], 'span')}</div></body></html>"
    )


def brs(page: Page) -> str:
    """The text in one cell, its paragraphs parted by <br> and indented by spaces."""
    above, middle, below = parts(page)
    tags = {"#": "<h1>{}</h1>", "-": "<div class=info>{}</div>", "~": HIDDEN}
    indent = "&emsp;&emsp;" if page.language.startswith("zh") else "&nbsp;&nbsp;"
    text = "<br><br>".join(indent + escaped(page, line) for _sign, line in middle)
    return (
        f"{head(page)}<body><div class=nav>{links(MENUS[page.language], 'span')}</div>"
        f"{''.join(marked(page, above, tags))}<div class=content id=zoom>{text}</div>"
        f"{''.join(marked(page, below, tags))}<div>{box(page)}</div></body></html>"
    )


def table(page: Page) -> str:
    """Nested tables, as content systems of the first decade made them."""
    above, middle, below = parts(page)
    tags = {
        "#": "<tr><td align=center><font size=5><b>{}</b></font></td></tr>", ".": "<p>{}</p>", ">": "<p><b>{}</b></p>",
        "*": "<p>{}</p>", "^": "<p align=center><img src=1.gif><br>{}</p>", "~": HIDDEN,
        "-": "<tr><td align=center><font color=#666>{}</font></td></tr>",
    }  # fmt: skip
    text = "".join(marked(page, middle, {**tags, "-": "<p align=center>{}</p>"}))
    return (
        f"{head(page)}<body><table width=980><tr>{links(MENUS[page.language], 'td')}</tr></table>"
        f"<table width=980><tr><td width=700><table>{''.join(marked(page, above, tags))}<tr><td>{text}</td></tr>"
        f"{''.join(marked(page, below, tags))}</table></td><td width=280>{box(page)}</td></tr></table>"
        f"<table><tr>{links(FOOTERS[page.language], 'td')}</tr></table></body></html>"
    )


def spans(page: Page) -> str:
    """Paragraphs as a word processor or a messenger's editor leaves them: styles on every run."""
    tags = {
        "#": '<h1 class="rich_media_title">{}</h1>', ">": "<p><strong><span>{}</span></strong></p>",
        ".": '<p style="text-indent:2em"><span style="font-family:宋体;font-size:16px">{}</span></p><p><br></p>',
        "*": "<p><span>·</span><span>{}</span></p>", "^": "<p><img src=1.jpg></p><p><em>{}</em></p>",
        "-": '<p class="rich_media_meta"><span>{}</span></p>', "~": HIDDEN,
    }  # fmt: skip
    return f"{head(page)}<body><div id=js_article>{''.join(marked(page, page.captured, tags))}</div></body></html>"


def wordpress(page: Page) -> str:
    """A blog: entry header and content, share buttons, related posts, comments, widgets."""
    above, middle, below = parts(page)
    tags = {
        "#": '<header class="entry-header"><h1 class="entry-title">{}</h1></header>', ".": "<p>{}</p>",
        ">": "<h3>{}</h3>", "*": "<ol><li>{}</li></ol>", "^": '<p class="wp-caption-text">{}</p>', "~": HIDDEN,
        "-": '<div class="entry-meta"><span>{}</span></div>',
    }  # fmt: skip
    text = "".join(marked(page, middle, tags))
    jetpack = {**tags, "-": '<div class="sharedaddy"><h3 class="sd-title">{}</h3></div>'}
    return (
        f"{head(page)}<body class=single><div class=menu><ul>{links(MENUS[page.language])}</ul></div><article class=post>"
        f"{''.join(marked(page, above, tags))}<div class=entry-content>{text}{''.join(marked(page, below, jetpack))}</div>"
        f"</article><div class=widget-area>{box(page)}</div><footer>{links(FOOTERS[page.language], 'span')}</footer></body></html>"
    )


LAYOUTS = {
    "text": as_text,
    "semantic": semantic,
    "divs": divs,
    "brs": brs,
    "table": table,
    "spans": spans,
    "wordpress": wordpress,
}
