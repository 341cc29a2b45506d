"""Forms of reports (biểu mẫu báo cáo)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import DirectiveState, LegalKind
from nhipcau.directives.models import Directive
from nhipcau.plans.enums import EvidenceKind, Language
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being

from .enums import Narrative, PeriodKind
from .models import IndicatorDefinition, PeriodRule, Report, UnitReport


def day_input() -> forms.DateInput:
    """Ô ngày gõ tay, dd/mm/yyyy."""
    attributes = {"placeholder": _("ngày/tháng/năm"), "inputmode": "numeric", "autocomplete": "off"}
    return forms.DateInput(attrs=attributes)


class ListForm(forms.Form):
    """Lọc danh sách báo cáo."""

    ky = forms.ChoiceField(
        label=_("Loại kỳ"), choices=[("", _("Mọi kỳ")), *PeriodKind.choices], required=False
    )
    nam = forms.TypedChoiceField(label=_("Năm"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", _("Mọi năm")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]


class OpenPeriodForm(forms.Form):
    """Lập báo cáo của một kỳ."""

    office = forms.ModelChoiceField(Unit.objects.filter(is_standing_office=True))
    kind = forms.ChoiceField(choices=[each for each in PeriodKind.choices if each[0] != PeriodKind.ON_DEMAND])
    year = forms.IntegerField(min_value=2000, max_value=2200)
    index = forms.IntegerField(min_value=1, max_value=12)


class OnDemandForm(forms.Form):
    """Lập báo cáo đột xuất."""

    office = forms.ModelChoiceField(
        Unit.objects.filter(is_standing_office=True), label=_("Cơ quan báo cáo"), empty_label=None
    )
    title = forms.CharField(
        label=_("Tên báo cáo"),
        max_length=250,
        help_text=_("Ví dụ: Báo cáo tuyên truyền Tuần văn hóa, du lịch của tỉnh."),
    )
    starts_on = forms.DateField(label=_("Từ ngày"), widget=day_input())
    ends_on = forms.DateField(label=_("Đến hết ngày"), widget=day_input())


class NarrativeForm(forms.Form):
    """Một phần thuyết minh; `seen` tells which text the writer began from."""

    narrative = forms.ChoiceField(choices=Narrative)
    text = forms.CharField(required=False, strip=False, max_length=20_000)
    seen = forms.RegexField(r"^[0-9a-f]{64}$")


class RequestForm(forms.Form):
    """Yêu cầu các đơn vị gửi báo cáo."""

    due = forms.DateField(label=_("Hạn gửi"), widget=day_input())
    units = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Các đơn vị"))

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = in_being(timezone.localdate()).exclude(pk=report.office_id)
        self.fields["units"].queryset = standing  # type: ignore[attr-defined]
        self.fields["due"].initial = max(report.ends_on, timezone.localdate())


class MergeForm(forms.Form):
    """Đưa lời của các đơn vị vào một phần; `seen` tells which text the compiler looked at."""

    narrative = forms.ChoiceField(choices=Narrative)
    seen = forms.RegexField(r"^[0-9a-f]{64}$")
    unit_reports = forms.ModelMultipleChoiceField(UnitReport.objects.none())

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_reports"].queryset = report.unit_reports.all()  # type: ignore[attr-defined]


class CarryForm(forms.Form):
    """Mang nhiệm vụ kỳ trước sang."""

    seen = forms.RegexField(r"^[0-9a-f]{64}$")


class UnitActForm(forms.Form):
    """Lý do trả lại hoặc mở sửa báo cáo đơn vị."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Viết để người nhận biết phải làm gì. Không ghi tên cá nhân."),
    )


class ReasonForm(forms.Form):
    """Lý do mở lại hoặc chốt lại."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Lý do được lưu cùng lần chốt để người đọc báo cáo hiểu. Không ghi tên cá nhân."),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)
    unwritten = forms.BooleanField(label=_("Vẫn chốt khi còn phần chưa viết"), required=False)


class RuleForm(forms.ModelForm[PeriodRule]):
    """Quy tắc kỳ báo cáo."""

    class Meta:
        model = PeriodRule
        fields = ["to_day", "citation", "in_force_from", "is_verified"]
        labels = {"is_verified": _("Tôi đã kiểm tra: cơ quan áp dụng đúng ngày chốt kỳ này")}
        help_texts = {
            "to_day": _(
                "Số liệu của tháng chốt lúc 24 giờ ngày này; kỳ sau bắt đầu ngày liền sau. Ghi 1 đến 27, "
                "hoặc 31 nếu kỳ kết thúc vào ngày cuối tháng."
            ),
            "citation": _("Số, ký hiệu văn bản quy định kỳ báo cáo của cơ quan."),
            "in_force_from": _("Báo cáo đã lập giữ nguyên ngày của quy tắc cũ."),
        }
        widgets = {
            "citation": forms.Textarea(attrs={"rows": 2}),
            "in_force_from": day_input(),
        }


class OwnRuleForm(RuleForm):
    """Quy tắc kỳ riêng của một cơ quan."""

    class Meta(RuleForm.Meta):
        fields = ["office", "kind", *RuleForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office: Any = self.fields["office"]
        office.queryset, office.required, office.empty_label = (
            Unit.objects.filter(is_standing_office=True),
            True,
            None,
        )
        kind: Any = self.fields["kind"]
        kind.choices = [each for each in PeriodKind.choices if each[0] != PeriodKind.ON_DEMAND]


class IndicatorForm(forms.ModelForm[IndicatorDefinition]):
    """Chỉ tiêu của cơ quan."""

    class Meta:
        model = IndicatorDefinition
        fields = [
            "label",
            "measure",
            "counts",
            "evidence_kinds",
            "languages",
            "legal_kinds",
            "directive",
            "term",
            "group_by",
            "split_by",
            "citation",
            "in_force_from",
            "in_force_to",
            "is_verified",
        ]
        labels = {"is_verified": _("Đã kiểm tra; đưa chỉ tiêu vào báo cáo")}
        help_texts = {
            "label": _("Ví dụ: Tin, bài bằng tiếng nước ngoài."),
            "measure": _("Ví dụ: tin, bài; lớp; việc."),
            "counts": _("Chỉ tiêu thu hẹp một con số có sẵn, nên mở ra đúng những bản ghi đó."),
            "term": _("Chỉ đếm việc của những nhiệm vụ mà kế hoạch đã xếp vào mục này."),
            "citation": _("Văn bản yêu cầu báo cáo chỉ tiêu này."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("evidence_kinds", EvidenceKind),
            ("languages", Language),
            ("legal_kinds", LegalKind),
        ):
            self.fields[name] = forms.MultipleChoiceField(
                label=self.fields[name].label,
                choices=choices.choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Không đánh dấu: tính mọi loại."),
            )
        for name in ("in_force_from", "in_force_to"):
            self.fields[name].widget = day_input()
        directives: Any = self.fields["directive"]
        directives.queryset = Directive.objects.filter(state=DirectiveState.CONFIRMED).defer("reading")
