"""Forms of events (biểu mẫu sự kiện)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.plans.models import Assignment
from nhipcau.units.models import User

from ..domain import policy
from ..domain.events import MOST_VISITORS
from ..enums import Counted, EventKind, EventState
from ..models import Event, Shown
from ..queries import visible, work
from .choices import SearchForm, UnitForm


class WorkField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Việc được giao, by its sentence."""

    def label_from_instance(self, obj: Assignment) -> str:
        """The task and its unit."""
        return f"{obj.obligation.text[:140]} ({obj.unit})"


class EventForm(UnitForm):
    """Sự kiện."""

    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"))
    assignment = WorkField(
        label=_("Phục vụ việc"),
        queryset=Assignment.objects.none(),
        required=False,
        empty_label=_("không phục vụ việc nào được giao"),
        help_text=_("Chọn việc thì xong sự kiện chỉ cần bấm một nút để nộp làm minh chứng."),
    )

    class Meta:
        model = Event
        fields = (
            "unit",
            "kind",
            "name",
            "place",
            "starts_on",
            "ends_on",
            "content",
            "partners",
            "assignment",
        )
        widgets = {"content": forms.Textarea(attrs={"rows": 4}), "partners": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, person=person, action=policy.WRITE, **kwargs)
        unit = self.instance.unit_id if self.instance.pk else None
        self.fields["assignment"].queryset = work.to_serve(person, unit)  # type: ignore[attr-defined]
        partners: QuerySet[Any] = visible.partners(person).filter(is_active=True)
        if unit:
            partners = partners | visible.partners(person).filter(events=self.instance)
        self.fields["partners"].queryset = partners.distinct()  # type: ignore[attr-defined]
        if not self.fields["partners"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["partners"]


class ResultForm(forms.Form):
    """Kết quả sự kiện."""

    visitors = forms.IntegerField(
        label=_("Số lượt khách"), min_value=0, max_value=MOST_VISITORS, required=False
    )
    counted = forms.ChoiceField(
        label=_("Đếm bằng"), choices=[("", _("chưa đếm khách")), *Counted.choices], required=False
    )
    outcome = forms.CharField(
        label=_("Kết quả"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ShownForm(forms.ModelForm):  # type: ignore[type-arg]
    """Một hiện vật, sản phẩm trưng bày."""

    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=1_000_000, initial=1)

    class Meta:
        model = Shown
        fields = ("kind", "title", "language", "quantity")


class EventListForm(SearchForm):
    """Lọc sự kiện."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Mọi loại")), *EventKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("Mọi trạng thái")), *EventState.choices], required=False
    )
    first = DayField(label=_("Từ ngày"), required=False, help_text="")
    last = DayField(label=_("Đến ngày"), required=False, help_text="")
