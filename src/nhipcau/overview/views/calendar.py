"""Lịch: what falls on the days of a week, month, quarter or year, as tables of weeks, or of one day."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from nhipcau.clock.domain.calendars import office_calendar
from nhipcau.clock.domain.explaining import weekday
from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access
from nhipcau.units.queries import standing_office

from ..domain import entries, policy
from ..domain.agenda import Agenda, Day
from ..domain.stretches import FIRST_YEAR, LAST_YEAR, Stretch, stretch, weeks
from ..enums import Entry, Look
from ..forms.calendar import CalendarForm
from ..queries import agenda as queries
from .tabs import OverviewScreen

# Of a year every day has its number alone.
SHOWN = {Look.WEEK: 12, Look.MONTH: 3, Look.QUARTER: 2, Look.YEAR: 0}
PER_PAGE, NEAR = 100, 5


@dataclass(frozen=True, slots=True)
class Square:
    """Một ô: its day, whether it belongs to the month, where the day's list is."""

    day: Day | None
    url: str = ""
    # Of a year alone, whose squares are hundreds: the whole day in words, and how many entries.
    told: str = ""
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Một tuần của bảng."""

    number: int
    url: str
    squares: list[Square]


@dataclass(frozen=True, slots=True)
class Piece:
    """Một bảng: a month of the stretch, or the week."""

    name: str
    url: str
    weeks: list[Week]


class CalendarView(OverviewScreen):
    """Lịch; `?export=csv` or `xlsx` gives the stretch that is shown."""

    tab = "calendar"
    keeps_filters = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """The calendar, or its table. Raises Http404 for days, looks and kinds that do not exist."""
        access.require_some(self.actor, policy.SEE)
        today = timezone.localdate()
        form = CalendarForm(request.GET, today=today, sees_all=self.sees_all)
        if not form.is_valid():
            raise Http404
        self.form, self.chosen = form, form.stretch()
        export = request.GET.get("export")
        days = self.days(today, None if export else SHOWN.get(self.chosen.look))
        if export:
            return exported(self.chosen, days, export, request)
        context = self.shared(today) | {"total": sum(day.count for day in days.values())}
        if self.chosen.look == Look.DAY:
            return self.one_day(days[self.chosen.first], context)
        context["pieces"] = [self.piece(*month, days) for month in self.chosen.months]
        if Entry.ACTIVITY in form.kinds():
            ends = (self.chosen.first, self.chosen.last)
            context["through"] = queries.first_through(self.actor, *ends, NEAR + 1)
        return self.page("overview/calendar.html", context)

    def days(self, today: date, most: int | None) -> dict[date, Day]:
        """Các ngày trong khoảng."""
        chosen, kinds = self.chosen, self.form.kinds()
        agenda = Agenda(self.actor, chosen.first, chosen.last, today=today, kinds=kinds, most=most)
        # Whoever sits in the standing office has it among their units already.
        own = access.own_units(self.actor)
        office = next((unit for unit in own if unit.is_standing_office), None) or standing_office()
        if Entry.PERIOD in kinds and office:
            agenda.add_periods(office)
        every = [date.fromordinal(at) for at in range(chosen.first.toordinal(), chosen.last.toordinal() + 1)]
        return agenda.days(office_calendar(), every)

    def one_day(self, day: Day, context: dict[str, Any]) -> HttpResponse:
        """Danh sách của một ngày, with what is under way."""
        page = self.listed.page(day.items, PER_PAGE)
        context |= {"day": day, "page_obj": page, "lunar_words": lunar_words(day)}
        if Entry.ACTIVITY in self.form.kinds():
            context["through"] = queries.first_through(self.actor, day.day, day.day, PER_PAGE + 1)
        return self.page("overview/calendar_day.html", context)

    def shared(self, today: date) -> dict[str, Any]:
        """Khoảng đang xem, and the ways to the others."""
        chosen = self.chosen
        anchor = today if chosen.first <= today <= chosen.last else chosen.first
        shown = chosen.first if chosen.look != Look.WEEK else anchor
        return {
            "form": self.form,
            "chosen": chosen,
            "today": today,
            "kinds": self.form.kinds(),
            "looks": [(look.label, self.url(stretch(look, anchor)), look == chosen.look) for look in Look],
            "before": (chosen.before.name, self.url(chosen.before)) if chosen.before else None,
            "after": (chosen.after.name, self.url(chosen.after)) if chosen.after else None,
            "now": self.url(stretch(chosen.look, today)),
            "jump": {"month": shown.month, "year": shown.year},
            "months": range(1, 13),
            "first_year": FIRST_YEAR,
            "last_year": LAST_YEAR,
            "entries": entries.every(),
            "is_filtered": bool(self.form.cleaned_data["loai"]),
            "bare": reverse("overview:calendar"),
        }

    def piece(self, first: date, last: date, days: dict[date, Day]) -> Piece:
        """Bảng của một tháng hay một tuần; squares outside it are empty."""
        rows = [
            Week(
                week[3].isocalendar().week,
                self.link(Look.WEEK, max(week[0], first)),
                [self.square(days[day]) if first <= day <= last else Square(None) for day in week],
            )
            for week in weeks(first, last)
        ]
        name = self.chosen.name if self.chosen.look == Look.WEEK else stretch(Look.MONTH, first).name
        return Piece(name, self.link(Look.MONTH, first), rows)

    def square(self, day: Day) -> Square:
        """Ô của một ngày."""
        url = self.link(Look.DAY, day.day)
        if self.chosen.look != Look.YEAR:
            return Square(day, url)
        said = [f"{weekday(day.day)} {day.day:%d/%m/%Y}", day.lunar_words]
        said += [str(each.title) for each in ([day.special] if day.special else []) + day.marks]
        counted = ngettext("%(n)s mục", "%(n)s mục", day.count) % {"n": day.count} if day.count else ""
        return Square(day, url, ", ".join(said), counted)

    def url(self, chosen: Stretch) -> str:
        """Địa chỉ của một khoảng."""
        return self.link(chosen.look, chosen.first)

    def link(self, look: Look, day: date) -> str:
        """Địa chỉ của một cách xem quanh một ngày; the kinds chosen stay."""
        kinds = [("loai", kind) for kind in self.form.cleaned_data["loai"]]
        return f"?{urlencode([('xem', look.value), ('ngay', day.isoformat()), *kinds])}"


def lunar_words(day: Day) -> str:
    """Ngày âm đầy đủ; the names of months and years are Vietnamese, so English has the figures."""
    return str(day.lunar) if get_language() == "en" else day.lunar.words


def exported(chosen: Stretch, days: dict[date, Day], kind: str, request: HttpRequest) -> HttpResponse:
    """Bảng xuất: a row an entry; a day off and a day made up are rows too."""
    headers = [_("Ngày"), _("Thứ"), _("Âm lịch"), _("Loại"), _("Nội dung"), _("Đơn vị"), _("Ghi chú")]
    headers += [_("Tình trạng"), _("Đường dẫn")]
    states = {"late": _("quá hạn"), "done": _("đã xong"), "tentative": _("dự kiến"), "": ""}
    rows: list[list[Any]] = []
    for day in days.values():
        head = [day.day, weekday(day.day), str(day.lunar)]
        if day.special:
            note = _("dự kiến") if day.provisional else day.special.citation
            rows.append([*head, day.special.kind.label, day.special.title, "", note, "", ""])
        for each in [*day.marks, *day.items]:
            url = request.build_absolute_uri(each.url) if each.url else ""
            rows.append([*head, each.kind.label, each.title, each.unit, each.told, states[each.mark], url])
    return export_response(f"lich-{chosen.look}-{chosen.first}", headers, rows, kind)
