"""The filter of the list of work (bộ lọc theo dõi)."""

from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import LongSelect
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..enums import OVER, AssignmentState
from ..models import Assignment

OPEN, LATE, EVERY = "open", "late", "all"
# Whose work it is: in words, which work that is, and for whom there is any.
MINE = {
    "led": (_("Đơn vị tôi chủ trì"), queries.led_by, policy.WORK),
    "supported": (_("Đơn vị tôi phối hợp"), queries.supported_by, policy.WORK),
    "waiting": (_("Chờ tôi duyệt"), queries.awaiting_decision, policy.DECIDE),
}
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
    mine = forms.ChoiceField(label=_("Việc của tôi"), required=False)
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

    def __init__(self, *args: Any, person: User, visible: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person, self.visible = person, visible
        mine = [(key, words) for key, (words, _w, act) in MINE.items() if access.scope_of(person, act)]
        self.fields["mine"].choices = [("", _("Của mọi người")), *mine]  # type: ignore[attr-defined]
        if not mine:
            del self.fields["mine"]
        chosen = self.data.get(self.add_prefix("directive"), "")
        papers = queries.papers_with_work(visible, chosen=int(chosen) if chosen.isdecimal() else None)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("Mọi đơn vị")),
            *queries.units_with_work(visible),
        ]
        self.fields["directive"].choices = [("", _("Mọi văn bản")), *papers]  # type: ignore[attr-defined]

    @property
    def is_sought(self) -> bool:
        """Có tìm bằng chữ."""
        self.is_valid()
        return bool(self.cleaned_data.get("q"))

    def found(self) -> QuerySet[Assignment]:
        """Các phân công thỏa bộ lọc, in the order asked for."""
        self.is_valid()
        wanted = self.cleaned_data
        work = queries.search(self.visible, wanted.get("q") or "")
        work = work.filter(_of_state(wanted.get("state") or OPEN))
        if mine := wanted.get("mine"):
            work = work.filter(pk__in=MINE[mine][1](self.person).order_by().values("pk"))
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
