"""Sổ đính chính: the office's own errors, and what was taken down, in public (safeguards 6 and 8)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse

from nhipcau.core.views.exporting import export_response
from nhipcau.newsroom.domain import dates
from nhipcau.newsroom.models import Publication

from .. import queries
from ..domain import addresses
from . import social
from .frame import Page

ON_PAGE = 50
COLUMNS = ("kind", "at", "first_published_at", "hours_to_correct", "title", "address", "what")


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng: what was wrong or why it is gone, when, and how long it had stood."""

    shown: Publication
    said: str
    at: datetime
    is_gone: bool
    # The language of what is said.
    code: str

    @property
    def after(self) -> timedelta:
        """Từ khi đăng đến khi sửa."""
        return self.at - self.shown.first_at


class Register(Page):
    """Sổ đính chính của một ngôn ngữ, newest first."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponseBase:
        """The page; 404 for one beyond the last."""
        lines = self.lines()
        paginator = Paginator(lines, ON_PAGE)
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404
        page = paginator.page(int(number))
        title = self.words["corrections"]
        context = {
            "page_obj": page,
            "lines": [self._told(each) for each in page.object_list],
            "count": sum(not each.is_gone for each in lines),
            "gone": sum(each.is_gone for each in lines),
            "half": self._lasting(median(each.after for each in lines)) if lines else "",
            "newer": self._address(page.number - 1) if page.has_previous() else "",
            "older": self._address(page.number + 1) if page.has_next() else "",
            "social": social.of_page(self, title, self.words["corrections_lead"]),
        }
        if page.number > 1:
            return self.page("portal/register.html", context, address=self._address(page.number))
        return self.standing("portal/register.html", context)

    def lines(self) -> list[Line]:
        """Mọi dòng."""
        found = [
            Line(each, each.correction, each.at, is_gone=False, code=self.language.code)
            for each in queries.all_corrections(self.language)
        ]
        for each in queries.gone_in(self.language):
            assert each.story.withdrawn_at is not None  # noqa: S101 - asked of the database
            why, code = each.story.why_gone(self.language.code)
            found.append(Line(each, why, each.story.withdrawn_at, is_gone=True, code=code))
        return sorted(found, key=lambda each: each.at, reverse=True)

    def _told(self, line: Line) -> dict[str, Any]:
        key = "gone_after" if line.is_gone else "corrected_after"
        return {
            "line": line,
            "address": addresses.of(line.shown, self.language.code),
            "after": self.words[key].format(time=self._lasting(line.after)),
        }

    def _lasting(self, time: timedelta) -> str:
        return dates.lasting(time, self.words["lang"])

    def _address(self, number: int) -> str:
        code = self.language.code
        if number == 1:
            return reverse("portal:corrections", args=[code])
        return reverse("portal:corrections_page", args=[code, number])


class RegisterFile(Register):
    """Sổ đính chính dưới dạng bảng (CSV), for anyone who counts."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponseBase:
        """The file."""
        code = self.language.code
        rows = (
            (
                "withdrawal" if each.is_gone else "correction",
                each.at,
                each.shown.first_at,
                round(each.after.total_seconds() / 3600, 1),
                each.shown.version.title,
                self.whole(addresses.of(each.shown, code)),
                each.said,
            )
            for each in self.lines()
        )
        return export_response(f"corrections-{code}", COLUMNS, rows, "csv")
