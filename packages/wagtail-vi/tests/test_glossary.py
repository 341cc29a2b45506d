"""Bảng thuật ngữ: one thing has one name, alone on a button and within a sentence."""

import re
from pathlib import Path

import polib
import pytest

from wagtail_vi import LOCALE_DIR

GLOSSARY = Path(__file__).resolve().parents[1] / "GLOSSARY.md"
CATALOGUES = sorted(LOCALE_DIR.glob("vi/LC_MESSAGES/*.po"))

# What an English word of a sentence must be called in the Vietnamese one; shorter than the row of the
# glossary where grammar asks for it: "cổng" beside "cổng thông tin", "hình" beside "hình ảnh".
WITHIN = {
    r"publish(?:ed|es|ing)?": "xuất bản",
    r"unpublish(?:es|ing)?": "ngừng xuất bản",
    r"drafts?": "nháp",
    r"(?:sub)?pages?": "trang",
    r"workflows?": "quy trình",
    r"moderat\w+": "kiểm duyệt",
    r"revisions?": "phiên bản",
    r"previews?": "xem trước",
    r"locales?": "ngôn ngữ",
    r"alias(?:es)?": "bản sao đồng bộ",
    r"snippets?": "danh mục",
    r"collections?": "bộ sưu tập",
    r"documents?": "tài liệu",
    r"images?": "hình|ảnh",
    r"comments?": "nhận xét",
    r"lock(?:ed|s)?": "khóa",
    r"unlocks?": "mở khóa",
    r"redirects?": "chuyển hướng|chuyển đến",
    r"tags?": "thẻ",
    r"slugs?": "đường dẫn tĩnh",
    r"permissions?": "quyền",
    r"passwords?": "mật khẩu",
    r"chooser|choose": "chọn|đánh dấu",
}
# The page is understood, or Vietnamese has a word of its own for the whole.
UNSAID = {
    "Receive notification when your page edit is approved": "“bài sửa của mình”",
    "Receive notification when your page edit is rejected": "“bài sửa của mình”",
    "Convert to alias page": "“bản sao đồng bộ” is a page",
    "You haven't created any %(snippet_type_name)s snippets.": "the kind of snippet is named",
}
NOT_SPOKEN = re.compile(r"%\(\w+\)\w|%\w|<[^>]*>|\{\w*\}")


def entries() -> list[polib.POEntry]:
    return [entry for path in CATALOGUES for entry in polib.pofile(str(path)) if not entry.obsolete]


def wording(entry: polib.POEntry) -> str:
    text: str = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    return text


def terms() -> dict[str, str]:
    rows = [
        [cell.strip() for cell in line.split("|")[1:3]]
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    return {english: vietnamese for english, vietnamese in rows if english != "Chuỗi gốc"}


def test_a_term_that_stands_alone_is_called_as_in_the_glossary() -> None:
    spoken: dict[str, set[str]] = {}
    for entry in entries():
        spoken.setdefault(entry.msgid.strip().casefold(), set()).add(wording(entry).strip().casefold())
    assert len(terms()) > 50
    assert {t: spoken[t.casefold()] for t in terms()} == {t: {v.casefold()} for t, v in terms().items()}


@pytest.mark.parametrize("term", WITHIN)
def test_a_term_within_a_sentence_is_called_as_in_the_glossary(term: str) -> None:
    there = re.compile(rf"(?<![\w/-])(?:{term})(?![\w/])", re.IGNORECASE)
    said = re.compile(WITHIN[term])
    with_it = [e for e in entries() if there.search(NOT_SPOKEN.sub("", e.msgid_plural or e.msgid))]
    assert with_it
    otherwise = {e.msgid: wording(e) for e in with_it if not said.search(wording(e).casefold())}
    assert {k: v for k, v in otherwise.items() if not k.startswith(tuple(UNSAID))} == {}
