"""Quy tắc thời hạn: added, corrected by a new version, confirmed, switched off. The past is never
rewritten.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Direction, TermUnit
from ..models import Rule
from . import policy, recomputing

FIELDS = (
    "field",
    "title",
    "title_en",
    "event",
    "event_en",
    "amount",
    "unit",
    "direction",
    "yearly_month",
    "yearly_day",
    "on_day_off",
    "document",
    "article",
    "clause",
    "point",
    "in_force_from",
    "in_force_to",
    "note",
)
_SLUG = re.compile(r"[^a-z0-9]+")


def add(*, actor: User, wanted: Mapping[str, Any], is_verified: bool = False) -> Rule:
    """Thêm một quy tắc; `wanted` holds FIELDS. Raises Refused for a term that cannot be counted."""
    access.require(actor, policy.SET_RULES)
    values = _sound(wanted)
    with transaction.atomic():
        rule = Rule(code=_free_code(str(values["title"])), version=1, is_verified=is_verified, **values)
        _keep(rule)
        audit.record(actor=actor, verb="clock.rule.add", subject=rule, after=values)
    return rule


def correct(*, actor: User, rule: Rule, wanted: Mapping[str, Any], is_verified: bool = False) -> Rule:
    """Sửa một quy tắc: the next version; open deadlines whose event it covers are reckoned anew.

    Raises Refused for a version that is not the newest, for no change, or a term that cannot be counted.
    """
    access.require(actor, policy.SET_RULES)
    values = _sound(wanted)
    with transaction.atomic():
        held = _newest(rule)
        before = {name: getattr(held, name) for name in FIELDS if getattr(held, name) != values[name]}
        if not before:
            raise Refused(_("Chưa có gì thay đổi; hãy sửa ít nhất một ô."))
        heir = Rule(code=held.code, version=held.version + 1, is_verified=is_verified, **values)
        _keep(heir)
        after = {name: values[name] for name in before} | {"version": heir.version}
        audit.record(actor=actor, verb="clock.rule.correct", subject=heir, before=before, after=after)
        if is_verified:
            recomputing.after_rule(heir.code, actor=actor, reason=_changed(heir))
    return heir


def confirm(*, actor: User, rule: Rule) -> Rule:
    """Xác nhận đã đối chiếu với văn bản: from now on the rule starts clocks.

    Raises Refused for an older version or one confirmed already.
    """
    access.require(actor, policy.SET_RULES)
    with transaction.atomic():
        held = _newest(rule)
        if held.is_verified:
            raise Refused(_("Quy tắc này đã được xác nhận."))
        held.is_verified = True
        held.save(update_fields=["is_verified"])
        audit.record(actor=actor, verb="clock.rule.confirm", subject=held, after={"is_verified": True})
        recomputing.after_rule(held.code, actor=actor, reason=_changed(held))
    return held


def switch_off(*, actor: User, rule: Rule, reason: str) -> Rule:
    """Ngừng dùng: no new clock starts by it; those running go on by the version they stand on.

    Raises Refused without a reason, for an older version or one that is off.
    """
    access.require(actor, policy.SET_RULES)
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do ngừng dùng quy tắc."))
    with transaction.atomic():
        held = _newest(rule)
        if not held.is_verified:
            raise Refused(_("Quy tắc này chưa dùng."))
        held.is_verified = False
        held.save(update_fields=["is_verified"])
        audit.record(
            actor=actor,
            verb="clock.rule.off",
            subject=held,
            before={"is_verified": True},
            after={"is_verified": False, "reason": reason.strip()},
        )
    return held


def _sound(wanted: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {name: wanted.get(name) for name in FIELDS}
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = " ".join(value.split())
        elif value is None and not name.startswith(("yearly", "in_force", "amount")):
            values[name] = ""
    unit = TermUnit(values["unit"])
    if unit == TermUnit.YEARLY:
        if not values["yearly_month"] or not values["yearly_day"]:
            raise Refused(_("Hạn là một ngày trong năm thì phải ghi ngày và tháng."))
        values["amount"], values["direction"] = 0, Direction.AFTER
    else:
        values["yearly_month"] = values["yearly_day"] = None
        values["amount"] = values["amount"] or 0
        if values["amount"] < 1:
            raise Refused(_("Thời hạn phải từ 1 trở lên."))
    if values["in_force_from"] and values["in_force_to"] and values["in_force_to"] <= values["in_force_from"]:
        raise Refused(_("Ngày hết áp dụng phải sau ngày bắt đầu áp dụng."))
    return values


def _keep(rule: Rule) -> None:
    try:
        rule.full_clean()
    except ValidationError as wrong:
        raise Refused(wrong.messages) from wrong
    rule.save()


def _newest(rule: Rule) -> Rule:
    held = Rule.objects.select_for_update().filter(code=rule.code).order_by("-version").first()
    if held is None or held.pk != rule.pk:
        raise Refused(_("Quy tắc này đã có phiên bản mới hơn; hãy mở phiên bản mới nhất."))
    return held


def _free_code(title: str) -> str:
    stem = _SLUG.sub("-", fold(title)).strip("-")[:50].strip("-") or "quy-tac"
    taken = set(Rule.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(code for at in range(1, 10_000) if (code := stem if at == 1 else f"{stem}-{at}") not in taken)


@in_official_language
def _changed(rule: Rule) -> str:
    return _("Quy tắc có phiên bản %(version)d đã xác nhận.") % {"version": rule.version}
