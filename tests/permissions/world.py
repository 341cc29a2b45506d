"""One office with every kind of record, for walking rights over it (một cơ quan đủ loại hồ sơ)."""

import json
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from nhipcau.core.domain import files
from nhipcau.core.models import Job
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.enums import AssignmentState, EvidenceKind
from nhipcau.plans.models import Assignment, Evidence, Submission
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.domain import groups, people, successions, units
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, User
from tests.factories.directives import SENTENCES, DirectiveFactory, obligation, package, reading_of_package
from tests.factories.plans import AssignmentFactory, confirmed_obligation
from tests.factories.reports import report
from tests.factories.units import UnitFactory, UserFactory, person, standing_office

UNIT_ROLES = (Role.UNIT_HEAD, Role.UNIT_STAFF)


@dataclass
class World:
    """Records of the unit "own"; whoever walks is placed in "own" or in "other"."""

    own: Unit = field(default_factory=lambda: UnitFactory(name="Sở Của Mình"))
    other: Unit = field(default_factory=lambda: UnitFactory(name="Sở Bên Cạnh"))

    def __post_init__(self) -> None:
        standing_office()
        self.officer = person(Role.OFFICER)
        self.administrator = person(Role.ADMINISTRATOR)
        self.colleague = person(Role.UNIT_STAFF, self.own)

    def walker(self, role: Role, where: str) -> User:
        """The person who walks: unit roles in "own" or "other", office roles in the standing office.

        An officer's own unit is what they belong to, so for them too "own" means a seat in that unit.
        """
        home = {"own": self.own, "other": self.other}[where]
        return person(role, home if role in UNIT_ROLES or role == Role.OFFICER else None)

    def directive(self) -> Directive:
        """In review, with a proposed obligation that leads to the unit."""
        made = DirectiveFactory()
        obligation(made, lead=self.own)
        return made

    def proposed(self) -> Obligation:
        return obligation(DirectiveFactory(), lead=self.own)

    def two_proposed(self) -> list[Obligation]:
        home = DirectiveFactory()
        return [obligation(home, lead=self.own, sentence=sentence) for sentence in SENTENCES[:2]]

    def confirmed(self) -> Obligation:
        """Confirmed in a confirmed directive, not yet handed out."""
        made = confirmed_obligation()
        made.parties.create(part=Part.LEAD, written=str(self.own), unit=self.own)
        return made

    def confirmed_directive(self) -> Directive:
        return self.confirmed().directive

    def dropped(self) -> Obligation:
        return obligation(
            DirectiveFactory(), lead=self.own, state=ObligationState.DROPPED, drop_reason="không giao việc"
        )

    def failed(self) -> Directive:
        return DirectiveFactory(state=DirectiveState.FAILED, reading=None, original=None, quarantine_key="")

    def screened(self) -> Directive:
        """A package in quarantine, read, that waits for somebody to look at what is in it."""
        return DirectiveFactory(
            state=DirectiveState.SCREENING,
            reading=None,
            original=None,
            quarantine_key=files.quarantine(package()),
            reading_key=files.quarantine(json.dumps(reading_of_package("KẾ HOẠCH")).encode()),
        )

    def assignment(self, **fields: object) -> Assignment:
        return AssignmentFactory(obligation=self.confirmed(), unit=self.own, **fields)

    def evidence(self) -> Evidence:
        return Evidence.objects.create(
            assignment=self.assignment(state=AssignmentState.IN_PROGRESS),
            kind=EvidenceKind.PUBLICATION,
            title="Tin đã đăng",
            done_on=timezone.localdate(),
            link="https://example.org/tin",
        )

    def submission(self) -> Submission:
        """Handed in by the other unit for "own" to decide: the right to decide lies with the approver."""
        work = AssignmentFactory(
            obligation=self.confirmed(), unit=self.other, approver=self.own, state=AssignmentState.SUBMITTED
        )
        return Submission.objects.create(assignment=work, number=1, submitted_by=UserFactory())

    def report(self) -> Report:
        return report(year=2026, month=3)

    def rule(self) -> PeriodRule:
        return PeriodRule.objects.get(code="month-party")

    def job_of(self, owner: User) -> Job:
        return Job.objects.create(label="việc", work="x.y", requested_by=owner)

    def a_person(self) -> User:
        return people.create(
            actor=self.administrator,
            username=f"moi-{User.objects.count()}",
            last_name="Người",
            first_name="mới",
        )

    def a_unit(self) -> Unit:
        return units.create(
            actor=self.administrator, name=f"Sở Mới {Unit.objects.count()}", kind=UnitKind.DEPARTMENT
        )

    def a_group(self):
        return groups.create(
            actor=self.administrator, name=f"Nhóm {Unit.objects.count()}", members=[self.a_unit()]
        )

    def a_succession(self):
        return successions.record(
            actor=self.administrator,
            predecessor=self.a_unit(),
            successor=self.own,
            on=date(2026, 1, 1),
            ground="Quyết định sắp xếp",
        )
