"""Sửa và thêm nhiệm vụ."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..domain import deadlines
from ..enums import LegalKind, ObligationKind
from ..models import Obligation

LANGUAGES = [
    ("vi", gettext_lazy("Tiếng Việt")),
    ("en", gettext_lazy("Tiếng Anh")),
    ("zh", gettext_lazy("Tiếng Trung")),
    ("fr", gettext_lazy("Tiếng Pháp")),
    ("es", gettext_lazy("Tiếng Tây Ban Nha")),
    ("ru", gettext_lazy("Tiếng Nga")),
    ("ar", gettext_lazy("Tiếng Ả Rập")),
    ("pt", gettext_lazy("Tiếng Bồ Đào Nha")),
    ("ja", gettext_lazy("Tiếng Nhật")),
    ("ko", gettext_lazy("Tiếng Hàn")),
    ("lo", gettext_lazy("Tiếng Lào")),
    ("km", gettext_lazy("Tiếng Khmer")),
]
REPEATS = [
    ("", gettext_lazy("Không lặp lại")),
    ("FREQ=WEEKLY", gettext_lazy("Hằng tuần")),
    ("FREQ=MONTHLY", gettext_lazy("Hằng tháng")),
    ("FREQ=MONTHLY;BYMONTH=3,6,9,12", gettext_lazy("Hằng quý (tháng cuối quý)")),
    ("FREQ=YEARLY;BYMONTH=6", gettext_lazy("Hằng năm, tháng 6")),
    ("FREQ=YEARLY;BYMONTH=12", gettext_lazy("Hằng năm, tháng 12")),
]


class ObligationForm(forms.Form):
    """Nội dung và sáu rõ của một nhiệm vụ."""

    text = forms.CharField(label=gettext_lazy("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 5}))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại nhiệm vụ"),
        required=False,
        choices=[("", gettext_lazy("Chưa rõ")), *ObligationKind.choices],
    )
    legal_kind = forms.ChoiceField(
        label=gettext_lazy("Loại thông tin đối ngoại"),
        required=False,
        choices=[("", gettext_lazy("Chưa chọn")), *LegalKind.choices],
        help_text=gettext_lazy(
            "Theo Nghị định 72/2015/NĐ-CP. Loại “giải thích, làm rõ” chỉ nhận minh chứng là "
            "giải thích, đính chính, trả lời báo chí hoặc tập huấn."
        ),
    )
    due = forms.DateField(label=gettext_lazy("Hạn"), required=False, help_text=gettext_lazy("ngày/tháng/năm"))
    starts_on = forms.DateField(
        label=gettext_lazy("Bắt đầu từ"), required=False, help_text=gettext_lazy("ngày/tháng/năm")
    )
    repeat = forms.ChoiceField(label=gettext_lazy("Lặp lại"), required=False, choices=REPEATS)
    repeat_day = forms.IntegerField(
        label=gettext_lazy("Vào ngày (1–31)"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=gettext_lazy("Dùng khi lặp lại hằng tháng, quý, năm."),
    )
    continuous = forms.BooleanField(label=gettext_lazy("Làm thường xuyên"), required=False)
    deliverable = forms.CharField(label=gettext_lazy("Sản phẩm"), required=False, max_length=500)
    authority = forms.CharField(label=gettext_lazy("Thẩm quyền (ai duyệt)"), required=False, max_length=300)
    responsibility = forms.CharField(
        label=gettext_lazy("Trách nhiệm (ai chịu trách nhiệm)"), required=False, max_length=300
    )
    report_to = forms.CharField(label=gettext_lazy("Báo cáo về"), required=False, max_length=300)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Ngôn ngữ"),
        required=False,
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, obligation: Obligation, **kwargs: Any) -> None:
        kwargs["initial"] = _initial(obligation)
        super().__init__(*args, **kwargs)
        self.obligation = obligation
        # The values the person began from travel with the form, so that what another person changed in the
        # meantime is neither taken for their wish nor lost.
        self.knows_beginning = not self.is_bound or self.add_initial_prefix("text") in self.data
        for field in self.fields.values():
            field.show_hidden_initial = self.knows_beginning
        rule = self.initial["repeat"]
        if rule not in dict(REPEATS):
            # A rule the choices cannot say is offered as it is, so that saving the form does not lose it.
            choices = [*REPEATS, (rule, deadlines.rule_in_words(rule))]
            self.fields["repeat"].choices = choices  # type: ignore[attr-defined]
        extra = [code for code in obligation.languages if code not in dict(LANGUAGES)]
        choices = [*LANGUAGES, *((code, code) for code in extra)]
        self.fields["languages"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """Giá trị muốn có, by the names `obligations.edit` takes; what was not touched is left out."""
        found = {name: self.cleaned_data[name] for name in self.changed_data if name in _PLAIN}
        if {"repeat", "repeat_day"} & set(self.changed_data):
            found["recurrence"] = self._rule()
        if "languages" in found and set(found["languages"]) == set(self.obligation.languages):
            del found["languages"]
        return found

    def beginning(self) -> dict[str, Any] | None:
        """Giá trị lúc mở biểu mẫu, by the names `obligations.edit` takes; None when the form cannot tell."""
        if not self.is_bound or not self.knows_beginning:
            return None
        begun = {name: self._begun(name) for name in self.fields}
        rule, day = begun.pop("repeat"), begun.pop("repeat_day")
        begun["recurrence"] = f"{rule};BYMONTHDAY={day}" if rule and day else rule
        # A browser sends line breaks and blanks in a form of its own: the same words are the same value.
        for name, value in begun.items():
            current = getattr(self.obligation, name)
            if _plain(value) == _plain(current):
                begun[name] = current
        return begun

    def overtaken(self, fields: Collection[str]) -> "ObligationForm":
        """Biểu mẫu sau khi người khác sửa trước: what this person typed, on the values as they now stand."""
        typed, fresh = self.data.copy(), ObligationForm(obligation=self.obligation)
        controls = {control for name in fields for control in _CONTROLS.get(name, (name,))}
        for name in controls:
            value = fresh[name].value()
            typed.setlist(self.add_initial_prefix(name), _sent(value))
            if name not in self.changed_data:
                # What counts for a box is whether it is there at all.
                typed.setlist(name, [] if value is False else _sent(value))
                if value is False:
                    del typed[name]
        found = ObligationForm(typed, obligation=self.obligation)
        for name in controls & set(self.changed_data):
            told = _("Người khác vừa ghi: %(value)s") % {"value": _told(fresh[name])}
            found.fields[name].help_text = told
        return found

    def _begun(self, name: str) -> Any:
        field = self.fields[name]
        sent = field.hidden_widget().value_from_datadict(self.data, self.files, self.add_initial_prefix(name))
        try:
            return field.to_python(sent)
        except forms.ValidationError:
            return None

    def clean(self) -> dict[str, Any]:
        """A day of the month needs something that repeats by month."""
        found = super().clean() or {}
        by_day = found.get("repeat_day")
        if by_day and (not found.get("repeat") or "WEEKLY" in found["repeat"]):
            self.add_error("repeat_day", _("Ngày chỉ dùng khi lặp lại hằng tháng, quý hoặc năm."))
        return found

    def _rule(self) -> str:
        rule, day = self.cleaned_data["repeat"], self.cleaned_data["repeat_day"]
        return f"{rule};BYMONTHDAY={day}" if rule and day else rule


_PLAIN = {
    "text",
    "kind",
    "legal_kind",
    "due",
    "starts_on",
    "continuous",
    "deliverable",
    "authority",
    "responsibility",
    "report_to",
    "languages",
}


# A field of the obligation that takes two controls of the form.
_CONTROLS = {"recurrence": ("repeat", "repeat_day")}


class AddForm(forms.Form):
    """Thêm nhiệm vụ mà máy không thấy."""

    quote = forms.CharField(
        label=gettext_lazy("Câu trong văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Chép nguyên văn câu giao việc, để nhiệm vụ dẫn được về đúng chỗ trong văn bản."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung nhiệm vụ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Để trống nếu giống hệt câu ở trên."),
    )


def _initial(obligation: Obligation) -> dict[str, Any]:
    rule, day = obligation.recurrence, None
    head, found, tail = rule.partition(";BYMONTHDAY=")
    if found and tail.isdigit() and head in dict(REPEATS):
        rule, day = head, int(tail)
    values = {name: getattr(obligation, name) for name in _PLAIN}
    return values | {"repeat": rule, "repeat_day": day}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return sorted(value) if isinstance(value, list) else value


def _sent(value: Any) -> list[str]:
    """As a browser sends it."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return ["" if value is None else str(value)]


def _told(bound: forms.BoundField) -> str:
    value = bound.value()
    choices = dict(getattr(bound.field, "choices", ()))
    if isinstance(value, list):
        return ", ".join(str(choices.get(item, item)) for item in value) or "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(choices.get(value, value) or "–")
