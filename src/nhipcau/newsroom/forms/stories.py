"""Forms of stories (biểu mẫu tin bài)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nhipcau.clock.forms.fields import HourField, WhenForm
from nhipcau.core.forms import DayField
from nhipcau.plans.enums import OVER
from nhipcau.plans.models import Assignment, Term
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import in_being, in_office_order

from ..domain import captions, events, policy
from ..domain.drafting import MOST_LEAD
from ..domain.stories import FIELDS, TERMS
from ..enums import OF_DESKS, Aspect, EditionState, LegalKind, StoryKind
from ..models import EditionVersion, Language, Picture, Story, Video


def writing_units(person: User) -> QuerySet[Unit]:
    """Đơn vị mà người này viết tin bài được."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(person, policy.WRITE) == Scope.ALL:
        return units
    return units.filter(pk__in=access.own_unit_ids(person, policy.WRITE))


class WorkField(forms.ModelChoiceField):
    """Chọn việc được giao, cut to what fits a line."""

    def label_from_instance(self, obj: Any) -> str:
        due = f" ({obj.due:%d/%m/%Y})" if obj.due else ""
        return Truncator(obj.obligation.text).chars(110) + due


class AboutForm(forms.Form):
    """Thông tin của tin bài."""

    kind = forms.ChoiceField(label=_("Thể loại"), choices=StoryKind.choices)
    aspect = forms.ChoiceField(
        label=_("Giới thiệu về"),
        choices=[("", _("– không phải trang giới thiệu –")), *Aspect.choices],
        required=False,
        help_text=_("Chỉ của trang giới thiệu: trang đứng lâu trong mục này, không lẫn với tin mới."),
    )
    legal_kind = forms.ChoiceField(label=_("Loại thông tin"), choices=LegalKind.choices)
    theme = forms.ModelChoiceField(label=_("Chủ đề"), queryset=Term.objects.none(), required=False)
    audience = forms.ModelChoiceField(label=_("Viết cho ai"), queryset=Term.objects.none(), required=False)
    pillar = forms.ModelChoiceField(label=_("Trụ cột"), queryset=Term.objects.none(), required=False)
    assignment = WorkField(
        label=_("Việc được giao"),
        queryset=Assignment.objects.none(),
        required=False,
        help_text=_("Khi đăng, bài tự thành minh chứng của việc này, mỗi ngôn ngữ một minh chứng."),
    )
    sources = forms.CharField(
        label=_("Nguồn tư liệu"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi số liệu, sự việc lấy từ văn bản, trang nào. Chỉ người trong cơ quan xem được."),
    )
    review_on = DayField(
        label=_("Ngày xem lại"),
        required=False,
        help_text=_("Trang giới thiệu phải có; đến ngày ấy, đơn vị được nhắc đọc lại trang."),
    )

    def __init__(self, *args: Any, unit: Unit, story: Story | None = None, **kwargs: Any) -> None:
        if story is not None:
            kwargs.setdefault("initial", {name: getattr(story, name) for name in FIELDS})
        super().__init__(*args, **kwargs)
        of_desk = story is not None and story.kind in OF_DESKS
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            each
            for each in StoryKind.choices
            if (each[0] == story.kind if of_desk else each[0] not in OF_DESKS)  # type: ignore[union-attr]
        ]
        for name, kinds in TERMS.items():
            kept = getattr(story, f"{name}_id", None)
            offered = Term.objects.filter(kind__in=kinds).filter(Q(is_offered=True) | Q(pk=kept))
            self.fields[name].queryset = offered  # type: ignore[attr-defined]
            # Words of the office's own lists are Vietnamese whatever the screen speaks.
            self.fields[name].widget.attrs["lang"] = "vi"
        open_ = ~Q(state__in=OVER) | Q(pk=getattr(story, "assignment_id", None))
        work = Assignment.objects.filter(open_, unit=unit).select_related("obligation")
        self.fields["assignment"].queryset = work  # type: ignore[attr-defined]
        for name in (*TERMS, "assignment"):
            self.fields[name].empty_label = _("– không –")  # type: ignore[attr-defined]


