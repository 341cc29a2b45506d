"""Forms of playbooks (biểu mẫu kịch bản)."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.press.models import HoldingStatement
from nhipcau.units.models import Membership, Unit, User

from ..domain.playbooks import CHECKLIST, FIELDS
from ..enums import Level, PlaybookState
from ..models import Playbook


def people_of(unit: Unit) -> QuerySet[User]:
    """Người của đơn vị và của cơ quan thường trực."""
    homes = Q(unit=unit) | Q(unit__is_standing_office=True)
    return User.objects.filter(
        is_active=True, pk__in=Membership.objects.filter(homes).values("person")
    ).order_by("last_name", "first_name", "pk")


def _list(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 5}), help_text=help_text
    )


class UnitForm(forms.Form):
    """Đơn vị, asked first where there is a choice."""

    unit = forms.ModelChoiceField(label=_("Đơn vị chủ trì"), queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class PlaybookForm(forms.Form):
    """Kịch bản."""

    title = forms.CharField(label=_("Tên kịch bản"), max_length=200)
    occasion = forms.CharField(
        label=_("Sự kiện, dịp"), max_length=300, required=False, help_text=_("ví dụ: lễ hội, kỳ họp, mùa bão")
    )
    starts_on = DayField(label=_("Từ ngày"), required=False)
    ends_on = DayField(label=_("Đến hết ngày"), required=False)
    expires_on = DayField(
        label=_("Dùng đến hết ngày"), help_text=_("Nhiều nhất một năm; sau đó xem lại và duyệt lại.")
    )
    first_hour = _list(_("Việc của giờ đầu"), _("Mỗi dòng một việc."))
    first_day = _list(_("Việc của ngày đầu"))
    after = _list(_("Việc sau đó"))
    holding = forms.ModelMultipleChoiceField(
        label=_("Nội dung phát ngôn chuẩn bị sẵn"),
        queryset=HoldingStatement.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        statements: QuerySet[HoldingStatement],
        playbook: Playbook | None = None,
        **kwargs: Any,
    ) -> None:
        chosen: list[int] = []
        if playbook is not None:
            chosen = list(playbook.holding.values_list("pk", flat=True))
            given = {name: getattr(playbook, name) for name in (*FIELDS, *CHECKLIST)}
            kwargs.setdefault("initial", given | {"holding": chosen})
        super().__init__(*args, **kwargs)
        usable = Q(retired_at=None, expires_on__gte=timezone.localdate()) | Q(pk__in=chosen)
        self.fields["holding"].queryset = statements.filter(usable)  # type: ignore[attr-defined]


class RiskForm(forms.Form):
    """Rủi ro."""

    text = forms.CharField(label=_("Điều có thể xảy ra"), max_length=500)
    likelihood = forms.ChoiceField(label=_("Khả năng"), choices=Level.choices, initial=Level.MIDDLE)
    consequence = forms.ChoiceField(label=_("Hậu quả"), choices=Level.choices, initial=Level.MIDDLE)
    sign = forms.CharField(label=_("Dấu hiệu sớm"), max_length=500)
    measure = forms.CharField(label=_("Biện pháp"), max_length=500)


class RoleForm(forms.Form):
    """Vai."""

    duty = forms.CharField(label=_("Việc"), max_length=300)
    post = forms.CharField(label=_("Chức danh, bộ phận"), max_length=200)
    person = forms.ModelChoiceField(
        label=_("Người"), queryset=User.objects.none(), required=False, empty_label=_("– theo chức danh –")
    )
    deputy_post = forms.CharField(label=_("Chức danh người thay"), max_length=200, required=False)
    deputy = forms.ModelChoiceField(
        label=_("Người thay"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("– theo chức danh –"),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "deputy"):
            self.fields[name].queryset = people_of(unit)  # type: ignore[attr-defined]


class PlaybookListForm(forms.Form):
    """Tìm và lọc kịch bản."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *PlaybookState.choices], required=False
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
