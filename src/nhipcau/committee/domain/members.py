"""Thành viên: seated, corrected, released; the trail names posts and units, never persons (safeguard 15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import SINGLE, Seat
from ..models import Composition, Member
from . import circles, policy

# Mail of these is a person's own: contacts here are the institution's (safeguard 12).
PRIVATE_MAIL = frozenset(
    [
        "gmail.com",
        "yahoo.com",
        "yahoo.com.vn",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "icloud.com",
        "proton.me",
        "zoho.com",
    ]
)
HIDDEN = frozenset({"person_name", "office_phone", "office_email"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Một ghế: what the decision says of one member."""

    seat: Seat
    post: str
    unit: Unit
    person_name: str = ""
    account: User | None = None
    field: str = ""
    office_phone: str = ""
    office_email: str = ""


def seat(*, actor: User, composition: Composition, sitting: Sitting, starts_on: date | None = None) -> Member:
    """Thêm thành viên, from the beginning of the composition unless later.

    Raises Refused for a blank post, a private mail address, a day outside the composition, or a second one
    in a seat that one person holds.
    """
    access.require(actor, policy.COMPOSE)
    wanted = _checked(sitting)
    with transaction.atomic():
        held = _held(composition)
        first = starts_on or held.starts_on
        _require_within(held, first)
        _require_free(held, sitting, first)
        last = held.members.aggregate(last=Max("position"))["last"]
        made = Member.objects.create(composition=held, position=(last or 0) + 1, starts_on=first, **wanted)
        audit.record(
            actor=actor,
            verb="committee.member.seat",
            subject=made,
            after=_told(wanted | {"starts_on": first}),
        )
        circles.follow(actor, held)
    return made


def correct(*, actor: User, member: Member, sitting: Sitting) -> Member:
    """Sửa thông tin một thành viên; who follows them is seated anew. Raises Refused like `seat`."""
    access.require(actor, policy.COMPOSE)
    wanted = _checked(sitting)
    with transaction.atomic():
        composition = _held(member.composition)
        held = Member.objects.select_for_update().get(pk=member.pk)
        _require_free(composition, sitting, held.starts_on, besides=held)
        before, after = audit.changes(held, wanted)
        if after:
            held.save()
            audit.record(
                actor=actor,
                verb="committee.member.correct",
                subject=held,
                before=_told(before),
                after=_told(after),
            )
            circles.follow(actor, composition)
    return held


def release(*, actor: User, member: Member, ends_on: date) -> Member:
    """Cho thôi từ ngày `ends_on`; what was given to the post before stays with its unit.

    Raises Refused for a day before they sat, or after the composition.
    """
    access.require(actor, policy.COMPOSE)
    with transaction.atomic():
        composition = _held(member.composition)
        held = Member.objects.select_for_update().get(pk=member.pk)
        if ends_on <= held.starts_on:
            raise Refused(_("Ngày thôi phải sau ngày bắt đầu; nếu ghi nhầm người, hãy bỏ dòng này."))
        if composition.ends_on is not None and ends_on > composition.ends_on:
            raise Refused(
                _("Lần kiện toàn này đã hết từ %(day)s.") % {"day": f"{composition.ends_on:%d/%m/%Y}"}
            )
        before, after = audit.changes(held, {"ends_on": ends_on})
        if after:
            held.save(update_fields=["ends_on"])
            audit.record(
                actor=actor, verb="committee.member.release", subject=held, before=before, after=after
            )
            circles.follow(actor, composition)
    return held


def remove(*, actor: User, member: Member) -> None:
    """Bỏ một dòng ghi nhầm. Raises Refused once the member was at a meeting."""
    access.require(actor, policy.COMPOSE)
    with transaction.atomic():
        composition = _held(member.composition)
        held = Member.objects.select_for_update().get(pk=member.pk)
        if held.attendance.exists() or held.chaired.exists() or held.recorded.exists():
            raise Refused(_("Thành viên này đã dự họp nên không bỏ được; hãy ghi ngày thôi."))
        before = {"seat": held.seat, "post": held.post, "unit": held.unit}
        audit.record(actor=actor, verb="committee.member.remove", subject=held, before=before)
        held.delete()
        circles.follow(actor, composition)


def _held(composition: Composition) -> Composition:
    return (
        Composition.objects.select_for_update(of=("self",)).select_related("committee").get(pk=composition.pk)
    )


def _checked(sitting: Sitting) -> dict[str, Any]:
    wanted = {name: getattr(sitting, name) for name in Sitting.__slots__}
    for name, value in wanted.items():
        if isinstance(value, str) and not isinstance(value, Seat):
            wanted[name] = " ".join(value.split())
    if not wanted["post"]:
        raise Refused(_("Hãy ghi chức vụ: thành viên là chức vụ đại diện cho đơn vị."))
    domain = wanted["office_email"].rpartition("@")[2].lower()
    if domain in PRIVATE_MAIL:
        raise Refused(
            _("“%(domain)s” là hộp thư cá nhân. Ở đây chỉ giữ liên lạc của cơ quan; hãy ghi hộp thư công vụ.")
            % {"domain": domain}
        )
    return wanted


def _require_within(composition: Composition, day: date) -> None:
    if not composition.holds_on(day):
        raise Refused(
            _("Ngày %(day)s nằm ngoài thời gian của quyết định này; hãy ghi lần kiện toàn mới nếu có.")
            % {"day": f"{day:%d/%m/%Y}"}
        )


def _require_free(
    composition: Composition, sitting: Sitting, first: date, besides: Member | None = None
) -> None:
    if sitting.seat not in SINGLE:
        return
    others = composition.members.filter(seat=sitting.seat).exclude(pk=besides.pk if besides else 0)
    until = besides.ends_on if besides else None
    for other in others:
        if (other.ends_on is None or first < other.ends_on) and (until is None or other.starts_on < until):
            raise Refused(
                _("%(seat)s đang là %(post)s; hãy ghi ngày thôi của người đó trước.")
                % {"seat": Seat(sitting.seat).label, "post": other.post}
            )


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the trail keeps: that a personal value changed, not what it is."""
    return {name: "…" if name in HIDDEN and value else value for name, value in values.items()}
