"""Forms of official channels (biểu mẫu kênh chính thức)."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit

from ..enums import ChannelState, Counting
from ..models import Channel, Platform


class ChannelForm(forms.Form):
    """Kênh chính thức."""

    name = forms.CharField(label=_("Tên kênh"), max_length=120)
    platform = forms.ModelChoiceField(label=_("Nền tảng"), queryset=Platform.objects.all(), empty_label=None)
    address = forms.CharField(
        label=_("Địa chỉ"),
        max_length=300,
        help_text=_("Địa chỉ https:// đầy đủ của kênh, không phải của một bài."),
    )
    languages = forms.ModelMultipleChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị chịu trách nhiệm"), queryset=Unit.objects.none(), empty_label=None
    )
    since = DayField(label=_("Hoạt động từ ngày"))
    until = DayField(label=_("Đóng từ ngày"), required=False)
    verified = forms.CharField(
        label=_("Xác minh bằng"),
        max_length=300,
        help_text=_(
            "Cách để ai cũng kiểm tra được: "
            "dấu xác minh của nền tảng, văn bản số mấy, "
            "liên kết ngược từ kênh về cổng. Kênh của cá nhân không ghi vào đây."
        ),
    )

    def __init__(
        self, *args: Any, units: QuerySet[Unit], channel: Channel | None = None, **kwargs: Any
    ) -> None:
        if channel is not None:
            names = ("name", "platform", "address", "unit", "since", "until", "verified")
            given = {name: getattr(channel, name) for name in names}
            kwargs.setdefault("initial", given | {"languages": list(channel.languages.all())})
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class SizesField(forms.CharField):
    """Cỡ ảnh, typed as "1600x900, 1080x1080"."""

    def prepare_value(self, value: Any) -> Any:
        """As it is typed."""
        return ", ".join(f"{width}x{height}" for width, height in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Read it. Raises ValidationError with an example."""
        found = []
        for part in re.split(r"[,;\s]+", str(super().clean(value) or "")):
            if part and not (size := re.fullmatch(r"(\d{2,4})[x×](\d{2,4})", part)):
                raise ValidationError(_("Cỡ ảnh ghi như 1600x900, 1080x1080."))
            if part and size:
                found.append([int(size[1]), int(size[2])])
        return found


class LimitsForm(forms.Form):
    """Giới hạn của một nền tảng."""

    text_limit = forms.IntegerField(
        label=_("Độ dài nhiều nhất của bài"),
        min_value=20,
        max_value=1_000_000,
        required=False,
        help_text=_("Để trống khi chưa biết chắc: chữ trong gói không bị cắt."),
    )
    counting = forms.ChoiceField(label=_("Cách đếm"), choices=Counting.choices)
    link_length = forms.IntegerField(
        label=_("Một liên kết tính là"), min_value=0, max_value=300, help_text=_("0: theo độ dài thật.")
    )
    sizes = SizesField(label=_("Cỡ ảnh"), max_length=200, required=False)
    most_pictures = forms.IntegerField(label=_("Số ảnh nhiều nhất"), min_value=0, max_value=20)
    source = forms.URLField(
        label=_("Nguồn của giới hạn"), max_length=300, required=False, assume_scheme="https"
    )
    checked_on = DayField(label=_("Xem lần cuối"), required=False)

    def __init__(self, *args: Any, platform: Platform, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(platform, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)


class PostingForm(forms.Form):
    """Bài đã đăng ở đâu."""

    link = forms.CharField(label=_("Liên kết bài đã đăng"), max_length=500)
    posted_on = DayField(label=_("Ngày đăng"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"posted_on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class ChannelListForm(forms.Form):
    """Tìm và lọc kênh."""

    q = forms.CharField(label=_("Tìm"), required=False)
    platform = forms.ModelChoiceField(
        label=_("Nền tảng"), queryset=Platform.objects.all(), required=False, empty_label=_("mọi nền tảng")
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("mọi trạng thái")), *ChannelState.choices], required=False
    )
