"""Rights of the steering committee, decided a second time by hand (Ban Chỉ đạo)."""

from datetime import date, time

from nhipcau.committee.domain import agenda, papers
from nhipcau.committee.domain import policy as committee
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import Document, MeetingKind, Seat
from nhipcau.committee.models import AgendaFile, AgendaItem, Committee, Composition, Meeting, Member
from nhipcau.directives.models import Directive
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.enums import Role
from tests.factories import committee as bodies
from tests.factories.directives import DirectiveFactory
from tests.factories.units import person, standing_office

from ..shapes import Address, Case, pk, today
from ..world import World


def a_composition(w: World) -> Composition:
    """In it the unit "own" has a seat."""
    made = bodies.composition(bodies.committee(name=f"{bodies.NAME} {Committee.objects.count()}"))
    bodies.member(made, w.own)
    return made


def a_committee(w: World) -> Committee:
    return a_composition(w).committee


def a_member(w: World) -> Member:
    return a_composition(w).members.get()


def a_meeting(w: World) -> Meeting:
    return bodies.meeting(a_committee(w))


def an_invited_one(w: World) -> Meeting:
    meeting = a_meeting(w)
    paper = papers.draft(actor=person(Role.OFFICER), meeting=meeting, document=Document.INVITATION)
    Paper.objects.filter(pk=paper.pk).update(state=PaperState.ISSUED, number="7", issued_on=today())
    return Meeting.objects.get(pk=meeting.pk)


def a_held_one(w: World) -> Meeting:
    return bodies.held(a_committee(w), text="Giao Sở Của Mình báo cáo.")


def an_item(w: World) -> AgendaItem:
    return agenda.add(actor=w.officer, meeting=a_meeting(w), title="Báo cáo chung")


def a_file(w: World) -> AgendaFile:
    return agenda.attach(
        actor=w.officer, item=an_item(w), content=b"Tai lieu hop", name="a.txt", no_secret=True
    )


def a_notice(w: World) -> Directive:
    return DirectiveFactory(type_code="TB")


def with_notice(w: World) -> Meeting:
    meeting = a_held_one(w)
    meeting.directive = a_notice(w)
    meeting.save()
    return meeting


def times() -> dict[str, object]:
    return {"starts_at": bodies.at(3), "place": "Phòng họp"}


def facts(name: str) -> dict[str, object]:
    office = standing_office()
    return {"name": name, "short_name": "Ban Chỉ đạo", "standing_unit": office, "office": office}


def a_decision() -> dict[str, object]:
    return {"decision_number": "9/QĐ-UBND", "decided_on": date(2026, 2, 1), "issuer": "Ủy ban"}


def a_sitting(w: World) -> Sitting:
    return Sitting(seat=Seat.MEMBER, post="Giám đốc", unit=w.other)


