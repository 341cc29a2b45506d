"""Lịch sử của một việc, told from the audit trail (nhật ký)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.queries import history_of as entries_of
from nhipcau.units.domain import trail

from ..models import Assignment

WORDS = {
    "plans.assign": gettext_lazy("Giao việc"),
    "plans.change": gettext_lazy("Điều chỉnh"),
    "plans.hand-over": gettext_lazy("Chuyển đơn vị kế thừa"),
    "plans.cancel": gettext_lazy("Hủy giao"),
    "plans.progress": gettext_lazy("Cập nhật tiến độ"),
    "plans.submit": gettext_lazy("Nộp kết quả"),
    "plans.accept": gettext_lazy("Chấp nhận"),
    "plans.return": gettext_lazy("Trả lại"),
    "plans.reopen": gettext_lazy("Mở lại"),
    "plans.link": gettext_lazy("Gắn với hoạt động của kế hoạch"),
    "plans.follow": gettext_lazy("Chuyển sang văn bản thay thế"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: when, who, what, and the words that person left."""

    at: datetime
    who: str
    what: str
    words: str


def history_of(assignment: Assignment) -> list[Step]:
    """Các bước của một việc, newest first."""
    entries = list(entries_of(assignment).filter(verb__in=WORDS))
    people = trail.people_in(entries)
    notes = {each.number: each.note for each in assignment.submissions.all()}
    return [
        Step(
            at=entry.at,
            who=_who(trail.who_did(entry, people), entry.after.get("via")),
            what=_what(entry.verb, entry.after),
            words=entry.after.get("reason")
            or entry.after.get("progress_note")
            or (notes.get(entry.after.get("number"), "") if entry.verb == "plans.submit" else ""),
        )
        for entry in entries
    ]


def _who(person: str, via: str | None) -> str:
    """Ai; an answer from outside is the unit's, taken over by a person."""
    who = person or _("người đã rời hệ thống")
    return _("đơn vị trả lời qua %(via)s, %(who)s ghi nhận") % {"via": via, "who": who} if via else who


def _what(verb: str, after: dict[str, object]) -> str:
    words = str(WORDS[verb])
    if "progress" in after:
        return f"{words}: {after['progress']} %"
    if "number" in after:
        return _("%(what)s, lần %(number)s") % {"what": words, "number": after["number"]}
    return words
