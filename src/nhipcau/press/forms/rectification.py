"""Forms of written answers asking for correction (biểu mẫu yêu cầu cải chính)."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField
from nhipcau.core.forms import DayField
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain import policy
from ..domain.rectification import PIECE, TEXTS
from ..enums import ClaimKind, ProofKind, RectificationOutcome, RectificationState, SentBy
from ..models import RectificationRequest


def rectifying_units(person: User) -> QuerySet[Unit]:
    """Đơn vị mà người này lập văn bản yêu cầu cải chính được."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, policy.RECTIFY) == Scope.ALL:
        return units
    return units.filter(pk__in=access.own_unit_ids(person, policy.RECTIFY))


def at(day: Any, hour: time | None) -> datetime:
    """Thời điểm of a day and an hour of the office; noon where no hour was told."""
    return timezone.make_aware(datetime.combine(day, hour or time(12)), timezone.get_default_timezone())


def _words(label: Any, rows: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}), help_text=help_text
    )


class PieceForm(forms.Form):
    """Bài báo và câu sai."""

    outlet = forms.CharField(
        label=_("Cơ quan báo chí"),
        max_length=200,
        required=False,
        help_text=_("Tên báo, đài, trang. Không ghi tên người viết."),
    )
    title = forms.CharField(label=_("Tên bài"), max_length=300, required=False)
    link = forms.URLField(label=_("Liên kết"), max_length=500, required=False, assume_scheme="https")
    published_on = DayField(label=_("Ngày đăng"), required=False)
    language = forms.ModelChoiceField(
        label=_("Ngôn ngữ"), queryset=Language.objects.all(), required=False, empty_label=_("– chọn –")
    )
    found_on = DayField(label=_("Phát hiện ngày"), required=False)
    found_hour = HourField(label=_("Giờ phát hiện"), required=False)
    claim = _words(
        _("Câu sai, trích nguyên văn"),
        3,
        _("Một sự việc hoặc con số kiểm chứng được, tối đa 600 ký tự. Có nhiều điều thì lập nhiều hồ sơ."),
    )

    def __init__(self, *args: Any, request: RectificationRequest | None = None, **kwargs: Any) -> None:
        if request is not None:
            found = timezone.localtime(request.found_at)
            given = {name: getattr(request, name) for name in (*PIECE, *TEXTS)}
            given |= {"found_on": found.date(), "found_hour": found.time()}
            kwargs.setdefault("initial", given)
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A fact needs its piece; of anything else nothing is asked, for nothing is kept."""
        found = super().clean() or {}
        if found.get("claim_kind", ClaimKind.FACT) == ClaimKind.FACT:
            for name in ("outlet", "title", "link", "published_on", "language", "claim"):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, _("Hãy ghi phần này."))
        return found

    @property
    def wanted(self) -> dict[str, Any]:
        """What the verb takes."""
        found = dict(self.cleaned_data)
        day, hour = found.pop("found_on"), found.pop("found_hour")
        found["found_at"] = at(day, hour) if day else None
        # Today without an hour means by now, not at noon.
        if day == timezone.localdate() and hour is None:
            found["found_at"] = timezone.now()
        return found


class TakeInForm(PieceForm):
    """Nhận một bài: what the claim is, comes first."""

    field_order = ("claim_kind",)
    claim_kind = forms.ChoiceField(
        label=_("Điều được nêu là"),
        choices=ClaimKind.choices,
        widget=forms.RadioSelect,
        initial=ClaimKind.FACT,
        help_text=_(
            "Chỉ nhận sự việc kiểm chứng được, có lợi hay bất lợi cho cơ quan đều như nhau. "
            "Chọn loại khác thì hồ sơ chỉ giữ số, ngày và lý do không nhận."
        ),
    )


class WriteForm(PieceForm):
    """Soạn: what is wrong, right and not known, effect, grounds."""

    wrong = _words(_("Điều sai"), 4)
    right = _words(_("Điều đúng"), 4)
    unknown = _words(_("Điều chưa biết"), 3, _("Không có thì ghi rõ: “Không có.”"))
    effect = _words(_("Ảnh hưởng"), 3)
    grounds = _words(_("Căn cứ pháp luật"), 3, _("Mỗi dòng một căn cứ."))


class UnitForm(forms.Form):
    """Đơn vị chịu trách nhiệm, asked first where there is a choice."""

    unit = forms.ModelChoiceField(
        label=_("Đơn vị chịu trách nhiệm"), queryset=Unit.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class ProofForm(forms.Form):
    """Bằng chứng."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=ProofKind.choices,
        widget=forms.RadioSelect,
        help_text=_("Hai loại đầu là bằng chứng gốc. Lời của chính cơ quan thì không."),
    )
    paper = forms.ModelChoiceField(
        label=_("Văn bản trong hệ thống"),
        queryset=Paper.objects.none(),
        required=False,
        empty_label=_("– không, ghi ở dưới –"),
        help_text=_("Chọn thì tên, số, ngày và cơ quan lấy từ văn bản ấy."),
    )
    title = forms.CharField(label=_("Tên tài liệu"), max_length=300, required=False)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    issued_on = DayField(label=_("Ngày"), required=False)
    link = forms.URLField(label=_("Liên kết"), max_length=500, required=False, assume_scheme="https")

    def __init__(self, *args: Any, papers: QuerySet[Paper], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issued = papers.filter(state=PaperState.ISSUED).order_by("-issued_on", "-pk")
        newest = list(issued.values_list("pk", flat=True)[:200])
        self.fields["paper"].queryset = issued.filter(pk__in=newest)  # type: ignore[attr-defined]


class KindForm(forms.Form):
    """Không nhận: which of the closed list it is."""

    claim_kind = forms.ChoiceField(
        label=_("Điều được nêu là"),
        choices=[each for each in ClaimKind.choices if each[0] != ClaimKind.FACT],
        widget=forms.RadioSelect,
    )


class SendForm(forms.Form):
    """Đã gửi lúc nào, bằng cách nào."""

    day = DayField(label=_("Gửi ngày"))
    hour = HourField(label=_("Giờ"), required=False)
    by = forms.ChoiceField(label=_("Gửi bằng"), choices=SentBy.choices, widget=forms.RadioSelect)

    def moment(self) -> datetime:
        """Thời điểm gửi, never in front of now on the day itself."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        found = at(day, hour)
        return min(found, timezone.now()) if hour is None and day == timezone.localdate() else found


class AnswerForm(forms.Form):
    """Trả lời của cơ quan báo chí."""

    on = DayField(label=_("Trả lời ngày"))
    answer = forms.CharField(
        label=_("Trả lời, nguyên văn"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Chép từng chữ, không tóm tắt. Lời này đứng cạnh văn bản của chúng ta trên cổng."),
    )


class SettleForm(forms.Form):
    """Kết quả."""

    outcome = forms.ChoiceField(
        label=_("Kết quả"), choices=RectificationOutcome.choices, widget=forms.RadioSelect
    )
    note = _words(_("Nói rõ kết quả"), 4, _("Công bố trên cổng. Nếu chúng ta sai: sai ở đâu."))
    link = forms.URLField(
        label=_("Liên kết bài cải chính"), max_length=500, required=False, assume_scheme="https"
    )


class ListForm(forms.Form):
    """Tìm và lọc."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *RectificationState.choices], required=False
    )
    outcome = forms.ChoiceField(
        label=_("Kết quả"), choices=[("", _("mọi kết quả")), *RectificationOutcome.choices], required=False
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )
    first = DayField(label=_("Phát hiện từ ngày"), required=False)
    last = DayField(label=_("đến hết ngày"), required=False)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
