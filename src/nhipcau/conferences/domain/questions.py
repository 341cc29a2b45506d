"""Câu hỏi tại cuộc: noted while it goes on; what was promised is owed until it is answered."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from ..enums import ConferenceState
from ..models import Conference, Question
from . import conferences

LONGEST = 5000


def note(
    *, actor: User, conference: Conference, text: str, outlet: str, answer: str = "",
    promised_on: date | None = None, is_public: bool = False,
) -> Question:  # fmt: skip
    """Ghi câu hỏi, with its answer or the day by which one was promised; the outlet, never who asked.

    Raises PermissionDenied; Refused without words, or with neither answer nor day.
    """
    text, answer = text.strip()[:LONGEST], answer.strip()[:LONGEST]
    if not text:
        raise Refused({"text": _("Hãy ghi câu hỏi.")})
    if not answer and promised_on is None:
        raise Refused({"promised_on": _("Hãy ghi câu trả lời, hoặc ngày hẹn trả lời.")})
    if not answer and promised_on is not None and promised_on < timezone.localdate():
        raise Refused({"promised_on": _("Ngày hẹn không thể đã qua.")})
    with transaction.atomic():
        held = conferences.hold(actor, conference)
        if held.state == ConferenceState.CANCELLED:
            raise Refused(_("Cuộc đã hủy nên không ghi câu hỏi."))
        made = Question.objects.create(
            conference=held,
            text=text,
            outlet=" ".join(outlet.split())[:160],
            answer=answer,
            promised_on=None if answer else promised_on,
            answered_at=timezone.now() if answer else None,
            is_public=is_public and bool(answer),
            noted_by=actor,
        )
        after = {"conference": held, "promised_on": made.promised_on, "is_public": made.is_public}
        audit.record(actor=actor, verb="conferences.question.note", subject=made, after=after)
    return made


def answer(*, actor: User, question: Question, answer: str, is_public: bool) -> Question:
    """Ghi hoặc sửa câu trả lời; what was promised is then kept. Raises Refused without words."""
    answer = answer.strip()[:LONGEST]
    if not answer:
        raise Refused({"answer": _("Hãy ghi câu trả lời.")})
    with transaction.atomic():
        conferences.hold(actor, question.conference)
        kept = Question.objects.select_for_update().get(pk=question.pk)
        before, after = audit.changes(kept, {"answer": answer, "is_public": is_public})
        if after:
            kept.answered_at = kept.answered_at or timezone.now()
            kept.save()
            audit.record(
                actor=actor, verb="conferences.question.answer", subject=kept, before=before, after=after
            )
    return kept
