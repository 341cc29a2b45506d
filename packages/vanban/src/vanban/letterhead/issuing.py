"""Cơ quan ban hành: from the left column of the letterhead, else from the opening sentence, else the
signature.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.letterhead.lines_of_head import HeadCell
from vanban.lexicon.duty_words import ISSUING
from vanban.lexicon.letterhead_words import ABBREVIATED_HEADS, BODIES_ABOVE, HEADS_ALONE, OFFICES_OF
from vanban.lexicon.unit_words import HEADS
from vanban.model import Issuer, Signature
from vanban.names import by_first_word, read_unit_words, tell_words
from vanban.text import Line

_BARE: Final = ("ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân")
_LEVELS: Final = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_ISSUING: Final = by_first_word(ISSUING)
_AUTHORITY: Final = re.compile(r"(?:TM\.?|T/M\.?|T\.M\.?)\s*(.+?)(?:\s+(?:KT\.|K/T|Q\.).*)?$")
_CLAUSE_STARTS: Final = re.compile(r"(?:^|[,;.:]\s+|(?:^|\s)nay,?\s+)")
_NOT_ISSUER: Final = ("của", "và", "tại", "do", "với", "cho", "các", "về")


def letterhead_issuer(cells: Sequence[HeadCell]) -> Issuer | None:
    """Cơ quan ban hành từ phần đầu: the last name above the number, with the names above it as its
    parents.
    """
    names: list[tuple[str, int, int, bool]] = []
    joint_open = False
    for cell in _issuer_cells(cells):
        text = cell.text.strip(" *-–_.")
        if not text:
            joint_open = bool(names)
            continue
        dash_after = cell.text.rstrip().endswith(("-", "–"))
        if names and (not (_begins_name(text) or joint_open) or _goes_on(names[-1][0], text)):
            name, start, _, joint = names[-1]
            names[-1] = (f"{name} {text}", start, cell.end, joint)
        else:
            names.append((text, cell.start, cell.end, joint_open))
        joint_open = dash_after
    if not names:
        return None
    parts = [part for name in names for part in _joint_parts(name)]
    joint_from = next((i for i, part in enumerate(parts) if part[3]), len(parts))
    main = parts[joint_from - 1]
    parents = [part[0] for part in parts[: joint_from - 1]]
    return Issuer(
        main[0],
        parents[-1] if parents else None,
        "letterhead",
        (main[1], main[2]),
        tuple(p[0] for p in parts[joint_from:]),
    )


def _issuer_cells(cells: Sequence[HeadCell]) -> list[HeadCell]:
    """Capital lines of the left column before the number or the type; the column is the first where
    there are two.
    """
    found: list[HeadCell] = []
    for cell in cells:
        if cell.role in ("type", "subject", "addressee") or (
            cell.role in ("number", "blank-number") and found
        ):
            break
        dash_between = cell.role == "rule" and cell.text in ("-", "–") and bool(found)
        if (cell.role == "capital" and (cell.column == 0 or not found)) or dash_between:
            found.append(cell)
    if found and not any(_begins_name(cell.text.strip(" *-–")) for cell in found if cell.role == "capital"):
        return []
    return found


def _goes_on(name: str, text: str) -> bool:
    """ "VĂN PHÒNG / ỦY BAN NHÂN DÂN TỈNH …": a body of the kind that stands above others ends the name of an
    office of its own.
    """
    office = " ".join(name.casefold().split())
    if office in HEADS_ALONE:
        return True
    return office in OFFICES_OF and text.casefold().startswith(BODIES_ABOVE)


def _begins_name(text: str) -> bool:
    words = text.casefold().replace("-", " ").split()
    if words[0] in ABBREVIATED_HEADS:
        return True
    if words[:2] in (["tỉnh", "đoàn"], ["thành", "đoàn"]):
        return True
    starts = any(" ".join(words[:size]) in HEADS for size in (1, 2, 3, 4))
    return (starts and words[0] not in ("thường", "nhân", "cơ")) or words[:2] == ["thường", "trực"]


def _joint_parts(name: tuple[str, int, int, bool]) -> list[tuple[str, int, int, bool]]:
    text, start, end, joint = name
    pieces = re.split(r"\s+[-–]\s+", text)
    if len(pieces) == 1 or not all(_begins_name(piece) and len(piece.split()) >= 2 for piece in pieces):
        return [name]
    found: list[tuple[str, int, int, bool]] = []
    at = 0
    for index, piece in enumerate(pieces):
        at = text.find(piece, at)
        found.append((piece, start + at, min(end, start + at + len(piece)), joint or index > 0))
    return found


def body_issuer(lines: Sequence[Line]) -> Issuer | None:
    """Cơ quan ban hành từ câu mở đầu: "…, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau:"."""
    for line in lines:
        text = line.text
        for match in reversed(list(_CLAUSE_STARTS.finditer(text))):
            words = tell_words(text, match.end(), None, 120)
            if not words.count or words.folded[0] in _NOT_ISSUER or not text[words.starts[0]].isupper():
                continue
            spans, index = read_unit_words(words, 0)
            if len(spans) != 1 or index >= words.count or words.gap(index) != " ":
                continue
            if words.phrase(index, _ISSUING):
                start, end = spans[0]
                return Issuer(text[start:end], None, "body", (line.start + start, line.start + end))
    return None


def complete_issuer(issuer: Issuer, cells: Sequence[HeadCell], lines: Sequence[Line]) -> Issuer:
    """Tên đủ của cơ quan: "ỦY BAN NHÂN DÂN" alone takes its place from "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", or
    from the opening sentence.
    """
    bare = " ".join(issuer.name.casefold().split())
    if bare not in _BARE:
        return issuer
    for cell in cells:
        low = cell.text.casefold()
        at = low.find(bare)
        if cell.role != "capital" or at < 0 or len(low) != len(cell.text):
            continue
        place = low[at + len(bare) :].split()
        if len(place) > 1 and (place[0] in _LEVELS or " ".join(place[:2]) in _LEVELS):
            span = (cell.start + at, cell.end)
            return Issuer(cell.text[at:].strip(), issuer.parent, issuer.inferred_from, span, issuer.joint)
    named = body_issuer(lines)
    if named and named.name.casefold().startswith(bare) and len(named.name) > len(bare):
        return Issuer(named.name, issuer.parent, "body", named.span, issuer.joint)
    return issuer


def signature_issuer(signatures: Sequence[Signature]) -> Issuer | None:
    """Cơ quan ban hành từ chữ ký: "TM. ỦY BAN NHÂN DÂN"."""
    for signature in signatures:
        match = _AUTHORITY.match(signature.authority or "")
        if match:
            return Issuer(match[1].strip(), None, "signature", signature.span)
    return None
