"""Hoạt động của kế hoạch: add, change cells, move, take out and bring back, merge, say what they answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User

from .. import queries
from ..enums import CellState, Column
from ..models import Activity, ActivityObligation, Omission, Plan
from . import cells
from .holding import hold

# One paste from a spreadsheet; more than a year's plan of a province.
MOST_EDITS = 5000
MOST_ROWS = 2000
STORED = [*cells.FIELDS.values(), "folded", "starts_on", "due", "approver", "budget"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Một ô cần ghi; `seen` is what the person saw there before, None to write whatever stands."""

    activity: int
    column: Column
    value: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kết quả của một ô: what stands there now, and what to tell."""

    edit: Edit
    state: CellState
    standing: str
    said: str = ""


def add(
    *, actor: User, plan: Plan, group: str = "", after: Activity | None = None, count: int = 1
) -> list[Activity]:
    """Thêm hoạt động trống, at the end or after one. Raises Refused for more than MOST_ROWS."""
    with transaction.atomic():
        held = hold(actor, plan)
        standing = queries.live_activities(held).count()
        if not 1 <= count <= MOST_ROWS - standing:
            raise Refused(_("Một kế hoạch nhiều nhất %(n)d hoạt động.") % {"n": MOST_ROWS})
        first = (held.activities.aggregate(last=Max("position"))["last"] or 0) + 1
        made = [
            Activity(plan=held, group=after.group if after else group, position=first + step)
            for step in range(count)
        ]
        made = Activity.objects.bulk_create(made)
        if after:
            _place(held, made, after)
        audit.record_many(
            actor=actor,
            verb="plans.activity.add",
            changed=[(activity, {}, {"plan": held.pk}) for activity in made],
        )
    return made


def change(*, actor: User, plan: Plan, edits: Sequence[Edit]) -> list[Outcome]:
    """Ghi nhiều ô; each for itself, so that one the plan cannot take keeps none of the others out.

    A cell that somebody else changed since it was seen is not overwritten: OVERTAKEN, with what stands.
    """
    if len(edits) > MOST_EDITS:
        raise Refused(_("Nhiều nhất %(n)d ô một lần; hãy dán từng phần.") % {"n": MOST_EDITS})
    with transaction.atomic():
        held = hold(actor, plan)
        desk = cells.Desk(held.year)
        wanted = {edit.activity for edit in edits}
        known = {row.pk: row for row in queries.lines(held).filter(pk__in=wanted)}
        before: dict[int, dict[str, str]] = {pk: {} for pk in known}
        outcomes = [_change(desk, known.get(edit.activity), edit, before) for edit in edits]
        changed = [(known[pk], old) for pk, old in before.items() if old]
        for activity, _old in changed:
            activity.refold()
        Activity.objects.bulk_update([activity for activity, _old in changed], STORED, batch_size=100)
        audit.record_many(
            actor=actor,
            verb="plans.activity.change",
            changed=[
                (activity, old, {name: cells.read(activity, Column(name)) for name in old})
                for activity, old in changed
            ],
        )
    return outcomes


def _change(
    desk: cells.Desk, activity: Activity | None, edit: Edit, before: dict[int, dict[str, str]]
) -> Outcome:
    if activity is None:
        return Outcome(edit, CellState.REFUSED, "", _("Hoạt động này đã được bỏ khỏi kế hoạch."))
    standing = cells.read(activity, edit.column)
    if edit.seen is not None and edit.seen != standing and edit.value.strip() != standing:
        return Outcome(edit, CellState.OVERTAKEN, standing)
    try:
        said = cells.write(desk, activity, edit.column, edit.value)
    except Refused as refusal:
        return Outcome(edit, CellState.REFUSED, standing, refusal.sentence)
    now = cells.read(activity, edit.column)
    if now != standing:
        before[activity.pk].setdefault(edit.column.value, standing)
    return Outcome(edit, CellState.SAVED, now, said)


def move(*, actor: User, plan: Plan, activity: Activity, step: int) -> None:
    """Chuyển lên (-1) hoặc xuống (1) trong nhóm; at the edge nothing happens."""
    with transaction.atomic():
        held = hold(actor, plan)
        group = list(queries.live_activities(held).filter(group=activity.group).order_by("position", "pk"))
        at = next((place for place, row in enumerate(group) if row.pk == activity.pk), None)
        if at is None or not 0 <= at + step < len(group):
            return
        group.insert(at + step, group.pop(at))
        _number(group)
        audit.record(
            actor=actor,
            verb="plans.activity.move",
            subject=activity,
            before={"place": at + 1},
            after={"place": at + step + 1},
        )


def remove(*, actor: User, plan: Plan, activity: Activity) -> None:
    """Bỏ hoạt động khỏi kế hoạch; it can be brought back. Repeated it changes nothing."""
    _set_removed(actor, plan, activity, removed=True, verb="plans.activity.remove")


def restore(*, actor: User, plan: Plan, activity: Activity) -> None:
    """Lấy lại hoạt động đã bỏ, with all it said and answered."""
    _set_removed(actor, plan, activity, removed=False, verb="plans.activity.restore")


def answer(*, actor: User, plan: Plan, activity: Activity, obligations: Iterable[Obligation]) -> None:
    """Ghi nhiệm vụ mà hoạt động đáp ứng, in the place of those before; an omitted one is omitted no more.

    Raises Refused for an obligation of another directive, or one not confirmed.
    """
    wanted = {obligation.pk for obligation in obligations}
    with transaction.atomic():
        held = hold(actor, plan)
        row = queries.live_activities(held).get(pk=activity.pk)
        before = set(row.answers.values_list("obligation", flat=True))
        fitting = queries.plan_obligations(held).filter(pk__in=wanted - before)
        if fitting.count() != len(wanted - before):
            raise Refused(_("Chỉ chọn nhiệm vụ đã xác nhận trong các văn bản làm căn cứ của kế hoạch."))
        if wanted == before:
            return
        row.answers.exclude(obligation__in=wanted).delete()
        link(row, wanted)
        audit.record(
            actor=actor,
            verb="plans.activity.answer",
            subject=row,
            before={"obligations": sorted(before)},
            after={"obligations": sorted(wanted)},
        )


def link(activity: Activity, obligations: set[int]) -> None:
    """Ghi nhiệm vụ được đáp ứng, in the caller's transaction; none of them stays left out."""
    ActivityObligation.objects.bulk_create(
        (ActivityObligation(activity=activity, obligation_id=pk) for pk in sorted(obligations)),
        ignore_conflicts=True,
    )
    Omission.objects.filter(plan=activity.plan_id, obligation__in=obligations).delete()


def _set_removed(actor: User, plan: Plan, activity: Activity, *, removed: bool, verb: str) -> None:
    with transaction.atomic():
        held = hold(actor, plan)
        row = held.activities.select_for_update().get(pk=activity.pk)
        if (row.removed_at is not None) == removed:
            return
        row.removed_at = timezone.now() if removed else None
        row.save(update_fields=["removed_at"])
        stated: dict[str, Any] = {"plan": held.pk, "text": row.text}
        audit.record(actor=actor, verb=verb, subject=row, after=stated)


def _place(plan: Plan, made: list[Activity], after: Activity) -> None:
    order = [row for row in queries.live_activities(plan) if row not in made]
    at = next((place for place, row in enumerate(order) if row.pk == after.pk), len(order) - 1)
    _number([*order[: at + 1], *made, *order[at + 1 :]])


def _number(rows: list[Activity]) -> None:
    """Đánh lại thứ tự within the places these rows hold."""
    places = sorted(row.position for row in rows)
    if len(set(places)) < len(places):
        places = list(range(1, len(rows) + 1))
    changed = []
    for row, place in zip(rows, places, strict=True):
        if row.position != place:
            row.position = place
            changed.append(row)
    Activity.objects.bulk_update(changed, ["position"])
