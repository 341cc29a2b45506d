"""Forms of releases (biểu mẫu thông cáo)."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import WhenForm
from nhipcau.core.forms import DayField
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language, Picture

from ..domain import sending
from ..models import Release
from .matters import ListsField

OFFERED = 60


class BesideForm(forms.Form):
    """Những gì kèm theo thông cáo."""

    contacts = forms.CharField(
        label=_("Liên hệ cho báo chí"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bộ phận, điện thoại và thư công vụ; hiện công khai cùng thông cáo."),
    )
    fact_sheet = forms.CharField(
        label=_("Tờ số liệu"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Các con số chính, mỗi dòng một ý, kèm nguồn."),
    )
    pictures = forms.ModelMultipleChoiceField(
        label=_("Ảnh kèm theo"),
        queryset=Picture.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Lấy từ kho ảnh, ở cỡ gốc, kèm quyền sử dụng ghi trong kho."),
    )
    lists = ListsField(
        label=_("Gửi tới danh sách"),
        queryset=MailingList.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Thư đi đúng lúc thông cáo ra công khai, bằng ngôn ngữ của danh sách."),
    )
    has_advance = forms.BooleanField(
        label=_("Có bản xem trước giờ công bố"),
        required=False,
        help_text=_("Một địa chỉ bí mật để trao cho báo chí trước giờ; đến giờ nó dẫn tới trang công khai."),
    )

    def __init__(self, *args: Any, release: Release | None = None, **kwargs: Any) -> None:
        chosen: list[int] = []
        if release is not None:
            chosen = [each.pk for each in release.pictures.all()]
            kwargs.setdefault(
                "initial",
                {
                    "contacts": release.contacts,
                    "fact_sheet": release.fact_sheet,
                    "has_advance": release.has_advance,
                    "pictures": chosen,
                    "lists": [each.pk for each in release.lists.all()],
                },
            )
        super().__init__(*args, **kwargs)
        newest = list(Picture.objects.values_list("pk", flat=True)[:OFFERED])
        self.fields["pictures"].queryset = Picture.objects.filter(Q(pk__in=newest) | Q(pk__in=chosen))  # type: ignore[attr-defined]
        if release is None:
            del self.fields["lists"]
        else:
            fitting = [each.pk for each in sending.lists_for(release.story)]
            self.fields["lists"].queryset = MailingList.objects.filter(pk__in=fitting)  # type: ignore[attr-defined]
        if release is not None and release.at is not None:
            del self.fields["lists"], self.fields["has_advance"]


class NewReleaseForm(BesideForm):
    """Thông cáo mới: its title and language, and from where its facts come."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    language = forms.ModelChoiceField(label=_("Viết bằng"), queryset=Language.objects.all(), empty_label=None)
    sources = forms.CharField(
        label=_("Nguồn tư liệu"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi số liệu, sự việc lấy từ văn bản, trang nào. Chỉ người trong cơ quan xem được."),
    )
    field_order = ("title", "language", "sources")


class PublishForm(WhenForm):
    """Công bố ngay, hoặc đến giờ."""

    half = _("Hẹn giờ cần cả ngày và giờ; muốn công bố ngay, để trống cả hai ô.")
    day = DayField(label=_("Không công bố trước ngày"), required=False)


class ReleaseListForm(forms.Form):
    """Tìm và lọc thông cáo."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"),
        choices=[
            ("", _("mọi bước")),
            ("open", _("đang soạn")),
            ("embargo", _("chờ giờ công bố")),
            ("out", _("đã công bố")),
        ],
        required=False,
    )
