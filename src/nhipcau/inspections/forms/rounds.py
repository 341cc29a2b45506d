"""Forms of a round: its terms, team, drawing (biểu mẫu đợt kiểm tra)."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.directives.models import Directive
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Assignment, Term
from nhipcau.units.domain.notices import running_on
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain.drawing import LARGEST
from ..enums import RoundKind, RoundState, TeamPart
from ..models import InspectionRound, Visit

BOXES = {"class": "ins-boxes"}


class RoundListForm(forms.Form):
    """Tìm và lọc các đợt; a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *RoundState.choices]
    )
    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, visible: QuerySet[InspectionRound], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = (
            Visit.objects.filter(round__in=visible.values("pk"))
            .order_by("unit__sort_key")
            .values_list("unit", "unit__name")
            .distinct()
        )
        self.fields["unit"].choices = [("", _("Mọi đơn vị")), *units]  # type: ignore[attr-defined]


class TermsForm(forms.Form):
    """Nội dung đợt kiểm tra."""

    title = forms.CharField(
        label=_("Tên đợt"),
        max_length=300,
        help_text=_("Kiểm tra việc gì, ví dụ: thực hiện hướng dẫn công tác thông tin đối ngoại năm 2026"),
    )
    kind = forms.ChoiceField(label=_("Hình thức"), choices=RoundKind.choices)
    ground = forms.CharField(
        label=_("Căn cứ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một văn bản: quyết định thành lập đoàn, kế hoạch kiểm tra, có số và ngày."),
    )
    starts_on = DayField(label=_("Kiểm tra từ ngày"))
    ends_on = DayField(label=_("Đến hết ngày"))
    period_from = DayField(label=_("Kỳ được kiểm tra: từ ngày"))
    period_to = DayField(label=_("Kỳ được kiểm tra: đến hết ngày"))
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị được kiểm tra"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=BOXES),
    )
    directives = forms.ModelMultipleChoiceField(
        label=_("Văn bản được kiểm tra"),
        queryset=Directive.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=BOXES),
        help_text=_("Không chọn văn bản nào: mọi nhiệm vụ đã giao trong kỳ."),
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Nội dung được kiểm tra"),
        queryset=Term.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=BOXES),
        help_text=_("Chỉ lọc việc của kế hoạch đã phân loại; không chọn: mọi nội dung."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        handed_out = Assignment.objects.values("obligation__directive")
        directives = Directive.objects.filter(pk__in=handed_out).defer("reading", "folded")
        choices: dict[str, QuerySet[Any]] = {
            "units": in_office_order(in_being(timezone.localdate())),
            "directives": directives.order_by("-date", "-pk"),
            "themes": Term.objects.filter(kind__in=[TermKind.CONTENT, TermKind.THEME], is_offered=True),
        }
        for name, found in choices.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]


class TeamForm(forms.Form):
    """Cử thành viên đoàn."""

    person = forms.ModelChoiceField(
        label=_("Người"), queryset=User.objects.none(), empty_label=_("– Chọn người –")
    )
    part = forms.ChoiceField(label=_("Vai trò trong đoàn"), choices=TeamPart.choices, initial=TeamPart.MEMBER)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = running_on(timezone.localdate()).values("person")
        people = User.objects.filter(Q(pk__in=held), is_active=True).order_by("sort_key", "username")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """Thôi cử một thành viên."""

    person = forms.ModelChoiceField(queryset=User.objects.all(), widget=forms.HiddenInput)


class DrawForm(forms.Form):
    """Rút mẫu."""

    size = forms.IntegerField(label=_("Số việc cần rút"), min_value=1, max_value=LARGEST, initial=10)
    reason = forms.CharField(label=_("Lý do rút lại"), max_length=500, required=False)

    def __init__(self, *args: Any, is_again: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_again:
            self.fields["reason"].required = True
            self.fields["reason"].help_text = _("Mỗi lần rút được giữ lại cùng lý do.")
        else:
            del self.fields["reason"]


class AddForm(forms.Form):
    """Thêm một việc vào mẫu."""

    assignment = forms.ModelChoiceField(
        label=_("Việc"), queryset=Assignment.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(
        label=_("Lý do thêm"), max_length=500, help_text=_("Vì sao cần xem việc này ngoài các việc đã rút.")
    )

    def __init__(self, *args: Any, found: QuerySet[Assignment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assignment"].queryset = found  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
