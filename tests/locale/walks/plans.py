"""Screens from directive to evidence (nối cấp)."""

from django.utils import timezone

from nhipcau.plans import queries
from nhipcau.plans.domain import evidence, plans
from nhipcau.units.enums import Role

from ..world import World, reader


def screens(world: World) -> dict[str, list[object]]:
    """Tên và tham số của mỗi màn hình: a unit's own plan with a piece of evidence under its line."""
    staff, today = reader(world.unit, Role.UNIT_STAFF), timezone.localdate()
    plan = plans.draft(
        actor=staff, office=world.unit, year=today.year, title="Work of the year", directives=[world.ready]
    )
    work = world.late
    line = queries.serving(work).get()
    evidence.add_link(
        actor=staff,
        assignment=work,
        activity=line,
        link="https://example.org/story",
        title="Another story",
        kind="publication",
        done_on=today,
    )
    return {
        "plans:unit_plans": [],
        "plans:asked": [],
        "plans:line": [plan.pk, line.pk],
        "plans:chain_of_plan": [plan.pk],
        "plans:chain_of_directive": [world.ready.pk],
        "plans:chain_of_work": [work.pk],
    }
