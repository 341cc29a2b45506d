"""Sổ yêu cầu cải chính: what the office asked of the press, and what it answered (safeguards 7 to 9)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.views.exporting import export_response
from nhipcau.press.enums import LEFT
from nhipcau.press.models import RectificationRequest
from nhipcau.press.queries import public_rectifications

from . import social
from .frame import Page

ON_PAGE = 50
COLUMNS = (
    "case", "date", "letter", "outlet", "article", "link", "published_on", "sent_on", "state", "outcome",
    "reason", "answered_on", "answer", "responsible_unit",
)  # fmt: skip


class Rectifications(Page):
    """Sổ yêu cầu cải chính, newest first."""

    def get(self, request: HttpRequest, number: str = "1") -> HttpResponseBase:
        """The page; 404 for one beyond the last."""
        paginator = Paginator(public_rectifications(), ON_PAGE)
        if not 1 <= int(number) <= paginator.num_pages:
            raise Http404
        page = paginator.page(int(number))
        title = self.words["rectify_title"]
        context = {
            "page_obj": page,
            "lines": [self._told(each) for each in page.object_list],
            "newer": self._address(page.number - 1) if page.has_previous() else "",
            "older": self._address(page.number + 1) if page.has_next() else "",
            "social": social.of_page(self, title, self.words["rectify_lead"]),
        }
        if page.number > 1:
            return self.page("portal/rectifications.html", context, address=self._address(page.number))
        return self.standing("portal/rectifications.html", context)

    def _told(self, held: RectificationRequest) -> dict[str, Any]:
        return {
            "held": held,
            "has_left": held.state in LEFT,
            "how": self.words[f"rectify_{(held.outcome or held.state).replace('-', '_')}"],
            "why": self.words[f"rectify_{held.claim_kind}"] if held.state == "refused" else "",
            "proofs": held.proofs.all() if held.state in LEFT else (),
        }

    def _address(self, number: int) -> str:
        code = self.language.code
        if number == 1:
            return reverse("portal:rectifications", args=[code])
        return reverse("portal:rectifications_page", args=[code, number])


class RectificationFile(Page):
    """Sổ yêu cầu cải chính dưới dạng bảng (CSV), for anyone who counts."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The file; of what did not leave the office only number, date and why."""
        rows = (_row(each) for each in public_rectifications())
        return export_response(f"requests-for-correction-{self.language.code}", COLUMNS, rows, "csv")


def _row(held: RectificationRequest) -> tuple[Any, ...]:
    found = timezone.localdate(held.found_at)
    if held.state not in LEFT:
        reason = held.claim_kind if held.state == "refused" else ""
        return held.code, found, "", "", "", "", None, None, held.state, "", reason, None, "", str(held.unit)
    return (
        held.code,
        found,
        held.paper.full_number if held.paper else "",
        held.outlet,
        held.title,
        held.link,
        held.published_on,
        timezone.localdate(held.sent_at) if held.sent_at else None,
        held.state,
        held.outcome,
        held.outcome_note,
        held.answered_on,
        held.answer,
        str(held.unit),
    )
