"""Forms of spokespersons, turns on duty and the cadence (biểu mẫu người phát ngôn)."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField, LongSelect
from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit, User

from ..enums import CadenceKind, SpokespersonKind
from ..models import Matter, Spokesperson


def _moment(found: dict[str, Any], name: str) -> datetime | None:
    """Ngày và giờ of two boxes, none where one is missing."""
    day, hour = found.get(f"{name}_day"), found.get(f"{name}_hour")
    if day is None or hour is None:
        return None
    return timezone.make_aware(datetime.combine(day, hour), timezone.get_default_timezone())


class PositionsForm(forms.Form):
    """Chức vụ: one box a public language, Vietnamese alone required."""

    def add_positions(self, held: dict[str, str]) -> None:
        """The boxes, in the order of the site's languages."""
        for each in Language.objects.filter(is_public=True).order_by("position"):
            self.fields[f"position_{each.code}"] = forms.CharField(
                label=_("Chức vụ") if each.code == "vi" else f"{_('Chức vụ')} – {each}",
                max_length=200,
                required=each.code == "vi",
                initial=held.get(each.code, ""),
                widget=forms.TextInput(attrs={"lang": each.code, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        """Put the boxes together."""
        found = super().clean() or {}
        names = [name for name in self.fields if name.startswith("position_")]
        found["positions"] = {name.removeprefix("position_"): found.get(name, "") for name in names}
        return found


class ContactForm(PositionsForm):
    """Họ tên, chức vụ, liên lạc công vụ: what the public reads."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    phone = forms.CharField(label=_("Điện thoại công vụ"), max_length=40, required=False)
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)
    person = forms.ModelChoiceField(
        label=_("Tài khoản trên hệ thống"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("không có tài khoản"),
        widget=LongSelect,
        help_text=_("Cần có để người này tự duyệt phát ngôn trên hệ thống."),
    )

    def __init__(self, *args: Any, held: Spokesperson | None = None, **kwargs: Any) -> None:
        if held is not None:
            names = ("full_name", "phone", "email", "person")
            kwargs.setdefault("initial", {name: getattr(held, name) for name in names})
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, memberships__isnull=False).distinct()
        self.fields["person"].queryset = people.order_by("first_name", "last_name")  # type: ignore[attr-defined]
        self.add_positions(held.positions if held is not None else {})


class AssignForm(ContactForm):
    """Giao nhiệm vụ phát ngôn."""

    order = (
        "kind",
        "unit",
        "full_name",
        "position_vi",
        "position_en",
        "phone",
        "email",
        "person",
        "decision",
    )
    kind = forms.ChoiceField(label=_("Tư cách"), choices=SpokespersonKind.choices, widget=forms.RadioSelect)
    unit = forms.ModelChoiceField(
        label=_("Cơ quan, đơn vị"), queryset=Unit.objects.none(), empty_label=None, widget=LongSelect
    )
    decision = forms.CharField(
        label=_("Số, ký hiệu văn bản giao nhiệm vụ"),
        max_length=120,
        help_text=_("Người được ủy quyền phải có văn bản (khoản 5 Điều 3 NĐ 244/2026/NĐ-CP)."),
    )
    decided_on = DayField(label=_("Ngày văn bản"))
    assigned_day = DayField(label=_("Giao nhiệm vụ ngày"))
    assigned_hour = HourField(
        label=_("Giờ"), help_text=_("24 giờ để công bố người phát ngôn thường xuyên tính từ đây.")
    )
    until_day = DayField(label=_("Hết hạn ngày"), required=False)
    until_hour = HourField(label=_("Giờ hết hạn"), required=False)
    matter = forms.ModelChoiceField(
        label=_("Vụ việc được ủy quyền"),
        queryset=Matter.objects.none(),
        required=False,
        empty_label=_("không (người đứng đầu, người phát ngôn thường xuyên)"),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], matters: QuerySet[Matter], **kwargs: Any) -> None:
        now = timezone.localtime()
        kwargs.setdefault(
            "initial",
            {"kind": SpokespersonKind.REGULAR, "assigned_day": now.date(), "assigned_hour": now.time()},
        )
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["matter"].queryset = matters  # type: ignore[attr-defined]
        # The boxes of positions came last.
        self.order_fields(self.order)

    def clean(self) -> dict[str, Any]:
        """Put days and hours together."""
        found = super().clean()
        if bool(found.get("until_day")) != (found.get("until_hour") is not None) and not self.errors:
            self.add_error("until_hour", _("Ghi cả ngày và giờ hết hạn, hoặc để trống cả hai."))  # type: ignore[arg-type]
        found["assigned_at"], found["until"] = _moment(found, "assigned"), _moment(found, "until")
        return found


class TurnForm(forms.Form):
    """Phân ca trực."""

    spokesperson = forms.ModelChoiceField(
        label=_("Trực thay"), queryset=Spokesperson.objects.none(), empty_label=None
    )
    person = forms.ModelChoiceField(
        label=_("Người trực"), queryset=User.objects.none(), empty_label=None, widget=LongSelect
    )
    starts_day = DayField(label=_("Từ ngày"))
    starts_hour = HourField(label=_("Giờ bắt đầu"))
    ends_day = DayField(label=_("Đến ngày"))
    ends_hour = HourField(label=_("Giờ kết thúc"))
    decision = forms.CharField(label=_("Số, ký hiệu văn bản phân công trực"), max_length=120)

    def __init__(self, *args: Any, spokespersons: QuerySet[Spokesperson], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["spokesperson"].queryset = spokespersons  # type: ignore[attr-defined]
        people = User.objects.filter(is_active=True, memberships__isnull=False).distinct()
        self.fields["person"].queryset = people.order_by("first_name", "last_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Put days and hours together."""
        found = super().clean() or {}
        found["starts_at"], found["ends_at"] = _moment(found, "starts"), _moment(found, "ends")
        return found


class FollowForm(forms.Form):
    """Theo dõi một nhịp."""

    unit = forms.ModelChoiceField(
        label=_("Cơ quan, đơn vị"), queryset=Unit.objects.none(), empty_label=None, widget=LongSelect
    )
    kind = forms.ChoiceField(label=_("Việc phải làm đều"), choices=CadenceKind.choices)
    since_day = DayField(label=_("Lần gần nhất, ngày"))
    since_hour = HourField(label=_("Giờ"))

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Put day and hour together."""
        found = super().clean() or {}
        found["since"] = _moment(found, "since")
        return found


class DoneForm(forms.Form):
    """Ghi một lần đã làm."""

    words = forms.CharField(
        label=_("Đã làm gì"), max_length=250, help_text=_("Ví dụ: thông tin gửi báo chí tháng 10/2026.")
    )
    at_day = DayField(label=_("Ngày"))
    at_hour = HourField(label=_("Giờ"))

    def clean(self) -> dict[str, Any]:
        """Put day and hour together."""
        found = super().clean() or {}
        found["at"] = _moment(found, "at")
        return found


class SpokespersonListForm(forms.Form):
    """Tìm và lọc người phát ngôn."""

    q = forms.CharField(label=_("Tìm"), required=False)
    kind = forms.ChoiceField(
        label=_("Tư cách"), choices=[("", _("mọi tư cách")), *SpokespersonKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        choices=[
            ("", _("đang có hiệu lực")),
            ("unpublished", _("chưa công bố")),
            ("over", _("đã thôi, đã hết hạn")),
            ("all", _("tất cả")),
        ],
        required=False,
    )
