"""Forms of pictures and languages (biểu mẫu ảnh, ngôn ngữ)."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.models import Unit

from ..domain import languages, pictures, videos
from ..enums import Medium, Rights
from ..models import Language, Picture, Video


class PictureForm(forms.Form):
    """Thông tin ảnh."""

    title = forms.CharField(label=_("Tên ảnh"), max_length=200)
    alt = forms.CharField(
        label=_("Mô tả ảnh"),
        max_length=300,
        help_text=_("Cho người không nhìn thấy ảnh: trong ảnh có gì. Ví dụ: Cầu dây văng lúc hoàng hôn."),
    )
    credit = forms.CharField(
        label=_("Nguồn ảnh"), max_length=160, help_text=_("Hiện dưới ảnh, ví dụ: Sở Ngoại vụ.")
    )
    medium = forms.ChoiceField(
        label=_("Làm bằng"), choices=Medium.choices, help_text=_("Chữ đứng trước nguồn ảnh, ví dụ: Tranh vẽ.")
    )
    rights = forms.ChoiceField(label=_("Được dùng vì"), choices=Rights.choices)
    rights_note = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản cho phép, hoặc tên giấy phép và địa chỉ của ảnh gốc."),
    )
    rights_until = DayField(label=_("Được dùng đến hết ngày"), required=False)
    focus_x = forms.IntegerField(
        label=_("Điểm chính từ trái sang (%)"), min_value=0, max_value=100, initial=50
    )
    focus_y = forms.IntegerField(
        label=_("Điểm chính từ trên xuống (%)"),
        min_value=0,
        max_value=100,
        initial=50,
        help_text=_("Ảnh được cắt ngang cho trang đầu và danh sách; chỗ này luôn còn trong khung."),
    )

    def __init__(self, *args: Any, picture: Picture | None = None, **kwargs: Any) -> None:
        if picture is not None:
            kwargs.setdefault("initial", {name: getattr(picture, name) for name in pictures.FIELDS})
        super().__init__(*args, **kwargs)


class NewPictureForm(PictureForm):
    """Thêm ảnh."""

    file = forms.FileField(
        label=_("Tệp ảnh"),
        help_text=_("JPEG, PNG hoặc WebP, rộng từ 480 điểm. Nơi chụp, máy chụp ghi trong tệp không ra cổng."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    unit = forms.ModelChoiceField(label=_("Kho của đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    field_order = ("file", "unit")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class VideoForm(forms.Form):
    """Thông tin phim."""

    title = forms.CharField(label=_("Tên phim"), max_length=200)
    credit = forms.CharField(
        label=_("Nguồn phim"), max_length=160, help_text=_("Hiện dưới phim, ví dụ: Sở Ngoại vụ.")
    )
    rights = forms.ChoiceField(label=_("Được dùng vì"), choices=Rights.choices)
    rights_note = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        required=False,
        help_text=_("Văn bản cho phép, hoặc tên giấy phép và địa chỉ của phim gốc."),
    )
    rights_until = DayField(label=_("Được dùng đến hết ngày"), required=False)

    def __init__(self, *args: Any, video: Video | None = None, **kwargs: Any) -> None:
        if video is not None:
            kwargs.setdefault("initial", {name: getattr(video, name) for name in videos.FIELDS})
        super().__init__(*args, **kwargs)


class NewVideoForm(VideoForm):
    """Thêm phim."""

    file = forms.FileField(
        label=_("Tệp phim"),
        help_text=_("MP4 (H.264, AAC) hoặc WebM. Phim được giữ nguyên như tệp này, không nén lại."),
        widget=forms.ClearableFileInput(attrs={"accept": "video/mp4,video/webm"}),
    )
    unit = forms.ModelChoiceField(label=_("Kho của đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    field_order = ("file", "unit")

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class LanguageForm(forms.ModelForm):  # type: ignore[type-arg]
    """Một ngôn ngữ của cổng."""

    class Meta:
        model = Language
        fields = languages.FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.instance.term_id
        terms = Term.objects.filter(kind=TermKind.LANGUAGE).filter(Q(is_offered=True) | Q(pk=kept))
        self.fields["term"].queryset = terms  # type: ignore[attr-defined]
        for field in ("name", "stand_in", "term"):
            self.fields[field].widget.attrs["lang"] = "vi"


class NewLanguageForm(LanguageForm):
    """Thêm ngôn ngữ."""

    code = forms.CharField(
        label=_("Mã (BCP 47)"),
        max_length=16,
        help_text=_("Đứng trong địa chỉ và không đổi được nữa. Ví dụ: de, ja, lo, zh-Hant."),
    )
    field_order = ("code",)


class StockForm(forms.Form):
    """Tìm ảnh, phim trong kho."""

    q = forms.CharField(label=_("Tìm"), required=False)
    unit = forms.ModelChoiceField(
        label=_("Kho của đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
