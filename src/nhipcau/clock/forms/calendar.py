"""Forms of the calendar (biểu mẫu lịch)."""

import re
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.forms import DayField

from ..enums import DayKind
from .fields import HourField

_PAIR = re.compile(r"(\d{1,2}[/-]\d{1,2}[/-]\d{4})\D+(\d{1,2}[/-]\d{1,2}[/-]\d{4})\D*")


class DayForm(forms.Form):
    """Khai một ngày."""

    day = DayField(label=gettext_lazy("Ngày"))
    kind = forms.ChoiceField(label=gettext_lazy("Ngày này là"), choices=DayKind.choices)
    paired = DayField(
        label=gettext_lazy("Hoán đổi với ngày"),
        required=False,
        help_text=gettext_lazy("Chỉ dùng cho nghỉ hoán đổi: ngày làm bù, ngày/tháng/năm."),
    )
    name = forms.CharField(
        label=gettext_lazy("Tên gọi"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Ví dụ: Ngày truyền thống của tỉnh. Để trống nếu không cần."),
    )
    citation = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=300,
        help_text=gettext_lazy("Văn bản thông báo: loại, số, ngày, cơ quan ban hành."),
    )


class AnnouncementForm(forms.Form):
    """Nhập thông báo lịch nghỉ của một năm."""

    document = forms.CharField(
        label=gettext_lazy("Văn bản thông báo"),
        max_length=300,
        help_text=gettext_lazy("Loại, số, ngày, cơ quan ban hành."),
    )
    tet_from = DayField(label=gettext_lazy("Nghỉ Tết Nguyên đán từ ngày"))
    tet_to = DayField(label=gettext_lazy("Nghỉ Tết Nguyên đán đến hết ngày"))
    national_from = DayField(label=gettext_lazy("Nghỉ Quốc khánh từ ngày"))
    national_to = DayField(label=gettext_lazy("Nghỉ Quốc khánh đến hết ngày"))
    swaps = forms.CharField(
        label=gettext_lazy("Hoán đổi ngày làm việc"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Mỗi dòng một lần hoán đổi: ngày nghỉ, rồi ngày làm bù. Ví dụ: 31/08/2026 làm bù 22/08/2026"
        ),
    )

    def clean_swaps(self) -> list[tuple[date, date]]:
        """Các cặp ngày; a line that cannot be read is named."""
        found = []
        for line in self.cleaned_data["swaps"].splitlines():
            if not line.strip():
                continue
            pair = _PAIR.fullmatch(line.strip())
            try:
                if pair is None:
                    raise ValueError(line)
                found.append((_day(pair[1]), _day(pair[2])))
            except ValueError:
                raise ValidationError(
                    _("Không đọc được dòng “%(line)s”; hãy viết hai ngày đủ ngày/tháng/năm."),
                    params={"line": line.strip()[:80]},
                ) from None
        return found

    def spans(self) -> dict[str, Any]:
        """Các đối số của việc nhập thông báo."""
        held = self.cleaned_data
        return {
            "tet": (held["tet_from"], held["tet_to"]),
            "national_day": (held["national_from"], held["national_to"]),
            "swaps": held["swaps"],
        }


class HoursForm(forms.Form):
    """Giờ làm việc của cơ quan."""

    opens = HourField(label=gettext_lazy("Giờ bắt đầu làm việc"))
    closes = HourField(
        label=gettext_lazy("Giờ kết thúc làm việc"),
        help_text=gettext_lazy("Hạn tính theo ngày hết vào giờ này."),
    )


def _day(words: str) -> date:
    return datetime.strptime(words.replace("-", "/"), "%d/%m/%Y").date()
