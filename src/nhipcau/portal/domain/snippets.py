"""Đoạn trích có từ tìm thấy, marked; every letter of a story stays a letter."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .tokens import ARTICLE, Word, flat

LENGTH, BEFORE = 220, 60


@dataclass(frozen=True, slots=True)
class Marked:
    """Tiêu đề và đoạn trích."""

    title: SafeString
    said: SafeString


def of(title: str, said: Sequence[str], words: Sequence[Word]) -> Marked:
    """Tiêu đề, and of the texts the one that holds most of the words, cut round the first of them."""
    pattern = _pattern(words)
    best, most = "", -1
    for text in said:
        found = len({match.lastgroup for match in pattern.finditer(flat(_composed(text)))})
        if found > most:
            best, most = text, found
    return Marked(_marked(_composed(title), pattern), _marked(_cut(_composed(best), pattern), pattern))


def _pattern(words: Sequence[Word]) -> re.Pattern[str]:
    parts = []
    for at, word in enumerate(words):
        plain = re.escape(word.plain)
        if not word.is_unspaced:
            plain = rf"(?<!\S)(?:{ARTICLE})?{plain}" + (r"\S*" if word.is_beginning else r"(?!\S)")
        parts.append(f"(?P<w{at}>{plain})")
    return re.compile("|".join(parts) or r"(?!)")


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    """A piece round the first match, from blank to blank where there are blanks."""
    text = " ".join(text.split())
    if len(text) <= LENGTH:
        return text
    match = pattern.search(flat(text))
    start = max(0, min((match.start() if match else 0) - BEFORE, len(text) - LENGTH))
    if start:
        blank = text.find(" ", start, start + 25)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        blank = text.rfind(" ", end - 25, end)
        end = blank if blank > start else end
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _marked(text: str, pattern: re.Pattern[str]) -> SafeString:
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(flat(text)):
        if spans and not text[spans[-1][1] : match.start()].strip():
            # Words that stand together are one mark.
            spans[-1] = (spans[-1][0], match.end())
        elif match.end() > match.start():
            spans.append(match.span())
    out, last = [], 0
    for start, end in spans:
        out += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*out, escape(text[last:])]))  # noqa: S308 - each piece is escaped


def _composed(text: str) -> str:
    """One letter for each with its marks: places in it and in its plain form are the same."""
    return unicodedata.normalize("NFC", text)
