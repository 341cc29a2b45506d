"""Thể loại và trích yếu: the type's line and the title under it, or "V/v …" of an official letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.letterhead.lines_of_head import HeadCell, after_addressee, after_subject, type_name
from vanban.lexicon.document_types import NAME_BY_CODE, NAMES
from vanban.lexicon.letterhead_words import CAPACITIES, NOT_TITLE
from vanban.model import DocumentNumber, DocumentType, Span
from vanban.numbers import type_of_symbol

# "HƯỚNG DẪN LIÊN NGÀNH", "KẾ HOẠCH PHỐI HỢP": more of the type's name than the code knows.
_QUALIFIER: Final = re.compile(r"^\s*(?:LIÊN NGÀNH|LIÊN TỊCH|PHỐI HỢP|HÀNH ĐỘNG|KHẨN|CHUNG)\b")
_FOREIGN_LINE: Final = re.compile(r"\((?:Ban hành )?[Kk]èm theo|\(Ban hành|\(Thực hiện|\(Phục vụ|\(Tài liệu")


def read_type(
    cells: Sequence[HeadCell], number: DocumentNumber | None, blank_symbol: str | None
) -> tuple[DocumentType | None, int]:
    """Thể loại và vị trí ô của nó trong ``cells`` (-1 when it was read from the number's symbol)."""
    symbol = number.symbol if number else blank_symbol
    code = type_of_symbol(symbol)
    for index, cell in enumerate(cells):
        if cell.role == "type":
            name, end = type_name(cell.text)
            own = NAMES[name]
            if (
                code
                and code != own
                and code not in ("CV",)
                and NAME_BY_CODE.get(code, "").split()[0] == name.split()[0]
            ):
                own = code
            return DocumentType(own, name.capitalize(), (cell.start, cell.start + end)), index
    if any(cell.role == "subject" for cell in cells) or code == "CV":
        return DocumentType("CV", "Công văn"), -1
    if code and number:
        return DocumentType(code, NAME_BY_CODE.get(code, code).capitalize(), None), -1
    return None, -1


def read_title(cells: Sequence[HeadCell], type_index: int) -> tuple[str, Span] | None:
    """Trích yếu: the lines under the type, or what follows "V/v"."""
    if type_index >= 0:
        return _under_type(cells, type_index)
    for index, cell in enumerate(cells):
        if cell.role == "subject":
            return _subject(cells, index)
    return None


def _under_type(cells: Sequence[HeadCell], index: int) -> tuple[str, Span] | None:
    cell = cells[index]
    _, end = type_name(cell.text)
    rest = _QUALIFIER.sub("", cell.text[end:]).strip(" :*")
    parts: list[HeadCell] = []
    below = cells[index + 1].text.casefold() if index + 1 < len(cells) else ""
    # "KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …" on one line tells who issues, as it does on two.
    if len(rest) > 3 and not (rest.startswith("CỦA ") and below.startswith("về ")):
        start = cell.start + cell.text.find(rest, end)
        parts.append(HeadCell("words", start, start + len(rest), rest, cell.row))
    for following in cells[index + 1 :]:
        if (
            (not parts and _names_issuer(following))
            or not (following.role in ("words", "capital", "subject") or _titled_type(following, parts))
            or _ends_title(following, parts)
        ):
            if not parts and (following.role in ("mark", "creed", "motto") or _names_issuer(following)):
                continue
            break
        parts.append(following)
    return _joined(parts)


def _titled_type(cell: HeadCell, parts: Sequence[HeadCell]) -> bool:
    """ "THÔNG TƯ / QUY ĐỊNH VỀ …", "… BAN HÀNH / QUY CHẾ …": a title in capitals that names a type."""
    if cell.role != "type" or not cell.text.isupper():
        return False
    more = cell.text[type_name(cell.text)[1] :].strip(" :*")
    return bool(more) and (parts[-1].text.isupper() if parts else True) and not cell.text.endswith(":")


def _names_issuer(cell: HeadCell) -> bool:
    """ "CHỈ THỊ / CỦA BAN BÍ THƯ / về …": the line between tells who issues."""
    return cell.role == "capital" and cell.text.startswith("CỦA ")


def _ends_title(cell: HeadCell, parts: Sequence[HeadCell]) -> bool:
    low = cell.text.casefold()
    if low.startswith(NOT_TITLE) or _FOREIGN_LINE.match(cell.text):
        return True
    if low.startswith(CAPACITIES) and parts and (cell.role == "capital" or low.endswith(":")):
        return True
    if cell.text.endswith(":"):
        return True
    return bool(parts) and parts[-1].text.endswith((".", ":")) and not parts[-1].text.endswith("...")


def _subject(cells: Sequence[HeadCell], index: int) -> tuple[str, Span] | None:
    cell = cells[index]
    cut = after_subject(cell.text)
    parts = [HeadCell("words", cell.start + cut, cell.end, cell.text[cut:], cell.row, cell.column)]
    for following in cells[index + 1 :]:
        if following.role == "addressee" or following.role not in ("words", "place-date", "rule"):
            break
        if following.role != "words" or following.column > 0:
            continue
        if after_addressee(following.text):
            break
        parts.append(following)
    title = _joined(parts)
    quoted = cell.text[0] in "\"“„'(" and title is not None and title[0][-1:] in "\"”'”)"
    return (title[0][:-1], (title[1][0], title[1][1] - 1)) if title and quoted else title


def _joined(parts: Sequence[HeadCell]) -> tuple[str, Span] | None:
    words = " ".join(" ".join(part.text for part in parts).split()).strip(" *")
    if not words:
        return None
    return words, (parts[0].start, parts[-1].end)
