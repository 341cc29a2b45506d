"""Tách và gộp: the parents stay in the trail as replaced, the children keep their place in the source."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ... import queries
from ...enums import ObligationState, Origin, Part
from ...models import Obligation, ObligationUnit
from .. import deadlines, parties, pieces, policy, values
from ..proposals import hold, hold_directive

FIELDS = (
    "kind",
    "section",
    "legal_kind",
    "deliverable",
    "authority",
    "responsibility",
    "report_to",
    "languages",
    *deadlines.FIELDS,
)


# What is said in words may stand side by side; a choice, a day, a rule may not.
JOINABLE = {"deliverable", "authority", "responsibility", "report_to", "deadline_text"}


def cut_points(obligation: Obligation) -> list[int]:
    """Chỗ có thể tách: offsets in the directive's text where a sentence or a clause begins."""
    clauses = [clause["span"] for clause in (obligation.machine or {}).get("clauses") or ()]
    return pieces.borders(obligation.directive.text, _spans(obligation), clauses)


def split(*, actor: User, obligation: Obligation, cuts: Iterable[int]) -> list[Obligation]:
    """Tách một nhiệm vụ tại các chỗ `cuts` (of `cut_points`) into two or more, in the document's own words.

    What the machine read inside one piece goes to that piece; what a person had filled in goes to all.
    Raises PermissionDenied; Refused when no cut is given or one does not stand between two sentences.
    """
    access.require(actor, policy.REVIEW)
    cuts = set(cuts)
    with transaction.atomic():
        held = hold(obligation)
        if not cuts or not cuts <= set(cut_points(held)):
            raise Refused(_("Hãy chọn ít nhất một chỗ tách giữa hai câu hoặc hai ý của nhiệm vụ."))
        text = held.directive.text
        cut_up = pieces.cut(text, _spans(held), cuts)
        machines: Sequence[dict[str, Any] | None] = (
            pieces.apportion(held.machine, cut_up, text) if held.machine else [None] * len(cut_up)
        )
        children = [
            _child(
                origin=Origin.SPLIT,
                spans=spans,
                words=pieces.words_of(text, spans),
                machine=machine,
                parents=[held],
            )
            for spans, machine in zip(cut_up, machines, strict=True)
        ]
        _replace([held], children, actor, "directives.obligation.split")
    return children


def merge(*, actor: User, obligations: Iterable[Obligation]) -> Obligation:
    """Gộp các nhiệm vụ liền nhau của một văn bản thành một.

    Raises PermissionDenied; Refused for fewer than two, or when they do not stand next to each other.
    """
    access.require(actor, policy.REVIEW)
    chosen = {obligation.pk: obligation for obligation in obligations}
    if len(chosen) < 2 or len({obligation.directive_id for obligation in chosen.values()}) != 1:
        raise Refused(_("Hãy đánh dấu từ hai nhiệm vụ trở lên của cùng một văn bản để gộp."))
    with transaction.atomic():
        held = [hold(chosen[pk]) for pk in sorted(chosen)]
        _require_adjacent(held)
        held.sort(key=lambda each: (each.position, each.pk))
        spans = pieces.joined(span for each in held for span in each.spans)
        machines = [each.machine for each in held if each.machine]
        text = held[0].directive.text
        machine = pieces.combine(machines, spans, text) if machines and spans else None
        words = _merged_words(held, spans, text)
        child = _child(origin=Origin.MERGED, spans=spans, words=words, machine=machine, parents=held)
        _replace(held, [child], actor, "directives.obligation.merge")
    return child


