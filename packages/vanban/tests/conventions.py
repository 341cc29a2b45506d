"""Quy ước so sánh của ``vanban/1``: compares what the parser found with a case's labels, measure by measure.

A label file names the document (``source``) and what a careful reader finds in it. Texts are compared without
case, quotes and the signs that close them; a lead must be named and not be padded; what stands in optional
places is free.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


def fold(text: object) -> str:
    """Dạng so sánh: NFC, no case, no quotes, blanks and dashes levelled, no closing signs."""
    words = unicodedata.normalize("NFC", str(text if text is not None else "")).casefold()
    words = re.sub(r"[“”„\"']", "", words)
    words = re.sub(r"\s*([/\-–])\s*", r"\1", words)
    return re.sub(r"\s+", " ", words).strip(" .;,:-–*")


@dataclass
class Comparison:
    """Kết quả so sánh: per measure (right, expected, answered), and a line for each miss."""

    rows: dict[str, list[int]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, measure: str, right: int, expected: int, answered: int, miss: str = "") -> None:
        row = self.rows.setdefault(measure, [0, 0, 0])
        for place, value in enumerate((right, expected, answered)):
            row[place] += value
        if miss and right < max(expected, answered):
            self.misses.append(f"{measure}: {miss}")

    def f1(self, measure: str) -> float:
        """Harmonic mean of precision and recall; 1.0 where nothing was expected and nothing answered."""
        right, expected, answered = self.rows.get(measure, [0, 0, 0])
        return 2 * right / (expected + answered) if expected + answered else 1.0

    def merge(self, other: Comparison) -> None:
        for measure, row in other.rows.items():
            self.add(measure, *row)
        self.misses += other.misses


def compare(case: Json, out: Json) -> Comparison:
    """So sánh một văn bản with its labels."""
    found = Comparison()
    _header(case, out, found)
    _citations(case, out, found)
    _sections(case, out, found)
    _obligations(case, out, found)
    _recipients(case, out, found)
    for key in ("authority", "capacity", "name"):
        _same(found, "signature", key, case["signature"][key], (out["signature"] or {}).get(key))
    _details_of_document(case, out, found)
    return found


def _same(found: Comparison, measure: str, what: str, expected: object, answered: object) -> None:
    right = fold(expected) == fold(answered)
    found.add(measure, right, 1, 1, f"{what}: expected {expected!r}, got {answered!r}")


def _header(case: Json, out: Json, found: Comparison) -> None:
    answers = {
        "kind": out["kind"],
        "system": out["system"],
        "type": (out["type"] or {}).get("code"),
        "number": (out["number"] or {}).get("normalized"),
        "date": out["date"],
        "title": out["title"],
    }
    for key, answer in answers.items():
        _same(found, "header", key, case[key], answer)
    for part in case["issuer_contains"]:
        name = fold((out["issuer"] or {}).get("name"))
        right = any(fold(one) in name for one in part.split("|"))
        found.add("header", right, 1, 1, f"issuer: expected {part!r}, got {out['issuer']!r}")


def _citations(case: Json, out: Json, found: Comparison) -> None:
    expected = Counter(tuple(one) for one in case["citations"])
    answered = Counter((one["type"], one["number"], one["date"]) for one in out["citations"] if one["number"])
    right = sum((expected & answered).values())
    difference = (
        f"missing {list((expected - answered).elements())}, extra {list((answered - expected).elements())}"
    )
    found.add("citations", right, expected.total(), answered.total(), difference)


def _sections(case: Json, out: Json, found: Comparison) -> None:
    if case["section_labels"]:
        expected, answered = set(case["section_labels"]), {one["id"] for one in out["sections"]}
        difference = f"missing {sorted(expected - answered)}, extra {sorted(answered - expected)}"
        found.add("sections", len(expected & answered), len(expected), len(answered), difference)


def _obligations(case: Json, out: Json, found: Comparison) -> None:
    left = list(out["obligations"])
    for want in case["obligations"]:
        start = fold(want["starts"])
        reach = None if want.get("anywhere") else len(start) + 160
        got = next((one for one in left if start in fold(one["text"])[:reach]), None)
        found.add("obligations", got is not None, 1, got is not None, f"not found: {want['starts']!r}")
        if got is not None:
            left.remove(got)
            _lead(want, got, found)
            _clarities(want, got, found)
    if case.get("optional_all"):
        return
    for extra in left:
        if not _is_optional(case, extra):
            found.add("obligations", 0, 0, 1, f"not expected: {extra['text'][:90]!r}")


def _is_optional(case: Json, extra: Json) -> bool:
    section = extra["section"] or ""
    places = case.get("optional_sections", ())
    if any(section == place or section.startswith(place + ".") for place in places):
        return True
    return any(fold(start) in fold(extra["text"]) for start in case.get("optional_starts", ()))


def _lead(want: Json, got: Json, found: Comparison) -> None:
    lead = fold(", ".join(got["lead"]))
    label = f"lead of {want['starts'][:40]!r}"
    for part in want["lead_contains"]:
        found.add("leads", fold(part) in lead, 1, 1, f"{label}: expected {part!r}, got {got['lead']!r}")
    for part in [*want.get("support_contains", ()), *want.get("lead_absent", ())]:
        named = any(fold(part) in fold(good) for good in want["lead_contains"])
        if fold(part) in lead and not named:
            found.add("leads", 0, 0, 1, f"{label}: {part!r} does not lead")
    room = 40 + 2.5 * sum(len(fold(part)) for part in want["lead_contains"])
    if want["lead_contains"] and len(lead) > room and not want.get("lead_long"):
        found.add("leads", 0, 0, 1, f"{label} is padded: {got['lead']!r}")


def _clarities(want: Json, got: Json, found: Comparison) -> None:
    label = want["starts"][:40]
    for key in ("support", "report_to", "deliverable", "authority"):
        answer = got[key]
        words = fold(", ".join(answer) if isinstance(answer, list) else answer)
        for part in want.get(f"{key}_contains", ()):
            found.add(
                "details", fold(part) in words, 1, 1, f"{key} of {label!r}: expected {part!r}, got {answer!r}"
            )
    for key in ("periods", "languages"):
        if key in want:
            right = set(want[key]) == set(got[key])
            found.add("details", right, 1, 1, f"{key} of {label!r}: expected {want[key]!r}, got {got[key]!r}")
    for key, value in (want.get("deadline") or {}).items():
        answer = (got["deadline"] or {}).get(key)
        found.add(
            "deadlines",
            _same_time(key, value, answer),
            1,
            1,
            f"{key} of {label!r}: expected {value!r}, got {answer!r}",
        )
    if "contains" in want:
        found.add(
            "details",
            fold(want["contains"]) in fold(got["text"]),
            1,
            1,
            f"not rejoined: {want['contains']!r}",
        )


def _same_time(key: str, expected: Any, answered: Any) -> bool:
    if key == "rrule" and isinstance(expected, str) and isinstance(answered, str):
        return set(expected.split(";")) == set(answered.split(";"))
    if key == "after" and isinstance(expected, dict) and isinstance(answered, dict):
        one, other = fold(expected["event"]), fold(answered["event"])
        alike = all(expected[part] == answered[part] for part in ("amount", "unit"))
        return alike and (one in other or other in one)
    return bool(expected == answered)


def _recipients(case: Json, out: Json, found: Comparison) -> None:
    _bag(found, "name", case["recipients"], (one["name"] for one in out["recipients"]))
    reports = (one["name"] for one in out["recipients"] if one["purpose"] == "report")
    _bag(found, "for report", case["recipients_for_report"], reports)


def _bag(found: Comparison, what: str, expected: Iterable[str], answered: Iterable[str]) -> None:
    want, have = Counter(map(fold, expected)), Counter(map(fold, answered))
    difference = f"{what}: missing {list((want - have).elements())}, extra {list((have - want).elements())}"
    found.add("recipients", (want & have).total(), want.total(), have.total(), difference)


def _details_of_document(case: Json, out: Json, found: Comparison) -> None:
    for chrome in case.get("chrome_absent", ()):
        found.add("details", fold(chrome) not in fold(out["text"]), 1, 1, f"left in the text: {chrome!r}")
    if "document_languages" in case:
        have = set(out["languages"])
        right = sum(1 for choice in case["document_languages"] if have & set(choice.split("|")))
        found.add("details", right, len(case["document_languages"]), len(have), f"languages {sorted(have)}")
    for wanted in case.get("findings", ()):
        code, _, parts = wanted.partition(":")
        right = any(
            one["code"] == code
            and all(part in json.dumps(one, ensure_ascii=False) for part in parts.split("|"))
            for one in out["findings"]
        )
        found.add("details", right, 1, 1, f"finding not reported: {wanted}")
