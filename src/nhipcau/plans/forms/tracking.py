"""The filter of the list of work (bộ lọc theo dõi)."""

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import LongSelect

from .. import queries
from ..enums import OVER, AssignmentState
from ..models import Assignment

OPEN, LATE, EVERY = "open", "late", "all"
ORDERS = {
    "due": (_("Hạn gần nhất"), [F("due").asc(nulls_last=True), "pk"]),
    "new": (_("Mới giao trước"), ["-assigned_at", "-pk"]),
    "unit": (_("Đơn vị"), ["unit__sort_key", F("due").asc(nulls_last=True), "pk"]),
    "directive": (_("Văn bản"), ["obligation__directive", "obligation__position", "pk"]),
    "progress": (_("Tiến độ thấp trước"), ["progress", "pk"]),
}


class TrackingForm(forms.Form):
    """Tìm và lọc; every field may be left open, and a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            (OPEN, _("Chưa xong")),
            (LATE, _("Quá hạn")),
            *AssignmentState.choices,
            (EVERY, _("Tất cả")),
        ],
    )
    unit = forms.TypedChoiceField(
        label=_("Đơn vị chủ trì"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    directive = forms.TypedChoiceField(
        label=_("Văn bản"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    # Set by a link from a plan; carried along by the other fields.
    plan = forms.IntegerField(required=False, widget=forms.HiddenInput)
    sort = forms.ChoiceField(
        label=_("Sắp xếp"), required=False, choices=[(key, label) for key, (label, _o) in ORDERS.items()]
    )

    def __init__(self, *args: Any, visible: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visible = visible
        chosen = self.data.get(self.add_prefix("directive"), "")
        papers = queries.papers_with_work(visible, chosen=int(chosen) if chosen.isdecimal() else None)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("Mọi đơn vị")),
            *queries.units_with_work(visible),
        ]
        self.fields["directive"].choices = [("", _("Mọi văn bản")), *papers]  # type: ignore[attr-defined]

    def found(self) -> QuerySet[Assignment]:
        """Các phân công thỏa bộ lọc, in the order asked for."""
        self.is_valid()
        wanted = self.cleaned_data
        work = queries.search(self.visible, wanted.get("q") or "")
        work = work.filter(_of_state(wanted.get("state") or OPEN))
        if wanted.get("unit"):
            work = work.filter(unit=wanted["unit"])
        if wanted.get("directive"):
            work = work.filter(obligation__directive=wanted["directive"])
        if wanted.get("plan"):
            work = work.filter(activity__plan=wanted["plan"])
        return work.order_by(*ORDERS[wanted.get("sort") or "due"][1])


def _of_state(state: str) -> Q:
    if state == EVERY:
        return Q()
    if state == OPEN:
        return ~Q(state__in=OVER)
    if state == LATE:
        return ~Q(state__in=OVER) & Q(due__lt=timezone.localdate())
    return Q(state=state)
