"""Forms of deputies (biểu mẫu ủy quyền)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.units.models import Membership, Unit, User

from ..domain import deputies
from ..enums import Ground


class DelegateForm(forms.Form):
    """Ai vắng, ai làm thay, từ ngày nào đến ngày nào."""

    seat = forms.ChoiceField(label=_("Người vắng, tại đơn vị"))
    deputy = forms.ModelChoiceField(
        label=_("Người làm thay"),
        queryset=User.objects.none(),
        help_text=_("Người có vai trò trong cùng đơn vị, hoặc đơn vị ngay trên, ngay dưới."),
    )
    starts_on = DayField(label=_("Từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"))
    ground = forms.ChoiceField(label=_("Lý do"), choices=Ground.choices)

    def __init__(self, *args: Any, seats: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {f"{each.person_id}-{each.unit_id}": each for each in seats}
        self.fields["seat"].choices = [  # type: ignore[attr-defined]
            (key, f"{each.person} – {each.unit}") for key, each in self.seats.items()
        ]
        units = {each.unit_id for each in seats}
        self.fields["deputy"].queryset = deputies.possible_deputies(units)  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        """What the verb takes."""
        wanted = dict(self.cleaned_data)
        seat = self.seats[wanted.pop("seat")]
        person: User = seat.person
        unit: Unit = seat.unit
        return {**wanted, "ground": Ground(wanted["ground"]), "person": person, "unit": unit}


class DelegationListForm(forms.Form):
    """Lọc ủy quyền."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("now", _("Đang có hiệu lực")),
            ("coming", _("Sắp tới")),
            ("over", _("Đã hết")),
        ],
    )
