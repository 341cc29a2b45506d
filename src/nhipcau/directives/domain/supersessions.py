"""Văn bản thay thế: a later version takes the place of an older one and carries its confirmed tasks over."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import DirectiveState, Matched, ObligationState, Part
from ..models import Directive, Obligation, ObligationUnit
from . import completion, parties, policy, values
from .matching import Match, Task, difference, match
from .obligations import EDITABLE, guards
from .proposals import hold_directive

Follower = Callable[[User, Obligation, Obligation], None]
# Higher apps append what follows an obligation to the one that takes its place: called with the actor, the
# old and the new one, within the transaction.
followers: list[Follower] = []


@dataclass(frozen=True, slots=True)
class Pair:
    """Một dòng đối chiếu; `objection` says why one that is gone cannot end yet."""

    kind: Matched
    old: Obligation | None
    new: Obligation | None
    objection: str = ""

    @property
    def words(self) -> list[tuple[str, str]]:
        """Khác nhau từng từ of a pair."""
        return difference(self.old.text, self.new.text) if self.old and self.new else []


@dataclass(frozen=True, slots=True)
class Carried:
    """Kết quả: how many tasks were carried over, ended, kept with the old version, or are new."""

    carried: int
    ended: int
    kept: int
    new: int


def compare(*, old: Directive, new: Directive, separate: Collection[int] = ()) -> list[Pair]:
    """Đối chiếu nhiệm vụ của hai bản; `separate` are old obligations a person says have no counterpart."""
    before = {task.pk: task for task in _live(old)}
    after = {task.pk: task for task in _live(new)}
    rows: list[Match] = []
    for row in match([_task(each) for each in before.values()], [_task(each) for each in after.values()]):
        if row.old in separate and row.new is not None:
            rows += [Match(Matched.NEW, None, row.new), Match(Matched.GONE, row.old, None)]
        else:
            rows.append(row)
    pairs = [Pair(row.kind, before.get(row.old or 0), after.get(row.new or 0)) for row in rows]
    return [replace(pair, objection=_objection(pair)) for pair in pairs]


def replace_version(
    *,
    actor: User,
    old: Directive,
    new: Directive,
    separate: Collection[int] = (),
    kept: Collection[int] = (),
) -> Carried:
    """Thay `old` bằng `new`: matched tasks take over confirmation, units and corrections of the old ones.

    Old ones without a counterpart end, except confirmed ones in `kept`, which the old version still asks
    for. Raises PermissionDenied; Refused when either is not read, is superseded, or an ending task is being
    worked on.
    """
    access.require(actor, policy.REVIEW)
    with transaction.atomic():
        before, after = _held(old, new)
        counts = dict.fromkeys(("carried", "ended", "kept", "new"), 0)
        for pair in compare(old=before, new=after, separate=separate):
            counts[_settle(actor, pair, kept)] += 1
        before.superseded_by, before.superseded_at = after, timezone.now()
        before.save(update_fields=["superseded_by", "superseded_at"])
        after.duplicate_of = None
        after.save(update_fields=["duplicate_of"])
        facts = {"superseded_by": after.pk, **counts}
        audit.record(actor=actor, verb="directives.supersede", subject=before, after=facts)
        completion.settle(actor=actor, directive=after)
    return Carried(**counts)


def _settle(actor: User, pair: Pair, kept: Collection[int]) -> str:
    if pair.old is None:
        return "new"
    if pair.new is not None:
        if pair.old.state == ObligationState.CONFIRMED:
            _take_over(actor, pair.old, pair.new, reworded=pair.kind == Matched.CHANGED)
        _end(actor, pair.old, pair.new)
        return "carried"
    if pair.old.pk in kept and pair.old.state == ObligationState.CONFIRMED:
        return "kept"
    if pair.objection:
        raise Refused(
            _("Nhiệm vụ “%(task)s” không còn trong bản mới nhưng đang có việc: %(why)s Chưa thay đổi gì.")
            % {"task": pair.old.text[:120], "why": pair.objection}
        )
    _end(actor, pair.old, None)
    return "ended"


def _take_over(actor: User, old: Obligation, new: Obligation, *, reworded: bool) -> None:
    """The person's decisions on the old one hold for the new: values corrected, units chosen, confirmed."""
    new.replaces = old
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    # One that a person has confirmed already stands as that person left it.
    if new.state == ObligationState.PROPOSED:
        before, after = audit.changes(new, _corrected(old, reworded=reworded))
        _take_parties(old, new, whole=not reworded)
        new.state, new.confirmed_at = ObligationState.CONFIRMED, timezone.now()
    new.save()
    facts = {"replaces": old.pk, "state": new.state, **after}
    audit.record(actor=actor, verb="directives.obligation.take_over", subject=new, before=before, after=facts)
    for follow in followers:
        follow(actor, old, new)


