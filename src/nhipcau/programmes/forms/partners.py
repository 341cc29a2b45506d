"""Forms of partners (biểu mẫu đối tác)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.units.models import User

from ..domain import policy
from ..enums import PartnerKind
from ..models import Contact, Partner
from .choices import SearchForm, UnitForm


class PartnerForm(UnitForm):
    """Đối tác."""

    website = forms.URLField(
        label=_("Trang web chính thức"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = Partner
        fields = ("unit", "kind", "name", "own_name", "country", "place", "website", "fields", "is_active")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, person=person, action=policy.WRITE, **kwargs)


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """Đầu mối liên hệ: a post, what it is kept for and how long."""

    keep_until = DayField(label=_("Lưu đến hết ngày"))

    class Meta:
        model = Contact
        fields = ("post", "holder", "email", "phone", "purpose", "keep_until")
        help_texts = {
            "holder": _("Chỉ ghi khi cần đề tên trên thư; không ghi nhận xét về người."),
            "purpose": _("Ví dụ: mời dự Tuần lễ văn hóa 2027. Quá ngày lưu, phần mềm tự xóa đầu mối này."),
        }


class AgreementForm(forms.Form):
    """Thỏa thuận đã ký."""

    title = forms.CharField(label=_("Tên thỏa thuận"), max_length=300)
    signed_on = DayField(label=_("Ký ngày"))
    ends_on = DayField(label=_("Có hiệu lực đến hết ngày"), required=False)
    file = forms.FileField(label=_("Tệp"), required=False, max_length=250)
    no_secret = forms.BooleanField(label=_("Tệp không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT"), required=False)


class PartnerListForm(SearchForm):
    """Lọc đối tác."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[("", _("Mọi loại")), *PartnerKind.choices], required=False
    )
    country = forms.ChoiceField(label=_("Nước"), required=False)
    active = forms.ChoiceField(
        label=_("Hợp tác"),
        choices=[("", _("Tất cả")), ("1", _("Đang hợp tác")), ("0", _("Đã thôi"))],
        required=False,
    )

    def __init__(self, *args: Any, countries: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Mọi nước")), *((each, each) for each in countries)]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]
