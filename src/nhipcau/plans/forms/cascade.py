"""Forms of the screens across levels (biểu mẫu nối cấp)."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import Share
from ..models import Activity, Assignment, Plan
from .work import EvidenceForm

EVERY, WITHOUT, OPEN = "", "chua-lap", "con-thieu"


class YearForm(forms.Form):
    """Năm; this year when none is chosen, and a wrong value is as good as none."""

    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Mapping[str, Any], **kwargs: Any) -> None:
        now = timezone.localdate().year
        super().__init__({**dict(data.items()), "nam": data.get("nam") or now}, **kwargs)
        planned = set(queries.unit_plans().values_list("year", flat=True))
        years = sorted(planned | {now, now + 1}, reverse=True)
        self.fields["nam"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, Any]:
        """Những gì đọc được."""
        self.is_valid()
        return self.cleaned_data

    @property
    def year(self) -> int:
        """Năm đã chọn."""
        return int(self.wanted.get("nam") or timezone.localdate().year)


class UnitPlansForm(YearForm):
    """Bộ lọc kế hoạch của các đơn vị."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False, widget=forms.SearchInput)
    loc = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[(EVERY, _("Tất cả")), (WITHOUT, _("Chưa lập kế hoạch")), (OPEN, _("Còn việc chưa có"))],
    )
    field_order = ["q", "nam", "loc"]


class AskedForm(YearForm):
    """Bộ lọc việc được giao theo phần."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    don_vi = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    phan = forms.ChoiceField(label=_("Phần"), required=False, choices=Share.choices)
    field_order = ["q", "nam", "don_vi", "phan"]

    def __init__(self, data: Mapping[str, Any], *, visible: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__({"phan": Share.UNANSWERED, **dict(data.items())}, **kwargs)
        self.visible = visible
        found = visible.order_by("unit__sort_key").values_list("unit", "unit__name").distinct()
        self.units = dict(found)
        self.fields["don_vi"].choices = [("", _("Mọi đơn vị")), *found]  # type: ignore[attr-defined]
        if len(self.units) == 1:
            del self.fields["don_vi"]

    @property
    def share(self) -> Share:
        """Phần đã chọn; what is not in a plan yet when none is."""
        return Share(self.wanted.get("phan") or Share.UNANSWERED)

    @property
    def unit(self) -> Unit | None:
        """Đơn vị đã chọn, or the only one there is."""
        chosen = self.wanted.get("don_vi") or (next(iter(self.units)) if len(self.units) == 1 else None)
        return Unit.objects.filter(pk=chosen).first() if chosen else None

    @property
    def units_asked(self) -> list[int] | None:
        """Các đơn vị đang xem, None where they are all."""
        chosen = self.wanted.get("don_vi")
        return [chosen] if chosen else list(self.units) if len(self.units) == 1 else None

    @property
    def work(self) -> QuerySet[Assignment]:
        """Việc của các đơn vị đang xem, by unit and day, whatever its share."""
        work = self.visible if self.units_asked is None else self.visible.filter(unit__in=self.units_asked)
        return work.order_by("unit__sort_key", F("due").asc(nulls_last=True), "pk")

    def found(self) -> list[int]:
        """Mã của việc được giao thỏa bộ lọc, in order."""
        work = queries.search(self.work, self.wanted.get("q") or "")
        rows = queries.placed(work, self.year, self.units_asked)
        return [row.pk for row in rows if self.share in {row.share, Share.ASKED}]


class TakeInForm(forms.Form):
    """Đưa các việc đã chọn vào một kế hoạch đang soạn."""

    plan = forms.ModelChoiceField(label=_("Kế hoạch"), queryset=Plan.objects.none(), empty_label=None)
    work = forms.ModelMultipleChoiceField(queryset=Assignment.objects.none(), required=False)
    reason = forms.CharField(
        label=_("Lý do để ngoài"), max_length=1000, required=False, widget=forms.TextInput
    )

    def __init__(self, *args: Any, plans: Iterable[Plan], work: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [plan.pk for plan in plans]
        self.fields["plan"].queryset = Plan.objects.filter(pk__in=keys).select_related("paper")  # type: ignore[attr-defined]
        self.fields["work"].queryset = work  # type: ignore[attr-defined]


class ChargeForm(forms.Form):
    """Người phụ trách một hoạt động."""

    person = forms.ModelChoiceField(
        label=_("Người phụ trách"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("— chưa giao ai —"),
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, initial={"person": activity.responsible_id}, **kwargs)
        self.fields["person"].queryset = queries.people_of(activity.plan)  # type: ignore[attr-defined]


class LineProgressForm(forms.Form):
    """Tiến độ một hoạt động."""

    percent = forms.IntegerField(
        label=_("Tiến độ (%)"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"step": 5, "inputmode": "numeric"}),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=500,
        required=False,
        help_text=_("Tiến độ này tự chuyển lên việc được giao mà hoạt động phục vụ."),
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        standing = {"percent": activity.progress, "note": activity.progress_note}
        super().__init__(*args, initial=standing, **kwargs)


class LineEvidenceForm(EvidenceForm):
    """Minh chứng thêm ở một hoạt động; it counts for one task that the line serves."""

    def __init__(self, *args: Any, work: list[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, assignment=work[0], **kwargs)
        self.work = {row.pk: row for row in work}
        self.fields["task"] = forms.TypedChoiceField(
            label=_("Tính cho việc được giao"),
            coerce=int,
            choices=[(row.pk, _of_work(row)) for row in work],
            help_text=_("Một minh chứng chỉ tính một lần, cho một việc."),
        )
        self.order_fields(["task", *(name for name in self.fields if name != "task")])


def _of_work(row: Assignment) -> str:
    directive = row.obligation.directive
    head = " ".join(part for part in (directive.number or directive.title, row.obligation.section) if part)
    return f"{head}: {row.obligation.text}"[:160]
