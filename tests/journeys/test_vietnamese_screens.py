"""Mọi chữ trên màn hình là tiếng Việt: the ten most used screens, in text, titles, labels and hints.

A word is English when a sentence of the English catalogues has it, ours or the framework's, and no Vietnamese
one and no text of the sample office does: nothing is listed by hand.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

import polib
import pytest
from playwright.sync_api import Browser, Page, expect

import wagtail_vi

from .conftest import ROOT, Walker

pytestmark = pytest.mark.journey

SOURCES = ROOT / "src/nhipcau"
SCREENS = {
    "viec-cua-toi": "/lam-viec/",
    "van-ban-chi-dao": "/lam-viec/van-ban/",
    "ra-soat": "/lam-viec/van-ban/1/",
    "pho-bien": "/lam-viec/van-ban/4/pho-bien/",
    "ke-hoach": "/lam-viec/ke-hoach/1/",
    "theo-doi": "/lam-viec/cong-viec/",
    "van-ban-di": "/lam-viec/van-ban-di/1/",
    "bao-cao": "/lam-viec/bao-cao/1/",
    "danh-ba": "/lam-viec/danh-ba/",
    "tai-khoan": "/lam-viec/account/",
}
WORD = re.compile(r"(?<![\w@./_-])[A-Za-z]{3,}(?![\w@/_-]|\.\w)")
NOT_SPOKEN = re.compile(r"%\(\w+\)\w|<[^>]*>|\{\w*\}")
MARKED = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũỳỵỷỹạ-ỹ]", re.IGNORECASE)
# Every word a person can see, hear or be shown, hidden ones too; what is another language says so.
READ = """() => {
  const said = [document.title], other = element => element.closest("[lang]:not([lang=vi]):not(html)");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const home = walk.currentNode.parentElement;
    if (!home.closest("script, style, template, noscript") && !other(home)) said.push(walk.currentNode.data);
  }
  const names = ["aria-label", "aria-description", "placeholder", "title", "alt", "label", "data-label"];
  for (const element of document.body.querySelectorAll("*"))
    for (const name of names)
      if (element.hasAttribute(name) && !other(element)) said.push(element.getAttribute(name));
  const buttons = document.querySelectorAll("input[type=submit], input[type=button]");
  for (const button of buttons) said.push(button.value);
  return said;
}"""


def words(texts: Iterable[str]) -> set[str]:
    spoken = (normalize("NFC", NOT_SPOKEN.sub(" ", text)) for text in texts)
    return {word.casefold() for text in spoken for word in WORD.findall(text)}


def sides(path: Path) -> tuple[list[str], list[str]]:
    """The sentences of a catalogue: as they are looked up, as they are shown."""
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    asked = [text for entry in entries for text in (entry.msgid, entry.msgid_plural)]
    shown = [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())]
    return asked, shown


def sample_texts() -> Iterator[str]:
    """What the sample office says of itself."""
    demo = SOURCES / "demo"
    for path in demo.glob("documents/*"):
        text = path.read_text(encoding="utf-8")
        # Captions of a film stand there in each of its languages, a line a language.
        yield from filter(is_vietnamese, text.splitlines()) if path.suffix == ".json" else [text]
    yield str(tomllib.loads((demo / "office.toml").read_text(encoding="utf-8")))
    for path in demo.rglob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # what explains the code
        texts = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in alone)
        yield from (t.value for t in texts if isinstance(t.value, str) and is_vietnamese(t.value))


def is_vietnamese(text: str) -> bool:
    """Half of its words are marked: a name or two in an English title make no Vietnamese of it."""
    said = text.split()
    return bool(said) and 2 * sum(bool(MARKED.search(word)) for word in said) >= len(said)


@cache
def english() -> frozenset[str]:
    """Từ tiếng Anh: of English sentences alone."""
    vietnamese, foreign = list(sample_texts()), []
    for path in SOURCES.rglob("locale/en/LC_MESSAGES/django.po"):
        asked, shown = sides(path)
        vietnamese, foreign = vietnamese + asked, foreign + shown
    for path in wagtail_vi.LOCALE_DIR.glob("vi/LC_MESSAGES/*.po"):
        asked, shown = sides(path)
        vietnamese, foreign = vietnamese + shown, foreign + asked
    return frozenset(words(foreign) - words(vietnamese))


def left_over(page: Page) -> list[str]:
    """Đoạn còn từ tiếng Anh."""
    page.wait_for_load_state("networkidle")
    said = [" ".join(text.split()) for text in page.evaluate(READ)]
    return sorted({text[:120] for text in said if words([text]) & english()})


def test_english_is_told_from_vietnamese() -> None:
    assert {"edit", "choose", "page", "assignment", "search", "the"} <= english()
    assert not {"ban", "cho", "theo", "trong", "excel", "pdf"} & english()


@pytest.mark.parametrize("width", [1280, 390])
def test_no_english_word_on_the_screens_of_every_day(product: str, chromium: Browser, width: int) -> None:
    walker, found = Walker(chromium, product, width=width), {}
    walker.go("/lam-viec/login/")
    found["door"] = left_over(walker.page)
    walker.sign_in("thuong-truc")
    for name, path in SCREENS.items():
        walker.go(path)
        found[name] = left_over(walker.page)
        walker.picture(f"tieng-viet-{name}-{width}")
    assert {where: what for where, what in found.items() if what} == {}
    assert not walker.troubles, walker.troubles


def test_what_is_wrong_with_a_field_is_said_in_vietnamese(product: str, chromium: Browser) -> None:
    """The browser of the test speaks English; the reminder is the page's."""
    page = Walker(chromium, product, "quan-tri").page
    page.goto(product + "/lam-viec/danh-ba/them/")
    name, keep = page.locator("[name=name]"), page.locator(".nc-page form [type=submit]")
    keep.click()
    assert name.evaluate("field => field.validationMessage") == "Hãy điền ô này."
    name.fill("Sở")
    assert name.evaluate("field => field.validity.valid")
    name.fill("")
    page.locator(".nc-page form").evaluate("form => { form.noValidate = true; }")
    keep.click()
    expect(page.locator(".nc-wrong").first).to_be_visible()
    assert left_over(page) == []
