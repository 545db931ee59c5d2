"""Rules for the style sheets: directions by reading order, colours by token, nothing from elsewhere."""

import re

import pytest
from django.conf import settings

SHEETS = sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))
# A property or value that names a side of the screen, where CSS has one that follows the direction of the text.
PHYSICAL = re.compile(
    r"""(?<![\w-])(?:
        (?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*\s*:
        | (?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:
        | border-(?:top|bottom)-(?:left|right)-radius\s*:
        | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)
    )""",
    re.VERBOSE,
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)


def rules(sheet) -> str:
    """The sheet without comments and without the conditions of media queries, which know only widths."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    return re.sub(r"@media[^{]*", "@media", text)


@pytest.fixture(params=SHEETS, ids=lambda sheet: sheet.name)
def sheet(request):
    return request.param


def test_a_side_of_the_screen_would_be_seen():
    for wrong in ("margin-left: 0", "width: 1px", "text-align: right", "border-top: 0", "left: 0"):
        assert PHYSICAL.search(f"a {{ {wrong}; }}"), wrong
    for right in ("margin-inline-start: 0", "inline-size: 1px", "text-align: end", "stroke-width: 2", "line-height: 1"):
        assert not PHYSICAL.search(f"a {{ {right}; }}"), right


def test_sides_are_told_by_reading_order(sheet):
    assert PHYSICAL.findall(rules(sheet)) == []


def test_nothing_comes_from_elsewhere(sheet):
    assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*", rules(sheet)) == []
    assert "@import" not in rules(sheet)


def test_colours_stand_in_the_tokens_only(sheet):
    if sheet.name not in {"tokens.css", "print.css"} and not sheet.name.startswith("admin"):
        assert COLOUR.findall(rules(sheet)) == []


def test_arabic_and_chinese_are_neither_slanted_nor_spaced_out(sheet):
    """Slanted type and spaced letters are Latin habits; a sheet names either only to take it off."""
    assert [value for value in re.findall(r"letter-spacing\s*:\s*([^;]+)", rules(sheet)) if value != "normal"] == []
    assert [value for value in re.findall(r"font-style\s*:\s*([^;]+)", rules(sheet)) if value != "normal"] == []
