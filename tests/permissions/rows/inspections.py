"""Rights of inspections, decided a second time by hand (kiểm tra, giám sát)."""

from datetime import time, timedelta

from nhipcau.core.domain import files
from nhipcau.inspections.domain import drawing, explaining, remedies, rounds
from nhipcau.inspections.domain import policy as inspections
from nhipcau.inspections.enums import FindingState, Nature, TeamPart
from nhipcau.inspections.models import Finding, InspectionRound, Recommendation, Remedy, SampleItem, Visit
from nhipcau.plans.models import Evidence
from nhipcau.units.enums import Role
from tests.factories import inspections as make
from tests.factories.units import person, standing_office

from ..shapes import Address, Case, pk, today
from ..world import World

# action                clerk  officer head  staff leader admin
DECISIONS = """
inspections.read        -      all     own   own   all    -
inspections.prepare     -      all     -     -     -      -
inspections.inspect     -      all     -     -     -      -
inspections.answer      -      own     own   own   -      -
inspections.accept      -      all     -     -     -      -
"""


def terms(w: World) -> rounds.Terms:
    return rounds.Terms("Kiểm tra thử", "Quyết định 1", today(), today(), today(), today(), [w.own])


def a_round(w: World) -> InspectionRound:
    """In preparation, with a task in its scope."""
    make.task(w.own)
    return make.prepared(w.own)


def drawn(w: World) -> InspectionRound:
    made = a_round(w)
    drawing.draw(actor=w.officer, round_=made, size=1)
    return made


def running(w: World) -> InspectionRound:
    return make.opened(w.own, tasks=1)


def a_visit(w: World) -> Visit:
    return make.visit_of(running(w))


def an_item(w: World) -> SampleItem:
    return running(w).items.get()


def added_item(w: World) -> SampleItem:
    return drawing.add(actor=w.officer, round_=running(w), assignment=make.task(w.own), reason="có phản ánh")


def a_file(w: World) -> Evidence:
    item = an_item(w)
    return Evidence.objects.create(
        assignment=item.assignment,
        kind="other",
        title="tệp",
        done_on=today(),
        file=files.keep(b"a"),
        file_name="a.txt",
    )


def sent(w: World) -> Visit:
    return make.sent(running(w))


def a_draft(w: World) -> Finding:
    held = running(w)
    return make.found(held.items.get(), make.lead_of(held), Nature.WRONG_FIGURE, "Sai số.")


def a_fault(w: World) -> Finding:
    return make.fault_of(sent(w))


def explained(w: World) -> Finding:
    fault = a_fault(w)
    return explaining.explain(actor=w.colleague, finding=fault, agrees=False, text="Đã sửa.")


def early(w: World) -> Recommendation:
    """Written, not yet concluded."""
    return sent(w).recommendations.get()


def owed(w: World) -> Recommendation:
    return make.concluded(sent(w)).recommendations.get()


def a_remedy(w: World) -> Remedy:
    return remedies.add_link(actor=w.colleague, recommendation=owed(w), **link())


def a_remedy_file(w: World) -> Remedy:
    asked = owed(w)
    return Remedy.objects.create(
        recommendation=asked, title="tệp", done_on=today(), file=files.keep(b"a"), file_name="a.txt"
    )


def reported(w: World) -> Recommendation:
    return remedies.report(actor=w.colleague, recommendation=a_remedy(w).recommendation, text="Đã làm.")


def link() -> dict[str, object]:
    return {"link": "https://songcau.example/a", "title": "Bảng đã sửa", "done_on": today()}


def evidence_address(w: World) -> list[object]:
    found = a_file(w)
    return [found.assignment.inspected.get().pk, found.pk]


