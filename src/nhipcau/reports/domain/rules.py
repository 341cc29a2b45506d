"""Quy tắc kỳ báo cáo: an administrator sets and confirms the cut-off day; old reports keep theirs."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import MONTH_END, PeriodRule
from . import policy
from .periods import system_of

FIELDS = ("to_day", "citation", "in_force_from", "is_verified")


def correct(
    *, actor: User, rule: PeriodRule, to_day: int, citation: str, in_force_from: date, is_verified: bool
) -> PeriodRule:
    """Sửa hoặc xác nhận một quy tắc; returns the rule now in force, a new row when reports stand on the old.

    Raises Refused for a day that is not in every month, and for a rule already superseded.
    """
    access.require(actor, policy.SET_RULES)
    _require_day(to_day)
    wanted = {
        "to_day": to_day,
        "citation": citation,
        "in_force_from": in_force_from,
        "is_verified": is_verified,
    }
    with transaction.atomic():
        rule = PeriodRule.objects.select_for_update().get(pk=rule.pk)
        if rule.in_force_to is not None:
            raise Refused(_("Quy tắc này đã được thay; hãy sửa quy tắc đang áp dụng."))
        before, after = audit.changes(rule, wanted)
        if not after:
            return rule
        # Confirming what reports already stand on changes nothing for them.
        if set(after) - {"is_verified"} and rule.report_set.exists():
            return _supersede(actor=actor, code=rule.code, wanted=wanted)
        rule.save(update_fields=list(FIELDS))
        audit.record(actor=actor, verb="reports.rule.correct", subject=rule, before=before, after=after)
        return rule


def add_own(
    *,
    actor: User,
    office: Unit,
    kind: str,
    to_day: int,
    citation: str,
    in_force_from: date,
    is_verified: bool,
) -> PeriodRule:
    """Lập quy tắc riêng của một cơ quan for one kind of period; it goes before the rule of its system.

    Raises Refused for a day that is not in every month, or where the office has such a rule already.
    """
    access.require(actor, policy.SET_RULES)
    _require_day(to_day)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=office.pk)
        if PeriodRule.objects.filter(office=office, kind=kind, in_force_to=None).exists():
            raise Refused(_("Cơ quan đã có quy tắc riêng cho kỳ này; hãy sửa quy tắc đó."))
        rule = PeriodRule.objects.create(
            code=_free_code(f"{kind}-don-vi-{office.pk}"),
            system=system_of(office),
            office=office,
            kind=kind,
            to_day=to_day,
            citation=citation,
            in_force_from=in_force_from,
            is_verified=is_verified,
        )
        after = {name: getattr(rule, name) for name in FIELDS} | {"office": office.pk, "kind": kind}
        audit.record(actor=actor, verb="reports.rule.own", subject=rule, after=after)
    return rule


def _require_day(to_day: int) -> None:
    if to_day not in {*range(1, 28), MONTH_END}:
        raise Refused(_("Ngày cuối kỳ là 1 đến 27, hoặc 31 nếu kỳ kết thúc vào ngày cuối cùng của tháng."))


def _free_code(stem: str) -> str:
    taken = PeriodRule.objects.filter(Q(code=stem) | Q(code__startswith=f"{stem}--")).count()
    return f"{stem}--{taken + 1}" if taken else stem


def _supersede(*, actor: User, code: str, wanted: dict[str, object]) -> PeriodRule:
    old = PeriodRule.objects.get(code=code)
    heir = PeriodRule.objects.create(
        code=_free_code(old.code.rpartition("--")[0] or old.code),
        system=old.system,
        office=old.office,
        kind=old.kind,
        **wanted,
    )
    old.in_force_to = heir.in_force_from
    old.save(update_fields=["in_force_to"])
    audit.record(
        actor=actor,
        verb="reports.rule.supersede",
        subject=old,
        before={name: getattr(old, name) for name in FIELDS},
        after={name: getattr(heir, name) for name in FIELDS} | {"rule": heir.code},
    )
    return heir
