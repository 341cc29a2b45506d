"""Rights of playbooks and incidents, decided a second time by hand (sự cố truyền thông)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.incidents.domain import policy
from nhipcau.incidents.models import Incident, IncidentTask, Lesson, Playbook
from nhipcau.press.domain import policy as press
from tests.factories import incidents as made
from tests.factories.plans import plan_for

from ..shapes import Address, Case, pk, today
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
incidents.read        -     all     own   own   all    -
incidents.prepare     -     all     own   own   -      -
incidents.approve     -     all     own   -     all    -
incidents.activate    -     all     own   -     all    -
incidents.run         -     all     own   own   all    -
incidents.work        -     all     own   own   all    -
incidents.review      -     all     own   -     all    -
"""


def drafted(w: World) -> Playbook:
    return made.drafted(w.own, w.colleague)


def active(w: World) -> Incident:
    return made.active(w.own)


def from_playbook(w: World) -> Incident:
    return made.active(w.own, playbook=made.approved(w.own, w.colleague))


def down(w: World) -> Incident:
    return made.stood_down(active(w))


def reviewed(w: World) -> Incident:
    return made.reviewed(down(w))


def task(w: World) -> IncidentTask:
    return made.given(active(w), w.own)


def lesson(w: World) -> Lesson:
    return made.lesson(down(w))


def of_task(w: World) -> list[int]:
    held = task(w)
    return [held.incident_id, held.pk]


def of_lesson(w: World) -> list[int]:
    held = lesson(w)
    return [held.incident_id, held.pk]


def of_check(w: World) -> list[int]:
    held = from_playbook(w)
    return [held.pk, held.checks.all()[0].pk]


def of_risk(w: World) -> list[int]:
    held = drafted(w)
    return [held.pk, held.risks.get().pk]


def of_role(w: World) -> list[int]:
    held = drafted(w)
    return [held.pk, held.roles.get().pk]


def with_part(w: World, name: str) -> dict[str, object]:
    held = drafted(w)
    return {"playbook": held, name: getattr(held, f"{name}s").get().pk}


def ticked(w: World) -> dict[str, object]:
    held = from_playbook(w)
    return {"incident": held, "item": held.checks.all()[0].pk}


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


BOOK, CASE = "incidents.domain.playbooks", "incidents.domain.incidents"
TASK, REVIEW = "incidents.domain.tasks", "incidents.domain.reviewing"
ROLE = {"duty": "Trực", "post": "Văn phòng"}
VERBS: dict[str, Case] = {
    f"{BOOK}.draft": Case(policy.PREPARE, lambda w: {"unit": w.own, "wanted": made.words()}),
    f"{BOOK}.correct": Case(
        policy.PREPARE, lambda w: {"playbook": drafted(w), "wanted": made.words(title="Tên khác")}
    ),
    f"{BOOK}.add_risk": Case(policy.PREPARE, lambda w: {"playbook": drafted(w), "wanted": made.risk()}),
    f"{BOOK}.add_role": Case(policy.PREPARE, lambda w: {"playbook": drafted(w), "wanted": ROLE}),
    f"{BOOK}.remove_risk": Case(policy.PREPARE, lambda w: with_part(w, "risk")),
    f"{BOOK}.remove_role": Case(policy.PREPARE, lambda w: with_part(w, "role")),
    f"{BOOK}.approve": Case(policy.APPROVE, lambda w: {"playbook": drafted(w)}),
    f"{BOOK}.retire": Case(policy.PREPARE, lambda w: {"playbook": drafted(w), "reason": "hết dịp"}),
    f"{CASE}.activate": Case(
        policy.ACTIVATE,
        lambda w: {
            "unit": w.own,
            "title": "Cháy",
            "situation": "Cháy một quầy.",
            "began_at": timezone.now(),
        },
    ),
    f"{CASE}.note": Case(
        policy.RUN,
        lambda w: {"incident": active(w), "at": timezone.now(), "text": "Đã dập.", "source": "Xã"},
    ),
    f"{CASE}.tick": Case(policy.RUN, ticked),
    f"{CASE}.stand_down": Case(policy.ACTIVATE, lambda w: {"incident": active(w), "reason": "đã dập"}),
    "incidents.domain.speaking_on.open_matter": Case(
        press.MATTERS,
        lambda w: {
            "incident": active(w),
            "wanted": {
                "kind": "event",
                "title": "Cháy",
                "begins_at": timezone.now(),
                "ground": "Báo cáo 5/BC",
            },
        },
    ),
    f"{TASK}.give": Case(
        policy.RUN,
        lambda w: {
            "incident": active(w),
            "text": "Đếm bình",
            "unit": w.own,
            "due_at": timezone.now() + timedelta(hours=1),
        },
    ),
    f"{TASK}.finish": Case(policy.WORK, lambda w: {"task": task(w)}),
    f"{REVIEW}.write": Case(
        policy.REVIEW, lambda w: {"incident": down(w), "well": "Nhanh.", "badly": "Không có."}
    ),
    f"{REVIEW}.add_lesson": Case(
        policy.REVIEW,
        lambda w: {"incident": down(w), "text": "Thêm bình", "unit": w.own, "due": today()},
    ),
    f"{REVIEW}.to_activity": Case(
        policy.REVIEW, lambda w: {"lesson": lesson(w), "plan": plan_for(actor=w.officer)}
    ),
    f"{REVIEW}.handle": Case(policy.REVIEW, lambda w: {"lesson": lesson(w), "how": "Đã mua."}),
    f"{REVIEW}.close": Case(policy.REVIEW, lambda w: {"incident": reviewed(w)}),
}
ADDRESSES: dict[str, Address] = {
    "incidents:playbooks": Address(policy.READ),
    "incidents:new_playbook": Address(policy.PREPARE),
    "incidents:playbook": Address(policy.READ, pk(drafted)),
    "incidents:edit_playbook": Address(policy.PREPARE, pk(drafted)),
    "incidents:add_risk": Address(policy.PREPARE, pk(drafted)),
    "incidents:remove_risk": Address(policy.PREPARE, of_risk, button=True),
    "incidents:add_role": Address(policy.PREPARE, pk(drafted)),
    "incidents:remove_role": Address(policy.PREPARE, of_role, button=True),
    "incidents:approve_playbook": button(policy.APPROVE, drafted),
    "incidents:retire_playbook": Address(policy.PREPARE, pk(drafted)),
    "incidents:incidents": Address(policy.READ),
    "incidents:activate": Address(policy.ACTIVATE),
    "incidents:incident": Address(policy.READ, pk(active)),
    "incidents:file": Address(policy.READ, lambda w: [active(w).pk, "json"]),
    "incidents:note": Address(policy.RUN, pk(active)),
    "incidents:tick": Address(policy.RUN, of_check, button=True),
    "incidents:give_task": Address(policy.RUN, pk(active)),
    "incidents:finish_task": Address(policy.WORK, of_task),
    "incidents:open_matter": Address(press.MATTERS, pk(active)),
    "incidents:stand_down": Address(policy.ACTIVATE, pk(active)),
    "incidents:review": Address(policy.REVIEW, pk(down)),
    "incidents:add_lesson": Address(policy.REVIEW, pk(down)),
    "incidents:lesson_to_activity": Address(policy.REVIEW, of_lesson),
    "incidents:lesson_handled": Address(policy.REVIEW, of_lesson),
    "incidents:close": button(policy.REVIEW, reviewed),
}
FILTERED = {
    "incidents:playbooks",
    "incidents:new_playbook",
    "incidents:incidents",
    "incidents:activate",
}
