"""Dòng bản ghi: what is said of one record behind a figure; holds no person's name or account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation

from nhipcau.plans.enums import EvidenceKind, Language
from nhipcau.plans.models import Assignment, Evidence

from .. import queries
from ..enums import RecordType
from .ledgers import batches


@dataclass(frozen=True, slots=True)
class Line:
    """Một bản ghi trong số liệu: an assignment, or a piece of evidence with the assignment it belongs to."""

    record_type: RecordType
    record: int
    assignment: int
    unit: int
    obligation: int
    due: date | None = None
    assigned_on: date | None = None
    accepted_on: date | None = None
    cancelled_on: date | None = None
    title: str = ""
    kind: str = ""
    language: str = ""
    done_on: date | None = None
    quantity: int | None = None
    added_on: date | None = None

    @property
    def url(self) -> str:
        """Trang của bản ghi."""
        work = Assignment(pk=self.assignment)
        if self.record_type == RecordType.EVIDENCE:
            return Evidence(pk=self.record, assignment=work).get_absolute_url()
        return work.get_absolute_url()


NAMES = tuple(field.name for field in fields(Line))


def read(record_type: RecordType, ids: Iterable[int]) -> dict[int, Line]:
    """Dòng của các bản ghi as they stand now, by id; one that is gone is left out."""
    found: dict[int, Line] = {}
    for part in batches(ids):
        if record_type == RecordType.EVIDENCE:
            words = _words()
            found |= {record.pk: _of_evidence(record, words) for record in queries.evidence(part)}
        else:
            found |= {work.pk: _of_assignment(work) for work in queries.assignments(part)}
    return found


def as_json(line: Line) -> dict[str, Any]:
    """Dạng JSON, the empty parts left out."""
    # Thousands of lines: plain values need no deep copy.
    values = ((name, getattr(line, name)) for name in NAMES)
    plain = {name: value for name, value in values if value is not None and value != ""}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in plain.items()}


def from_json(stored: Mapping[str, Any]) -> Line:
    """Đọc lại một dòng đã chốt; its own words, frozen in Vietnamese, in the language of the reader."""
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if name == "due" or name.endswith("_on") else value
        for name, value in stored.items()
    }
    values |= {name: translation.gettext(values[name]) for name in ("kind", "language") if values.get(name)}
    return Line(**values | {"record_type": RecordType(stored["record_type"])})


def _of_assignment(work: Assignment) -> Line:
    return Line(
        RecordType.ASSIGNMENT,
        work.pk,
        work.pk,
        work.unit_id,
        work.obligation_id,
        due=work.due,
        assigned_on=_day(work.assigned_at),
        accepted_on=_day(work.accepted_at),
        cancelled_on=_day(work.cancelled_at),
    )


def _words() -> dict[str, str]:
    """Nhãn của loại và ngôn ngữ in the reader's language, translated once for thousands of lines."""
    return {str(value): str(label) for value, label in (*EvidenceKind.choices, *Language.choices)}


def _of_evidence(evidence: Evidence, words: Mapping[str, str]) -> Line:
    return Line(
        RecordType.EVIDENCE,
        evidence.pk,
        evidence.assignment_id,
        evidence.assignment.unit_id,
        evidence.assignment.obligation_id,
        due=evidence.assignment.due,
        title=evidence.title,
        kind=words.get(evidence.kind, evidence.kind),
        language=words.get(evidence.language, evidence.language),
        done_on=evidence.done_on,
        quantity=evidence.quantity,
        added_on=_day(evidence.added_at),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
