"""Lớp: drafted, corrected, opened for registration, cancelled; its link for the public."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, retention
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.plans.enums import TermKind
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import CourseState
from ..models import Course
from ..models.courses import new_nonce
from . import placing, policy
from .spelling import longest_of

RETENTION = "training.people"
MOST_PLACES = 2000
FIELDS = (
    "kind", "title", "theme", "assignment", "activity", "audience", "invited", "place", "capacity",
    "budget_reference", "contact", "threshold", "signer_authority", "signer_capacity", "signer_name",
    "registers_until",
)  # fmt: skip


def draft(*, actor: User, unit: Unit, wanted: Mapping[str, Any]) -> Course:
    """Lập một lớp của đơn vị `unit`; `wanted` holds FIELDS. Raises PermissionDenied; Refused."""
    access.require(actor, policy.MANAGE, units=[unit])
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động nên không tổ chức lớp được.") % {"unit": unit})
    course = Course(unit=unit, created_by=actor, **_checked(unit, wanted))
    with transaction.atomic():
        course.save()
        after = {"unit": unit, **{name: getattr(course, name) for name in FIELDS}}
        audit.record(actor=actor, verb="training.course.draft", subject=course, after=_told(after))
    return course


def correct(*, actor: User, course: Course, wanted: Mapping[str, Any]) -> Course:
    """Sửa thông tin lớp, until it is closed; more places go to those who wait, in their order."""
    with transaction.atomic():
        held = hold(actor, course)
        _require_not_over(held)
        before, after = audit.changes(held, _checked(held.unit, wanted))
        if after:
            held.save(update_fields=list(after))
            audit.record(
                actor=actor,
                verb="training.course.correct",
                subject=held,
                before=_told(before),
                after=_told(after),
            )
        if "capacity" in after:
            placing.fill(held)
    return held


def open_(*, actor: User, course: Course) -> Course:
    """Mở lớp: from now on units put down their people. Raises Refused while something is missing."""
    with transaction.atomic():
        held = hold(actor, course)
        if held.state == CourseState.OPEN:
            return held
        if held.state != CourseState.DRAFT:
            raise Refused(_("Chỉ mở được lớp đang soạn."))
        if held.starts_on is None:
            raise Refused(_("Lớp chưa có buổi học nào. Hãy thêm buổi học rồi mở lớp."))
        if held.registers_until is None or held.registers_until <= timezone.now():
            raise Refused(_("Hãy ghi hạn đăng ký sau thời điểm này rồi mở lớp."))
        held.state = CourseState.OPEN
        held.save(update_fields=["state"])
        audit.record(
            actor=actor,
            verb="training.course.open",
            subject=held,
            before={"state": CourseState.DRAFT},
            after={"state": held.state, "registers_until": held.registers_until},
        )
        _invite(actor, held, held.registers_until)
    return held


def cancel(*, actor: User, course: Course, reason: str) -> Course:
    """Hủy lớp, kèm lý do; those put down are told by mail, or through their unit."""
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do hủy lớp."))
    with transaction.atomic():
        held = hold(actor, course)
        _require_not_over(held)
        before = held.state
        held.state, held.cancel_reason, held.link_nonce = CourseState.CANCELLED, reason.strip()[:500], ""
        held.save(update_fields=["state", "cancel_reason", "link_nonce"])
        audit.record(
            actor=actor,
            verb="training.course.cancel",
            subject=held,
            before={"state": before},
            after={"state": held.state, "reason": held.cancel_reason},
        )
        placing.tell_cancelled(actor, held)
    return held


def renew_link(*, actor: User, course: Course) -> Course:
    """Cấp liên kết đăng ký công khai; one made before opens nothing any more."""
    with transaction.atomic():
        held = hold(actor, course)
        if not held.takes_registrations:
            raise Refused(_("Lớp không còn nhận đăng ký nên không cấp liên kết."))
        held.link_nonce = new_nonce()
        held.save(update_fields=["link_nonce"])
        after = {"until": held.registers_until}
        audit.record(actor=actor, verb="training.link.renew", subject=held, after=after)
    return held


def close_link(*, actor: User, course: Course) -> Course:
    """Đóng liên kết đăng ký; repeated it changes nothing. Those who came through it stay."""
    with transaction.atomic():
        held = hold(actor, course)
        if held.link_nonce:
            held.link_nonce = ""
            held.save(update_fields=["link_nonce"])
            audit.record(actor=actor, verb="training.link.close", subject=held)
    return held


def hold(actor: User, course: Course) -> Course:
    """Giữ lớp, locked, in the caller's transaction, for who runs it. Raises PermissionDenied."""
    access.require(actor, policy.MANAGE, units=[course.unit])
    return Course.objects.select_for_update(of=("self",)).select_related("unit").get(pk=course.pk)


def set_days(held: Course) -> None:
    """Ngày đầu, ngày cuối và hạn giữ thông tin, after its sessions changed; the course locked."""
    days = list(held.sessions.order_by("day").values_list("day", flat=True))
    held.starts_on, held.ends_on = (days[0], days[-1]) if days else (None, None)
    standing = next(each for each in retention.standing() if each.rule.code == RETENTION)
    held.kept_until = held.ends_on + timedelta(days=standing.period.days) if held.ends_on else None
    held.save(update_fields=["starts_on", "ends_on", "kept_until"])


def _require_not_over(held: Course) -> None:
    if held.state in {CourseState.CLOSED, CourseState.CANCELLED}:
        raise Refused(_("Lớp đã tổng kết hoặc đã hủy nên không sửa được."))


def _checked(unit: Unit, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    for name, value in found.items():
        if isinstance(value, str):
            found[name] = " ".join(value.split())
            if len(found[name]) > (longest := longest_of(Course, name)):
                raise Refused(_("Một ô dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": longest})
    if not (found.get("title") and found.get("place") and found.get("contact")):
        raise Refused(_("Lớp cần có tên, địa điểm và đầu mối liên hệ."))
    if not 1 <= (found.get("capacity") or 0) <= MOST_PLACES:
        raise Refused(_("Số chỗ từ 1 đến %(most)d.") % {"most": MOST_PLACES})
    if not 1 <= found.get("threshold", 80) <= 100:
        raise Refused(_("Tỷ lệ dự học để được cấp giấy từ 1 đến 100 %."))
    if (theme := found.get("theme")) and theme.kind not in {TermKind.THEME, TermKind.CONTENT}:
        raise Refused(_("Nội dung lớp phải lấy từ danh mục nội dung hoặc chủ đề."))
    if (work := found.get("assignment")) and work.unit_id != unit.pk:
        raise Refused(_("Việc được giao phải là việc mà đơn vị tổ chức lớp chủ trì."))
    return found


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """For the trail, the names of people (contact, signer) told as changed only, not as they read."""
    personal = {"contact", "signer_name"}
    told = {name: value for name, value in values.items() if name not in personal}
    return told | {name: "…" for name in personal if values.get(name)}


@in_official_language
def _invite(actor: User, course: Course, until: datetime) -> None:
    """Báo cho các đơn vị được mời."""
    if course.invited is None:
        return
    until = timezone.localtime(until)
    notices.to_units(
        course.invited.members.all(),
        subject=_("Mở đăng ký một lớp bồi dưỡng, tập huấn"),
        lines=[
            course.title,
            _("Đơn vị đăng ký người dự trước %(until)s.") % {"until": f"{until:%H:%M %d/%m/%Y}"},
        ],
        path=course.get_absolute_url(),
        key=f"training.open:{course.pk}",
        besides=actor,
    )
