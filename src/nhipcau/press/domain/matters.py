"""Vụ việc phải phát ngôn: registered with the moment from which the law counts, followed, closed.

Nghị định 244/2026/NĐ-CP, khoản 2–5 Điều 7. Khoản 3 and 4 have a term of 24 hours, which the clock keeps.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clock.domain import deadlines
from nhipcau.clock.models import Deadline
from nhipcau.clock.queries import OPEN, deadlines_of
from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import TIMED, MatterKind, MatterState
from ..models import Matter
from . import policy

FIELDS = ("kind", "title", "facts", "begins_at", "ground")
# These decide the term, and stand once the first statement is out.
OF_TERM = {"kind", "begins_at", "ground"}
MOST_FACTS, FARTHEST = 10_000, timedelta(days=366)


def register(*, actor: User, unit: Unit, wanted: Mapping[str, Any]) -> Matter:
    """Ghi vụ việc; `wanted` holds FIELDS. Where the law gives a term, it runs from `begins_at`.

    Raises PermissionDenied; Refused for a moment to come, or without the ground on which it was found.
    """
    access.require(actor, policy.MATTERS, units=[unit])
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động nên không ghi vụ việc được.") % {"unit": unit})
    words = _checked(wanted)
    with transaction.atomic():
        made = Matter.objects.create(unit=unit, created_by=actor, folded=_folded(words), **words)
        _start(actor, made)
        after = {"unit": unit, **{name: words[name] for name in FIELDS if name != "facts"}}
        audit.record(actor=actor, verb="press.matter.register", subject=made, after=after)
    return made


def correct(*, actor: User, matter: Matter, wanted: Mapping[str, Any]) -> Matter:
    """Sửa; another moment or kind begins another term, and the old one stays in the history of the clock.

    Raises Refused for what decides the term once the first statement is out.
    """
    access.require(actor, policy.MATTERS, units=[matter.unit])
    words = _checked(wanted)
    with transaction.atomic():
        held = lock(matter)
        if held.state == MatterState.CLOSED:
            raise Refused(_("Vụ việc đã khép lại nên không sửa được."))
        before, after = audit.changes(held, words)
        if not after:
            return held
        if OF_TERM & after.keys() and held.first_at is not None:
            raise Refused(_("Đã phát ngôn: loại vụ việc và thời điểm bắt đầu tính giữ nguyên như lúc ấy."))
        held.folded = _folded(words)
        held.save(update_fields=[*after, "folded", "changed_at"])
        if {"kind", "begins_at"} & after.keys():
            if (running := term_of(held)) is not None:
                deadlines.cancel(
                    actor=actor, deadline=running, reason=_("Sửa vụ việc: %(why)s") % {"why": held.ground}
                )
            _start(actor, held)
        told = {name: value for name, value in after.items() if name != "facts"}
        was = {name: value for name, value in before.items() if name != "facts"}
        audit.record(actor=actor, verb="press.matter.correct", subject=held, before=was, after=told)
    return held


def excuse(*, actor: User, matter: Matter, reason: str) -> Matter:
    """Ghi không cần phát ngôn, kèm lý do: open where the law asks for none within hours (khoản 2, 5)."""
    access.require(actor, policy.MATTERS, units=[matter.unit])
    if not (reason := reason.strip()[:2000]):
        raise Refused(_("Hãy ghi lý do không cần phát ngôn; lý do nằm lại trong hồ sơ."))
    with transaction.atomic():
        held = lock(matter)
        if held.state != MatterState.OPEN:
            raise Refused(_("Vụ việc đã phát ngôn hoặc đã khép lại."))
        if MatterKind(held.kind) in TIMED:
            raise Refused(
                _("Khoản 3, khoản 4 Điều 7 buộc phát ngôn trong 24 giờ; nếu ghi nhầm loại, hãy sửa vụ việc.")
            )
        _close(actor, held, reason, "press.matter.excuse")
    return held


def close(*, actor: User, matter: Matter, outcome: str) -> Matter:
    """Khép lại with what came of it, once the office has spoken."""
    access.require(actor, policy.MATTERS, units=[matter.unit])
    if not (outcome := outcome.strip()[:2000]):
        raise Refused(_("Hãy ghi kết quả: sự việc ngã ngũ ra sao."))
    with transaction.atomic():
        held = lock(matter)
        if held.state != MatterState.STATED:
            raise Refused(_("Chỉ khép lại được vụ việc đã phát ngôn và chưa khép."))
        _close(actor, held, outcome, "press.matter.close")
    return held


def state_first(actor: User, matter: Matter, at: datetime) -> bool:
    """Ghi phát ngôn lần đầu, in the caller's transaction: the term is met, in time or late."""
    held = lock(matter)
    if held.state == MatterState.CLOSED:
        raise Refused(_("Vụ việc đã khép lại nên không phát ngôn thêm được; hãy ghi vụ việc mới."))
    if held.first_at is not None:
        return False
    held.first_at, held.state = at, MatterState.STATED
    held.save(update_fields=["first_at", "state", "changed_at"])
    if (running := term_of(held)) is not None:
        deadlines.meet(actor=actor, deadline=running, at=at)
    return True


def term_of(matter: Matter) -> Deadline | None:
    """Hạn đang chạy của vụ việc."""
    return deadlines_of(matter).filter(state__in=OPEN).first()


def lock(matter: Matter) -> Matter:
    """Giữ vụ việc, locked, in the caller's transaction."""
    return Matter.objects.select_for_update(of=("self",)).select_related("unit").get(pk=matter.pk)


def _close(actor: User, held: Matter, outcome: str, verb: str) -> None:
    held.state, held.closed_at, held.outcome = MatterState.CLOSED, timezone.now(), outcome
    held.save(update_fields=["state", "closed_at", "outcome", "changed_at"])
    audit.record(actor=actor, verb=verb, subject=held, after={"state": held.state, "letters": len(outcome)})


def _start(actor: User, matter: Matter) -> None:
    if (code := TIMED.get(MatterKind(matter.kind))) is not None:
        deadlines.start(
            actor=actor,
            code=code,
            subject=matter,
            event_at=matter.begins_at,
            label=matter.title,
            unit=matter.unit,
        )


def _folded(words: Mapping[str, Any]) -> str:
    return fold(f"{words['title']} {words['facts']}")


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    kind, now = wanted["kind"], timezone.now()
    title = " ".join(str(wanted["title"]).split())
    ground = " ".join(str(wanted["ground"]).split())
    facts = str(wanted.get("facts") or "").replace("\r\n", "\n").strip()
    if kind not in MatterKind.values:
        raise Refused(_("Loại vụ việc không có trong danh mục."))
    if not title or len(title) > 200:
        raise Refused(_("Hãy ghi vụ việc trong một dòng, nhiều nhất 200 ký tự."))
    if not ground or len(ground) > 300:
        raise Refused(_("Hãy ghi căn cứ xác định thời điểm bắt đầu tính, nhiều nhất 300 ký tự."))
    if len(facts) > MOST_FACTS:
        raise Refused(_("Phần diễn biến dài quá %(most)d ký tự.") % {"most": MOST_FACTS})
    if not now - FARTHEST <= wanted["begins_at"] <= now:
        raise Refused(_("Thời điểm bắt đầu tính phải là lúc đã qua, trong vòng một năm."))
    return {"kind": kind, "title": title, "facts": facts, "begins_at": wanted["begins_at"], "ground": ground}
