"""Bảng việc: a column for each state; a card leads to the page where its next step is done."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from nhipcau.plans import queries as plans
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.views import tracking
from nhipcau.units.domain import access

from ..domain import policy
from ..forms.board import BoardForm
from ..queries import board as queries
from .tabs import OverviewScreen

PER_COLUMN = 10
# Cards of one column on paper.
MOST_PRINTED = 300


@dataclass(frozen=True, slots=True)
class Lane:
    """Một cột: its state, how many stand in it, the cards of its page, the ways to the others."""

    state: str
    label: str | Promise
    size: queries.Size
    cards: list[Any]
    before: str
    after: str
    page: int
    pages: int


class BoardView(OverviewScreen):
    """Bảng việc; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "board"
    # The rows of the tracking list, in a file of another name.
    listing = replace(tracking.WORK, file="bang-viec", anchor=0)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The board, or its table."""
        access.require_some(self.actor, policy.SEE)
        today = timezone.localdate()
        form = BoardForm(request.GET, person=self.actor)
        work = form.found(today)
        if "export" in request.GET:
            return self.listed.file(plans.for_files(work))
        sizes = queries.sizes(work, today)
        lanes = [self.lane(place, state, work, sizes) for place, state in enumerate(AssignmentState)]
        known = queries.cards(work, [key for lane in lanes for key in lane.cards])
        lanes = [replace(lane, cards=[known[key] for key in lane.cards if key in known]) for lane in lanes]
        context = {
            "form": form,
            "lanes": lanes,
            "total": sum(size.works for size in sizes.values()),
            "is_filtered": any(form.cleaned_data.values()),
        }
        return self.page("overview/board.html", context)

    def lane(self, place: int, state: AssignmentState, work: Any, sizes: dict[str, queries.Size]) -> Lane:
        """Một cột, its cards as numbers yet; an empty one asks nothing more of the database."""
        size, name = sizes.get(state.value, queries.Size(0, 0)), f"cot{place}"
        cards: list[Any] = []
        number, pages = 1, 1
        if size.works:
            per_page = MOST_PRINTED if self.listed.is_printed else PER_COLUMN
            paginator = Paginator(range(size.works), per_page)
            page = paginator.get_page(self.request.GET.get(name))
            number, pages = page.number, paginator.num_pages
            first = (number - 1) * per_page
            found = queries.column(work, state).values_list("pk", flat=True)
            cards = list(found[first : first + per_page])
        return Lane(
            state.value,
            state.label,
            size,
            cards,
            self.turned(name, number - 1) if number > 1 else "",
            self.turned(name, number + 1) if number < pages else "",
            number,
            pages,
        )

    def turned(self, name: str, number: int) -> str:
        """Trang khác của một cột; the others stay where they are."""
        parameters = self.request.GET.copy()
        parameters[name] = str(number)
        return f"?{parameters.urlencode()}#{name}"
