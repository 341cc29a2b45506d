"""Nơi nhận: the list of recipients, one entry a line, with the purpose its bracket names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.model import Purpose, Recipient
from vanban.names import read_units, unit_texts
from vanban.text import Line, first_cell, read_bullet, split_cells

_OPENER: Final = re.compile(r"(?:nơi\s+nhận|nơi\s+gửi)\s*[:.]?\s*", re.I)
_NOTE: Final = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_PURPOSES: Final[tuple[tuple[re.Pattern[str], Purpose], ...]] = (
    (re.compile(r"(?i)^(?:[đd][eéèẻẽẹêếềểễệ]\s+)?(?:b/c|b\.c|bc|báo\s*cáo|b/cáo)\b"), "report"),
    (re.compile(r"(?i)^(?:[đd][eéèẻẽẹêếềểễệ]\s+)?(?:p/h|phối\s*hợp|ph|p/hợp)\b"), "coordinate"),
    (
        re.compile(
            r"(?i)^(?:[đd][eéèẻẽẹêếềểễệ]\s+)?(?:t/h|th|thực\s*hiện|t/hiện|thi\s*hành|chỉ\s+đạo\s+thực\s+hiện|"
            r"triển\s+khai(?:\s+thực\s+hiện)?|tổ\s+chức\s+thực\s+hiện|t/khai)\b"
        ),
        "act",
    ),
    (re.compile(r"(?i)^(?:[đd][eéèẻẽẹêếềểễệ]\s+)?lưu\b"), "file"),
)
# Further purposes, which the contract has no word for.
_OTHER_PURPOSE: Final = re.compile(
    r"(?i)^(?:[đd][eéèẻẽẹêếềểễệ]\s|(?:đưa\s+tin|đăng|đăng\s+tải|đăng\s+công\s+báo|công\s+bố|theo\s+dõi|giám\s+sát|kiểm\s+tra|biết|"
    r"tuyên\s+truyền|phổ\s+biến|thẩm\s+định|tổng\s+hợp|cho\s+ý\s+kiến|xin\s+ý\s+kiến|giúp\s+đỡ|chỉ\s+đạo)\b)"
)
_END: Final = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|T/UQ|Q)\b[./]|[A-Z]:\\|_{4,}|-{4,}|PHỤ LỤC|Phụ "
    r"lục|QUY CHẾ|KẾ HOẠCH|DANH MỤC"
)
_MOST: Final = 80
_Entry = tuple[int, int, str]


def find_recipients(lines: Sequence[Line]) -> tuple[tuple[Recipient, ...], tuple[int, int]]:
    """Danh sách nơi nhận and the range of line indexes it takes; empty when the text has none.

    The first list that ends in "Lưu …" is the document's own: forms and documents attached to it have theirs
    below. Where none does, the last is.
    """
    found: tuple[tuple[Recipient, ...], tuple[int, int]] = ((), (len(lines), len(lines)))
    at = 0
    for index, line in enumerate(lines):
        match = _OPENER.match(line.text) if index >= at and line.text[0] in "Nn" else None
        if match and len(line.text) < 400:
            found = _read_list(lines, index, match.end())
            if any(one.purpose == "file" for one in found[0]):
                return found
            at = found[1][1]
    return found


def _read_list(lines: Sequence[Line], opener: int, cut: int) -> tuple[tuple[Recipient, ...], tuple[int, int]]:
    entries: list[_Entry] = []
    beside: list[_Entry] = []
    first = first_cell(lines[opener])
    rest = first.text[cut:].strip()
    if rest:
        entries += _inline(first.start + first.text.find(rest, cut), rest)
    index = opener + 1
    bulleted = index < len(lines) and read_bullet(first_cell(lines[index]).text) > 0
    while index < len(lines) and index - opener < _MOST:
        cell = first_cell(lines[index])
        bullet = read_bullet(cell.text)
        if not bullet and not _continues(cell.text, entries):
            break
        if bullet and len(cell.text) > 400:
            break
        if (
            bullet
            or not entries
            or (not bulleted and not rest and entries[-1][2].rstrip().endswith((";", ",")))
        ):
            entries.append((cell.start + bullet, cell.end, cell.text[bullet:]))
        else:
            start, _, words = entries[-1]
            entries[-1] = (start, cell.end, f"{words} {cell.text}")
        beside += _second_column(lines[index]) if bullet else []
        index += 1
    found = [_recipient(*entry) for entry in entries + beside]
    return tuple(one for one in found if one.name), (opener, index)


def _second_column(line: Line) -> list[_Entry]:
    """The entry that stands beside the first one, where the list is set in two columns."""
    cells = [cell for cell in split_cells(line) if cell.text]
    if len(cells) < 2 or line.is_row:
        return []
    bullet = read_bullet(cells[1].text)
    return [(cells[1].start + bullet, cells[1].end, cells[1].text[bullet:])] if bullet else []


def _inline(start: int, words: str) -> list[_Entry]:
    """ "Nơi nhận: - Như trên; - Lưu VT." on one line."""
    found: list[_Entry] = []
    at = 0
    for piece in re.split(r"(?<=[;,.])\s*(?=[-–+]\s*\S)", words):
        offset = words.find(piece, at)
        bullet = read_bullet(piece)
        found.append((start + offset + bullet, start + offset + len(piece), piece[bullet:].rstrip()))
        at = offset + len(piece)
    return found


def _continues(text: str, entries: list[_Entry]) -> bool:
    """Whether a line without a dash belongs to the list: a wrapped entry, or an entry of a list without
    dashes.
    """
    if _END.match(text) or (text.isupper() and len(text) > 4):
        return False
    if not entries:
        return len(text) < 160
    last = entries[-1][2].rstrip()
    if last.endswith("."):
        return False
    if last.endswith((";", ",")):
        return len(text) < 160
    return len(text) < 160 and (text[0].islower() or text[0] == "(" or last.count("(") > last.count(")"))


def _recipient(start: int, end: int, words: str) -> Recipient:
    words = " ".join(words.split())
    bare = words.rstrip(" ;,.:/")
    match = _NOTE.search(bare)
    purpose: Purpose | None = None
    note: str | None = None
    name = bare
    if match:
        purpose = next((kind for pattern, kind in _PURPOSES if pattern.match(match[1].strip())), None)
        if purpose or _OTHER_PURPOSE.match(match[1].strip()):
            note, name = match[1].strip(), bare[: match.start()]
    if name.casefold().startswith("lưu"):
        purpose = "file"
    name = name.rstrip(" ;,.:")
    spans, _ = read_units(name)
    return Recipient(name, purpose, (start, end), note, unit_texts(name, spans))
