"""Bài theo người đọc và theo tháng."""

import calendar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from nhipcau.newsroom.domain import dates

from .. import queries
from . import social
from .frame import Page
from .site import Archive


class ForReaders(Archive):
    """Bài cho một nhóm người đọc."""

    def get(self, request: HttpRequest, number: str = "1", audience: str = "") -> HttpResponse:
        """The page; 404 for readers nothing is told to."""
        found, code = queries.for_audience(queries.shown_in(self.language), int(audience)), self.language.code
        first = found.select_related("story__audience", *queries.OF_LISTS).first()
        if first is None:
            raise Http404
        codes = queries.codes_of(queries.for_audience, int(audience))
        return self.listed(
            found,
            int(number),
            first=reverse("portal:audience", args=[code, audience]),
            beyond=lambda page: reverse("portal:audience_page", args=[code, audience, page]),
            kin={each: reverse("portal:audience", args=[each, audience]) for each in codes},
            heading=first.story.audience,
            heading_lang="vi",
        )


class Months(Page):
    """Lưu trữ: the months in which stories were published, with how many."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        code, title = self.language.code, self.words["archive"]
        years: dict[int, list[tuple[int, str, int]]] = {}
        for year, month, count in queries.months_of(self.language):
            years.setdefault(year, []).append((month, dates.month(year, month, code), count))
        lead = f"{title} – {self.words['site']}"
        context = {"years": years, "social": social.of_page(self, title, lead)}
        return self.standing("portal/months.html", context)


class OfMonth(Archive):
    """Bài đăng trong một tháng."""

    def get(self, request: HttpRequest, number: str = "1", year: str = "", month: str = "") -> HttpResponse:
        """The page; 404 for a month in which nothing was published."""
        if not 1 <= int(month) <= len(calendar.month_name) - 1:
            raise Http404
        code, given = self.language.code, (int(year), int(month))
        found = queries.in_month(queries.shown_in(self.language), *given)
        if not found.exists():
            raise Http404
        codes = queries.codes_of(queries.in_month, *given)
        return self.listed(
            found,
            int(number),
            first=reverse("portal:month", args=[code, year, month]),
            beyond=lambda page: reverse("portal:month_page", args=[code, year, month, page]),
            kin={each: reverse("portal:month", args=[each, year, month]) for each in codes},
            heading=dates.month(*given, code),
            heading_lang=self.language.code,
        )
