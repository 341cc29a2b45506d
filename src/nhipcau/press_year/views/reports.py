"""Báo cáo năm: the years, one year with its six figures, what lowers each, the paper."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access

from .. import queries
from ..domain import papers, policy
from ..domain import reports as years
from ..domain.figures import Figure
from ..enums import FigureKey, YearState
from ..forms.reports import FreezeForm, OpenForm, WriteForm
from .screen import FormScreen, Screen

YEARS = Listing(
    "bao-cao-nam-phat-ngon",
    [
        Column("year", gettext_lazy("Năm"), 1),
        Column("office", gettext_lazy("Cơ quan báo cáo"), 2),
        Column("starts_on", gettext_lazy("Từ ngày"), 3),
        Column("ends_on", gettext_lazy("Đến hết ngày"), 3),
        Column("state", gettext_lazy("Bước"), 4),
    ],
    cells=lambda each: [each.year, str(each.office), each.starts_on, each.ends_on, each.get_state_display()],
)
LINES = (
    gettext_lazy("Bản ghi"),
    gettext_lazy("Đơn vị"),
    gettext_lazy("Ngày"),
    gettext_lazy("Được tính"),
    gettext_lazy("Vì sao không tính"),
)


class YearList(Screen):
    """Các năm."""

    listing = YEARS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        found = queries.visible_to(self.actor)
        if text := request.GET.get("q", "")[:60].strip():
            by_year = found.filter(year=int(text)) if text.isdecimal() else found.none()
            found = by_year | found.filter(office__name__icontains=text)
        if "export" in request.GET:
            return self.listed.file(found)
        context = {
            "page_obj": self.listed.page(found),
            "q": text,
            "may_write": bool(access.scope_of(self.actor, policy.COMPILE)),
        }
        return render(request, "press_year/reports.html", context)


class OpenYear(FormScreen):
    """Lập báo cáo của một năm."""

    form_class = OpenForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.COMPILE)

    def arguments(self) -> dict[str, Any]:
        return {"units": self.units_for(policy.COMPILE)}

    def save(self, form: OpenForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        made = years.open_(actor=self.actor, office=wanted["office"], year=wanted["year"])
        return _("Các con số dưới đây là của hôm nay; chốt được khi kỳ số liệu kết thúc."), made

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Lập báo cáo năm về phát ngôn"),
            "button": _("Lập"),
            "back": reverse("press_year:reports"),
        }


class YearPage(Screen):
    """Một năm."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        report = self.report(pk)
        today = timezone.localdate()
        found = years.figures_of(report)
        context = {
            "report": report,
            "figures": list(enumerate(found, 1)),
            "lowered": [each for each in found if each.lacking],
            "is_preview": report.state == YearState.OPEN,
            "is_over": today > report.ends_on,
            "until": min(report.ends_on, today),
            "deadlines": list(deadlines_of(report)),
            "freezes": report.freezes.select_related("taken_by"),
            "writes": self.can(policy.COMPILE, report.office) and report.state != YearState.SENT,
        }
        return render(request, "press_year/report.html", context)


class FigurePage(Screen):
    """Một con số và các bản ghi của nó."""

    def get(self, request: HttpRequest, pk: int, key: str) -> HttpResponseBase:
        """The page, or its records as a table file."""
        self.reach(policy.READ)
        report = self.report(pk)
        figure = next((each for each in years.figures_of(report) if each.key == key), None)
        if figure is None:
            raise Http404
        if kind := request.GET.get("export", ""):
            return export_response(f"{report.year}-{key}", LINES, _rows(figure), kind)
        number = list(FigureKey.values).index(key) + 1
        rows = [{"line": each, "day": date.fromisoformat(each.day)} for each in figure.lines]
        context = {"report": report, "figure": figure, "rows": rows, "number": number}
        return render(request, "press_year/figure.html", context)


class WriteYear(FormScreen):
    """Viết phần II."""

    form_class = WriteForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.report(kwargs["pk"])
        self.reach(policy.COMPILE, self.about.office)

    def arguments(self) -> dict[str, Any]:
        return {"report": self.about}

    def save(self, form: WriteForm) -> tuple[str, Any]:
        return _("Đã lưu."), years.write(actor=self.actor, report=self.about, **form.cleaned_data)

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Khó khăn, đề xuất"),
            "lead": str(self.about),
            "back": self.about.get_absolute_url(),
        }


class FreezeYear(FormScreen):
    """Chốt số liệu."""

    form_class = FreezeForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.report(kwargs["pk"])
        self.reach(policy.COMPILE, self.about.office)

    def save(self, form: FreezeForm) -> tuple[str, Any]:
        years.freeze(actor=self.actor, report=self.about, reason=form.cleaned_data["reason"])
        return _("Đã chốt. Các con số và bản ghi được giữ nguyên như lúc này."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Từ lúc chốt, báo cáo giữ đúng các con số và bản ghi này, dù về sau có gì sửa.")
        return {
            "title": _("Chốt số liệu"),
            "lead": lead,
            "button": _("Chốt"),
            "back": self.about.get_absolute_url(),
        }


class DraftPaper(Screen, core_screen.Act):
    """Lập văn bản."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.about = self.report(kwargs["pk"])
        papers.draft(actor=self.actor, report=self.about)
        return _("Đã lập văn bản. Nội dung theo báo cáo cho đến khi trình ký."), self.about

    def back(self, **kwargs: Any) -> Any:
        return self.about


def _rows(figure: Figure) -> list[tuple[str, ...]]:
    yes, no = _("có"), _("không")
    return [(each.label, each.unit, each.day, no if each.lacks else yes, each.lacks) for each in figure.lines]
