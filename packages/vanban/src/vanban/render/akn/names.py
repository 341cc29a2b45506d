"""Tên phần tử (eId): one for every section, obligation and note, none twice within one rendering."""

from __future__ import annotations

from typing import Final

from vanban.model import Document, Section
from vanban.render.akn.addresses import plain

# The element of each kind of section and its short name in an eId (Naming Convention 1.0, 5.2).
ELEMENTS: Final[dict[str, tuple[str, str]]] = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "section": ("section", "sec"),
    "subsection": ("subsection", "subsec"),
    "article": ("article", "art"),
    "clause": ("clause", "cl"),
    "point": ("point", "point"),
}
_OTHER: Final = ("hcontainer", "hcontainer")


def element_of_section(kind: str) -> tuple[str, str]:
    """Phần tử và tên ngắn; a numbered heading and an annex have none of their own in the standard."""
    return ELEMENTS.get(kind, _OTHER)


class Names:
    """Sổ tên: gives each name once, adding a number where it is already taken."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Tên chưa ai dùng, ``name`` itself where it is free."""
        count = self._taken.get(name, 0)
        while count:
            count += 1
            candidate = f"{name}_{count}"
            if candidate not in self._taken:
                self._taken[name] = count
                name = candidate
                break
        self._taken.setdefault(name, 1)
        return name


def section_names(document: Document, names: Names, deepest: int) -> list[str]:
    """Tên của các đề mục, in their order: ``art_3__cl_1__point_dd``."""
    found: list[str] = []
    stack: list[tuple[Section, str]] = []
    for section in document.sections:
        while stack and (stack[-1][0].level >= section.level or len(stack) >= deepest):
            stack.pop()
        short = element_of_section(section.kind)[1]
        label = section.label.split()[-1] if section.label.split() else ""
        own = f"{short}_{_label(label) or 'x'}"
        name = names.take(f"{stack[-1][1]}__{own}" if stack else own)
        found.append(name)
        stack.append((section, name))
    return found


def _label(label: str) -> str:
    """ "đ" and "d" are two points."""
    return plain(label.casefold().replace("đ", "dd"))
