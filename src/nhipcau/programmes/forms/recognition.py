"""Forms of rounds and nominations (biểu mẫu khen thưởng)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.plans.models import Evidence
from nhipcau.units.models import User

from ..domain import policy
from ..enums import Field, NominationState
from ..models import Criterion, Nomination, Round
from ..models.recognition import MOST_POINTS
from ..queries import work
from .choices import SearchForm, UnitForm

ROWS = 6


class RoundForm(forms.ModelForm):  # type: ignore[type-arg]
    """Đợt xét."""

    closes_on = DayField(label=_("Nhận đề cử đến hết ngày"))

    class Meta:
        model = Round
        fields = ("name", "closes_on", "grounds")
        widgets = {"grounds": forms.Textarea(attrs={"rows": 4})}


class CriteriaForm(forms.Form):
    """Tiêu chí và trọng số, so many rows as a panel can weigh."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.name, each.weight) for each in criteria]
        for row in range(ROWS):
            name, weight = known[row] if row < len(known) else ("", None)
            words = {"n": row + 1}
            self.fields[f"name_{row}"] = forms.CharField(
                label=_("Tiêu chí %(n)d") % words, max_length=250, required=False, initial=name
            )
            self.fields[f"weight_{row}"] = forms.IntegerField(
                label=_("Trọng số %(n)d (%%)") % words,
                min_value=1,
                max_value=100,
                required=False,
                initial=weight,
            )

    @property
    def criteria(self) -> list[tuple[str, int]]:
        """Các tiêu chí đã điền."""
        rows = [(self.cleaned_data[f"name_{row}"], self.cleaned_data[f"weight_{row}"]) for row in range(ROWS)]
        return [(name, weight or 0) for name, weight in rows if name.strip()]


class PanelForm(forms.Form):
    """Hội đồng."""

    people = forms.ModelMultipleChoiceField(
        label=_("Thành viên"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = work.panel_people()  # type: ignore[attr-defined]


class AwardForm(forms.Form):
    """Hình thức ghi nhận."""

    award = forms.CharField(label=_("Hình thức ghi nhận"), max_length=150, required=False)


class ProofsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Minh chứng, by its title and day."""

    def label_from_instance(self, obj: Evidence) -> str:
        """Title and day."""
        return f"{obj.title} ({obj.done_on:%d/%m/%Y})"


class NominationForm(UnitForm):
    """Đề cử."""

    evidence = ProofsField(
        label=_("Minh chứng đã được chấp nhận"),
        queryset=Evidence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chọn từ việc đã được chấp nhận của đơn vị; không phải gửi lại tệp."),
    )

    class Meta:
        model = Nomination
        fields = ("unit", "field", "title", "nominee_kind", "nominee", "achievement", "evidence")
        widgets = {"achievement": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, person=person, action=policy.WRITE, **kwargs)
        unit = self.instance.unit_id if self.instance.pk else None
        proofs = work.accepted_proofs(person, unit)
        self.fields["evidence"].queryset = proofs  # type: ignore[attr-defined]
        if not proofs.exists():
            del self.fields["evidence"]


class ScoreForm(forms.Form):
    """Điểm của một thành viên, one box a criterion."""

    def __init__(
        self, *args: Any, criteria: Iterable[Criterion], given: dict[int, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for each in criteria:
            self.fields[f"c{each.pk}"] = forms.IntegerField(
                label=f"{each.name} ({each.weight} %)",
                min_value=0,
                max_value=MOST_POINTS,
                initial=given.get(each.pk),
                help_text=_("điểm từ 0 đến 10"),
            )

    @property
    def points(self) -> dict[int, int]:
        """Điểm theo tiêu chí."""
        return {int(name[1:]): value for name, value in self.cleaned_data.items()}


class NominationListForm(SearchForm):
    """Lọc đề cử."""

    field = forms.ChoiceField(label=_("Về"), choices=[("", _("Tất cả")), *Field.choices], required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("Mọi trạng thái")), *NominationState.choices], required=False
    )
