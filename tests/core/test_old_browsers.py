"""Old office machines have Chrome 109, the last for Windows 7 and 8.1 (trình duyệt cũ).

By the features that are used: what came after 109 stands in no script, and in a sheet only where an older
browser loses an ornament; the pages for those without an account are lighter still.
"""

import re
from importlib import import_module
from pathlib import Path

import pytest

SOURCES = Path(import_module("nhipcau").__path__[0])
SHEETS = sorted(SOURCES.glob("*/static/**/*.css"))
SCRIPTS = sorted(SOURCES.glob("*/static/**/*.js"))
# Chrome 110 and later.
NEW_IN_SCRIPTS = re.compile(
    r"\.toSorted\(|\.toReversed\(|\.toSpliced\(|\.with\(\d|Object\.groupBy|Map\.groupBy|withResolvers"
    r"|Array\.fromAsync|AbortSignal\.any|URL\.canParse|showPopover|popover=|startViewTransition"
    r"|\.(?:union|intersection|difference|isSubsetOf)\(|Promise\.try|isWellFormed|/\w*v\w*\.test"
)
# Chrome 110 and later, or what a page of one purpose does without: nesting, popover, anchors, scopes.
NEW_IN_SHEETS = re.compile(
    r"^\s*&|@scope|@starting-style|light-dark\(|anchor-name|position-area|field-sizing|linear\(|"
    r"animation-timeline|::details-content|interpolate-size|\bif\(",
    re.MULTILINE,
)
OUTSIDE = re.compile(r":has\(|@container|@layer|color-mix\(|subgrid|text-wrap|@import|url\(")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_uses_what_came_later(script: Path) -> None:
    assert NEW_IN_SCRIPTS.findall(script.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_sheet_nests_or_hides_what_came_later(sheet: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert NEW_IN_SHEETS.findall(text) == []
    # Rules within rules, but for those of @media and its like.
    inner = re.sub(r"@(?:media|supports|container|page|font-face|keyframes|layer)[^{]*\{", "", text)
    assert not re.search(r"\{[^{}]*\{", inner), "nested"


def test_pages_for_those_without_an_account_need_no_script_and_little_of_a_sheet() -> None:
    pages = list(SOURCES.glob("*/templates/*/outside/*.html"))
    assert pages
    assert [path.name for path in pages if "<script" in path.read_text(encoding="utf-8")] == []
    for name in ("exchange/outside.css", "training/outside.css"):
        for sheet in SOURCES.glob(f"*/static/{name}"):
            assert OUTSIDE.findall(sheet.read_text(encoding="utf-8")) == [], name
