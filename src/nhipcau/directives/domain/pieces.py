"""Phần của một câu: where a sentence may be cut, and what of the machine's reading falls to which piece.

Pure functions over texts, spans and items of `obligations` (vanban/1); they write nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from nhipcau.core.domain.folding import fold

from ..enums import Clarity

Span = tuple[int, int]
Machine = Mapping[str, Any]

NAMES = ("lead", "support")
STATEMENTS = ("deadline", "deliverable", "authority", "responsibility", "report_to")
_BORDER = re.compile(r"(?:[.;:!?…](?=\s)|\n)\s*")
# "1. ", "- ": what opens a line belongs to no sentence, and so no cut stands behind it.
_OPENING = re.compile(r"\s*(?:[-+•*–—]|\w{1,3}[.)])?\s*")


def borders(text: str, spans: Iterable[Span], clauses: Iterable[Span] = ()) -> list[int]:
    """Chỗ có thể cắt: offsets within the spans where a sentence, a clause or a further span begins."""
    spans = list(spans)
    starts = {start for start, _ in spans} | {start for start, _ in clauses}
    for start, end in spans:
        starts |= {start + match.end() for match in _BORDER.finditer(text[start:end])}
    inside = {cut for cut in starts if any(start <= cut < end for start, end in spans)}
    first = _OPENING.match(text, spans[0][0]).end() if spans else 0  # type: ignore[union-attr]
    return sorted(cut for cut in inside if cut > first)


def cut(text: str, spans: Iterable[Span], cuts: Iterable[int]) -> list[list[Span]]:
    """Các phần sau khi cắt, each a list of spans without blanks at its edges; empty pieces are left out."""
    spans = list(spans)
    edges = [spans[0][0], *sorted(cuts), spans[-1][1]]
    pieces = []
    for low, high in pairwise(edges):
        within = [(max(start, low), min(end, high)) for start, end in spans]
        piece = [trimmed for part in within if part[0] < part[1] if (trimmed := _trim(text, part))]
        pieces.append(piece)
    return [piece for piece in pieces if piece]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """Nguyên văn của một phần, its spans joined by a blank."""
    return " ".join(text[start:end] for start, end in spans)


def apportion(machine: Machine, pieces: Sequence[Sequence[Span]], text: str) -> list[dict[str, Any]]:
    """Chia kết quả máy đọc: what was read within one piece is that piece's alone, the rest is everyone's."""
    parts: list[dict[str, Any]] = []
    homes = {name: _homes(machine, name, pieces) for name in (*NAMES, *STATEMENTS)}
    for index, piece in enumerate(pieces):
        part = dict(machine) | {
            "text": words_of(text, piece),
            "span": [piece[0][0], piece[-1][1]],
            "clauses": [c for c in machine.get("clauses") or () if _home(c["span"], [piece]) == 0],
        }
        for name in NAMES:
            part[name] = _names_of(machine, name, homes[name], index)
        for name in STATEMENTS:
            if homes[name] and index not in homes[name]:
                part[name] = [] if name == "report_to" else None
        parts.append(_with_missing(part))
    return parts


def combine(machines: Sequence[Machine], spans: Sequence[Span], text: str) -> dict[str, Any]:
    """Gộp kết quả máy đọc; values that contradict are written side by side for a person to settle."""
    leads = _union(machines, "lead")
    known = {fold(name) for name in leads}
    whole = dict(machines[0]) | {
        "text": words_of(text, spans),
        "span": [spans[0][0], spans[-1][1]],
        "clauses": [clause for machine in machines for clause in machine.get("clauses") or ()],
        "lead": leads,
        "support": [name for name in _union(machines, "support") if fold(name) not in known],
        "deadline": _one_deadline([m["deadline"] for m in machines if m.get("deadline")]),
        "spans": {},
    }
    for name in ("periods", "languages", "report_to"):
        whole[name] = _union(machines, name)
    for name in ("deliverable", "authority", "responsibility"):
        stated = dict.fromkeys(machine[name] for machine in machines if machine.get(name))
        whole[name] = "; ".join(stated) or None
    return _with_missing(whole)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Các vị trí gộp lại: ascending, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted((int(start), int(end)) for start, end in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _homes(machine: Machine, name: str, pieces: Sequence[Sequence[Span]]) -> list[int | None]:
    """For each place where `name` was read, the piece it lies in (None: outside all)."""
    if name == "deadline":
        span = (machine.get("deadline") or {}).get("span")
        places = [span] if span else []
    else:
        places = list((machine.get("spans") or {}).get(name) or ())
    homes = [_home(place, pieces) for place in places]
    # Read in a heading above: it is everyone's.
    return homes if any(home is not None for home in homes) else []


def _home(place: Sequence[int], pieces: Sequence[Sequence[Span]]) -> int | None:
    return next(
        (i for i, piece in enumerate(pieces) for start, end in piece if start <= place[0] < end), None
    )


def _names_of(machine: Machine, name: str, homes: list[int | None], piece: int) -> list[str]:
    names = list(machine.get(name) or ())
    if len(homes) != len(names):
        return names
    # Whoever leads the first piece and stands alone leads the others too: only they have no subject.
    if name == "lead" and not {home for home in homes if home}:
        return names
    return [written for written, home in zip(names, homes, strict=True) if home in {None, piece}]


def _one_deadline(deadlines: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    if not deadlines:
        return None
    bare = [{key: value for key, value in d.items() if key not in {"text", "span"}} for d in deadlines]
    if all(each == bare[0] for each in bare):
        return dict(deadlines[0])
    return {"text": "; ".join(dict.fromkeys(str(d.get("text") or "") for d in deadlines))}


def _union(machines: Sequence[Machine], name: str) -> list[str]:
    values: dict[str, str] = {}
    for machine in machines:
        for value in machine.get(name) or ():
            values.setdefault(fold(value) or value, value)
    return list(values.values())


def _with_missing(machine: dict[str, Any]) -> dict[str, Any]:
    stated = {
        Clarity.WHO: machine.get("lead"),
        Clarity.WHEN: machine.get("deadline") or machine.get("periods"),
        Clarity.RESPONSIBILITY: machine.get("responsibility"),
        Clarity.PRODUCT: machine.get("deliverable"),
        Clarity.AUTHORITY: machine.get("authority"),
    }
    machine["missing"] = [str(clarity) for clarity, value in stated.items() if not value]
    return machine


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
