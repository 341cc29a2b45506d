"""Cách đôn đốc và quy tắc nhắc: data that an office sets, each change in the trail."""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Audience
from ..models import ReminderRule, Supervision
from . import policy


def current() -> Supervision:
    """Cách đôn đốc đang dùng; the defaults before anybody set one."""
    return Supervision.objects.filter(pk=1).first() or Supervision(pk=1)


def set_way(*, actor: User, is_on: bool, hour: time, kept_days: int) -> Supervision:
    """Đặt giờ gửi, bật hay tắt, giữ bao lâu. Raises ValidationError for a number of days out of range."""
    access.require(actor, policy.RULE)
    with transaction.atomic():
        Supervision.objects.get_or_create(pk=1)
        way = Supervision.objects.select_for_update().get(pk=1)
        before, after = audit.changes(way, {"is_on": is_on, "hour": hour, "kept_days": kept_days})
        if after:
            way.full_clean()
            way.save()
            audit.record(actor=actor, verb="steering.supervision", subject=way, before=before, after=after)
    return way


def add_rule(*, actor: User, offset: int, every: int, audience: Audience) -> ReminderRule:
    """Thêm quy tắc nhắc. Raises ValidationError for numbers out of range or a rule that stands already."""
    access.require(actor, policy.RULE)
    rule = ReminderRule(offset=offset, every=every, audience=audience)
    with transaction.atomic():
        _check(rule)
        rule.save()
        facts = {"offset": offset, "every": every, "audience": audience}
        audit.record(actor=actor, verb="steering.rule.add", subject=rule, after=facts)
    return rule


def change_rule(
    *, actor: User, rule: ReminderRule, offset: int, every: int, audience: Audience, is_on: bool
) -> ReminderRule:
    """Sửa, bật hay tắt một quy tắc; what was told before keeps the words of that day."""
    access.require(actor, policy.RULE)
    with transaction.atomic():
        held = ReminderRule.objects.select_for_update().get(pk=rule.pk)
        wanted = {"offset": offset, "every": every, "audience": audience, "is_on": is_on}
        before, after = audit.changes(held, wanted)
        if after:
            _check(held)
            held.save()
            audit.record(actor=actor, verb="steering.rule.change", subject=held, before=before, after=after)
    return held


def remove_rule(*, actor: User, rule: ReminderRule) -> None:
    """Bỏ một quy tắc; repeated it changes nothing."""
    access.require(actor, policy.RULE)
    with transaction.atomic():
        held = ReminderRule.objects.select_for_update().filter(pk=rule.pk).first()
        if held is None:
            return
        facts = {"offset": held.offset, "every": held.every, "audience": held.audience}
        audit.record(actor=actor, verb="steering.rule.remove", subject=held, before=facts)
        held.delete()


def _check(rule: ReminderRule) -> None:
    rule.full_clean()
    if rule.every and rule.offset <= 0:
        raise Refused(_("Chỉ quy tắc sau hạn mới nhắc lại nhiều lần; trước hạn hãy thêm quy tắc riêng."))
    if rule.offset <= 0 and rule.audience != Audience.STAFF:
        raise Refused(_("Trước hạn và đúng hạn chỉ nhắc người làm việc; lãnh đạo được báo khi đã quá hạn."))
