"""Forms of links, fillables and answers (biểu mẫu liên kết và trả lời)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.units.enums import UnitKind
from nhipcau.units.models import Unit

from ..domain import purposes
from ..domain.links import LONGEST_DAYS
from ..enums import AnswerState


class MakeForm(forms.Form):
    """Tạo liên kết cho nhiều đơn vị: a whole kind with one click, or chosen ones."""

    purpose = forms.ChoiceField(label=_("Để đơn vị"))
    all_of = forms.ChoiceField(
        label=_("Mọi đơn vị loại"),
        required=False,
        help_text=_("Chỉ những đơn vị đang có việc, văn bản hoặc dự thảo phải trả lời."),
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Hoặc chọn từng đơn vị"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "nx-units"}),
    )
    days = forms.IntegerField(
        label=_("Dùng được trong (ngày)"), min_value=1, max_value=LONGEST_DAYS, initial=14
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {unit.pk: unit for unit in units}
        self.fields["purpose"].choices = [  # type: ignore[attr-defined]
            (name, purpose.label) for name, purpose in purposes.known().items()
        ]
        kinds = {unit.kind for unit in units}
        self.fields["all_of"].choices = [  # type: ignore[attr-defined]
            ("", _("— không —")),
            *((kind.value, kind.label) for kind in UnitKind if kind in kinds),
        ]
        field = self.fields["units"]
        field.coerce = int  # type: ignore[attr-defined]
        field.choices = [  # type: ignore[attr-defined]
            (unit.pk, unit.name) for unit in units
        ]

    def chosen(self) -> list[Unit]:
        """Các đơn vị được chọn."""
        wanted = set(self.cleaned_data["units"])
        kind = self.cleaned_data["all_of"]
        asked = purposes.known()[self.cleaned_data["purpose"]].units() if kind else set()
        return [
            unit
            for unit in self.by_id.values()
            if unit.pk in wanted or (unit.kind == kind and unit.pk in asked)
        ]


class ReturnForm(forms.Form):
    """Biểu điền gửi lại, uploaded by the officer for a unit."""

    unit = forms.TypedChoiceField(label=_("Đơn vị gửi"), coerce=int, empty_value=None)
    file = forms.FileField(
        label=_("Biểu điền đã nhận (.xlsx)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {unit.pk: unit for unit in units}
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("— chọn đơn vị —")),
            *((unit.pk, unit.name) for unit in units),
        ]

    def sender(self) -> Unit:
        """Đơn vị đã chọn."""
        return self.by_id[self.cleaned_data["unit"]]


class LinkListForm(forms.Form):
    """Lọc liên kết."""

    LIVE, CLOSED = "live", "closed"
    q = forms.CharField(label=_("Tìm đơn vị"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[(LIVE, _("Còn dùng được")), (CLOSED, _("Hết hạn, thu hồi")), ("all", _("Tất cả"))],
    )


class AnswerListForm(forms.Form):
    """Lọc trả lời nhận được."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[*AnswerState.choices, ("all", _("Tất cả"))]
    )
    purpose = forms.ChoiceField(label=_("Về"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(name, purpose.label) for name, purpose in purposes.known().items()]
        self.fields["purpose"].choices = [("", _("Mọi nội dung")), *known]  # type: ignore[attr-defined]


class RefuseForm(forms.Form):
    """Lý do không ghi nhận."""

    reason = forms.CharField(
        label=_("Lý do không ghi nhận"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
