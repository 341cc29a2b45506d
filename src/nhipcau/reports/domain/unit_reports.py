"""Báo cáo của đơn vị: written and sent by the unit, returned or accepted by the standing office.

The version accepted stands in the office's report until another is accepted in its place.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..enums import Narrative, UnitReportState
from ..models import UnitReport, UnitSnapshot
from . import narratives, policy, unit_versions


def write(*, actor: User, unit_report: UnitReport, narrative: Narrative, text: str, seen: str) -> None:
    """Lưu một phần của báo cáo đơn vị. Raises Overtaken as for the office's report, Refused once sent."""
    access.require(actor, policy.WRITE_UNIT, units=[unit_report.unit])
    with transaction.atomic():
        locked = _locked(unit_report)
        if not locked.is_with_unit:
            raise Refused(
                _(
                    "Báo cáo đã gửi nên chưa sửa được. Cần sửa: đề nghị cơ quan thường trực trả lại, "
                    "hoặc mở sửa bản đã nhận và nêu lý do."
                )
            )
        is_written = narratives.put(
            actor=actor,
            record=locked,
            narrative=narrative,
            text=text,
            seen=seen,
            verb="reports.unit.narrative",
        )
        if is_written and locked.state == UnitReportState.REQUESTED:
            locked.state = UnitReportState.WRITING
            locked.save(update_fields=["state"])


def submit(*, actor: User, unit_report: UnitReport) -> UnitSnapshot:
    """Gửi báo cáo đơn vị with its figures of this moment; sent twice, the version that waits is returned.

    Raises Refused while the results are blank: a unit with nothing to tell says so in words.
    """
    access.require(actor, policy.WRITE_UNIT, units=[unit_report.unit])
    with transaction.atomic():
        locked = _locked(unit_report)
        last = latest(locked)
        if not locked.is_with_unit and last is not None:
            return last
        if not locked.results.strip():
            raise Refused(
                _(
                    "Phần “Kết quả nổi bật” còn trống. Hãy viết vài dòng; kỳ này không có gì mới "
                    "thì ghi “Không phát sinh”."
                )
            )
        before = locked.state
        reason = locked.reason if before == UnitReportState.AMENDING else ""
        version = unit_versions.take(actor=actor, unit_report=locked, reason=reason)
        _move(actor, locked, UnitReportState.SUBMITTED, "reports.unit.submit", version=version)
        _tell_officers(locked, version)
    return version


def return_(*, actor: User, unit_report: UnitReport, reason: str) -> None:
    """Trả lại báo cáo đơn vị, với lý do. Raises Refused without one, or when nothing waits."""
    access.require(actor, policy.RECEIVE)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Hãy ghi lý do trả lại, để đơn vị biết phải sửa gì."))
    with transaction.atomic():
        locked, version = _waiting(actor, unit_report)
        locked.reason = reason
        _move(actor, locked, UnitReportState.RETURNED, "reports.unit.return", version=version)
        _tell_unit(locked, version)


def accept(*, actor: User, unit_report: UnitReport) -> None:
    """Nhận báo cáo đơn vị: the version that waits stands in the office's report; accepted twice is once.

    Raises Refused when nothing waits, or for who sent it.
    """
    access.require(actor, policy.RECEIVE)
    with transaction.atomic():
        if _locked(unit_report).state == UnitReportState.ACCEPTED:
            return
        locked, version = _waiting(actor, unit_report)
        version.accepted_at, version.accepted_by = timezone.now(), actor
        version.save(update_fields=["accepted_at", "accepted_by"])
        locked.accepted, locked.reason = version, ""
        _move(actor, locked, UnitReportState.ACCEPTED, "reports.unit.accept", version=version)


def amend(*, actor: User, unit_report: UnitReport, reason: str) -> None:
    """Mở sửa bản đã nhận; it stands until the new one is accepted. Raises Refused without a reason."""
    access.require(actor, policy.WRITE_UNIT, units=[unit_report.unit])
    reason = reason.strip()
    if not reason:
        raise Refused(_("Hãy ghi vì sao sửa; lý do đi kèm bản gửi lại."))
    with transaction.atomic():
        locked = _locked(unit_report)
        if locked.state == UnitReportState.AMENDING:
            return
        if locked.state != UnitReportState.ACCEPTED:
            raise Refused(_("Chỉ mở sửa khi cơ quan thường trực đã nhận báo cáo."))
        locked.reason = reason
        _move(actor, locked, UnitReportState.AMENDING, "reports.unit.amend")


def latest(unit_report: UnitReport) -> UnitSnapshot | None:
    """Bản gửi mới nhất."""
    return unit_report.versions.select_related("sent_by").order_by("-number").first()


def _waiting(actor: User, unit_report: UnitReport) -> tuple[UnitReport, UnitSnapshot]:
    locked = _locked(unit_report)
    version = latest(locked)
    if locked.state != UnitReportState.SUBMITTED or version is None:
        raise Refused(_("Đơn vị chưa gửi, hoặc bản này đã được xử lý; hãy tải lại trang."))
    if access.is_same_hand(actor, version.sent_by_id, policy.RECEIVE):
        raise Refused(_("Bạn là người gửi báo cáo này nên người khác phải nhận hoặc trả lại."))
    return locked, version


def _move(
    actor: User, locked: UnitReport, to: UnitReportState, verb: str, version: UnitSnapshot | None = None
) -> None:
    before, locked.state = locked.state, to
    locked.save(update_fields=["state", "reason", "accepted"])
    after: dict[str, object] = {"state": to}
    if version is not None:
        after |= {"version": version.number, "digest": version.digest}
    if locked.reason:
        after["reason"] = locked.reason
    audit.record(actor=actor, verb=verb, subject=locked, before={"state": before}, after=after)


def _locked(unit_report: UnitReport) -> UnitReport:
    rows = UnitReport.objects.select_for_update(of=("self",)).select_related("unit", "report__office")
    return rows.get(pk=unit_report.pk)


@in_official_language
def _tell_officers(submitted: UnitReport, version: UnitSnapshot) -> None:
    notices.to_officers(
        subject=_("%(unit)s đã gửi báo cáo") % {"unit": submitted.unit},
        lines=[
            _("%(unit)s đã gửi “%(report)s”, bản %(number)d.")
            % {"unit": submitted.unit, "report": submitted.report, "number": version.number},
            _("Mở để xem rồi nhận hoặc trả lại."),
        ],
        path=submitted.get_absolute_url(),
        key=f"reports.unit.submit:{version.pk}",
    )


@in_official_language
def _tell_unit(returned: UnitReport, version: UnitSnapshot) -> None:
    notices.to_units(
        [returned.unit],
        subject=_("Báo cáo của đơn vị được trả lại"),
        lines=[
            _("Cơ quan thường trực trả lại “%(report)s”.") % {"report": returned.report},
            _("Lý do: %(reason)s") % {"reason": returned.reason},
        ],
        path=returned.get_absolute_url(),
        key=f"reports.unit.return:{version.pk}",
    )
