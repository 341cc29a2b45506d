"""Forms of lists and of what a unit mends (biểu mẫu phát hiện, kiến nghị, khắc phục)."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.forms import DayField
from nhipcau.plans.domain.filetypes import ALLOWED

from ..enums import FINISHED, FindingState, Nature, RecommendationState
from ..models import Finding, InspectionRound, Recommendation, Visit

LATE, UNFINISHED = "late", "unfinished"


class FollowingForm(forms.Form):
    """Tìm và lọc: words, round, unit; a wrong value is as good as none."""

    q = forms.CharField(label=_("Tìm"), required=False, widget=forms.SearchInput)
    round = forms.TypedChoiceField(label=_("Đợt"), required=False, coerce=int, empty_value=None)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)

    def __init__(
        self, *args: Any, rounds: QuerySet[InspectionRound], visits: QuerySet[Visit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        titles = [(pk, title[:80]) for pk, title in rounds.values_list("pk", "title")]
        units = visits.order_by("unit__sort_key").values_list("unit", "unit__name").distinct()
        self.fields["round"].choices = [("", _("Mọi đợt")), *titles]  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", _("Mọi đơn vị")), *units]  # type: ignore[attr-defined]


class FindingListForm(FollowingForm):
    """Lọc phát hiện."""

    nature = forms.ChoiceField(
        label=_("Tính chất"), required=False, choices=[("", _("Mọi tính chất")), *Nature.choices]
    )
    state = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *FindingState.choices]
    )
    # Set by a figure of a round; carried along by the other fields.
    explained = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def found(self, findings: QuerySet[Finding]) -> QuerySet[Finding]:
        """Các phát hiện thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("round"):
            findings = findings.filter(item__round=wanted["round"])
        if wanted.get("unit"):
            findings = findings.filter(item__visit__unit=wanted["unit"])
        if wanted.get("nature"):
            findings = findings.filter(nature=wanted["nature"])
        if wanted.get("state"):
            findings = findings.filter(state=wanted["state"])
        else:
            findings = findings.exclude(state=FindingState.WITHDRAWN)
        if wanted.get("explained"):
            findings = findings.filter(explained_at__isnull=False)
        return findings


class RecommendationListForm(FollowingForm):
    """Lọc kiến nghị."""

    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Mọi trạng thái")),
            (UNFINISHED, _("Còn theo dõi")),
            (LATE, _("Quá hạn")),
            *RecommendationState.choices,
        ],
    )

    def found(self, asked: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
        """Các kiến nghị thỏa bộ lọc."""
        self.is_valid()
        wanted = self.cleaned_data
        if wanted.get("round"):
            asked = asked.filter(visit__round=wanted["round"])
        if wanted.get("unit"):
            asked = asked.filter(visit__unit=wanted["unit"])
        state = wanted.get("state")
        if state in {LATE, UNFINISHED}:
            asked = asked.exclude(state__in=FINISHED)
        if state == LATE:
            asked = asked.filter(due__lt=timezone.localdate())
        elif state and state != UNFINISHED:
            asked = asked.filter(state=state)
        return asked


class SampleListForm(forms.Form):
    """Lọc mẫu của một đợt."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), required=False, coerce=int, empty_value=None)
    result = forms.ChoiceField(
        label=_("Kết quả"),
        required=False,
        choices=[
            ("", _("Mọi kết quả")),
            ("met", _("Đạt yêu cầu")),
            ("faulty", _("Có tồn tại, vi phạm")),
            ("unopened", _("Minh chứng không mở được, không đúng")),
            ("open", _("Chưa kiểm tra xong")),
        ],
    )
    origin = forms.ChoiceField(
        label=_("Cách chọn"),
        required=False,
        choices=[("", _("Máy rút và đoàn thêm")), ("drawn", _("Máy rút")), ("added", _("Đoàn thêm"))],
    )

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Mọi đơn vị")), *units]  # type: ignore[attr-defined]


class RemedyForm(forms.Form):
    """Minh chứng khắc phục: one file or one link."""

    title = forms.CharField(label=_("Tên minh chứng"), max_length=250)
    done_on = DayField(label=_("Ngày thực hiện"))
    link = forms.CharField(
        label=_("Đường dẫn"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    file = forms.FileField(
        label=_("hoặc Tệp"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in (*ALLOWED, "jpeg"))}),
    )
    no_secret = forms.BooleanField(
        label=_("Tôi xác nhận tệp này không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Đúng một trong hai."""
        cleaned = super().clean() or {}
        if "file" not in self.errors and bool(cleaned.get("file")) == bool(cleaned.get("link")):
            raise forms.ValidationError(
                _("Hãy chọn một tệp hoặc dán một đường dẫn (một trong hai). Tệp đã chọn phải chọn lại.")
            )
        return cleaned


class ReportForm(forms.Form):
    """Báo cáo đã thực hiện."""

    text = forms.CharField(
        label=_("Đơn vị đã làm gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AcceptForm(forms.Form):
    """Xác nhận."""

    words = forms.CharField(label=_("Ghi chú"), max_length=500, required=False)
