"""Rights of the press desk, decided a second time by hand (phát ngôn)."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.newsroom.domain import policy as newsroom_policy
from nhipcau.newsroom.domain import publishing
from nhipcau.press.domain import policy, prepared, releases
from nhipcau.press.enums import CadenceKind, MatterKind, SpokespersonKind
from nhipcau.press.models import (
    Cadence,
    DutyTurn,
    HoldingStatement,
    HoldingText,
    Matter,
    Release,
    Spokesperson,
    Statement,
)
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach, press
from tests.factories.mailing import reader
from tests.factories.units import UserFactory, person

from ..rectification import ADDRESSES as RECTIFICATION_ADDRESSES
from ..rectification import FILTERED as RECTIFICATION_FILTERED
from ..rectification import VERBS as RECTIFICATION_VERBS
from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
press.read            -     all     own   own   all    -
press.spokespersons   -     all     own   -     all    -
press.matters         -     all     own   own   -      -
press.holding         -     all     own   own   -      -
press.approve_holding -     all     -     -     all    -
press.speak           -     all     all   all   all    -
press.rectify         -     all     own   own   -      -
press.review_rectification - all  own   -     all    -
press.releases        -     all     own   own   -      -
"""
# Called inside the verb that did it, which has asked for its own right.
UNDER_OTHERS = {"press.domain.cadence.done"}


def held(w: World) -> Spokesperson:
    return press.spokesperson(w.own)


def turn(w: World) -> DutyTurn:
    return press.turn(held(w), UserFactory())


def cadence(w: World) -> Cadence:
    since = timezone.now() - timedelta(days=3)
    return Cadence.objects.create(unit=w.own, kind=CadenceKind.CONFERENCE, since=since)


def given(w: World) -> dict[str, Any]:
    return {
        "kind": SpokespersonKind.REGULAR,
        "full_name": "Lê Thị Nói",
        "positions": {"vi": "Phó Giám đốc"},
        "phone": "0204",
        "email": "a@example.vn",
        "decision": "1/QĐ",
        "decided_on": date(2026, 7, 1),
        "assigned_at": timezone.now(),
    }


def standing(w: World) -> dict[str, Any]:
    now = timezone.now()
    return {
        "spokesperson": held(w),
        "person": UserFactory(),
        "starts_at": now,
        "ends_at": now + timedelta(hours=8),
        "decision": "2/TB",
    }


def matter(w: World) -> Matter:
    return press.registered(w.own, w.colleague)


def stated(w: World) -> Matter:
    return press.issued(matter(w)).matter


def on_request(w: World) -> Matter:
    return press.registered(w.own, w.colleague, kind=MatterKind.REQUESTED)


def holding(w: World) -> HoldingStatement:
    return press.holding(w.own, w.colleague)


def approved_holding(w: World) -> HoldingStatement:
    return press.approved_holding(w.own, w.colleague)


def text(w: World) -> HoldingText:
    return prepared.latest_texts(holding(w))[0]


def statement(w: World) -> Statement:
    return press.statement(matter(w), w.colleague)


def submitted(w: World) -> Statement:
    made = statement(w)
    newsroom.submitted(made.story, actor=w.colleague)
    return made


def ready(w: World) -> Statement:
    return press.ready(matter(w))


def release(w: World) -> Release:
    return press.release(w.own, w.colleague)


def approved_release(w: World) -> Release:
    made = release(w)
    newsroom.approved(made.story)
    return made


def coming(w: World) -> Release:
    at = timezone.now() + timedelta(days=1)
    return releases.publish(actor=person(Role.OFFICER), release=approved_release(w), at=at)


def wrong(w: World) -> Any:
    """Out, sent to a reader, and taken down since: its story."""
    from nhipcau.mailing.domain import composing

    held = outreach.mailing_list()
    reader(held, "a@example.org")
    made = press.issued(matter(w), lists=[held])
    composing.refreshed(made.story.sendings.get().mailing)
    publishing.withdraw(actor=person(Role.OFFICER), story=made.story, reason="nhầm")
    return made


def from_prepared(w: World) -> dict[str, Any]:
    return {"matter": matter(w), "holding": approved_holding(w), "values": press.VALUES}


