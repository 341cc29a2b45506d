"""Dự toán và chi: granted for an activity, spent against it; over-spending shows and is not forbidden."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain.money import MOST
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import BudgetLine, Spending
from . import keeping, policy


def keep(*, actor: User, line: BudgetLine, fields: Mapping[str, Any]) -> BudgetLine:
    """Ghi dòng dự toán, new (unsaved, with its activity and unit) or corrected.

    Raises Refused for an activity taken out of its plan.
    """
    access.require(actor, policy.SPEND, units=[line.unit])
    if line.activity.removed_at is not None:
        raise Refused(
            _("Hoạt động này đã bỏ khỏi kế hoạch; hãy đưa lại vào kế hoạch trước khi giao dự toán.")
        )
    with transaction.atomic():
        keeping.keep(by=actor, record=line, fields=fields, stem="programmes.budget")
    return line


def spend(
    *, actor: User, line: BudgetLine, amount: int, spent_on: date, what: str, reference: str = ""
) -> Spending:
    """Ghi một khoản chi, whole đồng. Raises Refused for a day to come, no amount, or no words."""
    access.require(actor, policy.SPEND, units=[line.unit])
    if not 1 <= amount <= MOST:
        raise Refused(_("Số tiền phải lớn hơn 0 và vừa phải."))
    if spent_on > timezone.localdate():
        raise Refused(_("Ngày chi còn ở phía trước; hãy ghi khi đã chi."))
    if not what.strip():
        raise Refused(_("Hãy ghi nội dung chi."))
    with transaction.atomic():
        spending = Spending.objects.create(
            line=line, amount=amount, spent_on=spent_on, what=what.strip(), reference=reference.strip()
        )
        after = {"line": line.pk, "amount": amount, "spent_on": spent_on, "what": spending.what}
        audit.record(actor=actor, verb="programmes.budget.spend", subject=spending, after=after)
    return spending


def take_back(*, actor: User, spending: Spending, reason: str) -> None:
    """Bỏ một khoản chi ghi nhầm: it counts no more and stays to be seen. Raises Refused without a reason."""
    access.require(actor, policy.SPEND, units=[spending.line.unit])
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do bỏ khoản chi."))
    with transaction.atomic():
        held = Spending.objects.select_for_update().get(pk=spending.pk)
        if held.taken_back_at is not None:
            return
        held.taken_back_at, held.taken_back_reason = timezone.now(), reason.strip()
        held.save()
        after = {"amount": held.amount, "reason": held.taken_back_reason}
        audit.record(actor=actor, verb="programmes.budget.take-back", subject=held, after=after)