def _corrected(old: Obligation, *, reworded: bool) -> dict[str, Any]:
    """What a person put right or filled in; a sentence reworded by its issuer keeps its issuer's words."""
    read = values.obligation_of(old.machine or {})
    fields = [name for name in EDITABLE if name != "text" or not reworded]
    return {name: getattr(old, name) for name in fields if getattr(old, name) != read.get(name, "")}


def _take_parties(old: Obligation, new: Obligation, *, whole: bool) -> None:
    """The units of the old one; of a reworded one only what a person decided, where names are the same."""
    old_parties, new_parties = list(old.parties.all()), list(new.parties.all())
    known = {(party.part, fold(party.written)): party for party in old_parties}
    if not whole:
        for party in new_parties:
            settled = known.get((party.part, fold(party.written)))
            if settled is not None:
                for name in ("unit", "group", "through", "chosen"):
                    setattr(party, name, getattr(settled, name))
                party.save(update_fields=["unit", "group", "through", "chosen"])
        whole = not any(_is_lead(party) for party in new_parties)
    if whole and [_taken_for(each) for each in old_parties] != [_taken_for(each) for each in new_parties]:
        new.parties.all().delete()
        parties.copy(old_parties, new)


def _taken_for(party: ObligationUnit) -> tuple[object, ...]:
    return party.part, party.written, party.unit_id, party.group_id, party.through_id, party.chosen


def _is_lead(party: ObligationUnit) -> bool:
    return party.part == Part.LEAD and bool(party.unit_id or party.group_id)


def _end(actor: User, old: Obligation, new: Obligation | None) -> None:
    before = {"state": old.state}
    old.state = ObligationState.SUPERSEDED
    old.save(update_fields=["state"])
    facts = {"state": old.state, "by": new.pk if new else None}
    audit.record(actor=actor, verb="directives.obligation.supersede", subject=old, before=before, after=facts)


def _held(old: Directive, new: Directive) -> tuple[Directive, Directive]:
    """Both locked, in one order whoever asks, so that two people cannot wait for each other."""
    if old.pk == new.pk:
        raise Refused(_("Một văn bản không thay thế chính nó; hãy chọn văn bản cũ khác."))
    held = {pk: hold_directive(pk) for pk in sorted((old.pk, new.pk))}
    if held[new.pk].state not in {DirectiveState.REVIEW, DirectiveState.CONFIRMED}:
        raise Refused(_("Bản mới chưa đọc xong nên chưa thay được."))
    list(Obligation.objects.select_for_update().filter(directive__in=held).order_by("pk"))
    return held[old.pk], held[new.pk]


def _live(directive: Directive) -> Iterable[Obligation]:
    found = queries.live(directive).select_related("directive")
    return found.defer("directive__reading").prefetch_related(Prefetch("parties", queries.parties()))


def _task(obligation: Obligation) -> Task:
    """Compared by the document's own words: what a person reworded is still the same sentence."""
    machine: dict[str, Any] = obligation.machine or {}
    return Task(obligation.pk, obligation.section, str(machine.get("text") or obligation.text))


def _objection(pair: Pair) -> str:
    if pair.old is None or pair.new is not None or pair.old.state != ObligationState.CONFIRMED:
        return ""
    for guard in guards:
        try:
            guard(pair.old)
        except Refused as refusal:
            return refusal.sentence
    return ""
