"""The interface's message catalogues, by Babel: gettext's own programs are not needed.

    sources -> extract -> update (.po, for translators) -> compile (.mo, for Django)

and `problems` for what is untranslated or would break a page. English is the language of the sources: its
catalogue may stay empty.
"""

import re
from collections import Counter
from collections.abc import Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from articles.languages import Language

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "wic_portal" / "locale"
PYTHON_FOLDERS = ("articles", "search", "wic_portal")
TEMPLATE_FOLDER = "templates"

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# GNU gettext's table. Babel's own orders the last two Arabic forms the other way round, and a translator's
# editor expects this one.
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "zh-Hans": "nplurals=1; plural=0;",
    "zh-Hant": "nplurals=1; plural=0;",
    "ro": "nplurals=3; plural=n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2;",
    "en": "nplurals=2; plural=n != 1;",
}
# No dates and no tool's version: an update without a new string changes no byte.
HEADER = """\
# The interface in {english}. Strings come from `make messages`; translations are written by hand.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w*\}(?!\})")
TAG = re.compile(r"</?[a-z][a-z0-9]*\b")
STRAY_PERCENT = re.compile(r"(?<!%)(?:%%)*%(?![%(])")


def po_path(language: Language, locale: Path | None = None) -> Path:
    return (locale or LOCALE) / to_locale(language.prefix) / "LC_MESSAGES" / "django.po"


def extract(root: Path | None = None) -> Catalog:
    """Every string marked for translation in Python and templates, with the files that hold it."""
    root, template = root or ROOT, Catalog()
    for path, source in sources(root):
        name = path.relative_to(root).as_posix()
        for line, text, comments, context in babel_extract(
            "python", BytesIO(source.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
        ):
            # The line is dropped when written; kept here it would tell two uses in one file apart.
            template.add(text, locations=[(name, 0)], auto_comments=comments, context=context, lineno=line)
    return template


def sources(root: Path) -> Iterator[tuple[Path, str]]:
    """Python files, and templates rewritten as the calls that Babel reads; in the order of their paths."""
    for folder in PYTHON_FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.relative_to(root).parts:
                yield path, path.read_text(encoding="utf-8")
    for path in sorted((root / TEMPLATE_FOLDER).rglob("*")):
        if path.suffix in {".html", ".xml", ".txt"}:
            calls = templatize(path.read_text(encoding="utf-8"), origin=path.as_posix())
            # The markup's indentation is left in it, which Python's tokenizer would refuse.
            yield path, "\n".join(line.strip() for line in calls.split("\n"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def update(language: Language, template: Catalog, locale: Path | None = None) -> Path:
    """The catalogue of `language` with exactly the strings of `template`; translations it has are kept.

    A changed string is a new one: a guess at its translation would be taken for one.
    """
    path = po_path(language, locale)
    old = read(path) if path.exists() else Catalog()
    new = Catalog(to_locale(language.prefix))
    for message in strings(template):
        known = old.get(message.id, message.context)
        if known is None or known.pluralizable != message.pluralizable:
            known = Message(message.id)
        new.add(
            message.id,
            known.string,
            locations=message.locations,
            flags=known.flags & {"fuzzy"},
            auto_comments=message.auto_comments,
            user_comments=known.user_comments,
            context=message.context,
        )
    body = BytesIO()
    write_po(body, new, width=120, omit_header=True, sort_output=True, include_lineno=False)
    header = HEADER.format(english=language.english, code=language.code, plurals=PLURALS[language.code])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + body.getvalue())
    return path


def compile_catalogue(path: Path) -> bool:
    """Writes the .mo beside a .po; False where nothing was to do."""
    if is_compiled(path):
        return False
    target = path.with_suffix(".mo")
    # Whole before it has its name: a server that starts meanwhile reads the old one or the new one.
    part = target.with_suffix(".mo.part")
    with part.open("wb") as file:
        write_mo(file, read(path))
    part.replace(target)
    return True


def is_compiled(path: Path) -> bool:
    """True where the .mo beside a .po is no older."""
    target = path.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime >= path.stat().st_mtime


def problems(language: Language, template: Catalog, locale: Path | None = None) -> list[str]:
    """What stands in the way of a whole, working interface in `language`; one line each."""
    path = po_path(language, locale)
    if not path.exists():
        return [f"no catalogue {path.name} in {path.parent}"]
    catalogue, found = read(path), []
    for message in strings(template):
        known = catalogue.get(message.id, message.context)
        if known is None:
            fault = "not in the catalogue; run make messages"
        elif known.fuzzy:
            fault = "fuzzy"
        else:
            fault = fault_of(known, language)
        if fault:
            places = ", ".join(name for name, _line in message.locations)
            found.append(f"{fault}: {singular(message)!r} ({places})")
    return found


def fault_of(message: Message, language: Language) -> str:
    """Why a translated message cannot be used; empty where it can. English needs no translation."""
    forms = list(message.string) if message.pluralizable else [message.string]
    if not all(forms):
        return "untranslated" if language.code != "en" or any(forms) else ""
    ids = list(message.id) if message.pluralizable else [message.id]
    known, wanted = set(PLACEHOLDER.findall(" ".join(ids))), set(PLACEHOLDER.findall(ids[-1]))
    general = general_forms(PLURALS[language.code]) if message.pluralizable else {0}
    for place, form in enumerate(forms):
        given = set(PLACEHOLDER.findall(form))
        if given - known:
            return f"unknown placeholder {min(given - known)}"
        if place in general and wanted - given:
            return f"lost placeholder {min(wanted - given)}"
        if "python-format" in message.flags and STRAY_PERCENT.search(form):
            return "a lone % (write %%)"
        if sorted(TAG.findall(form)) != sorted(TAG.findall(ids[-1])):
            return "other tags than the source"
    return ""


def general_forms(rule: str) -> set[int]:
    """The plural forms that stand for several numbers; one for a single number may say it in words."""
    form = c2py(rule.partition("plural=")[2].rstrip(";"))
    counts = Counter(form(number) for number in range(200))
    return {place for place, count in counts.items() if count > 1}


def strings(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def singular(message: Message) -> str:
    return message.id[0] if message.pluralizable else message.id
