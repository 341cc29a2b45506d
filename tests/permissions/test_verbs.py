"""Every domain verb × role × own or other unit: refused exactly where the policy refuses."""

import contextlib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import policy as directives
from nhipcau.directives.domain.registers import Line
from nhipcau.directives.enums import Source
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain.terms import Terms
from nhipcau.plans.enums import AssignmentState
from nhipcau.reports.domain import policy as reports
from nhipcau.reports.enums import Narrative
from nhipcau.units.domain import policy as units
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import NameKind, Role, Scope, UnitKind
from nhipcau.units.models import User
from tests.factories.units import standing_office

from .world import World

pytestmark = pytest.mark.django_db

APPS = ("core", "units", "directives", "plans", "reports")
# No matter of role: verbs write the trail, confirming settles, a password and a job are one's own.
UNDER_OTHERS = {
    "core.domain.audit.record",
    "core.domain.jobs.cancel",
    "directives.domain.completion.settle",
    "units.domain.people.record_own_password",
}


@dataclass(frozen=True)
class Case:
    """The action a verb must ask for, and the arguments (made by `World`) with which it would succeed."""

    action: Action
    arguments: Callable[[World], dict[str, Any]]


def today() -> date:
    return timezone.localdate()


def changed(w: World) -> dict[str, Any]:
    return {
        "assignment": w.assignment(),
        "due": today() + timedelta(days=9),
        "deliverable": "tin",
        "supporters": [],
        "approver": standing_office(),
        "reason": "đổi hạn",
    }


def entered(w: World) -> dict[str, Any]:
    return {
        "source": Source.TRACKER,
        "original": files.keep(b"bang theo doi"),
        "file_name": "theo-doi.xlsx",
        "header": {"title": "Bảng theo dõi"},
        "opening": ["Bảng theo dõi"],
        "lines": [Line(shown="1 | Đăng tin", text="Đăng tin", leads=(w.own,))],
    }


def evidence_of(w: World) -> dict[str, Any]:
    return {"assignment": w.assignment(), "title": "Tin", "kind": "publication", "done_on": today()}


