"""The office of world.py seen as a whole, and its clock, in plain letters too (toàn cảnh, đồng hồ)."""

from nhipcau.clock.models import Rule
from nhipcau.overview.enums import MarkKind
from nhipcau.overview.models import CalendarMark
from nhipcau.plans.models import Term
from tests.factories import clock as clocks
from tests.factories.clock import RuleFactory

from .world import World


class Seeing:
    """What is looked at rather than done: rules and deadlines, matrices, boards, comparisons."""

    def __init__(self, world: World) -> None:
        self.world = world
        Term.objects.update(name="Theme")
        Rule.objects.update(
            title="Answer", event="request received", document="Decree 1", article="5", clause="2", note=""
        )
        self.rule = RuleFactory(title="Answer", event="request received", document="Decree 1")
        self.deadline = clocks.deadline(rule=self.rule, unit=world.unit, label="Answer to a request")

    def a_mark(self) -> CalendarMark:
        """A day to remember."""
        return CalendarMark.objects.create(
            kind=MarkKind.DAY, name="Day", name_en="Day", source="Decree 1", month=1, day=9
        )

    def screens(self) -> dict[str, list[object]]:
        """Tên và tham số của mỗi màn hình."""
        return {
            "clock:rules": [],
            "clock:rule": [self.rule.pk],
            "clock:new_rule": [],
            "clock:correct_rule": [self.rule.pk],
            "clock:calculator": [],
            "clock:calendar": [],
            "clock:year": [2027],
            "clock:announcement": [2027],
            "clock:new_day": [],
            "clock:hours": [],
            "clock:deadlines": [],
            "clock:deadline": [self.deadline.pk],
            "directives:compare": [self.world.waiting.pk],
            "overview:units": [],
            "overview:unit": [self.world.unit.pk],
            "overview:records": [],
            "overview:board": [],
            "overview:timeline": [],
            "overview:calendar": [],
            "overview:feeds": [],
            "overview:marks": [],
            "overview:new_mark": [],
            "overview:mark": [self.a_mark().pk],
            "overview:activities": [],
            "overview:coverage": ["nhiem-vu"],
            "units:health": [],
            "units:retention": [],
        }
