"""Kiểu trong trang: of a page's own style sheet, what changes its words: the font, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SELECTOR: Final = re.compile(r"([A-Za-z][\w-]*)?(?:([.#])([\w-]+))?")
_BRACES: Final = re.compile(r"([{}])")
_MOST_RULES: Final = 20_000
_HIDDEN: Final = ("display:none", "visibility:hidden", "mso-hide:all")


@dataclass(frozen=True, slots=True)
class Look:
    """Kiểu của một thẻ: the first font it names, None where it inherits; whether it is hidden."""

    font: str | None = None
    hidden: bool = False


def look_of(declarations: str) -> Look:
    """Kiểu nêu trong một khối khai báo, such as a ``style`` attribute."""
    if not declarations:
        return Look()
    font: str | None = None
    for one in declarations.split(";"):
        name, _, value = one.partition(":")
        if name.strip().lower() == "font-family":
            font = value.split(",")[0].strip().strip("\"'") or None
    bare = re.sub(r"\s", "", declarations).lower()
    return Look(font, any(form in bare for form in _HIDDEN))


class Sheet:
    """Bảng kiểu của trang: rules for a tag, a class or an identifier; others match too seldom to matter."""

    def __init__(self) -> None:
        self._looks: dict[tuple[str, str], Look] = {}

    def add(self, css: str) -> None:
        """Thêm nội dung một thẻ ``style``; rules within another hold under a condition and are left out."""
        depth = 0
        selectors, within = "", False
        for piece in _BRACES.split(_without_comments(css)):
            if piece == "{":
                depth += 1
            elif piece == "}":
                depth = max(0, depth - 1)
            elif depth == 0:
                selectors, within = piece.rpartition(";")[2], True
            elif depth == 1 and within and "@" not in selectors:
                self._put(selectors, look_of(piece))
                within = False

    def look(self, tag: str, classes: str, identifier: str) -> Look:
        """Kiểu của thẻ theo bảng; a class or an identifier counts before the tag."""
        font: str | None = None
        hidden = False
        keys = [*(f".{one}" for one in classes.split()[:20]), *([f"#{identifier}"] if identifier else ())]
        for key in [*((where, one) for one in keys for where in (tag, "")), (tag, "")]:
            found = self._looks.get(key)
            if found is not None:
                font = font or found.font
                hidden = hidden or (found.hidden and key[1] != "")
        return Look(font, hidden)

    def _put(self, selectors: str, look: Look) -> None:
        if look == Look() or len(self._looks) > _MOST_RULES:
            return
        for one in selectors.split(","):
            match = _SELECTOR.fullmatch(one.strip())
            if match and match[0]:
                self._looks[(match[1] or "").lower(), f"{match[2] or ''}{match[3] or ''}"] = look


def _without_comments(css: str) -> str:
    first, *others = css.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join([first, *(one.partition("*/")[2] for one in others)])
