"""Forms of enquiries (biểu mẫu câu hỏi của báo chí)."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain import policy
from ..domain.typed import LONGEST, Asked, line, lines
from ..domain.writing import MOST
from ..enums import BY_HAND, NOTES, Channel, Ground, State, Via
from ..models import Answer, Enquiry


def units_for(person: User) -> QuerySet[Unit]:
    """Đơn vị mà người này ghi câu hỏi được."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, policy.ENTER) == Scope.ALL:
        return units
    return units.filter(pk__in=access.own_unit_ids(person, policy.ENTER))


class EnquiryListForm(forms.Form):
    """Tìm và lọc câu hỏi; the tab is kept beside."""

    q = forms.CharField(label=_("Tìm"), required=False)
    channel = forms.ChoiceField(
        label=_("Đường hỏi"), choices=[("", _("mọi đường")), *Channel.choices], required=False
    )
    state = forms.ChoiceField(label=_("Bước"), choices=[("", _("mọi bước")), *State.choices], required=False)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị trả lời"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )
    first = DayField(label=_("Nhận từ ngày"), required=False)
    last = DayField(label=_("đến ngày"), required=False)
    muc = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, visible: QuerySet[Enquiry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = Unit.objects.filter(pk__in=visible.order_by().values("unit"))
        self.fields["unit"].queryset = in_office_order(found)  # type: ignore[attr-defined]


class ByHandForm(forms.Form):
    """Ghi câu hỏi nhận qua điện thoại, tại họp báo, bằng thư."""

    channel = forms.ChoiceField(label=_("Đường hỏi"), choices=[(each.value, each.label) for each in BY_HAND])
    outlet = forms.CharField(label=_("Cơ quan báo chí"), max_length=LONGEST["outlet"])
    country = forms.CharField(
        label=_("Nước"),
        max_length=LONGEST["country"],
        required=False,
        help_text=_("Báo trong nước: để trống."),
    )
    is_resident_bureau = forms.BooleanField(
        label=_("Văn phòng báo chí nước ngoài thường trú tại Việt Nam"), required=False
    )
    name = forms.CharField(
        label=_("Người hỏi"),
        max_length=LONGEST["name"],
        required=False,
        help_text=_("Chỉ để trả lời; tự xóa sau khi xong."),
    )
    email = forms.EmailField(label=_("Thư điện tử"), max_length=LONGEST["email"], required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=LONGEST["phone"], required=False)
    subject = forms.CharField(label=_("Hỏi về việc"), max_length=LONGEST["subject"])
    question = forms.CharField(
        label=_("Câu hỏi"), max_length=LONGEST["question"], widget=forms.Textarea(attrs={"rows": 8})
    )
    language = forms.ModelChoiceField(
        label=_("Hỏi và trả lời bằng"), queryset=Language.objects.all(), empty_label=None
    )
    wanted_by = DayField(label=_("Người hỏi mong có trước ngày"), required=False)
    day = DayField(label=_("Nhận ngày"))
    hour = HourField(label=_("Lúc"))
    unit = forms.ModelChoiceField(
        label=_("Đơn vị trả lời"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("chưa phân công"),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        now = timezone.localtime()
        kwargs.setdefault("initial", {"day": now.date(), "hour": now.time().replace(second=0, microsecond=0)})
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.queryset = units_for(person)
        if access.scope_of(person, policy.ENTER) != Scope.ALL:
            field.required, field.empty_label = True, None

    def asked(self) -> Asked:
        """In the form of the verb."""
        told = {name: (lines if name == "question" else line)(self.cleaned_data[name]) for name in LONGEST}
        given = self.cleaned_data
        return Asked(**told, wanted_by=given["wanted_by"], is_resident_bureau=given["is_resident_bureau"])

    def moment(self) -> datetime:
        """Lúc nhận."""
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"]),
            timezone.get_default_timezone(),
        )


class TriageForm(forms.Form):
    """Giao đơn vị trả lời."""

    unit = forms.ModelChoiceField(label=_("Đơn vị trả lời"), queryset=Unit.objects.none())
    reason = forms.CharField(
        label=_("Vì sao giao đơn vị này"), max_length=300, help_text=_("Ví dụ: thuộc lĩnh vực của Sở.")
    )
    is_resident_bureau = forms.BooleanField(
        label=_("Là văn phòng báo chí nước ngoài thường trú (hạn do luật định)"), required=False
    )

    def __init__(self, *args: Any, about: Enquiry, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"unit": about.unit, "is_resident_bureau": about.is_resident_bureau})
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = in_office_order(in_being(timezone.localdate()))  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """Gộp vào câu hỏi khác."""

    into = forms.ModelChoiceField(label=_("Gộp vào"), queryset=Enquiry.objects.none())

    def __init__(self, *args: Any, found: QuerySet[Enquiry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = found  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """Ghi vào hồ sơ."""

    kind = forms.ChoiceField(label=_("Loại"), choices=[(each.value, each.label) for each in NOTES])
    body = forms.CharField(label=_("Nội dung"), widget=forms.Textarea(attrs={"rows": 5}), max_length=10_000)


class AnswerForm(forms.Form):
    """Soạn trả lời, or a refusal with its ground; `base` tells what it was begun from."""

    text = forms.CharField(
        label=_("Nội dung trả lời"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "Trả lời đúng câu hỏi, bằng ngôn ngữ người hỏi dùng. Lời chào và tên cơ quan tự có trong thư."
        ),
    )
    language = forms.ModelChoiceField(label=_("Viết bằng"), queryset=Language.objects.all(), empty_label=None)
    ground = forms.ChoiceField(
        label=_("Nếu từ chối: căn cứ của luật"),
        required=False,
        choices=[("", _("– trả lời, không từ chối –")), *Ground.choices],
    )
    detail = forms.CharField(
        label=_("Cơ quan có thẩm quyền, hoặc liên kết nơi đã công bố"),
        required=False,
        max_length=500,
        help_text=_("Chỉ cần khi từ chối vì không thuộc lĩnh vực, hoặc vì đã công bố."),
    )
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, about: Enquiry, newest: Answer | None, **kwargs: Any) -> None:
        begun: dict[str, Any] = {"language": about.language}
        if newest is not None:
            begun = {name: getattr(newest, name) for name in ("text", "language", "ground", "detail")}
            begun["base"] = newest.number
        kwargs.setdefault("initial", begun)
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["lang"] = about.language.code


class SourceForm(forms.Form):
    """Một nguồn."""

    statement = forms.CharField(
        label=_("Điều được nói"), max_length=500, help_text=_("Một số liệu, một sự việc trong câu trả lời.")
    )
    title = forms.CharField(
        label=_("Văn bản, tài liệu làm căn cứ"),
        max_length=300,
        help_text=_("Số, ký hiệu, tên, trang hoặc điều."),
    )
    dated = DayField(label=_("Ngày văn bản"), required=False)
    link = forms.CharField(label=_("Liên kết"), max_length=500, required=False)


class UnsourcedForm(forms.Form):
    """Vì sao không cần nguồn."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        help_text=_("Ví dụ: câu trả lời chỉ hẹn lịch gặp, không nêu sự việc."),
    )


class ReplyForm(forms.Form):
    """Cách trả lời."""

    via = forms.ChoiceField(label=_("Cách trả lời"), choices=Via.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, about: Enquiry, **kwargs: Any) -> None:
        has_address = bool(about.contact.email)
        kwargs.setdefault("initial", {"via": Via.MAIL if has_address else Via.TELEPHONE})
        super().__init__(*args, **kwargs)
        if not has_address:
            field: Any = self.fields["via"]
            field.choices = [(key, label) for key, label in Via.choices if key != Via.MAIL]


class PublishForm(forms.Form):
    """Công bố: title and question rewritten without persons."""

    subject = forms.CharField(label=_("Tiêu đề trên cổng"), max_length=200)
    question = forms.CharField(
        label=_("Câu hỏi, viết lại không nêu tên người"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    correction = forms.CharField(
        label=_("Chỗ đã sai"),
        max_length=500,
        help_text=_("Câu trả lời này đang đăng: người đọc thấy chỗ nào đã sai và nay đúng là gì."),
    )

    def __init__(self, *args: Any, about: Enquiry, **kwargs: Any) -> None:
        begun = {
            "subject": about.public_subject or about.subject,
            "question": about.public_question or about.question,
        }
        kwargs.setdefault("initial", begun)
        super().__init__(*args, **kwargs)
        if about.published_at is None or about.withdrawn_at is not None:
            del self.fields["correction"]
