"""Chữ cũ, chữ mới: what changed in a sentence, marked word by word."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .sentences import Change

# Words with the blank behind them; letters of scripts without blanks stand alone.
PIECE = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uaa80-\uaadf]|\S+\s*|\s+")


def marked(old: str, new: str) -> SafeString:
    """Câu mới, with the words taken out and put in marked (`del`, `ins`)."""
    before, after = PIECE.findall(old), PIECE.findall(new)
    parts: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("", "".join(after[c:d])))
            continue
        if a < b:
            parts.append(("del", "".join(before[a:b])))
        if c < d:
            parts.append(("ins", "".join(after[c:d])))
    return mark_safe("".join(_written(name, text) for name, text in parts))  # noqa: S308 - each is escaped


def marked_changes(changes: Iterable[Change]) -> list[SafeString]:
    """Từng câu đã đổi của bản gốc."""
    return [marked(each.old, each.new) for each in changes]


def _written(name: str, text: str) -> SafeString:
    if not name:
        return format_html("{}", text)
    return format_html("<del>{}</del>", text) if name == "del" else format_html("<ins>{}</ins>", text)
