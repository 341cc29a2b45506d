"""Chương trình báo chí nước ngoài: its steps, each beginning or ending a term of Nghị định 262/2026/NĐ-CP.

A change of programme is answered in writing; the answer may be drafted here as an official letter.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letters
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import IN_WRITING, Applicant, ConferenceKind, ConferenceState, StepKind
from ..models import Conference, Step
from . import clocks, conferences, policy

# Before which nothing of that kind can have been done.
AFTER = {
    StepKind.ANSWERED: StepKind.RECEIVED,
    StepKind.CHANGE_ANSWERED: StepKind.CHANGE_ASKED,
}


def add(
    *, actor: User, conference: Conference, kind: str, at: datetime, document: str = "", note: str = ""
) -> Step:
    """Ghi một bước. Raises PermissionDenied; Refused out of order, without its document, or to come."""
    document, note = " ".join(document.split())[:160], " ".join(note.split())[:500]
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        step = StepKind(kind)
        _require(held, step, at, document)
        made = Step.objects.create(conference=held, kind=step, at=at, document=document, note=note, by=actor)
        after = {"kind": step, "at": at, "document": document}
        audit.record(actor=actor, verb="conferences.step", subject=held, after=after)
        answer = clocks.ANSWERS[Applicant(held.applicant)]
        if step == StepKind.FILED:
            clocks.meet(actor, held, {clocks.FILING}, at)
        elif step == StepKind.RECEIVED:
            clocks.begin(actor, held, answer, at)
        elif step == StepKind.ANSWERED:
            clocks.meet(actor, held, {answer}, at)
        elif step == StepKind.REPORTED:
            clocks.meet(actor, held, {clocks.REPORT}, at)
    return made


def draft_letter(*, actor: User, conference: Conference, addressee: str) -> Paper:
    """Soạn công văn trả lời, with what is known put in; it goes the way of every outgoing paper."""
    access.require(actor, policy.MANAGE, units=[conference.unit])
    if conference.kind != ConferenceKind.FOREIGN:
        raise Refused(_("Công văn này chỉ dùng cho chương trình báo chí nước ngoài."))
    return _drafted(actor, conference, addressee)


@in_official_language
def _drafted(actor: User, conference: Conference, addressee: str) -> Paper:
    asked = conference.steps.filter(kind=StepKind.CHANGE_ASKED).last()
    first, last = timezone.localtime(conference.starts_at), timezone.localtime(conference.ends_at)
    days = f"{first:%d/%m/%Y}" if first.date() == last.date() else f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
    lines = [
        f"Trả lời đề nghị về chương trình “{conference.title}” ({days}, tại {conference.place}) "
        f"của {conference.host or conference.get_applicant_display().lower()}, ý kiến như sau:",
    ]
    lines += [f"1. Nội dung đề nghị thay đổi: {asked.note or 'theo văn bản đề nghị'}."] if asked else []
    lines += ["Ý kiến trả lời: …"]
    with transaction.atomic():
        paper = letters.draft(
            actor=actor,
            office=conference.unit,
            title=f"Trả lời về chương trình báo chí nước ngoài: {conference.title}"[:500],
            addressees=[addressee],
            paragraphs=lines,
            kind=PaperKind.LETTER,
        )
        audit.record(actor=actor, verb="conferences.letter", subject=conference, after={"paper": paper.pk})
    return paper


def _require(held: Conference, step: StepKind, at: datetime, document: str) -> None:
    if held.kind != ConferenceKind.FOREIGN or held.state == ConferenceState.CANCELLED:
        raise Refused(_("Chỉ ghi bước cho chương trình báo chí nước ngoài chưa hủy."))
    if at > timezone.now():
        raise Refused({"day": _("Bước đã làm không thể ở tương lai.")})
    if step in IN_WRITING and not document:
        raise Refused({"document": _("Bước này làm bằng văn bản: hãy ghi số, ký hiệu.")})
    if (
        step not in {StepKind.CHANGE_ASKED, StepKind.CHANGE_ANSWERED}
        and held.steps.filter(kind=step).exists()
    ):
        raise Refused({"kind": _("Bước này đã được ghi.")})
    before = AFTER.get(step)
    if before is not None and not held.steps.filter(kind=before, at__lte=at).exists():
        raise Refused({"kind": _("Hãy ghi bước “%(step)s” trước.") % {"step": before.label}})
    if step == StepKind.REPORTED and at < held.ends_at:
        raise Refused({"day": _("Chương trình chưa kết thúc nên chưa có báo cáo kết quả.")})
