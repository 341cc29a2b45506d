"""Khung xét: the year, plan and directive a screen speaks of; a wrong value is as good as none."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import LongSelect
from nhipcau.plans.enums import TermKind
from nhipcau.units.models import User

from ..queries import activities, choices
from ..queries.activities import Frame

QUARTERS = [("", _("Cả năm")), ("1", _("Quý I")), ("2", _("Quý II")), ("3", _("Quý III")), ("4", _("Quý IV"))]
ROWS = [(TermKind.THEME.value, _("Chủ đề năm")), (TermKind.CONTENT.value, _("Nhóm nội dung"))]

TABLES = [(TermKind.CHANNEL.value, _("một kênh")), (TermKind.THEME.value, _("một chủ đề"))]


class FrameForm(forms.Form):
    """Năm, kế hoạch, văn bản. A plan chosen brings its year with it."""

    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    ke_hoach = forms.TypedChoiceField(
        label=_("Kế hoạch"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )
    van_ban = forms.TypedChoiceField(
        label=_("Văn bản"), required=False, coerce=int, empty_value=None, widget=LongSelect
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        chosen = self.data.get(self.add_prefix("ke_hoach"), "")
        self.plans = {plan.pk: plan for plan in choices.plan_options(person, chosen)}
        years = sorted(choices.years_of_plans(person) | {timezone.localdate().year}, reverse=True)
        self._choose("nam", [(year, str(year)) for year in years])
        self._choose(
            "ke_hoach",
            [("", _("Mọi kế hoạch")), *((pk, f"{p.year} · {p.title}"[:80]) for pk, p in self.plans.items())],
        )
        papers = choices.directives_to_choose(person)
        self._choose("van_ban", [("", _("Mọi văn bản")), *papers])

    def frame(self) -> Frame:
        """Khung đã chọn; this year when nothing is."""
        wanted = self.wanted
        plan = self.plans.get(wanted.get("ke_hoach") or 0)
        year = plan.year if plan else wanted.get("nam") or timezone.localdate().year
        first, last = self.days(year)
        return Frame(year, plan.pk if plan else None, wanted.get("van_ban"), first, last)

    def days(self, year: int) -> tuple[date | None, date | None]:
        """Khoảng ngày trong năm; none for the whole year."""
        return None, None

    @property
    def wanted(self) -> dict[str, Any]:
        """Những gì đọc được."""
        self.is_valid()
        return self.cleaned_data

    def _choose(self, name: str, options: list[tuple[Any, Any]]) -> None:
        self.fields[name].choices = options  # type: ignore[attr-defined]


class QuarterForm(FrameForm):
    """Thêm quý: activities under way in it."""

    quy = forms.ChoiceField(label=_("Thời gian"), required=False, choices=QUARTERS)

    def days(self, year: int) -> tuple[date | None, date | None]:
        """Ngày đầu và ngày cuối quý."""
        if not (quarter := self.wanted.get("quy")):
            return None, None
        month = 3 * int(quarter) - 2
        after = date(year + 1, 1, 1) if month == 10 else date(year, month + 3, 1)
        return date(year, month, 1), date.fromordinal(after.toordinal() - 1)


class GapsField(forms.BooleanField):
    """Chỉ hàng và cột còn chỗ trống."""

    def __init__(self) -> None:
        super().__init__(label=_("Chỉ chỗ trống"), required=False)


class UnitsMatrixForm(FrameForm):
    """Bộ lọc nhiệm vụ × đơn vị."""

    trong = GapsField()


class LanguagesMatrixForm(QuarterForm):
    """Bộ lọc chủ đề × ngôn ngữ."""

    hang = forms.ChoiceField(label=_("Hàng là"), required=False, choices=ROWS)
    trong = GapsField()

    @property
    def kind(self) -> TermKind:
        """Danh mục đứng ở hàng."""
        return TermKind(self.wanted.get("hang") or TermKind.THEME)


class AudiencesMatrixForm(QuarterForm):
    """Bộ lọc đối tượng × kênh."""

    chu_de = forms.TypedChoiceField(label=_("Chủ đề"), required=False, coerce=int, empty_value=None)
    trong = GapsField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = activities.terms_of(TermKind.THEME)
        self._choose("chu_de", [("", _("Mọi chủ đề")), *((term.pk, term.name) for term in themes)])


class MultiplesForm(QuarterForm):
    """Bộ lọc chủ đề × đối tượng × kênh: what each small table stands for."""

    bang = forms.ChoiceField(label=_("Mỗi bảng là"), required=False, choices=TABLES)
    trong = GapsField()

    @property
    def split(self) -> TermKind:
        """Danh mục mà mỗi mục có một bảng."""
        return TermKind(self.wanted.get("bang") or TermKind.CHANNEL)


class MonthsMatrixForm(FrameForm):
    """Bộ lọc trụ cột × tháng."""

    trong = GapsField()