# action                clerk  officer head  staff leader admin
DECISIONS = """
committee.read          all    all     own   own   all    -
committee.compose       -      all     -     -     -      -
committee.run           -      all     -     -     -      -
committee.survey        -      all     -     -     all    -
"""
VERBS: dict[str, Case] = {
    "committee.domain.committees.found": Case(committee.COMPOSE, lambda w: facts("Ban khác")),
    "committee.domain.committees.correct": Case(
        committee.COMPOSE, lambda w: facts("Ban sửa") | {"committee": a_committee(w)}
    ),
    "committee.domain.compositions.compose": Case(
        committee.COMPOSE,
        lambda w: a_decision() | {"committee": a_committee(w), "starts_on": date(2026, 2, 1)},
    ),
    "committee.domain.compositions.correct": Case(
        committee.COMPOSE,
        lambda w: a_decision() | {"composition": a_composition(w), "decided_on": date(2026, 1, 1)},
    ),
    "committee.domain.members.seat": Case(
        committee.COMPOSE, lambda w: {"composition": a_composition(w), "sitting": a_sitting(w)}
    ),
    "committee.domain.members.correct": Case(
        committee.COMPOSE, lambda w: {"member": a_member(w), "sitting": a_sitting(w)}
    ),
    "committee.domain.members.release": Case(
        committee.COMPOSE, lambda w: {"member": a_member(w), "ends_on": date(2026, 6, 1)}
    ),
    "committee.domain.members.remove": Case(committee.COMPOSE, lambda w: {"member": a_member(w)}),
    "committee.domain.meetings.call": Case(
        committee.RUN, lambda w: times() | {"committee": a_committee(w), "kind": MeetingKind.REGULAR}
    ),
    "committee.domain.meetings.change": Case(committee.RUN, lambda w: times() | {"meeting": a_meeting(w)}),
    "committee.domain.meetings.cancel": Case(
        committee.RUN, lambda w: {"meeting": a_meeting(w), "reason": "hoãn"}
    ),
    "committee.domain.meetings.hold": Case(
        committee.RUN, lambda w: {"meeting": a_held_one(w), "ended_at": time(11), "proceedings": "đã bàn"}
    ),
    "committee.domain.agenda.add": Case(committee.RUN, lambda w: {"meeting": a_meeting(w), "title": "Việc"}),
    "committee.domain.agenda.change": Case(committee.RUN, lambda w: {"item": an_item(w), "title": "Khác"}),
    "committee.domain.agenda.remove": Case(committee.RUN, lambda w: {"item": an_item(w)}),
    "committee.domain.agenda.attach": Case(
        committee.RUN,
        lambda w: {"item": an_item(w), "content": b"chu", "name": "b.txt", "no_secret": True},
    ),
    "committee.domain.agenda.detach": Case(committee.RUN, lambda w: {"file": a_file(w)}),
    "committee.domain.attendance.record": Case(
        committee.RUN,
        lambda w: (
            (meeting := a_held_one(w))
            and {
                "meeting": meeting,
                "rows": {meeting.committee.compositions.get().members.get().pk: ("absent", "")},
            }
        ),
    ),
    "committee.domain.conclusions.conclude": Case(
        committee.RUN, lambda w: {"meeting": a_held_one(w), "text": "1. Giao Sở khác."}
    ),
    "committee.domain.papers.draft": Case(
        committee.RUN, lambda w: {"meeting": a_meeting(w), "document": Document.INVITATION}
    ),
    "committee.domain.replacing.replace_invitation": Case(
        committee.RUN, lambda w: {"meeting": an_invited_one(w), "reason": "đổi ngày họp"}
    ),
    "committee.domain.notices.take_in": Case(
        committee.RUN, lambda w: {"meeting": a_held_one(w), "content": b"THONG BAO", "name": "tb.txt"}
    ),
    "committee.domain.notices.take_in_own": Case(committee.RUN, lambda w: {"meeting": a_held_one(w)}),
    "committee.domain.notices.attach": Case(
        committee.RUN, lambda w: {"meeting": a_held_one(w), "directive": a_notice(w)}
    ),
}


def a_paper_of(w: World) -> list[object]:
    meeting = a_meeting(w)
    papers.draft(actor=person(Role.OFFICER), meeting=meeting, document=Document.INVITATION)
    return [meeting.pk, Document.INVITATION.value]


ADDRESSES: dict[str, Address] = {
    "committee:list": Address(committee.READ),
    "committee:new": Address(committee.COMPOSE),
    "committee:committee": Address(committee.READ, pk(a_committee)),
    "committee:correct": Address(committee.COMPOSE, pk(a_committee)),
    "committee:compose": Address(committee.COMPOSE, pk(a_committee)),
    "committee:meetings": Address(committee.READ, pk(a_committee)),
    "committee:call": Address(committee.RUN, pk(a_committee)),
    "committee:tasks": Address(committee.READ, pk(a_committee)),
    "committee:units": Address(committee.SURVEY, pk(a_committee)),
    "committee:composition": Address(committee.READ, pk(a_composition)),
    "committee:correct_composition": Address(committee.COMPOSE, pk(a_composition)),
    "committee:seat": Address(committee.COMPOSE, pk(a_composition)),
    "committee:member": Address(committee.COMPOSE, pk(a_member)),
    "committee:meeting": Address(committee.READ, pk(a_held_one)),
    "committee:change_meeting": Address(committee.RUN, pk(a_meeting)),
    "committee:cancel_meeting": Address(committee.RUN, pk(a_meeting), button=True),
    "committee:add_item": Address(committee.RUN, pk(a_meeting), button=True),
    "committee:attendance": Address(committee.RUN, pk(a_held_one)),
    "committee:record": Address(committee.RUN, pk(a_held_one)),
    "committee:replace_invitation": Address(committee.RUN, pk(an_invited_one), button=True),
    "committee:draft_paper": Address(committee.RUN, a_paper_of, button=True),
    "committee:take_in": Address(committee.RUN, pk(a_held_one), button=True),
    "committee:take_in_own": Address(committee.RUN, pk(a_held_one), button=True),
    "committee:attach_notice": Address(committee.RUN, pk(a_held_one), button=True),
    "committee:look_again": Address(committee.RUN, pk(with_notice), button=True),
    "committee:item": Address(committee.RUN, pk(an_item)),
    "committee:agenda_file": Address(committee.READ, pk(a_file)),
}
FILTERED = {"committee:list"}
