"""Rút kinh nghiệm: what went well, what did not, and lessons that become activities of a plan."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import activities
from nhipcau.plans.domain import holding as plan_rights
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.enums import CellState, Column
from nhipcau.plans.models import Activity, Plan
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import IncidentState
from ..models import Incident, Lesson
from . import policy
from .incidents import lock, step

MOST = 4000


def write(*, actor: User, incident: Incident, well: str, badly: str, no_lesson: str = "") -> Incident:
    """Ghi điều làm tốt, điều chưa tốt; `no_lesson` says why none is drawn, where none is."""
    access.require(actor, policy.REVIEW, units=[incident.unit])
    well, badly = well.strip()[:MOST], badly.strip()[:MOST]
    if not well or not badly:
        raise Refused(_("Hãy ghi cả điều làm tốt và điều chưa tốt; không có thì ghi rõ là không có."))
    with transaction.atomic():
        held = _stood_down(incident)
        held.went_well, held.went_badly = well, badly
        held.no_lesson = " ".join(no_lesson.split())[:500]
        held.save()
        audit.record(actor=actor, verb="incidents.review", subject=held, after={"letters": len(well + badly)})
    return held


def add_lesson(*, actor: User, incident: Incident, text: str, unit: Unit, due: date) -> Lesson:
    """Ghi bài học: what is to change, whose it is, by which day."""
    access.require(actor, policy.REVIEW, units=[incident.unit])
    if not (text := text.strip()[:MOST]):
        raise Refused(_("Hãy ghi bài học: từ nay làm khác đi thế nào."))
    if due < timezone.localdate():
        raise Refused(_("Hạn của bài học phải ở phía trước."))
    with transaction.atomic():
        held = _stood_down(incident)
        made = Lesson.objects.create(incident=held, text=text, unit=unit, due=due)
        after = {"lesson": made.pk, "unit": unit, "due": due}
        audit.record(actor=actor, verb="incidents.lesson", subject=held, after=after)
    return made


def to_activity(*, actor: User, lesson: Lesson, plan: Plan) -> Activity:
    """Đưa bài học vào kế hoạch as one of its activities, once, by the verbs of the plan.

    Raises Refused where the plan is no longer open, or cannot take a cell.
    """
    access.require(actor, policy.REVIEW, units=[lesson.incident.unit])
    if not plan_rights.allowed(actor, plans.PLAN, plan):
        raise Refused(_("Bạn chưa sửa được kế hoạch này; hãy nhờ người soạn kế hoạch đưa bài học vào."))
    with transaction.atomic():
        incident = lock(lesson.incident)
        held = _lock_lesson(lesson)
        if held.activity is not None:
            return held.activity
        made = activities.add(actor=actor, plan=plan)[0]
        cells = {
            Column.TEXT: " ".join(held.text.split()),
            Column.LEADS: str(held.unit),
            Column.TIME: f"{held.due:%d/%m/%Y}",
        }
        edits = [Edit(made.pk, column, value) for column, value in cells.items()]
        for outcome in activities.change(actor=actor, plan=plan, edits=edits):
            if outcome.state == CellState.REFUSED:
                raise Refused(outcome.said)
        made.refresh_from_db()
        held.activity, held.became_at = made, timezone.now()
        held.save()
        after = {"lesson": held.pk, "activity": made.pk, "plan": plan.pk}
        audit.record(actor=actor, verb="incidents.lesson.activity", subject=incident, after=after)
        step(actor, incident, _("Bài học thành hoạt động của kế hoạch: %(plan)s") % {"plan": plan})
    return made


def handle(*, actor: User, lesson: Lesson, how: str) -> Lesson:
    """Ghi bài học đã làm ngay, kèm cách làm: it needs no line of a plan."""
    access.require(actor, policy.REVIEW, units=[lesson.incident.unit])
    if not (how := " ".join(how.split())[:500]):
        raise Refused(_("Hãy ghi đã làm gì."))
    with transaction.atomic():
        incident = lock(lesson.incident)
        held = _lock_lesson(lesson)
        if held.activity is not None:
            raise Refused(_("Bài học này đã là hoạt động của một kế hoạch."))
        held.handled = how
        held.save()
        audit.record(
            actor=actor, verb="incidents.lesson.handled", subject=incident, after={"lesson": held.pk}
        )
    return held


def missing(incident: Incident) -> list[str]:
    """Còn thiếu gì trước khi khép: a sentence each."""
    found = []
    if not incident.went_well or not incident.went_badly:
        found.append(_("Chưa ghi điều làm tốt, điều chưa tốt."))
    lessons = list(incident.lessons.all())
    if not lessons and not incident.no_lesson:
        found.append(_("Chưa có bài học nào; nếu không có thật thì ghi vì sao."))
    if left := sum(not each.is_settled for each in lessons):
        found.append(_("Còn %(n)d bài học chưa vào kế hoạch và chưa làm ngay.") % {"n": left})
    if left := incident.tasks.filter(done_at=None).count():
        found.append(_("Còn %(n)d việc chưa báo xong.") % {"n": left})
    return found


def close(*, actor: User, incident: Incident) -> Incident:
    """Khép lại, only once the review is done. Raises Refused with what is missing."""
    access.require(actor, policy.REVIEW, units=[incident.unit])
    with transaction.atomic():
        held = _stood_down(incident)
        if lacking := missing(held):
            raise Refused(" ".join(lacking))
        held.state, held.closed_at = IncidentState.CLOSED, timezone.now()
        held.save()
        audit.record(actor=actor, verb="incidents.close", subject=held, after={"state": held.state})
        step(actor, held, _("Khép lại sau khi rút kinh nghiệm"))
    return held


def _stood_down(incident: Incident) -> Incident:
    held = lock(incident)
    if held.state == IncidentState.ACTIVE:
        raise Refused(_("Hãy hạ báo động trước khi rút kinh nghiệm."))
    if held.state == IncidentState.CLOSED:
        raise Refused(_("Sự cố đã khép lại; hồ sơ giữ nguyên như lúc khép."))
    return held


def _lock_lesson(lesson: Lesson) -> Lesson:
    found = Lesson.objects.select_for_update(of=("self",)).select_related("unit", "activity")
    return found.get(pk=lesson.pk)
