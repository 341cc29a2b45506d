"""Thiết lập: lịch nghỉ, làm bù của một năm, the year's announcement, and the office's hours."""

from calendar import Calendar as Months
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from ..domain import days, lunar, policy
from ..domain.calendar import Calendar
from ..domain.calendars import office_calendar
from ..domain.explaining import weekday
from ..domain.holidays import FIRST_YEAR, LAST_YEAR, SpecialDay, announcement_of
from ..enums import Occasion
from ..forms.calendar import AnnouncementForm, DayForm, HoursForm
from ..forms.rules import ReasonForm
from ..models import CalendarDay, YearAnnouncement


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô ngày của lịch tháng; `look` is off, made-up, weekend or nothing."""

    day: date
    look: str
    title: str


class YearView(Screen):
    """Cả năm trước mắt: twelve months, then the days that differ, each with its ground."""

    def get(self, request: HttpRequest, year: int | None = None) -> HttpResponse:
        """Page or table file."""
        access.require(request.user, policy.READ)
        today = timezone.localdate()
        year = today.year if year is None else year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404(str(year))
        calendar = office_calendar()
        specials = calendar.days_of(year)
        if kind := request.GET.get("export"):
            return _exported(specials, year, kind)
        own = {row.day: row for row in CalendarDay.objects.filter(day__year=year)}
        known = announcement_of(year)
        context = {
            "year": year,
            "today": today,
            "rows": [(each, own.get(each.day), calendar.is_provisional(each.day)) for each in specials],
            "taken_back": [row for day, row in sorted(own.items()) if calendar.special(day) is None],
            "months": [(month, _month(calendar, year, month)) for month in range(1, 13)],
            "announced": YearAnnouncement.objects.filter(year=year).first(),
            "known": known,
            "is_announced": calendar.year_announced(year),
            "years": [each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR],
            "calendar": calendar,
            "lunar_year": lunar.can_chi_of_year(year),
            "may_set": access.allowed(request.user, policy.SET_CALENDAR),
            "reason": ReasonForm(),
        }
        return render(request, "clock/year.html", context)


class DayView(Screen):
    """Khai một ngày nghỉ, một lần hoán đổi, hoặc trả một ngày về ngày thường."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_CALENDAR)
        return render(request, "clock/day_form.html", {"form": DayForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the day."""
        access.require(request.user, policy.SET_CALENDAR)
        form = DayForm(request.POST)
        if form.is_valid():
            try:
                kept = days.put(actor=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã khai ngày này; các hạn đang chạy đã được tính lại."))
                return redirect("clock:year", kept.day.year)
        else:
            messages.error(request, WRONG_FIELDS)
        return render(request, "clock/day_form.html", {"form": form}, status=422)


class RemoveDayView(Screen):
    """Bỏ một ngày cơ quan khai."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it away."""
        access.require(request.user, policy.SET_CALENDAR)
        row = get_object_or_404(CalendarDay, pk=pk)
        try:
            days.take_away(actor=request.user, row=row, reason=request.POST.get("reason", ""))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Đã bỏ ngày cơ quan khai; các hạn đang chạy đã được tính lại."))
        return redirect("clock:year", row.day.year)


class AnnouncementView(Screen):
    """Nhập thông báo lịch nghỉ của một năm; "Xem thử" shows what would change and keeps nothing."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        """Show the form with what the reckoning gives."""
        access.require(request.user, policy.SET_CALENDAR)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404(str(year))
        form = AnnouncementForm(initial=_reckoned(year))
        return render(request, "clock/announcement.html", {"form": form, "year": year})

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        """Try it, or keep it."""
        access.require(request.user, policy.SET_CALENDAR)
        form = AnnouncementForm(request.POST)
        context: dict[str, Any] = {"form": form, "year": year}
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return render(request, "clock/announcement.html", context, status=422)
        try:
            if request.POST.get("act") == "preview":
                context["entries"] = days.differences(year=year, **form.spans())
                return render(request, "clock/announcement.html", context)
            days.announce(
                actor=request.user, year=year, document=form.cleaned_data["document"], **form.spans()
            )
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
            return render(request, "clock/announcement.html", context, status=422)
        messages.success(
            request, _("Đã nhập thông báo năm %(year)d; các hạn đã được tính lại.") % {"year": year}
        )
        return redirect("clock:year", year)


class HoursView(Screen):
    """Giờ làm việc của cơ quan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_CALENDAR)
        calendar = office_calendar()
        form = HoursForm(initial={"opens": calendar.opens, "closes": calendar.closes})
        return render(request, "clock/hours.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep them."""
        access.require(request.user, policy.SET_CALENDAR)
        form = HoursForm(request.POST)
        if form.is_valid():
            try:
                days.set_hours(actor=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã lưu giờ làm việc; các hạn đang chạy đã được tính lại."))
                return redirect("clock:calendar")
        else:
            messages.error(request, WRONG_FIELDS)
        return render(request, "clock/hours.html", {"form": form}, status=422)


def _month(calendar: Calendar, year: int, month: int) -> list[list[Cell | None]]:
    weeks = Months().monthdatescalendar(year, month)
    return [[_cell(calendar, day) if day.month == month else None for day in week] for week in weeks]


def _cell(calendar: Calendar, day: date) -> Cell:
    special = calendar.special(day)
    if special is not None:
        return Cell(day, "off" if special.off else "made-up", special.title)
    return Cell(day, "weekend" if day.weekday() in calendar.weekend else "", "")


def _reckoned(year: int) -> dict[str, Any]:
    """Kỳ nghỉ theo phép tính, to begin from."""
    specials = office_calendar().days_of(year)
    tet = [each.day for each in specials if each.occasion == Occasion.TET]
    national = [each.day for each in specials if each.occasion == Occasion.NATIONAL]
    swaps = [each for each in specials if each.occasion == Occasion.SWAP and each.off and each.paired]
    return {
        "tet_from": min(tet, default=None),
        "tet_to": max(tet, default=None),
        "national_from": min(national, default=None),
        "national_to": max(national, default=None),
        "swaps": "\n".join(f"{each.day:%d/%m/%Y} – {each.paired:%d/%m/%Y}" for each in swaps),
    }


def _exported(specials: list[SpecialDay], year: int, kind: str) -> HttpResponse:
    headers = [_("Ngày"), _("Thứ"), _("Tên gọi"), _("Loại"), _("Hoán đổi với"), _("Căn cứ"), _("Nguồn")]
    rows = (
        [
            each.day,
            weekday(each.day),
            each.title,
            each.kind.label,
            each.paired,
            each.citation,
            each.origin.label,
        ]
        for each in specials
    )
    return export_response(f"lich-{year}", headers, rows, kind)
