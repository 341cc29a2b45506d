"""Forms of the translation board (biểu mẫu bảng dịch)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.plans.models import Term
from nhipcau.units.models import Unit, User

from ..domain.comments import MOST_COMMENT
from ..enums import CellState
from ..models import AudienceLanguage, Language

MOST_RANK = 20


class BoardForm(forms.Form):
    """Tìm và lọc bảng dịch."""

    q = forms.CharField(label=_("Tìm"), required=False)
    language = forms.ModelChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.all(), required=False, empty_label=_("mọi ngôn ngữ")
    )
    state = forms.ChoiceField(
        label=_("Có ô"), choices=[("", _("mọi bước")), *CellState.choices], required=False
    )
    audience = forms.ModelChoiceField(
        label=_("Viết cho"), queryset=Term.objects.none(), required=False, empty_label=_("mọi người đọc")
    )
    theme = forms.ModelChoiceField(
        label=_("Chủ đề"), queryset=Term.objects.none(), required=False, empty_label=_("mọi chủ đề")
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )
    who = forms.ModelChoiceField(
        label=_("Người dịch"), queryset=User.objects.none(), required=False, empty_label=_("mọi người")
    )
    overdue = forms.BooleanField(label=_("Chỉ bài có việc dịch quá hạn"), required=False)

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        themes: QuerySet[Term],
        audiences: QuerySet[Term],
        people: QuerySet[User],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {"unit": units, "theme": themes, "audience": audiences, "who": people}
        for name, found in offered.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
        for name in ("theme", "audience"):
            self.fields[name].widget.attrs["lang"] = "vi"


class AssignForm(forms.Form):
    """Giao việc dịch."""

    translator = forms.ModelChoiceField(
        label=_("Người dịch"), queryset=User.objects.none(), empty_label=_("– chọn người dịch –")
    )
    due = DayField(label=_("Hạn dịch"), required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["translator"].queryset = people  # type: ignore[attr-defined]


class PriorityForm(forms.Form):
    """Thứ tự ngôn ngữ cho một nhóm người đọc, one box a language; empty for a language they do not read."""

    def __init__(self, *args: Any, audience: Term | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = dict(AudienceLanguage.objects.filter(audience=audience).values_list("language", "rank"))
        self.languages = {f"thu-tu-{each.pk}": each for each in Language.objects.all()}
        for name, language in self.languages.items():
            self.fields[name] = forms.IntegerField(
                label=str(language),
                min_value=1,
                max_value=MOST_RANK,
                required=False,
                initial=kept.get(language.pk),
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def ranks(self) -> dict[Language, int]:
        """Thứ tự của từng ngôn ngữ, 0 where none was given."""
        return {each: self.cleaned_data.get(name) or 0 for name, each in self.languages.items()}


class CommentForm(forms.Form):
    """Góp ý cho một phiên bản, about one of its sentences or the whole."""

    quote = forms.ChoiceField(label=_("Góp ý về"), required=False)
    text = forms.CharField(
        label=_("Góp ý"), max_length=MOST_COMMENT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, sentences: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("cả phiên bản")), *((each, Truncator(each).chars(90)) for each in sentences)]
        self.fields["quote"].choices = choices  # type: ignore[attr-defined]


class FileForm(forms.Form):
    """Tệp dịch mang về."""

    file = forms.FileField(
        label=_("Tệp PO hoặc XLIFF"),
        help_text=_("Tệp đã mang ra từ đây, dịch xong trong phần mềm dịch. Xem trước rồi mới lưu."),
    )