VERBS: dict[str, Case] = {
    "inspections.domain.rounds.prepare": Case(
        inspections.PREPARE, lambda w: {"office": standing_office(), "terms": terms(w)}
    ),
    "inspections.domain.rounds.change": Case(
        inspections.PREPARE, lambda w: {"round_": a_round(w), "terms": terms(w)}
    ),
    "inspections.domain.rounds.open_": Case(inspections.PREPARE, lambda w: {"round_": drawn(w)}),
    "inspections.domain.rounds.conclude": Case(
        inspections.PREPARE, lambda w: {"round_": make.concluded(sent(w)).round}
    ),
    "inspections.domain.rounds.close": Case(inspections.PREPARE, lambda w: {"round_": running(w)}),
    "inspections.domain.rounds.cancel": Case(
        inspections.PREPARE, lambda w: {"round_": a_round(w), "reason": "trùng"}
    ),
    "inspections.domain.teams.name": Case(
        inspections.PREPARE,
        lambda w: {"round_": a_round(w), "person": person(Role.UNIT_STAFF), "part": TeamPart.MEMBER},
    ),
    "inspections.domain.teams.release": Case(
        inspections.PREPARE, lambda w: {"round_": (made := a_round(w)), "person": make.lead_of(made)}
    ),
    "inspections.domain.drawing.draw": Case(inspections.PREPARE, lambda w: {"round_": a_round(w), "size": 1}),
    "inspections.domain.drawing.add": Case(
        inspections.PREPARE,
        lambda w: {"round_": a_round(w), "assignment": make.task(w.own), "reason": "có phản ánh"},
    ),
    "inspections.domain.drawing.drop": Case(inspections.PREPARE, lambda w: {"item": added_item(w)}),
    "inspections.domain.checking.answer": Case(
        inspections.INSPECT, lambda w: {"item": an_item(w), "answers": make.YES}
    ),
    "inspections.domain.findings.write": Case(
        inspections.INSPECT,
        lambda w: {"item": an_item(w), "nature": Nature.NO_EVIDENCE, "text": "Không có."},
    ),
    "inspections.domain.findings.change": Case(
        inspections.INSPECT,
        lambda w: {"finding": a_draft(w), "nature": Nature.NO_EVIDENCE, "text": "Không có."},
    ),
    "inspections.domain.findings.drop": Case(inspections.INSPECT, lambda w: {"finding": a_draft(w)}),
    "inspections.domain.recommendations.recommend": Case(
        inspections.INSPECT,
        lambda w: {"finding": a_draft(w), "text": "Sửa.", "due": today() + timedelta(days=9)},
    ),
    "inspections.domain.recommendations.drop": Case(
        inspections.INSPECT, lambda w: {"recommendation": early(w)}
    ),
    "inspections.domain.visits.record": Case(
        inspections.INSPECT,
        lambda w: {
            "visit": a_visit(w),
            "held_on": today(),
            "begins_at": time(8),
            "ends_at": None,
            "place": "Trụ sở",
            "unit_side": "",
        },
    ),
    "inspections.domain.visits.send": Case(
        inspections.INSPECT, lambda w: {"visit": a_visit(w), "explain_due": today()}
    ),
    "inspections.domain.visits.conclude": Case(inspections.INSPECT, lambda w: {"visit": sent(w)}),
    "inspections.domain.visits.reopen": Case(
        inspections.PREPARE, lambda w: {"visit": make.concluded(sent(w)), "reason": "thiếu"}
    ),
    "inspections.domain.explaining.explain": Case(
        inspections.ANSWER, lambda w: {"finding": a_fault(w), "agrees": True}
    ),
    "inspections.domain.explaining.judge": Case(
        inspections.INSPECT,
        lambda w: {"finding": explained(w), "outcome": FindingState.UPHELD, "words": "Giữ nguyên."},
    ),
    "inspections.domain.remedies.add_link": Case(
        inspections.ANSWER, lambda w: {"recommendation": owed(w), **link()}
    ),
    "inspections.domain.remedies.add_file": Case(
        inspections.ANSWER,
        lambda w: {
            "recommendation": owed(w),
            "content": b"da sua",
            "name": "a.txt",
            "title": "Bảng",
            "done_on": today(),
        },
    ),
    "inspections.domain.remedies.withdraw": Case(inspections.ANSWER, lambda w: {"remedy": a_remedy(w)}),
    "inspections.domain.remedies.report": Case(
        inspections.ANSWER, lambda w: {"recommendation": a_remedy(w).recommendation, "text": "Đã làm."}
    ),
    "inspections.domain.remedies.accept": Case(inspections.ACCEPT, lambda w: {"recommendation": reported(w)}),
    "inspections.domain.remedies.return_": Case(
        inspections.ACCEPT, lambda w: {"recommendation": reported(w), "reason": "thiếu"}
    ),
    "inspections.domain.remedies.give_up": Case(
        inspections.PREPARE, lambda w: {"recommendation": owed(w), "reason": "giải thể"}
    ),
    "inspections.domain.papers.announce": Case(inspections.PREPARE, lambda w: {"round_": a_round(w)}),
    "inspections.domain.papers.draft_minute": Case(inspections.PREPARE, lambda w: {"visit": sent(w)}),
    "inspections.domain.papers.draft_notice": Case(
        inspections.PREPARE,
        lambda w: {
            "round_": rounds.conclude(actor=w.officer, round_=make.concluded(sent(w)).round),
        },
    ),
}
ADDRESSES: dict[str, Address] = {
    "inspections:rounds": Address(inspections.READ),
    "inspections:new_round": Address(inspections.PREPARE),
    "inspections:round": Address(inspections.READ, pk(running)),
    "inspections:change_round": Address(inspections.PREPARE, pk(a_round)),
    "inspections:sample": Address(inspections.READ, pk(running)),
    "inspections:item": Address(inspections.READ, pk(an_item)),
    "inspections:evidence": Address(inspections.READ, evidence_address),
    "inspections:visit": Address(inspections.READ, pk(a_visit)),
    "inspections:findings": Address(inspections.READ),
    "inspections:recommendations": Address(inspections.READ),
    "inspections:recommendation": Address(inspections.READ, pk(owed)),
    "inspections:remedy": Address(inspections.READ, pk(a_remedy_file)),
}
FILTERED = {"inspections:rounds", "inspections:findings", "inspections:recommendations"}
