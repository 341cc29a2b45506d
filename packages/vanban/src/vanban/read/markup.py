"""XML của người lạ: no document type, no entities, nothing fetched; limits on depth and number.

Names come without their namespaces, so that the forms of one standard read alike.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

Element = ElementTree.Element
DEEPEST: Final = 400
MOST_ELEMENTS: Final = 3_000_000


class MarkupBroken(Exception):
    """XML không đọc được: not well-formed, with a document type, or past a limit."""


def read_markup(content: bytes) -> Element:
    """Gốc của tài liệu XML. Raises :class:`MarkupBroken`."""
    parser = ElementTree.XMLParser(target=_Builder())  # noqa: S314
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ElementTree.ParseError, LookupError, ValueError):
        raise MarkupBroken from None
    return root


def local_name(name: str) -> str:
    """Tên không kèm không gian tên."""
    return name[name.rfind("}") + 1 :]


class _Builder(ElementTree.TreeBuilder):
    """A tree of bare names; a part that declares a document type wants to declare entities."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise MarkupBroken
        return super().start(local_name(tag), {local_name(name): value for name, value in attrs.items()})

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(local_name(tag))

    def doctype(self, name: str, pubid: str, system: str) -> None:
        raise MarkupBroken
