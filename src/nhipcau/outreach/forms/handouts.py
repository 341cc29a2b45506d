"""Forms of papers made from stories (biểu mẫu tài liệu từ tin bài)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.newsroom.models import Language, Publication

from ..domain import scripts


class HandoutForm(forms.Form):
    """Tài liệu: in which language, under what name."""

    language = forms.ModelChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.none(), empty_label=None, to_field_name="code"
    )
    title = forms.CharField(
        label=_("Tên tập tin bài"), max_length=200, required=False, help_text=_("In trên bìa của tập PDF.")
    )

    def __init__(self, *args: Any, languages: QuerySet[Language], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].queryset = languages  # type: ignore[attr-defined]


class ScriptForm(forms.Form):
    """Kịch bản: how fast it is read, and the words of each story."""

    speed = forms.IntegerField(
        label=_("Tốc độ đọc (tiếng mỗi phút; chữ mỗi phút với tiếng Trung, tiếng Khmer)"),
        min_value=40,
        max_value=2000,
    )

    def __init__(self, *args: Any, shown: Sequence[Publication], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in shown:
            area = forms.Textarea(
                attrs={
                    "rows": 18,
                    "lang": each.language.code,
                    "dir": "rtl" if each.language.is_rtl else "ltr",
                }
            )
            self.fields[f"text_{each.pk}"] = forms.CharField(
                label=each.version.title, max_length=scripts.LONGEST, widget=area
            )
