"""Quan hệ viện dẫn: what this document does with each document it cites — căn cứ, thực hiện, thay thế, …

The last telling word before the citation within its sentence decides ("Thực hiện Kế hoạch số …"); a list
("…, Chỉ thị số …") goes on as it began; a document named inside another's title is only mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vanban.lexicon.relation_words import (
    BASIS_OPENERS,
    ENDED,
    FOLLOWING,
    LIST_GOES_ON,
    OF_WORK_DONE,
    TRIGGERS,
)
from vanban.model import Citation, Relation, Span
from vanban.text.letters import folded, pattern

_REACH: Final = 320
_SENTENCE: Final = pattern(r"[.!?…]\s+(?=[\p{Lu}])|\n")
_LABEL: Final = pattern(r"(?:(?:Điều\s+)?\d{1,3}[a-z]?[.)]|[a-zđ]\)|[IVX]+\.|[-–+•])\s*")
# "Chính phủ ban hành Nghị định sửa đổi, bổ sung …".
_ISSUES: Final = re.compile(r"ban hành\s+(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy định)$")
_OWN: Final = re.compile(r"\bnày\b", re.I)


def relate(text: str, citations: Sequence[Citation], head: Span | None = None) -> tuple[Citation, ...]:
    """Quan hệ của từng viện dẫn in one text, in order of reading; ``head`` is the span of the letterhead's
    title, where "sửa đổi Quyết định số …" says what the document itself does.
    """
    found: list[Citation] = []
    for one in citations:
        before = found[-1] if found else None
        relation = _relation(text, one, before, head)
        found.append(one if relation == one.relation else replace(one, relation=relation))
    return tuple(found)


def relation_at(text: str, at: int) -> Relation:
    """Quan hệ mà câu trước vị trí ``at`` nêu: of what a footnote called there cites."""
    start = _sentence_start(text, at)
    return _told(text, start, at, start, None) or "mentions"


def _relation(text: str, one: Citation, before: Citation | None, head: Span | None) -> Relation:
    at = one.span[0]
    start = _sentence_start(text, at)
    if before is not None and at < before.span[1]:
        return _nested(text, one, before)
    near = before is not None and before.span[1] > start
    told = _told(text, before.span[1] if before is not None and near else start, at, start, head)
    if told:
        return told
    if before is not None and (near or start == at) and LIST_GOES_ON.search(text[before.span[1] : at][-40:]):
        return before.relation
    return "replaces" if _ended(text, one.span[1]) else "mentions"


def _nested(text: str, one: Citation, outer: Citation) -> Relation:
    """ "Kế hoạch số … về thực hiện Nghị quyết số …": implementing the outer, it implements the inner."""
    words = text[outer.span[0] : one.span[0]]
    triggers = [match.lastgroup for match in TRIGGERS.finditer(folded(words))]
    if outer.relation == "implements" and triggers and triggers[-1] == "implements":
        return "implements"
    return "mentions"


def _sentence_start(text: str, at: int) -> int:
    window = max(0, at - _REACH)
    ends = [match.end() for match in _SENTENCE.finditer(text, window, at)]
    start = ends[-1] if ends else window
    label = _LABEL.match(text, start, at)
    return label.end() if label else start


def _told(text: str, start: int, at: int, sentence: int, head: Span | None) -> Relation | None:
    """What the last telling word between ``start`` and ``at`` says; None when there is none."""
    triggers = list(TRIGGERS.finditer(folded(text[start:at])))
    if triggers and triggers[-1].lastgroup == "passive":
        return None
    for match in reversed(triggers):
        begin = start + match.start()
        relation = _meant(text, match, (sentence, begin, at), head)
        if relation:
            return relation
    if start == at:
        return _led_in(text, at, head)
    if start == sentence and text[start:at].casefold().startswith(BASIS_OPENERS) and _opens(text, sentence):
        return "basis"
    return None


def _led_in(text: str, at: int, head: Span | None) -> Relation | None:
    """What the line above says of a list that begins here: "Căn cứ các văn bản sau:"."""
    lead = text[max(0, at - 8) : at].rstrip(" \n-–+•")
    if not lead.endswith(":"):
        return None
    end = max(0, at - 8) + len(lead)
    start = _sentence_start(text, end)
    return _told(text, start, end, start, head) if start < end else None


def _meant(
    text: str, match: re.Match[str], places: tuple[int, int, int], head: Span | None
) -> Relation | None:
    """What one telling word says of a document; None where it speaks of something else. ``places`` are where
    the sentence, the telling word and the citation begin.
    """
    kind = match.lastgroup
    sentence, begin, at = places
    lead = text[sentence:begin].strip(' ("“')
    in_title = head is not None and head[0] <= begin < head[1]
    if kind == "implements":
        done = OF_WORK_DONE.search(lead[-40:]) and not in_title
        return None if done or FOLLOWING.search(text, begin, at) else "implements"
    if kind in ("amends", "replaces"):
        own = in_title or not lead or _OWN.search(lead) or "hiệu lực" in lead or _ISSUES.search(lead)
        return ("amends" if kind == "amends" else "replaces") if own else None
    if kind == "attached":
        # "thay thế Quy chế ban hành kèm theo Quyết định số …" attaches nothing to this document.
        opens = lead.casefold() in ("", "ban hành")
        return "attached" if opens or not match.group().startswith("kèm") else None
    return "replies" if kind == "replies" else "basis"


def _opens(text: str, sentence: int) -> bool:
    return sentence == 0 or text[sentence - 1] == "\n"


def _ended(text: str, end: int) -> bool:
    stop = _SENTENCE.search(text, end, end + _REACH)
    rest = text[end : stop.start() if stop else end + _REACH]
    return ENDED.search(rest) is not None and _OWN.search(rest) is not None
