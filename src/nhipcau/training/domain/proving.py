"""Lớp thành minh chứng: the result as a paper of numbers, laid to the work the course serves."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.domain import evidence, progress
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.enums import OVER, EvidenceKind
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Course
from . import papers


def works_of(course: Course) -> list[Assignment]:
    """Những việc mà lớp là kết quả: the one named, else those of the named activity led by its unit."""
    if course.assignment is not None:
        return [course.assignment]
    if course.activity is None:
        return []
    found = Assignment.objects.filter(activity=course.activity, unit=course.unit).exclude(state__in=OVER)
    return list(found.select_related("unit", "obligation__directive"))


@in_official_language
def title_of(course: Course) -> str:
    """Tên minh chứng: what was held and its numbers."""
    told = _("%(kind)s “%(title)s”: %(people)d lượt người, %(certificates)d giấy chứng nhận") % {
        "kind": course.get_kind_display(),
        "title": course.title[:150],
        "people": course.attended,
        "certificates": course.certified,
    }
    return told[:250]


def prove(actor: User, held: Course) -> list[str]:
    """Ghi minh chứng cho mỗi việc, in the caller's transaction; sentences for who closed the course."""
    told = []
    for work in works_of(held):
        try:
            with transaction.atomic():
                is_new = _prove(actor, held, work)
        except Refused as refusal:
            told.append(_("Chưa ghi được minh chứng: %(why)s") % {"why": refusal.sentence})
        else:
            if is_new:
                told.append(
                    _("Đã ghi lớp làm minh chứng cho việc “%(work)s”.") % {"work": str(work.obligation)[:120]}
                )
    return told


def _prove(actor: User, held: Course, work: Assignment) -> bool:
    """By the unit's own right, or taken over by the standing office; older numbers are withdrawn."""
    own = access.allowed(actor, plans.WORK, units=[work.unit])
    access.require(actor, plans.WORK if own else plans.TAKE_ANSWER, units=[work.unit])
    kept = progress.held_by_unit(work)
    stated = evidence.stated_of(
        kept,
        title=title_of(held),
        kind=EvidenceKind.TRAINING,
        done_on=held.ends_on or date.min,
        quantity=1,
        language="",
    )
    name = f"ket-qua-lop-{held.pk}.pdf"
    older = Evidence.objects.filter(assignment=kept, withdrawn_at=None, file_name=name)
    if older.filter(title=stated["title"], done_on=stated["done_on"]).exists():
        return False
    if not own and older.exists():
        raise Refused(_("kết quả ghi lần trước còn đó. Hãy đề nghị đơn vị rút minh chứng cũ rồi ghi lại."))
    for each in older:
        evidence.withdraw(actor=actor, evidence=each, reason=_("Lớp được tổng kết lại."))
    content = papers.result(held)
    made = evidence.keep(
        actor,
        kept,
        {**stated, "file": files.keep(content)},
        file_name=name,
        via="" if own else f"training.course:{held.pk}",
    )
    after = {"assignment": kept.pk, "evidence": made.pk}
    audit.record(actor=actor, verb="training.course.prove", subject=held, after=after)
    return True
