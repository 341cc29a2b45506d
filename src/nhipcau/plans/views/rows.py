"""Bảng giao việc: from proposals to rows, and from ticked rows to orders."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from ..domain import assignments
from ..domain.proposals import Proposal
from ..domain.terms import Terms, require_due
from ..forms.assigning import RowFormSet, SharedForm
from ..forms.choosing import as_id

Order = tuple[Obligation, Terms]


def row_of(proposal: Proposal) -> dict[str, Any]:
    """A proposal as a row's first values."""
    return {
        "unit": proposal.unit.pk,
        "due": proposal.due,
        "deliverable": proposal.deliverable,
        "chosen": True,
    }


def terms_of(row: dict[str, Any], common: dict[str, Any], supporters: Sequence[Any]) -> Terms:
    """One row and what is common to all, as terms."""
    return Terms(
        unit=row["unit"],
        approver=common["approver"],
        supporters=tuple(supporters),
        due=row["due"],
        deliverable=row["deliverable"],
        allow_past=common["allow_past"],
    )


def both_valid(request: HttpRequest, table: RowFormSet, shared: SharedForm) -> bool:
    """Both forms are checked, so that all marks show at once."""
    if all([table.is_valid(), shared.is_valid()]):
        if said := mark_past(table, allow_past=shared.cleaned_data["allow_past"]):
            messages.error(request, said)
        return not said
    messages.error(request, WRONG_FIELDS)
    return False


def mark_past(table: RowFormSet, *, allow_past: bool) -> str:
    """Đánh dấu những dòng có hạn đã qua, so that they are found among many; what is wrong with the first."""
    said = ""
    for row in table:
        if not row.is_order:
            continue
        try:
            require_due(row.cleaned_data["due"], allow_past=allow_past)
        except Refused as refusal:
            row.add_error("due", refusal)
            said = said or refusal.sentence
    return said


def hand_out(request: HttpRequest, orders: list[Order]) -> bool:
    """Giao, and say how it went; False when nothing was handed out."""
    if not orders:
        messages.error(request, _("Chưa chọn dòng nào có đơn vị, nên chưa giao việc nào."))
        return False
    actor: User = request.user
    try:
        given = assignments.assign_many(actor=actor, orders=orders)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return False
    messages.success(
        request,
        ngettext("Đã giao %(n)d việc.", "Đã giao %(n)d việc.", len(given)) % {"n": len(given)},
    )
    return True


def one_row_more(posted: QueryDict) -> QueryDict:
    """The same form with one more open row."""
    data = posted.copy()
    total = as_id(data.get("rows-TOTAL_FORMS"))
    data["rows-TOTAL_FORMS"] = str((total or 0) + 1)
    return data
