"""Nhắc các đơn vị: many tasks at once, those ticked in a list or all that its filter finds."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.plans import queries
from nhipcau.plans.models import Assignment
from nhipcau.plans.views import tracking
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import policy, rounds
from ..forms.reminders import RemindForm
from .screen import Screen, actor_of

# Up to so many are reminded of at once; of more the count is told first and asked for.
ASK_ABOVE = 10
TRACKING, LOG = "tracking", "log"
PAGES = {TRACKING: "plans:tracking", LOG: "steering:reminders"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Những việc được chọn: `ticked` by number, or all that the filter `query` finds in the list of work."""

    origin: str
    query: str
    ticked: tuple[int, ...]
    is_all: bool

    @classmethod
    def of(cls, asked: QueryDict) -> "Choice":
        """As the request tells it."""
        origin = asked.get("from", "")
        return cls(
            origin=origin if origin in PAGES else TRACKING,
            query=asked.get("query", ""),
            ticked=tuple(int(each) for each in asked.getlist("viec") if each.isdecimal()),
            is_all=asked.get("act") == "all" or asked.get("is_all") == "1",
        )

    @property
    def back(self) -> str:
        """Where the list stood."""
        address = reverse(PAGES[self.origin])
        return f"{address}?{self.query}" if self.query else address

    @property
    def address(self) -> str:
        """Xem trước, as an address."""
        pairs = [("from", self.origin), ("query", self.query), ("is_all", "1" if self.is_all else "")]
        pairs += [("viec", str(pk)) for pk in self.ticked if not self.is_all]
        return f"{reverse('steering:remind_many')}?{urlencode(pairs)}"

    def works(self, person: User) -> list[Assignment]:
        """Các việc ấy, as far as this person sees them, and one more than is allowed at once."""
        if not self.is_all:
            found = queries.visible_to(person).filter(pk__in=self.ticked[: rounds.MOST + 1])
        else:
            found = tracking.found_by(QueryDict(self.query), person)
        return list(queries.for_lists(found.order_by("due", "pk"))[: rounds.MOST + 1])


class RemindManyView(Screen):
    """Xem trước một lượt nhắc rồi gửi; few tasks on a working day are sent at once."""

    tab = "reminders"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show who would be told of what, and the words to copy."""
        return self.preview(request, Choice.of(request.GET))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Remind, or show first what is asked for."""
        actor, choice = actor_of(request), Choice.of(request.POST)
        access.require_some(actor, policy.REMIND)
        form = RemindForm(request.POST)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        works = choice.works(actor)
        is_sure = request.POST.get("sure") == "1"
        if not is_sure and (len(works) > ASK_ABOVE or rounds.is_quiet(timezone.localdate()) or self.looks()):
            return self.preview(request, choice, words=words)
        try:
            found = rounds.remind_many(actor=actor, works=works, words=words)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            (messages.success if found.told else messages.warning)(request, found.said())
        return redirect(choice.back)

    def looks(self) -> bool:
        """Chỉ xem trước."""
        return self.request.POST.get("act") == "look"

    def preview(self, request: HttpRequest, choice: Choice, *, words: str = "") -> HttpResponse:
        """The page; back to the list when there is nothing to show."""
        person = actor_of(request)
        access.require_some(person, policy.REMIND)
        refused = ""
        try:
            found = rounds.sort(person=person, works=choice.works(person))
        except Refused as refusal:
            if request.method == "POST":
                messages.error(request, refusal.sentence)
                return redirect(choice.back)
            found, refused = rounds.Round(), refusal.sentence
        units: list[dict[str, Any]] = [
            {"unit": unit, "works": works, "people": people, "message": rounds.message(unit, works)}
            for unit, works, people in found.by_unit + found.unreached
        ]
        context = self.frame(
            found=found,
            refused=refused,
            units=units,
            choice=choice,
            form=RemindForm(initial={"words": words}),
            is_quiet=rounds.is_quiet(timezone.localdate()),
        )
        return render(request, "steering/round.html", context)
