"""Forms of the yearly press report (biểu mẫu báo cáo năm)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import LongSelect
from nhipcau.units.models import Unit

from ..models import YearReport


class OpenForm(forms.Form):
    """Lập báo cáo của một năm."""

    office = forms.ModelChoiceField(
        label=_("Cơ quan báo cáo"), queryset=Unit.objects.none(), empty_label=None, widget=LongSelect
    )
    year = forms.IntegerField(label=_("Năm"), min_value=2026, max_value=2100)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        standing = units.filter(is_standing_office=True).first()
        kwargs.setdefault("initial", {"year": timezone.localdate().year, "office": standing})
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = units  # type: ignore[attr-defined]


class WriteForm(forms.Form):
    """Phần II của báo cáo."""

    difficulties = forms.CharField(
        label=_("Khó khăn, vướng mắc"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Mỗi ý một dòng. Không có gì thì ghi “Không có.”"),
    )
    proposals = forms.CharField(
        label=_("Đề xuất, kiến nghị"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *args: Any, report: YearReport, **kwargs: Any) -> None:
        given = {"difficulties": report.difficulties, "proposals": report.proposals}
        kwargs.setdefault("initial", given)
        super().__init__(*args, **kwargs)


class FreezeForm(forms.Form):
    """Chốt số liệu."""

    reason = forms.CharField(
        label=_("Lý do chốt lại"),
        required=False,
        max_length=500,
        help_text=_("Chỉ cần khi số liệu đã chốt một lần."),
    )