VERBS: dict[str, Case] = {
    "units.domain.groups.create": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": "Các hội", "members": [w.own]}
    ),
    "units.domain.groups.correct": Case(
        units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group(), "name": "Các hội khác", "members": [w.own]}
    ),
    "units.domain.groups.add_name": Case(
        units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group(), "text": "các hội, liên hiệp"}
    ),
    "units.domain.groups.remove_name": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {"name": w.a_group().names.create(text="nhóm thử", folded="nhom thu")},
    ),
    "units.domain.groups.dissolve": Case(units.MANAGE_DIRECTORY, lambda w: {"group": w.a_group()}),
    "units.domain.names.remember": Case(
        units.REMEMBER_NAME, lambda w: {"written": "Sở X.Y.Z", "unit": w.own}
    ),
    "units.domain.names.add": Case(
        units.MANAGE_DIRECTORY, lambda w: {"unit": w.own, "text": "SCM", "kind": NameKind.SHORT}
    ),
    "units.domain.names.remove": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": w.own.names.create(text="tên phụ", kind=NameKind.SYNONYM)}
    ),
    "units.domain.people.create": Case(
        units.MANAGE_PEOPLE, lambda w: {"username": "nguoi-moi", "last_name": "Người", "first_name": "mới"}
    ),
    "units.domain.people.correct": Case(
        units.MANAGE_PEOPLE,
        lambda w: {"person": w.a_person(), "last_name": "Người", "first_name": "khác", "email": ""},
    ),
    "units.domain.people.set_password": Case(
        units.MANAGE_PEOPLE, lambda w: {"person": w.a_person(), "password": "mot-mat-khau-dai"}
    ),
    "units.domain.people.deactivate": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.people.reactivate": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.people.erase": Case(units.MANAGE_PEOPLE, lambda w: {"person": w.a_person()}),
    "units.domain.roles.give": Case(
        units.MANAGE_PEOPLE, lambda w: {"person": w.a_person(), "unit": w.own, "role": Role.UNIT_STAFF}
    ),
    "units.domain.roles.end": Case(
        units.MANAGE_PEOPLE, lambda w: {"membership": w.colleague.memberships.get()}
    ),
    "units.domain.successions.record": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {"predecessor": w.a_unit(), "successor": w.own, "on": today(), "ground": "Quyết định"},
    ),
    "units.domain.successions.withdraw": Case(
        units.MANAGE_DIRECTORY, lambda w: {"succession": w.a_succession()}
    ),
    "units.domain.trail.record_export": Case(units.READ_AUDIT, lambda w: {"entries": 0, "filters": {}}),
    "units.domain.trail.verify": Case(units.READ_AUDIT, lambda w: {}),
    "units.domain.units.create": Case(
        units.MANAGE_DIRECTORY, lambda w: {"name": "Sở Vừa Lập", "kind": UnitKind.DEPARTMENT}
    ),
    "units.domain.units.correct": Case(
        units.MANAGE_DIRECTORY,
        lambda w: {
            "unit": w.own,
            "name": "Sở Đổi Tên",
            "kind": UnitKind.DEPARTMENT,
            "parent": None,
            "valid_from": None,
        },
    ),
    "units.domain.units.close": Case(units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit(), "on": today()}),
    "units.domain.units.reopen": Case(units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit()}),
    "units.domain.units.appoint_standing_office": Case(
        units.MANAGE_DIRECTORY, lambda w: {"unit": w.a_unit()}
    ),
    "directives.domain.completion.confirm": Case(
        directives.REVIEW, lambda w: {"directive": w.proposed().directive}
    ),
    "directives.domain.duplicates.declare_distinct": Case(
        directives.CORRECT_HEADER, lambda w: {"directive": w.directive()}
    ),
    "directives.domain.header.correct": Case(
        directives.CORRECT_HEADER, lambda w: {"directive": w.directive(), "wanted": {"place": "Sông Cầu"}}
    ),
    "directives.domain.intake.register": Case(
        directives.REGISTER, lambda w: {"content": "HƯỚNG DẪN thử".encode(), "name": "thu.txt"}
    ),
    "directives.domain.registers.enter": Case(directives.REGISTER, entered),
    "directives.domain.intake.retry": Case(directives.REGISTER, lambda w: {"directive": w.failed()}),
    "directives.domain.intake.cancel": Case(directives.REGISTER, lambda w: {"directive": w.directive()}),
    "directives.domain.intake.discard": Case(directives.REGISTER, lambda w: {"directive": w.directive()}),
    "directives.domain.obligations.confirmation.confirm": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed()}
    ),
    "directives.domain.obligations.confirmation.confirm_all": Case(
        directives.REVIEW, lambda w: {"directive": w.directive()}
    ),
    "directives.domain.obligations.confirmation.reopen": Case(
        directives.REVIEW, lambda w: {"obligation": w.confirmed(), "reason": "đọc lại"}
    ),
    "directives.domain.obligations.division.split": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "cuts": [20]}
    ),
    "directives.domain.obligations.division.merge": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed()}
    ),
    "directives.domain.obligations.division.undo": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed()}
    ),
    "directives.domain.obligations.editing.edit": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "wanted": {"deliverable": "tin"}}
    ),
    "directives.domain.obligations.editing.add": Case(
        directives.REVIEW, lambda w: {"directive": w.directive(), "text": "làm thêm một việc"}
    ),
    "directives.domain.obligations.editing.drop": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "reason": "không phải việc"}
    ),
    "directives.domain.obligations.editing.drop_all": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed(), "reason": "không phải việc"}
    ),
    "directives.domain.obligations.editing.restore": Case(
        directives.REVIEW, lambda w: {"obligation": w.dropped()}
    ),
    "directives.domain.parties.choose": Case(
        directives.REVIEW, lambda w: {"party": w.proposed().parties.get(), "unit": w.other}
    ),
    "directives.domain.parties.add": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "part": "support", "unit": w.other}
    ),
    "directives.domain.parties.add_to_all": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed(), "part": "support", "unit": w.other}
    ),
    "directives.domain.parties.remove": Case(
        directives.REVIEW, lambda w: {"party": w.proposed().parties.get()}
    ),
    "plans.domain.assignments.assign": Case(
        plans.ASSIGN, lambda w: {"obligation": w.confirmed(), "unit": w.own, "approver": standing_office()}
    ),
    "plans.domain.assignments.assign_many": Case(
        plans.ASSIGN,
        lambda w: {"orders": [(w.confirmed(), Terms(unit=w.own, approver=standing_office()))]},
    ),
    "plans.domain.assignments.change": Case(plans.ASSIGN, changed),
    "plans.domain.assignments.hand_over": Case(
        plans.ASSIGN, lambda w: {"assignment": w.assignment(), "unit": w.other, "reason": "đổi đơn vị"}
    ),
    "plans.domain.assignments.cancel": Case(
        plans.ASSIGN, lambda w: {"assignment": w.assignment(), "reason": "giao nhầm"}
    ),
    "plans.domain.progress.update": Case(plans.WORK, lambda w: {"assignment": w.assignment(), "percent": 10}),
    "plans.domain.evidence.add_file": Case(
        plans.WORK,
        lambda w: evidence_of(w) | {"content": b"%PDF-1.7\n%%EOF", "name": "tin.pdf", "no_secret": True},
    ),
    "plans.domain.evidence.add_link": Case(
        plans.WORK, lambda w: evidence_of(w) | {"link": "https://example.org/tin"}
    ),
    "plans.domain.evidence.withdraw": Case(
        plans.WORK, lambda w: {"evidence": w.evidence(), "reason": "nhầm"}
    ),
    "plans.domain.submissions.submit": Case(plans.SUBMIT, lambda w: {"assignment": w.evidence().assignment}),
    "plans.domain.submissions.accept": Case(plans.DECIDE, lambda w: {"submission": w.submission()}),
    "plans.domain.submissions.return_": Case(
        plans.DECIDE, lambda w: {"submission": w.submission(), "reason": "thiếu đường dẫn"}
    ),
    "plans.domain.submissions.reopen": Case(
        plans.REOPEN,
        lambda w: {
            "assignment": w.assignment(state=AssignmentState.ACCEPTED, accepted_at=timezone.now()),
            "reason": "nhầm",
        },
    ),
    "reports.domain.reports.open_month": Case(
        reports.COMPILE, lambda w: {"office": standing_office(), "year": 2026, "month": 3}
    ),
    "reports.domain.narratives.write": Case(
        reports.COMPILE,
        lambda w: {"report": w.report(), "narrative": Narrative.RESULTS, "text": "Đã làm.", "seen": ""},
    ),
    "reports.domain.snapshots.freeze": Case(reports.FREEZE, lambda w: {"report": w.report()}),
    "reports.domain.snapshots.refreeze": Case(
        reports.FREEZE, lambda w: {"report": w.report(), "reason": "nộp muộn", "after": 1}
    ),
    "reports.domain.snapshots.reopen": Case(
        reports.FREEZE, lambda w: {"report": w.report(), "reason": "sửa thuyết minh"}
    ),
    "reports.domain.rules.correct": Case(
        reports.SET_RULES,
        lambda w: {
            "rule": w.rule(),
            "to_day": 14,
            "citation": "Quy định của cơ quan",
            "in_force_from": date(2026, 1, 1),
            "is_verified": True,
        },
    ),
}


