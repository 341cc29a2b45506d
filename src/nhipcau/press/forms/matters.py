"""Forms of matters and statements (biểu mẫu vụ việc, phát ngôn)."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit

from ..domain import blanks
from ..enums import MatterKind, MatterState
from ..models import HoldingText, Matter


class MatterForm(forms.Form):
    """Vụ việc: what, since when the law counts, how that was found."""

    title = forms.CharField(
        label=_("Vụ việc"), max_length=200, help_text=_("Một dòng, không nêu tên cá nhân.")
    )
    kind = forms.ChoiceField(
        label=_("Loại vụ việc"),
        choices=MatterKind.choices,
        help_text=_("Khoản 3 và khoản 4 Điều 7 Nghị định 244/2026/NĐ-CP: phát ngôn lần đầu trong 24 giờ."),
    )
    day = DayField(label=_("Ngày bắt đầu tính"))
    hour = HourField(
        label=_("Giờ"),
        help_text=_("Khoản 3: lúc tiếp nhận và xử lý xong tin; khoản 4: lúc xác định được ảnh hưởng."),
    )
    ground = forms.CharField(
        label=_("Căn cứ xác định thời điểm"),
        max_length=300,
        help_text=_("Ví dụ: báo cáo nhanh số 15/BC-UBND."),
    )
    facts = forms.CharField(
        label=_("Diễn biến đã biết"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10_000,
    )

    def __init__(self, *args: Any, matter: Matter | None = None, **kwargs: Any) -> None:
        at = timezone.localtime(matter.begins_at if matter else None)
        initial: dict[str, Any] = {
            "day": f"{at:%d/%m/%Y}",
            "hour": at.time().replace(second=0, microsecond=0),
        }
        if matter is not None:
            initial |= {name: getattr(matter, name) for name in ("title", "kind", "ground", "facts")}
        self.kept = matter
        super().__init__(*args, initial=initial | kwargs.pop("initial", {}), **kwargs)
        for name in ("title", "ground", "facts"):
            self.fields[name].widget.attrs["lang"] = "vi"

    @property
    def wanted(self) -> dict[str, Any]:
        """In the form of the verb; the very moment is kept where its minute was not changed."""
        found = dict(self.cleaned_data)
        at = timezone.make_aware(datetime.combine(found.pop("day"), found.pop("hour")))
        old = self.kept.begins_at if self.kept else None
        is_same = old is not None and old.replace(second=0, microsecond=0) == at
        return found | {"begins_at": old if is_same else at}


class WordsForm(forms.Form):
    """Lời kèm một bước: why none is needed, what came of it."""

    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "lang": "vi"}), max_length=2000)

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class MatterListForm(forms.Form):
    """Tìm và lọc vụ việc."""

    q = forms.CharField(label=_("Tìm"), required=False)
    kind = forms.ChoiceField(
        label=_("Loại vụ việc"), choices=[("", _("mọi loại")), *MatterKind.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *MatterState.choices], required=False
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class NewStatementForm(forms.Form):
    """Phát ngôn viết từ đầu."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    language = forms.ModelChoiceField(label=_("Viết bằng"), queryset=Language.objects.all(), empty_label=None)


class FreeStatementForm(NewStatementForm):
    """Phát ngôn không thuộc vụ việc nào: from where its facts come is asked, since no matter tells it."""

    sources = forms.CharField(
        label=_("Nguồn tư liệu"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi số liệu, sự việc lấy từ văn bản, trang nào. Chỉ người trong cơ quan xem được."),
    )


class BlanksForm(forms.Form):
    """Điền chỗ trống: one field a blank and language, in the order in which they stand."""

    def __init__(self, *args: Any, texts: list[HoldingText], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: dict[str, tuple[str, str]] = {}
        for text in texts:
            names = blanks.names_in(text.title, text.lead, text.body)
            for number, name in enumerate(names):
                key = f"{text.language.code}-{number}"
                self.asked[key] = text.language.code, name
                label = f"{name} ({text.language})" if len(texts) > 1 else name
                field = forms.CharField(label=label, max_length=blanks.LONGEST)
                field.widget.attrs["lang"] = text.language.code
                self.fields[key] = field

    @property
    def values(self) -> dict[str, dict[str, str]]:
        """By language code and name."""
        found: dict[str, dict[str, str]] = {}
        for key, (code, name) in self.asked.items():
            found.setdefault(code, {})[name] = self.cleaned_data[key]
        return found


class ListsField(forms.ModelMultipleChoiceField):
    """Danh sách báo chí, each with its language and how many read it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.language})"


class IssueForm(forms.Form):
    """Công bố: to which lists it also goes."""

    lists = ListsField(
        label=_("Gửi tới danh sách"),
        queryset=MailingList.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Mỗi người nhận một thư, bằng ngôn ngữ của danh sách. Không chọn thì chỉ đăng trên cổng."
        ),
    )

    def __init__(self, *args: Any, lists: list[MailingList], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lists"].queryset = MailingList.objects.filter(pk__in=[each.pk for each in lists])  # type: ignore[attr-defined]


class StatementListForm(forms.Form):
    """Tìm và lọc phát ngôn."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"),
        choices=[("", _("mọi bước")), ("issued", _("đã công bố")), ("open", _("chưa công bố"))],
        required=False,
    )
