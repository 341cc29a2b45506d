"""Thành lập, kiện toàn: one composition follows another, and none is written over."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Committee, Composition, Member
from . import circles, policy


def compose(
    *,
    actor: User,
    committee: Committee,
    decision_number: str,
    decided_on: date,
    issuer: str,
    starts_on: date,
    term: str = "",
    carry_over: bool = True,
) -> Composition:
    """Ghi quyết định thành lập hoặc kiện toàn: the one before ends on the day this one begins.

    With `carry_over` those who sat to the end sit on in the same seats, to be corrected by the new decision.
    Raises Refused for a blank, or a day not after the beginning of the one before.
    """
    access.require(actor, policy.COMPOSE)
    wanted = _checked(decision_number, decided_on, issuer, starts_on, term)
    with transaction.atomic():
        committee = Committee.objects.select_for_update().get(pk=committee.pk)
        last = committee.compositions.filter(ends_on=None).first()
        if last is not None and starts_on <= last.starts_on:
            raise Refused(
                _("Lần kiện toàn trước có hiệu lực từ %(day)s; lần này phải sau ngày đó.")
                % {"day": f"{last.starts_on:%d/%m/%Y}"}
            )
        staying: list[Member] = []
        if last is not None:
            last.ends_on = starts_on
            last.save(update_fields=["ends_on"])
            staying = [each for each in last.members.all() if each.sits_on(starts_on)]
        made = Composition.objects.create(committee=committee, **wanted)
        if carry_over:
            _carry(staying, made)
        if last is not None:
            circles.follow(actor, last)
        circles.follow(actor, made)
        after = wanted | {"members": made.members.count(), "before": last}
        audit.record(actor=actor, verb="committee.compose", subject=made, after=after)
    return made


def correct(
    *,
    actor: User,
    composition: Composition,
    decision_number: str,
    decided_on: date,
    issuer: str,
    term: str = "",
) -> Composition:
    """Sửa số, ngày, cơ quan ban hành quyết định; the days in force stay, for members hang on them."""
    access.require(actor, policy.COMPOSE)
    with transaction.atomic():
        held = Composition.objects.select_for_update().get(pk=composition.pk)
        wanted = _checked(decision_number, decided_on, issuer, held.starts_on, term)
        before, after = audit.changes(held, wanted)
        if after:
            held.save()
            audit.record(
                actor=actor, verb="committee.composition.correct", subject=held, before=before, after=after
            )
    return held


def _checked(
    decision_number: str, decided_on: date, issuer: str, starts_on: date, term: str
) -> dict[str, object]:
    number, issuer = " ".join(decision_number.split()), " ".join(issuer.split())
    if not number or not issuer:
        raise Refused(_("Hãy ghi số, ký hiệu và cơ quan ban hành quyết định."))
    if starts_on < decided_on:
        raise Refused(_("Ngày có hiệu lực không được trước ngày ra quyết định."))
    return {
        "decision_number": number,
        "decided_on": decided_on,
        "issuer": issuer,
        "starts_on": starts_on,
        "term": " ".join(term.split()),
    }


def _carry(staying: list[Member], made: Composition) -> None:
    for each in staying:
        each.pk, each.composition, each.starts_on, each.ends_on = None, made, made.starts_on, None
        each._state.adding = True
        each.save()