def to_fill(w: World) -> list[int]:
    return [matter(w).pk, approved_holding(w).pk]


def to_write(w: World) -> list[int]:
    return [holding(w).pk, newsroom.language("en").pk]


def to_approve(w: World) -> list[int]:
    found = text(w)
    return [found.holding_id, found.pk]


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


MATTER = {"title": "Khác", "kind": MatterKind.EVENT, "facts": "", "ground": "Báo cáo"}
VERBS: dict[str, Case] = {
    "press.domain.spokespersons.assign": Case(
        policy.SPOKESPERSONS, lambda w: {"unit": w.own, "wanted": given(w)}
    ),
    "press.domain.spokespersons.publish": Case(policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w)}),
    "press.domain.spokespersons.correct": Case(
        policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w), "wanted": given(w)}
    ),
    "press.domain.spokespersons.end": Case(
        policy.SPOKESPERSONS, lambda w: {"spokesperson": held(w), "reason": "nghỉ hưu"}
    ),
    "press.domain.turns.put": Case(policy.SPOKESPERSONS, standing),
    "press.domain.turns.stop": Case(policy.SPOKESPERSONS, lambda w: {"turn": turn(w)}),
    "press.domain.cadence.follow": Case(
        policy.SPOKESPERSONS,
        lambda w: {"unit": w.own, "kind": CadenceKind.CONFERENCE, "since": timezone.now()},
    ),
    "press.domain.cadence.leave": Case(
        policy.SPOKESPERSONS, lambda w: {"cadence": cadence(w), "reason": "giải thể"}
    ),
    "press.domain.cadence.record": Case(
        policy.SPOKESPERSONS, lambda w: {"cadence": cadence(w), "at": timezone.now(), "words": "họp báo"}
    ),
    "press.domain.matters.register": Case(
        policy.MATTERS, lambda w: {"unit": w.own, "wanted": MATTER | {"begins_at": timezone.now()}}
    ),
    "press.domain.matters.correct": Case(
        policy.MATTERS, lambda w: {"matter": matter(w), "wanted": MATTER | {"begins_at": timezone.now()}}
    ),
    "press.domain.matters.excuse": Case(
        policy.MATTERS, lambda w: {"matter": on_request(w), "reason": "đã trả lời"}
    ),
    "press.domain.matters.close": Case(policy.MATTERS, lambda w: {"matter": stated(w), "outcome": "xong"}),
    "press.domain.prepared.create": Case(
        policy.HOLDING,
        lambda w: {
            "unit": w.own,
            "title": "Cháy",
            "kind": MatterKind.EVENT,
            "expires_on": timezone.localdate() + timedelta(days=30),
        },
    ),
    "press.domain.prepared.write": Case(
        policy.HOLDING,
        lambda w: {"holding": holding(w), "language": newsroom.language("en"), "wanted": press.ENGLISH},
    ),
    "press.domain.prepared.approve": Case(policy.APPROVE_HOLDING, lambda w: {"text": text(w)}),
    "press.domain.prepared.renew": Case(
        policy.HOLDING,
        lambda w: {"holding": holding(w), "expires_on": timezone.localdate() + timedelta(days=200)},
    ),
    "press.domain.prepared.retire": Case(policy.HOLDING, lambda w: {"holding": holding(w), "reason": "cũ"}),
    "press.domain.statements.begin": Case(
        policy.MATTERS, lambda w: {"unit": w.own, "title": "Tin", "language": newsroom.language()}
    ),
    "press.domain.statements.begin_from": Case(policy.MATTERS, from_prepared),
    "press.domain.statements.issue": Case(policy.SPEAK, lambda w: {"statement": ready(w)}),
    "press.domain.sending.send_corrections": Case(
        newsroom_policy.PUBLISH, lambda w: {"story": wrong(w).story}
    ),
    "press.domain.releases.begin": Case(
        policy.RELEASES,
        lambda w: {
            "unit": w.own,
            "title": "Tin",
            "language": newsroom.language(),
            "sources": "",
            "wanted": {},
        },
    ),
    "press.domain.releases.correct": Case(
        policy.RELEASES, lambda w: {"release": release(w), "wanted": {"contacts": "Văn phòng"}}
    ),
    "press.domain.releases.publish": Case(
        newsroom_policy.PUBLISH, lambda w: {"release": approved_release(w)}
    ),
    "press.domain.releases.cancel": Case(newsroom_policy.PUBLISH, lambda w: {"release": coming(w)}),
}
# Whoever sees a statement may press its buttons; who of them speaks, `speaking` decides (tests/press).
ADDRESSES: dict[str, Address] = {
    "press:spokespersons": Address(policy.READ),
    "press:new_spokesperson": Address(policy.SPOKESPERSONS),
    "press:spokesperson": Address(policy.READ, pk(held)),
    "press:edit_spokesperson": Address(policy.SPOKESPERSONS, pk(held)),
    "press:publish_spokesperson": Address(policy.SPOKESPERSONS, pk(held), button=True),
    "press:end_spokesperson": Address(policy.SPOKESPERSONS, pk(held)),
    "press:turns": Address(policy.READ),
    "press:new_turn": Address(policy.SPOKESPERSONS),
    "press:stop_turn": Address(policy.SPOKESPERSONS, pk(turn), button=True),
    "press:cadence": Address(policy.READ),
    "press:follow_cadence": Address(policy.SPOKESPERSONS),
    "press:record_cadence": Address(policy.SPOKESPERSONS, pk(cadence)),
    "press:leave_cadence": Address(policy.SPOKESPERSONS, pk(cadence)),
    "press:matters": Address(policy.READ),
    "press:new_matter": Address(policy.MATTERS),
    "press:matter": Address(policy.READ, pk(matter)),
    "press:edit_matter": Address(policy.MATTERS, pk(matter)),
    "press:close_matter": Address(policy.MATTERS, pk(stated)),
    "press:excuse_matter": Address(policy.MATTERS, pk(on_request)),
    "press:begin_statement": Address(policy.MATTERS, pk(matter)),
    "press:fill_blanks": Address(policy.MATTERS, to_fill),
    "press:statements": Address(policy.READ),
    "press:new_statement": Address(policy.MATTERS),
    "press:statement": Address(policy.READ, pk(statement)),
    "press:submit_statement": button(newsroom_policy.WRITE, statement),
    "press:check_statement": button(newsroom_policy.CHECK, submitted),
    "press:approve_statement": button(policy.READ, ready),
    "press:return_statement": Address(policy.READ, pk(statement)),
    "press:issue_statement": Address(policy.READ, pk(ready)),
    "press:correct_readers": button(newsroom_policy.PUBLISH, wrong),
    "press:holdings": Address(policy.READ),
    "press:new_holding": Address(policy.HOLDING),
    "press:holding": Address(policy.READ, pk(holding)),
    "press:write_holding": Address(policy.HOLDING, to_write),
    "press:approve_holding": Address(policy.APPROVE_HOLDING, to_approve, button=True),
    "press:renew_holding": Address(policy.HOLDING, pk(holding)),
    "press:retire_holding": Address(policy.HOLDING, pk(holding)),
    "press:releases": Address(policy.READ),
    "press:new_release": Address(policy.RELEASES),
    "press:release": Address(policy.READ, pk(release)),
    "press:edit_release": Address(policy.RELEASES, pk(release)),
    "press:publish_release": Address(newsroom_policy.PUBLISH, pk(approved_release)),
    "press:cancel_release": button(newsroom_policy.PUBLISH, coming),
    "press:correct_release_readers": button(newsroom_policy.PUBLISH, release),
    "press:release_kit": Address(policy.READ, pk(release)),
}
# Whoever has an "own" grant opens these and sees what is theirs.
FILTERED = {
    "press:spokespersons",
    "press:new_spokesperson",
    # What the public register shows anyway is read by everyone of the press desk.
    "press:spokesperson",
    "press:turns",
    "press:new_turn",
    "press:cadence",
    "press:follow_cadence",
    "press:matters",
    "press:new_matter",
    "press:statements",
    "press:new_statement",
    "press:holdings",
    "press:new_holding",
    "press:releases",
    "press:new_release",
}
VERBS |= RECTIFICATION_VERBS
ADDRESSES |= RECTIFICATION_ADDRESSES
FILTERED |= RECTIFICATION_FILTERED