def undo(*, actor: User, obligation: Obligation) -> None:
    """Hoàn tác việc tách, gộp: the children go, the parents wait for confirmation again.

    Raises PermissionDenied; Refused once a child has been confirmed or divided further.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        hold_directive(obligation.directive_id)
        held = Obligation.objects.select_for_update().get(pk=obligation.pk)
        children = list(Obligation.objects.select_for_update().filter(parents=held))
        if held.state != ObligationState.REPLACED:
            raise Refused(_("Nhiệm vụ này chưa được tách hoặc gộp."))
        if any(child.state in {ObligationState.CONFIRMED, ObligationState.REPLACED} for child in children):
            raise Refused(
                _("Một phần của nhiệm vụ này đã được xác nhận hoặc tách, gộp tiếp; hãy mở lại phần đó trước.")
            )
        parents = Obligation.objects.filter(offspring__in=children).distinct()
        for child in children:
            _set_state(child, ObligationState.DROPPED, actor, "directives.obligation.undo")
        for parent in parents:
            _set_state(parent, ObligationState.PROPOSED, actor, "directives.obligation.undo")


def _child(
    *,
    origin: Origin,
    spans: Sequence[tuple[int, int]],
    words: str,
    machine: dict[str, Any] | None,
    parents: Sequence[Obligation],
) -> Obligation:
    first = parents[0]
    child = Obligation.objects.create(
        directive=first.directive,
        origin=origin,
        position=spans[0][0] if spans else first.position,
        spans=[list(span) for span in spans],
        machine=machine,
        text=words,
        **_fields(parents, machine),
    )
    parties.copy(_parties(parents, machine), child)
    return child


def _fields(parents: Sequence[Obligation], machine: dict[str, Any] | None) -> dict[str, Any]:
    """The reading's values for the child; where a person changed one in a parent, the person's stand."""
    read = values.obligation_of(machine or {})
    as_read = [values.obligation_of(parent.machine or {}) for parent in parents]
    found: dict[str, Any] = {name: read[name] for name in FIELDS if name in read}
    for name in FIELDS:
        now = [getattr(parent, name) for parent in parents]
        if name not in read or any(new != old[name] for new, old in zip(now, as_read, strict=True)):
            found[name] = _together(name, [value for value in now if value])
    return found


def _together(name: str, stated: list[Any]) -> Any:
    if not stated:
        return getattr(Obligation(), name)
    if isinstance(stated[0], list):
        return list(dict.fromkeys(item for value in stated for item in value))
    if name in JOINABLE:
        return values.fit(Obligation, name, "; ".join(dict.fromkeys(stated)))
    return stated[0]


def _parties(parents: Sequence[Obligation], machine: dict[str, Any] | None) -> list[ObligationUnit]:
    """Those of the parents, each name once, without what the machine read in another piece."""
    wanted = {part: {fold(n) for n in (machine or {}).get(key) or ()} for part, key in parties.ROLES.items()}
    found: dict[tuple[str, str], ObligationUnit] = {}
    for parent in parents:
        read = {fold(n) for key in parties.ROLES.values() for n in (parent.machine or {}).get(key) or ()}
        for party in parent.parties.all():
            name = fold(party.written)
            if name not in read or name in wanted[Part(party.part)]:
                found.setdefault((party.part, name), party)
    led = {name for part, name in found if part == Part.LEAD}
    return [party for (part, name), party in found.items() if part == Part.LEAD or name not in led]


def _merged_words(held: Sequence[Obligation], spans: Sequence[tuple[int, int]], text: str) -> str:
    untouched = all(each.text == pieces.words_of(text, _spans(each)) for each in held)
    return pieces.words_of(text, spans) if untouched and spans else " ".join(each.text for each in held)


def _require_adjacent(held: Sequence[Obligation]) -> None:
    order = list(queries.live(held[0].directive).values_list("pk", flat=True))
    places = sorted(order.index(each.pk) for each in held)
    if places != list(range(places[0], places[0] + len(places))):
        raise Refused(_("Chỉ gộp được các nhiệm vụ liền nhau; giữa các nhiệm vụ đã chọn còn nhiệm vụ khác."))


def _replace(parents: Sequence[Obligation], children: Sequence[Obligation], actor: User, verb: str) -> None:
    for child in children:
        child.parents.set(parents)
        after: Mapping[str, Any] = {
            "parents": [parent.pk for parent in parents],
            "spans": child.spans,
            "text": child.text,
        }
        audit.record(actor=actor, verb=verb, subject=child, after=after)
    for parent in parents:
        _set_state(parent, ObligationState.REPLACED, actor, verb)


def _set_state(obligation: Obligation, state: ObligationState, actor: User, verb: str) -> None:
    before = {"state": obligation.state}
    obligation.state = state
    obligation.save(update_fields=["state"])
    audit.record(actor=actor, verb=verb, subject=obligation, before=before, after={"state": state})


def _spans(obligation: Obligation) -> list[tuple[int, int]]:
    return values.spans_within(obligation.spans, len(obligation.directive.text))
