"""Bảng việc: a column for each state; a card leads to the page where its next step is done."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import Promise

from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.views import tracking
from nhipcau.units.domain import access

from ..domain import policy
from ..forms.board import BoardForm
from ..queries import board as queries
from .tabs import OverviewScreen

PER_COLUMN = 10


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

    def get(self, request: HttpRequest) -> HttpResponse:
        """The board, or its table."""
        access.require_some(self.actor, policy.SEE)
        today = timezone.localdate()
        form = BoardForm(request.GET, person=self.actor)
        work = form.found(today)
        if kind := request.GET.get("export"):
            return tracking.exported(work, kind, name="bang-viec")
        sizes = queries.sizes(work, today)
        lanes = [self.lane(place, state, work, sizes) for place, state in enumerate(AssignmentState)]
        context = {
            "form": form,
            "lanes": lanes,
            "total": sum(size.works for size in sizes.values()),
            "is_filtered": any(form.cleaned_data.values()),
        }
        return self.page("overview/board.html", context)

    def lane(self, place: int, state: AssignmentState, work: Any, sizes: dict[str, queries.Size]) -> Lane:
        """Một cột; an empty one asks nothing more of the database."""
        size, name = sizes.get(state.value, queries.Size(0, 0)), f"cot{place}"
        cards: list[Any] = []
        number, pages = 1, 1
        if size.works:
            paginator = Paginator(range(size.works), PER_COLUMN)
            page = paginator.get_page(self.request.GET.get(name))
            number, pages = page.number, paginator.num_pages
            first = (number - 1) * PER_COLUMN
            cards = list(queries.column(work, state)[first : first + PER_COLUMN])
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
