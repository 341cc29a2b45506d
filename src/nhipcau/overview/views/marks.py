"""Ngày kỷ niệm, sự kiện lớn: the list everyone reads, and what the standing office does with one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.queries import history_of
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.domain.trail_lines import lines

from ..domain import marks, policy
from ..enums import MarkKind
from ..forms.marks import AnnualForm, EventForm, MarkListForm, VerifyForm
from ..models import CalendarMark
from ..queries.marks import listed
from .tabs import OverviewScreen

SHOWN_HISTORY = 20


def _cells(mark: CalendarMark) -> list[Any]:
    return [
        mark.get_kind_display(),
        mark.words,
        mark.name_en,
        mark.when,
        mark.place,
        mark.unit.name if mark.unit else "",
        mark.source,
        mark.is_verified,
        str(mark.verified_by) if mark.verified_by else "",
        mark.verified_on,
        mark.ended_on,
    ]


MARKS = Listing(
    "ngay-dang-nho",
    [
        Column("kind", gettext_lazy("Loại"), 3),
        Column("name", gettext_lazy("Tên"), 2),
        Column("name-en", gettext_lazy("Tên tiếng Anh")),
        Column("when", gettext_lazy("Ngày"), 1),
        Column("place", gettext_lazy("Địa điểm"), 2),
        Column("unit", gettext_lazy("Đơn vị phụ trách"), 2),
        Column("source", gettext_lazy("Nguồn"), 4),
        Column("verified", gettext_lazy("Đã đối chiếu"), 5),
        Column("by", gettext_lazy("Người đối chiếu")),
        Column("on", gettext_lazy("Đối chiếu ngày"), 5),
        Column("ended", gettext_lazy("Thôi dùng từ ngày"), 5),
    ],
    cells=_cells,
    anchor=2,
)


class MarkScreen(OverviewScreen):
    """A screen of the days kept in mind."""

    tab = "calendar"

    @property
    def may_keep(self) -> bool:
        """Được sửa."""
        return access.allowed(self.actor, policy.KEEP_MARKS)


class MarksView(MarkScreen):
    """Danh sách; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = MARKS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(self.actor, policy.SEE)
        form = MarkListForm(request.GET)
        form.is_valid()
        found = listed(form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        context = {
            "form": form,
            "page_obj": self.listed.page(found),
            "waiting": CalendarMark.objects.filter(is_verified=False, ended_on=None).count(),
            "may_keep": self.may_keep,
        }
        return self.page("overview/marks.html", context)


class NewMarkView(MarkScreen):
    """Thêm: `?loai=` tells the kind."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        access.require(self.actor, policy.KEEP_MARKS)
        kind = self.kind()
        return self.shown(kind, form_of(kind)())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add it."""
        access.require(self.actor, policy.KEEP_MARKS)
        kind = self.kind()
        form = form_of(kind)(request.POST)
        if form.is_valid():
            try:
                mark = marks.add(actor=self.actor, kind=kind, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Đã thêm vào lịch; hãy ghi đối chiếu khi đã xem nguồn."))
                return redirect(mark)
        messages.error(request, WRONG_FIELDS)
        return self.shown(kind, form, status=422)

    def kind(self) -> MarkKind:
        """Loại. Raises Http404 for one that is none."""
        value = self.request.GET.get("loai") or MarkKind.EVENT.value
        if value not in MarkKind.values:
            raise Http404(value)
        return MarkKind(value)

    def shown(self, kind: MarkKind, form: Any, status: int = 200) -> HttpResponse:
        """The form on its page."""
        context = {"kind": kind, "kinds": list(MarkKind), "fill": form}
        return self.page("overview/new_mark.html", context, status=status)


class MarkView(MarkScreen):
    """Một ngày: what is told of it; the office corrects it, checks it, lets it end."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        access.require_some(self.actor, policy.SEE)
        return self.shown(self.mark(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Correct, verify or end; each is a POST with its name."""
        access.require(self.actor, policy.KEEP_MARKS)
        mark, act = self.mark(pk), request.POST.get("act", "")
        forms = {"correct": form_of(MarkKind(mark.kind)), "verify": VerifyForm, "end": None}
        if act not in forms:
            raise Http404(act)
        kind = forms[act]
        form = kind(request.POST, prefix=act) if kind else None
        if form is not None and not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.shown(mark, {act: form}, status=422)
        verb: Any = {"correct": marks.correct, "verify": marks.verify, "end": marks.end}[act]
        try:
            verb(actor=self.actor, mark=mark, **(form.cleaned_data if form else {}))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.shown(mark, {act: form} if form else {}, status=422)
        messages.success(request, _("Đã lưu."))
        return redirect(mark)

    def mark(self, pk: int) -> CalendarMark:
        """The day in the address; Http404 for none."""
        return get_object_or_404(CalendarMark.objects.select_related("unit", "verified_by"), pk=pk)

    def shown(
        self, mark: CalendarMark, bound: dict[str, Any] | None = None, status: int = 200
    ) -> HttpResponse:
        """The page with fresh forms, save the one that was refused."""
        told = {name: getattr(mark, name) for name in marks.FIELDS} | {"unit": mark.unit_id}
        for name in ("starts_on", "ends_on"):
            told[name] = f"{told[name]:%d/%m/%Y}" if told[name] else ""
        fresh = {
            "correct": form_of(MarkKind(mark.kind))(prefix="correct", initial=told),
            "verify": VerifyForm(prefix="verify", initial={"source": mark.source}),
        } | (bound or {})
        context = {
            "mark": mark,
            "may_keep": self.may_keep,
            "fill": fresh,
            "history": lines(history_of(mark)[:SHOWN_HISTORY]) if self.may_keep else [],
        }
        return self.page("overview/mark.html", context, status=status)


def form_of(kind: MarkKind) -> type[AnnualForm] | type[EventForm]:
    """Biểu mẫu của một loại."""
    return EventForm if kind == MarkKind.EVENT else AnnualForm
