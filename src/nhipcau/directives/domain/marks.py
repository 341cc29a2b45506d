"""Dấu trên nguồn: what of a reading is marked in its text – header, citations, tasks, points, weak words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..models import Obligation
from . import scans, values
from .finding_words import kind_of

HEAD, CITATION, TASK, POINT, WEAK = "head", "cite", "task", "point", "weak"
_SUPERSCRIPT = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_OBJECTS = {"type", "number", "issuer", "signature"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Một dấu: text[start:end] is a header value, a citation, a task or a point to look at.

    `anchor` is its address in the page, `refs` the links set before it, `href` where the marked text leads.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    anchor: str = ""
    refs: tuple[tuple[str, str], ...] = ()
    href: str = ""
    task: int | None = None


def marks_of(
    reading: Mapping[str, Any],
    tasks: Iterable[tuple[int, Obligation]],
    asked: int | None,
    within: tuple[int, int | None],
) -> Iterator[Mark]:
    """Mọi dấu của một bản đọc, in no order; weak words only `within` the stretch that is shown.

    The citation that begins at `asked` gets an address.
    """
    length = len(reading["text"])
    yield from _of_head(reading, length)
    yield from _of_citations(reading, length, asked)
    for start, end, confidence in scans.weak_spans(reading, within[0], within[1] or length):
        yield Mark(start, end, WEAK, title=_weak(confidence))
    yield from _of_tasks(tasks, length)
    for index, finding in enumerate(reading["findings"]):
        for place, (start, end) in enumerate(values.spans_within(finding.get("spans") or (), length)):
            title = kind_of(finding) or finding["message"]
            yield Mark(start, end, POINT, title=title, anchor=point_anchor(index, place))
    for index, note in enumerate(reading["footnotes"]):
        if note.get("called_at") is not None:
            yield _call(reading["text"], index, note)


def point_anchor(index: int, place: int) -> str:
    """Địa chỉ trong trang of a finding's place."""
    return f"diem-{index}-{place}"


def citation_anchor(start: int) -> str:
    """Địa chỉ trong trang of the citation that begins there, when it was asked for."""
    return f"cho-{start}"


def _of_head(reading: Mapping[str, Any], length: int) -> Iterator[Mark]:
    for name, words in _header_words().items():
        span = (reading.get(name) or {}).get("span") if name in _OBJECTS else reading["spans"].get(name)
        for start, end in values.spans_within([span] if span else [], length):
            yield Mark(start, end, HEAD, title=words)


def _of_citations(reading: Mapping[str, Any], length: int, asked: int | None) -> Iterator[Mark]:
    for citation in reading["citations"]:
        if citation.get("in_footnote") is None:
            for start, end in values.spans_within([citation["span"]], length):
                anchor = citation_anchor(start) if start == asked else ""
                yield Mark(start, end, CITATION, title=_cited(citation), anchor=anchor)


def _of_tasks(tasks: Iterable[tuple[int, Obligation]], length: int) -> Iterator[Mark]:
    used: set[int] = set()
    for ordinal, task in tasks:
        for index, (start, end) in enumerate(values.spans_within(task.spans, length)):
            refs = ((f"#nhiem-vu-{task.pk}", str(ordinal)),) if index == 0 else ()
            anchor = "" if start in used else f"cau-{start}"
            used.add(start)
            yield Mark(start, end, TASK, anchor=anchor, refs=refs, task=task.pk)


def _header_words() -> dict[str, str]:
    return {
        "type": _("Thể loại"),
        "number": _("Số, ký hiệu"),
        "issuer": _("Cơ quan ban hành"),
        "place": _("Nơi ban hành"),
        "date": _("Ngày ban hành"),
        "title": _("Trích yếu"),
        "signature": _("Chữ ký"),
    }


def _cited(citation: Mapping[str, Any]) -> str:
    name = " ".join(filter(None, [citation.get("type"), citation.get("number")]))
    day = "/".join(reversed((citation.get("date") or "").split("-")))
    written = _("ngày %(day)s") % {"day": day} if day else ""
    return _("Viện dẫn: %(document)s") % {"document": " ".join(filter(None, [name, written]))}


def _weak(confidence: float) -> str:
    return _("Máy đọc chưa chắc (%(share)d %%), hãy so với ảnh trang") % {"share": round(confidence * 100)}


def _call(text: str, index: int, note: Mapping[str, Any]) -> Mark:
    """The mark in the text that calls a footnote: "¹", "(1)", "[1]"."""
    start = note["called_at"]
    label = re.escape(str(note["label"]))
    match = re.compile(rf"[{_SUPERSCRIPT}]+|\(?\[?{label}\]?\)?").match(text, start)
    end = match.end() if match else start + 1
    return Mark(start, end, "call", anchor=f"goi-{index}", href=f"#chu-thich-{index}", title=note["text"])
