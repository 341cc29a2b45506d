"""Forms of plans (biểu mẫu kế hoạch)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office

from .. import queries
from ..domain import cells, policy
from ..domain.plans import WORDS
from ..enums import Column, Grouping, PlanKind, TermKind
from ..models import Activity, Plan, Term
from .choosing import Choice, unit_field

LONG = {Column.TEXT, Column.LEADS, Column.SUPPORTERS, Column.DELIVERABLE}
HELP = {
    Column.GROUP: _("Ví dụ: Thông tin chính thức. Các dòng cùng nhóm đứng liền nhau."),
    Column.LEADS: _("Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy; tên tắt cũng được."),
    Column.TIME: _("Ví dụ: 30/6, quý II/2026, tháng 9, từ 01/3 đến 30/6, thường xuyên."),
    Column.BUDGET: _("Ví dụ: 120.000.000 hoặc 120 triệu."),
}


def cited(directive: Directive) -> str:
    """Văn bản trong danh sách chọn: number, subject, how many obligations."""
    head = " ".join(part for part in (directive.number, directive.title) if part) or directive.file_name
    count = getattr(directive, "confirmed_count", None)
    if count is None:
        return head
    words = ngettext("%(head)s (%(n)d nhiệm vụ)", "%(head)s (%(n)d nhiệm vụ)", count)
    return words % {"head": head, "n": count}


class DirectivesField(forms.ModelMultipleChoiceField):
    """Chọn văn bản làm căn cứ."""

    def label_from_instance(self, obj: Any) -> str:
        return cited(obj)


class PlanListForm(forms.Form):
    q = forms.CharField(label=_("Tìm"), required=False)
    year = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)

    OF_PROVINCE, OF_UNITS = "tinh", "don-vi"
    level = forms.ChoiceField(
        label=_("Cấp"),
        required=False,
        choices=[
            ("", _("mọi cấp")),
            (OF_PROVINCE, _("của tỉnh")),
            (OF_UNITS, _("riêng của đơn vị")),
        ],
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("mọi năm")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]


class DraftForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=PlanKind.choices, initial=PlanKind.YEARLY)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    title = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        help_text=_("Phần đứng dưới chữ KẾ HOẠCH, ví dụ: Công tác thông tin đối ngoại năm 2026."),
    )
    directives = DirectivesField(
        label=_("Lập từ văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        help_text=_(
            "Mỗi nhiệm vụ đã xác nhận của văn bản được chọn thành một hoạt động. Thêm sau cũng được."
        ),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "plans-units plans-papers"}),
    )
    grouping = forms.ChoiceField(
        label=_("Chia nhóm hoạt động"), choices=Grouping.choices, initial=Grouping.KIND
    )

    def __init__(self, *args: Any, person: User, ticked: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.for_unit = access.scope_of(person, policy.PLAN) == Scope.OWN
        today = timezone.localdate()
        own = access.own_units(person) if self.for_unit else []
        choice = Choice(among=access.own_unit_ids(person, policy.PLAN)) if self.for_unit else Choice()
        office = own[0] if own else standing_office()
        # From November on, offices plan the coming year; a unit plans for the work it has.
        year = today.year + (today.month >= 11 and not self.for_unit)
        self.fields["year"].initial = year
        papers = (
            queries.directives_asking(choice.units, year) if self.for_unit else queries.usable_directives()
        )
        field = self.fields["directives"]
        field.queryset = papers  # type: ignore[attr-defined]
        field.initial = ticked or ([paper.pk for paper in papers] if self.for_unit else [])
        if self.for_unit:
            field.help_text = _(
                "Mỗi việc đơn vị được giao theo văn bản được chọn thành một hoạt động, "
                "đúng hạn và sản phẩm đã giao."
            )
        self.fields["office"] = unit_field(
            choice, label=_("Cơ quan ban hành"), initial=office.pk if office else None
        )
        self.order_fields(["kind", "year", "office", "title", "directives", "grouping"])


class WordingForm(forms.Form):
    """Bìa và lời văn."""

    title = forms.CharField(label=_("Trích yếu"), max_length=500)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    kind = forms.ChoiceField(label=_("Loại"), choices=PlanKind.choices)
    grounds = forms.CharField(label=_("Căn cứ"), required=False, help_text=_("Mỗi dòng một căn cứ."))
    aims = forms.CharField(label=_("I. Mục đích, yêu cầu"), required=False)
    summary = forms.CharField(
        label=_("II. Nội dung"),
        required=False,
        help_text=_("Để trống cũng được: máy tự ghi số hoạt động theo nhóm và dẫn tới Phụ lục."),
    )
    organisation = forms.CharField(label=_("III. Tổ chức thực hiện"), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        standing = {"title": plan.title, "year": plan.year, "kind": plan.kind}
        super().__init__(*args, initial=standing | {name: getattr(plan, name) for name in WORDS}, **kwargs)
        for name in WORDS:
            self.fields[name].widget = forms.Textarea(attrs={"rows": 6, "class": "plans-words"})


class AddDirectiveForm(forms.Form):
    directive = forms.ModelChoiceField(
        label=_("Thêm văn bản làm căn cứ"),
        queryset=Directive.objects.none(),
        empty_label=_("— chọn văn bản —"),
    )
    grouping = forms.ChoiceField(label=_("Chia nhóm"), choices=Grouping.choices, initial=Grouping.KIND)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["directive"]
        field.queryset = queries.usable_directives_for(plan)  # type: ignore[attr-defined]
        field.label_from_instance = cited  # type: ignore[attr-defined]


class ActivityForm(forms.Form):
    """Một hoạt động, every cell: the way to edit without a script. What was seen goes along."""

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity = activity
        for column in Column:
            standing = cells.read(activity, column)
            self.fields[column.value] = forms.CharField(
                label=column.label,
                required=False,
                initial=standing,
                help_text=HELP.get(column, ""),
                widget=forms.Textarea(attrs={"rows": 2}) if column in LONG else forms.TextInput(),
            )
            seen = forms.CharField(required=False, initial=standing, widget=forms.HiddenInput, strip=False)
            self.fields[f"seen-{column.value}"] = seen

    def changed(self) -> list[tuple[Column, str, str]]:
        """Các ô khác với lúc mở: column, value, what was seen."""
        found = []
        for column in Column:
            value = self.cleaned_data[column.value].replace("\r\n", "\n")
            seen = self.cleaned_data[f"seen-{column.value}"].replace("\r\n", "\n")
            if value != seen.strip():
                found.append((column, value, seen))
        return found


class AnswersForm(forms.Form):
    """Nhiệm vụ mà hoạt động đáp ứng."""

    obligations = forms.ModelMultipleChoiceField(
        label=_("Hoạt động này đáp ứng các nhiệm vụ"),
        queryset=Obligation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "plans-units plans-papers"}),
    )

    def __init__(self, *args: Any, plan: Plan, activity: Activity, **kwargs: Any) -> None:
        standing = {"obligations": [answer.obligation_id for answer in activity.answers.all()]}
        super().__init__(*args, initial=standing, **kwargs)
        field = self.fields["obligations"]
        field.queryset = queries.plan_obligations(plan)  # type: ignore[attr-defined]
        field.label_from_instance = _told  # type: ignore[attr-defined]


class ReasonOfOmissionForm(forms.Form):
    reason = forms.CharField(label=_("Lý do để ngoài"), max_length=1000)


class VersionForm(forms.Form):
    note = forms.CharField(
        label=_("Ghi chú"), max_length=300, required=False, help_text=_("Ví dụ: bản gửi lấy ý kiến lần 1.")
    )


class TermForm(forms.Form):
    """Một mục phân loại."""

    name = forms.CharField(label=_("Tên mục"), max_length=200)
    code = forms.CharField(
        label=_("Mã"), max_length=16, required=False, help_text=_("Chỉ dùng cho ngôn ngữ, ví dụ: en.")
    )
    is_offered = forms.BooleanField(label=_("Còn dùng"), required=False, initial=True)


class NewTermForm(forms.Form):
    kind = forms.ChoiceField(label=_("Danh mục"), choices=TermKind.choices)
    name = forms.CharField(label=_("Tên mục"), max_length=200)
    code = forms.CharField(label=_("Mã ngôn ngữ"), max_length=16, required=False)


def term_form(term: Term) -> TermForm:
    """Biểu mẫu của một mục as it stands."""
    return TermForm(initial={"name": term.name, "code": term.code, "is_offered": term.is_offered})


def _told(obligation: Obligation) -> str:
    directive = obligation.directive
    head = " ".join(part for part in (directive.number or directive.title, obligation.section) if part)
    return f"{head}: {obligation.text}"