def verbs() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of a domain that takes `actor`."""
    for app in APPS:
        package = importlib.import_module(f"nhipcau.{app}.domain")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                if function.__module__ != module.__name__ or name.startswith("_"):
                    continue
                if "actor" in inspect.signature(function).parameters:
                    yield f"{module.__name__}.{name}".removeprefix("nhipcau."), function


FOUND = {
    path: function
    for path, function in verbs()
    if inspect.signature(function).parameters["actor"].kind is inspect.Parameter.KEYWORD_ONLY
}


def test_every_verb_is_decided():
    assert set(FOUND) - UNDER_OTHERS == set(VERBS)


@pytest.mark.parametrize("where", ["own", "other"])
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("path", sorted(VERBS))
def test_verb(path: str, role: Role, where: str):
    case, world = VERBS[path], World()
    arguments = case.arguments(world)
    walker: User = world.walker(role, where)
    reach = case.action.grants.get(role, Scope.NONE)
    before = AuditEntry.objects.count()
    if reach == Scope.ALL or (reach == Scope.OWN and where == "own"):
        with contextlib.suppress(ValidationError):  # A condition of the matter, not of the right.
            FOUND[path](actor=walker, **arguments)
    else:
        with pytest.raises(PermissionDenied, match="quyền"):
            FOUND[path](actor=walker, **arguments)
        assert AuditEntry.objects.count() == before


def test_a_role_that_has_ended_gives_nothing():
    world = World()
    world.officer.memberships.update(valid_to=today())
    with pytest.raises(PermissionDenied):
        FOUND["plans.domain.assignments.cancel"](
            actor=User.objects.get(pk=world.officer.pk), assignment=world.assignment(), reason="thử"
        )


def test_a_locked_account_can_do_nothing():
    world = World()
    world.officer.is_active = False
    with pytest.raises(PermissionDenied):
        FOUND["plans.domain.assignments.cancel"](
            actor=world.officer, assignment=world.assignment(), reason="thử"
        )
