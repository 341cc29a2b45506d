"""Forms of the assignment's page (biểu mẫu trên trang phân công)."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..domain.evidence import MOST, kinds_for
from ..domain.filetypes import ALLOWED
from ..enums import Language
from ..models import Assignment
from .choosing import Choice, DayInput, unit_field, units_field


class ActionForm(forms.Form):
    """Biểu mẫu của một việc làm trên trang, told apart by its prefix."""

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assignment = assignment


class ProgressForm(ActionForm):
    percent = forms.IntegerField(
        label=_("Tiến độ (%)"),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"step": 5, "inputmode": "numeric"}),
    )
    note = forms.CharField(
        label=_("Ghi chú"),
        max_length=500,
        required=False,
        help_text=_("Ví dụ: đã đăng 04/06 tin, còn 02 tin chờ bản dịch."),
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        standing = {"percent": assignment.progress, "note": assignment.progress_note}
        super().__init__(*args, assignment=assignment, initial=standing, **kwargs)


class EvidenceForm(ActionForm):
    title = forms.CharField(
        label=_("Tên minh chứng"),
        max_length=250,
        help_text=_("Nói rõ việc gì đã làm; không ghi danh sách cá nhân hay tài khoản."),
    )
    kind = forms.ChoiceField(label=_("Loại"))
    done_on = forms.DateField(label=_("Ngày thực hiện"), widget=DayInput)
    quantity = forms.IntegerField(
        label=_("Số lượng"),
        min_value=1,
        max_value=MOST,
        # Not filled in: the figure goes into reports, so a person states it.
        help_text=_("Số tin bài, số cuộc, sản phẩm đã làm, cộng vào báo cáo; một văn bản, báo cáo là 1."),
    )
    language = forms.ChoiceField(
        label=_("Ngôn ngữ"), choices=[("", _("không nêu")), *Language.choices], required=False
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in (*ALLOWED, "jpeg"))}),
    )
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp này không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT"), required=False
    )
    link = forms.CharField(
        label=_("hoặc Đường dẫn"),
        max_length=500,
        required=False,
        help_text=_(
            "Chỉ dẫn tới kênh chính thức của cơ quan hoặc cơ quan báo chí, không dẫn tài khoản cá nhân."
        ),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, assignment=assignment, **kwargs)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", _("— chọn loại —")),
            *((kind.value, kind.label) for kind in kinds_for(assignment.obligation)),
        ]
        self.fields["done_on"].initial = timezone.localdate
        # Filled in here: with values, even a lazy sentence takes the language of the moment.
        self.fields["file"].help_text = _("Nhận tệp: %(types)s. Không nộp tệp có dấu mật.") % {
            "types": ", ".join(ALLOWED)
        }

    def clean(self) -> dict[str, Any]:
        """Đúng một trong hai: a file or a link."""
        cleaned = super().clean() or {}
        if "file" not in self.errors and bool(cleaned.get("file")) == bool(cleaned.get("link")):
            raise forms.ValidationError(
                _("Hãy chọn một tệp hoặc dán một đường dẫn (một trong hai). Tệp đã chọn phải chọn lại.")
            )
        return cleaned


class SubmitForm(ActionForm):
    note = forms.CharField(
        label=_("Ghi chú cho người duyệt"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(ActionForm):
    # Which submission the person had before their eyes: a newer one is not decided unseen.
    number = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bắt buộc khi trả lại; đơn vị đọc lý do này để sửa."),
    )


class ReasonForm(ActionForm):
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class WithdrawForm(ActionForm):
    evidence = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Lý do rút lại"), max_length=500, required=False)


class HandOverForm(ReasonForm):
    field_order = ["unit", "reason"]

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        super().__init__(*args, assignment=assignment, **kwargs)
        self.fields["unit"] = unit_field(Choice(), label=_("Đơn vị kế thừa"))
        self.order_fields(self.field_order)


class ChangeForm(ActionForm):
    due = forms.DateField(label=_("Hạn"), required=False, widget=DayInput)
    allow_past = forms.BooleanField(label=_("Vẫn giao với hạn đã qua"), required=False)
    deliverable = forms.CharField(label=_("Sản phẩm"), max_length=500, required=False)
    reason = forms.CharField(
        label=_("Lý do điều chỉnh"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, assignment: Assignment, **kwargs: Any) -> None:
        known: list[Unit] = [assignment.approver, *assignment.supporters.all()]
        standing = {
            "due": assignment.due,
            "deliverable": assignment.deliverable,
            "approver": assignment.approver_id,
            "supporters": [unit.pk for unit in known[1:]],
        }
        super().__init__(*args, assignment=assignment, initial=standing, **kwargs)
        choice = Choice(*known)
        self.fields["approver"] = unit_field(choice, label=_("Đơn vị duyệt kết quả"))
        self.fields["supporters"] = units_field(choice, label=_("Đơn vị phối hợp"))
        self.order_fields(["due", "allow_past", "deliverable", "approver", "supporters", "reason"])
