"""Bộ lọc danh sách hoạt động, which every cell of the coverage leads to."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Activity, Term

from ..domain.coverage import days_of
from ..enums import Doing
from ..queries import activities, timeline
from .frames import QuarterForm


class ActivitiesForm(QuarterForm):
    """Tìm và lọc hoạt động; `muc`, `ngu`, `thang`, `thieu` come from a cell and are carried along."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    buoc = forms.ChoiceField(
        label=_("Đã đến đâu"), required=False, choices=[("", _("Mọi bước")), *Doing.choices]
    )
    muc = forms.ModelMultipleChoiceField(Term.objects.all(), required=False, widget=forms.MultipleHiddenInput)
    ngu = forms.CharField(required=False, widget=forms.HiddenInput)
    thang = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", ""), *((month, str(month)) for month in range(1, 13))],
        widget=forms.HiddenInput,
    )
    thieu = forms.MultipleChoiceField(
        choices=TermKind.choices, required=False, widget=forms.MultipleHiddenInput
    )
    ngay = forms.ChoiceField(
        required=False, choices=[("", ""), ("khong", _("chưa có ngày"))], widget=forms.HiddenInput
    )
    field_order = ("q", "nam", "quy", "ke_hoach", "van_ban", "buoc")

    def found(self, today: date) -> QuerySet[Activity]:
        """Các hoạt động thỏa bộ lọc."""
        wanted, frame = self.wanted, self.frame()
        rows = activities.activities_in(self.person, frame)
        rows = activities.having(rows, [term.pk for term in wanted.get("muc") or ()])
        if wanted.get("ngu"):
            rows = activities.speaking(rows, *self.language)
        if wanted.get("thang"):
            rows = rows.filter(activities.under_way(*days_of(frame.year, wanted["thang"])))
        rows = activities.lacking(rows, wanted.get("thieu") or ())
        if wanted.get("ngay"):
            rows = timeline.undated(rows)
        rows = activities.of_state(rows, wanted.get("buoc") or "", today)
        return activities.search(rows, wanted.get("q") or "")

    @property
    def language(self) -> tuple[str, Term | None]:
        """Ngôn ngữ của ô: the office's word for it, and its code; a code alone where the list has none."""
        key = self.wanted.get("ngu") or ""
        term = Term.objects.filter(kind=TermKind.LANGUAGE, pk=key).first() if key.isdecimal() else None
        return (term.code if term else key), term

    def chosen_words(self) -> list[str]:
        """Ô đã chọn, in words."""
        wanted: dict[str, Any] = self.wanted
        words = [term.name for term in wanted.get("muc") or ()]
        if wanted.get("ngu"):
            code, term = self.language
            words.append(term.name if term else code)
        if wanted.get("thang"):
            words.append(str(_("tháng %(n)d")) % {"n": wanted["thang"]})
        return words
