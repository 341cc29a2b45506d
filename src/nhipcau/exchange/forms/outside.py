"""The form of a page outside, drawn from a purpose's questions (biểu mẫu trả lời)."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField

from ..domain.purposes import Asked, File, Item, Question, Values

DAY_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]


def _text(question: Question, **options: Any) -> forms.Field:
    return forms.CharField(max_length=question.longest, **options)


def _long(question: Question, **options: Any) -> forms.Field:
    return forms.CharField(
        max_length=max(question.longest, 2000), widget=forms.Textarea(attrs={"rows": 3}), **options
    )


def _number(question: Question, **options: Any) -> forms.Field:
    return forms.IntegerField(min_value=question.least, max_value=question.most, **options)


def _day(question: Question, **options: Any) -> forms.Field:
    return DayField(input_formats=DAY_FORMATS, **options)


def _choice(question: Question, **options: Any) -> forms.Field:
    return forms.ChoiceField(choices=[("", _("— chọn —")), *question.choices], **options)


def _yes(question: Question, **options: Any) -> forms.Field:
    return forms.BooleanField(**options)


def _url(question: Question, **options: Any) -> forms.Field:
    widget = forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"})
    return forms.CharField(max_length=500, widget=widget, **options)


def _file(question: Question, **options: Any) -> forms.Field:
    return forms.FileField(max_length=250, **options)


_FIELDS: dict[Asked, Callable[..., forms.Field]] = {
    Asked.TEXT: _text,
    Asked.LONG: _long,
    Asked.NUMBER: _number,
    Asked.DAY: _day,
    Asked.CHOICE: _choice,
    Asked.YES: _yes,
    Asked.URL: _url,
    Asked.FILE: _file,
}


class AnswerForm(forms.Form):
    """Trả lời một điều được hỏi."""

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        for question in item.questions:
            self.fields[question.name] = _FIELDS[question.asked](
                question,
                label=question.label,
                help_text=question.help,
                required=question.required,
                initial=question.initial,
            )
        self.fields["position"] = forms.CharField(
            label=_("Chức danh người trả lời"),
            max_length=120,
            required=False,
            help_text=_("Ví dụ: Công chức văn hóa – xã hội. Không ghi họ tên."),
        )

    def values(self) -> tuple[Values, File | None, str]:
        """Giá trị, tệp, chức danh."""
        cleaned = dict(self.cleaned_data)
        position = cleaned.pop("position", "")
        files = [
            cleaned.pop(question.name) for question in self.item.questions if question.asked == Asked.FILE
        ]
        upload = next(filter(None, files), None)
        return cleaned, (upload.read(), upload.name) if upload else None, position


class SheetForm(forms.Form):
    """Biểu điền đã điền, gửi lại qua liên kết."""

    file = forms.FileField(
        label=_("Biểu đã điền (.xlsx)"), max_length=250, widget=forms.FileInput(attrs={"accept": ".xlsx"})
    )
    position = forms.CharField(
        label=_("Chức danh người trả lời"),
        max_length=120,
        required=False,
        help_text=_("Ví dụ: Công chức văn hóa – xã hội. Không ghi họ tên."),
    )
