"""Forms of newsletters and their lists (biểu mẫu bản tin)."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import WhenForm
from nhipcau.core.forms import DayField
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language, Story
from nhipcau.units.models import Unit

from .. import queries
from ..enums import LetterKind, LetterState
from ..models import Letter


class StartForm(forms.Form):
    """Gửi tới danh sách nào, của đơn vị nào: asked first, since stories hang on the language."""

    list = forms.ModelChoiceField(
        label=_("Gửi tới danh sách"), queryset=MailingList.objects.none(), empty_label=None
    )
    unit = forms.ModelChoiceField(label=_("Đơn vị biên tập"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["list"].queryset = MailingList.objects.filter(is_open=True)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class StoriesField(forms.ModelMultipleChoiceField):
    """Chọn bài, in the order of the list; those chosen first."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.unit})"


class LetterForm(forms.Form):
    """Soạn một số: its title, first words and stories."""

    title = forms.CharField(
        label=_("Tiêu đề thư"), max_length=200, help_text=_("Dòng đầu tiên người nhận thấy trong hộp thư.")
    )
    intro = forms.CharField(
        label=_("Lời đầu thư"), required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )
    stories = StoriesField(
        label=_("Các bài"),
        queryset=Story.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Bài đang đăng hoặc đã hẹn đăng bằng ngôn ngữ của danh sách. Bài tới giờ gửi mà chưa đăng "
            "thì không đi."
        ),
    )

    def __init__(
        self, *args: Any, mailing_list: MailingList, letter: Letter | None = None, **kwargs: Any
    ) -> None:
        chosen = list(letter.items.values_list("story", flat=True)) if letter else []
        if letter is not None:
            kwargs.setdefault("initial", {"title": letter.title, "intro": letter.intro, "stories": chosen})
        super().__init__(*args, **kwargs)
        if letter is not None and letter.kind == LetterKind.CORRECTION:
            del self.fields["stories"]
        else:
            newest = list(queries.stories_for(mailing_list.language).values_list("pk", flat=True)[:60])
            offered = Story.objects.filter(Q(pk__in=newest) | Q(pk__in=chosen)).select_related("unit")
            self.fields["stories"].queryset = offered.order_by("-changed_at", "-pk")  # type: ignore[attr-defined]
        for name in ("title", "intro"):
            self.fields[name].widget.attrs["lang"] = mailing_list.language


class SendForm(WhenForm):
    """Gửi ngay hoặc hẹn giờ."""

    half = _("Hẹn giờ gửi cần cả ngày và giờ; muốn gửi ngay, để trống cả hai ô.")
    day = DayField(label=_("Hẹn ngày gửi"), required=False)


class LetterListForm(forms.Form):
    """Tìm và lọc bản tin."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *LetterState.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Loại thư"), choices=[("", _("mọi loại")), *LetterKind.choices], required=False
    )
    list = forms.ModelChoiceField(
        label=_("Danh sách"),
        queryset=MailingList.objects.all(),
        required=False,
        empty_label=_("mọi danh sách"),
    )


class ListForm(forms.Form):
    """Danh sách nhận tin."""

    name = forms.CharField(label=_("Tên danh sách"), max_length=120)
    own_name = forms.CharField(
        label=_("Tên trong ngôn ngữ của danh sách"),
        max_length=120,
        required=False,
        help_text=_("Người đăng ký thấy tên này; để trống thì dùng tên trên."),
    )
    topic = forms.CharField(label=_("Nội dung"), max_length=120, required=False)
    sender_name = forms.CharField(label=_("Tên người gửi"), max_length=120)
    sender = forms.EmailField(
        label=_("Địa chỉ gửi"), required=False, help_text=_("Để trống thì dùng địa chỉ chung của phần mềm.")
    )
    purpose = forms.CharField(
        label=_("Mục đích giữ địa chỉ"), max_length=300, initial=_("Gửi bản tin mà người nhận đã đăng ký")
    )
    keep_days = forms.IntegerField(
        label=_("Giữ địa chỉ bao nhiêu ngày sau khi thôi nhận"), min_value=0, max_value=365, initial=30
    )
    per_minute = forms.IntegerField(label=_("Số thư mỗi phút"), min_value=1, max_value=100000, initial=600)
    domain_per_minute = forms.IntegerField(
        label=_("Số thư mỗi phút tới một tên miền"), min_value=1, max_value=100000, initial=120
    )
    is_open = forms.BooleanField(label=_("Đang nhận đăng ký"), required=False, initial=True)

    def __init__(self, *args: Any, mailing_list: MailingList | None = None, **kwargs: Any) -> None:
        self.code = mailing_list.language if mailing_list else ""
        if mailing_list is not None:
            plain = {name: getattr(mailing_list, name) for name in PLAIN}
            names = {"name": mailing_list.name_in("vi"), "own_name": mailing_list.names.get(self.code, "")}
            kwargs.setdefault("initial", plain | names)
        super().__init__(*args, **kwargs)

    def wanted(self, code: str) -> dict[str, Any]:
        """In the form of the verb."""
        given = self.cleaned_data
        own = given["own_name"] or given["name"]
        return {name: given[name] for name in PLAIN} | {"names": {"vi": given["name"]} | {code: own}}


PLAIN = (
    "topic",
    "sender_name",
    "sender",
    "purpose",
    "keep_days",
    "per_minute",
    "domain_per_minute",
    "is_open",
)


class NewListForm(ListForm):
    """Danh sách mới: its language and address are chosen once."""

    language = forms.ModelChoiceField(label=_("Ngôn ngữ"), queryset=Language.objects.all(), empty_label=None)
    slug = forms.SlugField(
        label=_("Phần chữ của địa chỉ"),
        max_length=60,
        help_text=_("Ví dụ: tin-kinh-te. Không đổi được về sau."),
    )
    field_order = ("language", "name", "own_name", "slug")


class EraseForm(forms.Form):
    """Xóa một địa chỉ theo yêu cầu."""

    address = forms.CharField(label=_("Địa chỉ thư điện tử"), max_length=254)