class NewStoryForm(AboutForm):
    """Lập tin bài: its title and the language in which it is written first."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    language = forms.ModelChoiceField(label=_("Viết bằng"), queryset=Language.objects.all(), empty_label=None)
    field_order = ("title", "kind", "aspect", "language")


class UnitForm(forms.Form):
    """Đơn vị chịu trách nhiệm, asked first where there is a choice."""

    unit = forms.ModelChoiceField(label=_("Đơn vị chịu trách nhiệm"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


class TextForm(forms.Form):
    """Soạn một bản: title, lead, text and leading picture; `base` tells what it was begun from."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    lead = forms.CharField(
        label=_("Tóm tắt"),
        required=False,
        max_length=MOST_LEAD,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Một, hai câu: ai, việc gì, ở đâu, khi nào."),
    )
    picture = forms.ModelChoiceField(
        label=_("Ảnh chính"),
        queryset=Picture.objects.none(),
        required=False,
        empty_label=_("– chưa có ảnh –"),
    )
    picture_alt = forms.CharField(
        label=_("Mô tả ảnh chính"),
        required=False,
        max_length=300,
        help_text=_("Cho người không nhìn thấy ảnh: trong ảnh có gì."),
    )
    picture_caption = forms.CharField(label=_("Chú thích dưới ảnh"), required=False, max_length=300)
    body = forms.CharField(
        label=_("Nội dung"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 22})
    )
    begins_on = DayField(label=_("Ngày bắt đầu"), required=False)
    begins_time = HourField(label=_("Giờ bắt đầu"), required=False)
    ends_on = DayField(label=_("Ngày kết thúc"), required=False)
    ends_time = HourField(label=_("Giờ kết thúc"), required=False)
    place = forms.CharField(
        label=_("Địa điểm"),
        required=False,
        max_length=300,
        help_text=_("Nơi diễn ra và địa chỉ, như người lạ cần để tìm đến."),
    )
    is_cancelled = forms.BooleanField(
        label=_("Sự kiện đã hủy"),
        required=False,
        help_text=_("Đăng lại sau khi đánh dấu: trang, thẻ và lịch của người đọc đều ghi là đã hủy."),
    )
    data_source = forms.CharField(
        label=_("Nguồn số liệu"),
        required=False,
        max_length=300,
        help_text=_("Cơ quan và tài liệu công bố số liệu; hiện dưới bài."),
    )
    data_on = DayField(label=_("Số liệu tính đến ngày"), required=False)
    video = forms.ModelChoiceField(
        label=_("Phim"), queryset=Video.objects.none(), required=False, empty_label=_("– chưa chọn phim –")
    )
    captions_file = forms.FileField(
        label=_("Tệp phụ đề (.vtt)"),
        required=False,
        help_text=_("WebVTT, mã UTF-8. Chọn tệp thì tệp thay cho chữ ở ô Phụ đề."),
        widget=forms.ClearableFileInput(attrs={"accept": ".vtt,text/vtt"}),
    )
    captions = forms.CharField(
        label=_("Phụ đề"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        help_text=_(
            "Dòng đầu WEBVTT; mỗi câu một khối: thời gian, rồi chữ. Bản dịch giữ thời gian, dịch chữ."
        ),
    )
    base = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        pictures: QuerySet[Picture],
        language: Language,
        version: EditionVersion,
        videos: QuerySet[Video],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        is_event = version.edition.story.kind == StoryKind.EVENT
        is_own = version.edition.story.language_id == language.pk
        for name in events.FIELDS if not (is_event and is_own) else ():
            del self.fields[name]
        if not is_event:
            del self.fields["place"]
        is_data = version.edition.story.kind == StoryKind.DATA
        if not is_data:
            del self.fields["data_source"]
        if not (is_data and is_own):
            del self.fields["data_on"]
        if version.edition.story.kind == StoryKind.VIDEO:
            self.fields["body"].label = _("Bản chép lời")
            self.fields["body"].help_text = _("Mọi lời nói, và điều chỉ thấy được mà người nghe cần biết.")
            self.fields["video"].queryset = videos | Video.objects.filter(  # type: ignore[attr-defined]
                pk=version.video_id
            ).select_related("file", "unit")
        for name in self._not_of_film(version, is_own=is_own):
            del self.fields[name]
        # What the text shows stays to be chosen, whoever's it is.
        self.fields["picture"].queryset = pictures | Picture.objects.filter(  # type: ignore[attr-defined]
            pk=version.picture_id
        ).select_related("file", "unit")
        for name in (
            "title",
            "lead",
            "picture_alt",
            "picture_caption",
            "place",
            "data_source",
            "body",
            "captions",
        ):
            if name not in self.fields:
                continue
            attrs = self.fields[name].widget.attrs
            attrs["lang"], attrs["dir"] = language.code, "rtl" if language.is_rtl else "ltr"

    @staticmethod
    def _not_of_film(version: EditionVersion, *, is_own: bool) -> tuple[str, ...]:
        if version.edition.story.kind != StoryKind.VIDEO:
            return ("video", "captions", "captions_file")
        return () if is_own else ("video",)

    def clean(self) -> dict[str, Any]:
        """A file of captions stands for what was typed; Refused for one in unknown letters."""
        given = super().clean() or {}
        if (file := given.pop("captions_file", None)) is not None:
            if file.size > captions.MOST_BYTES:
                raise forms.ValidationError(_("Tệp phụ đề quá lớn; hãy xem có đúng tệp .vtt không."))
            given["captions"] = captions.decoded(file.read())
        return given


class ReasonForm(forms.Form):
    """Lý do."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(ReasonForm):
    """Lý do gỡ, and the same in each other language in which the story stands."""

    def __init__(self, *args: Any, languages: Iterable[Language], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = _("Lý do gỡ, bằng tiếng Việt")
        self.codes = [each.code for each in languages if each.code != "vi"]
        for each in languages:
            if each.code != "vi":
                widget = forms.Textarea(
                    attrs={"rows": 2, "lang": each.code, "dir": "rtl" if each.is_rtl else "ltr"}
                )
                label = _("Lý do bằng ngôn ngữ: %(language)s") % {"language": each}
                self.fields[f"said_{each.code}"] = forms.CharField(
                    label=label, required=False, max_length=500, widget=widget
                )

    def said(self) -> dict[str, str]:
        """Lý do bằng các ngôn ngữ khác, by their codes."""
        return {code: self.cleaned_data.get(f"said_{code}", "") for code in self.codes}


class PublishForm(WhenForm):
    """Đăng ngay hoặc hẹn giờ; what was wrong before, where something stood."""

    half = _("Hẹn giờ đăng cần cả ngày và giờ; muốn đăng ngay, để trống cả hai ô.")
    day = DayField(label=_("Hẹn ngày đăng"), required=False)
    correction = forms.CharField(
        label=_("Nội dung đính chính"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chỉ khi bản đăng trước có chỗ sai: ghi sai gì, đúng là gì. Hiện công khai trên bài."),
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["correction"]


class StoryListForm(forms.Form):
    """Tìm và lọc tin bài."""

    q = forms.CharField(label=_("Tìm"), required=False)
    state = forms.ChoiceField(
        label=_("Bước"), choices=[("", _("mọi bước")), *EditionState.choices], required=False
    )
    kind = forms.ChoiceField(
        label=_("Thể loại"), choices=[("", _("mọi thể loại")), *StoryKind.choices], required=False
    )
    review = forms.ChoiceField(
        label=_("Xem lại"),
        choices=[
            ("", _("không lọc")),
            ("overdue", _("đã đến ngày xem lại")),
            ("soon", _("trong 30 ngày tới")),
        ],
        required=False,
    )
    language = forms.ModelChoiceField(
        label=_("Có bản"), queryset=Language.objects.all(), required=False, empty_label=_("mọi ngôn ngữ")
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("mọi đơn vị")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
