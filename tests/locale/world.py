"""An office that speaks plain letters: every name without Vietnamese marks (một cơ quan đủ loại hồ sơ)."""

import json
from datetime import date, datetime, time, timedelta

from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from nhipcau.core.domain import files
from nhipcau.directives.domain import citations
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.reports.domain import snapshots
from nhipcau.reports.domain.counting import ALL
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.domain import groups, people, roles, successions, units
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import Membership, Unit, UnitName, User
from tests.factories.directives import (
    DirectiveFactory,
    machine_of,
    obligation,
    package,
    party,
    reading_of,
    reading_of_package,
)
from tests.factories.plans import AssignmentFactory, EvidenceFactory, accepted, submitted
from tests.factories.reports import report

SENTENCES = (
    "Department A writes a plan and finishes it before 15/12/2026.",
    "Department B opens a page in English; it publishes 06 stories.",
    "Every commune reports before day 20.",
    "The press receives the programme.",
)


def reader(unit: Unit, *given: Role, language: str = "en") -> User:
    number = User.objects.count()
    user = User.objects.create(username=f"reader-{number}", first_name="Reader", last_name=f"No{number}")
    for role in given:
        Membership.objects.create(person=user, unit=unit, role=role)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def client_of(user: User) -> Client:
    """The browser asks for Vietnamese; what the person chose must win."""
    client = Client(headers={"accept-language": "vi"})
    client.force_login(user)
    return client


def a_directive(**fields: object) -> Directive:
    number = Directive.objects.count() + 1
    plain = {"title": "Guidance", "type_name": "Guidance", "issuer_name": "Committee", "place": "Town"}
    citation = {"type": "KL", "number": "57-KL/TW", "date": "2023-06-15", "span": [0, 12]}
    finding = {"code": "date-conflict", "message": "Two dates differ.", "spans": [[0, 12]]}
    made = {
        "number": f"{number}-HD/KT",
        "date": date(2026, 1, 5),
        "reading": reading_of("\n".join(SENTENCES), citations=[citation], findings=[finding]),
    }
    directive = DirectiveFactory(**plain | made | fields)
    citations.record(directive)
    return directive


def a_task(home: Directive, number: int, lead: Unit, **fields: object) -> Obligation:
    item = machine_of(home.text, SENTENCES[number], lead=[str(lead)], section="III.1")
    return obligation(home, machine=item, lead=lead, sentence=SENTENCES[number], **fields)


def an_assignment(task: Obligation, unit: Unit, office: Unit, **fields: object) -> Assignment:
    made = {"assigned_at": timezone.now() - timedelta(days=50), "deliverable": "A plan"}
    return AssignmentFactory(obligation=task, unit=unit, approver=office, **made | fields)


class World:
    """An office with a little of everything (một cơ quan đủ loại hồ sơ)."""

    def __init__(self, office: Unit, actor: User) -> None:
        self.office, self.actor = office, actor
        self.unit = units.create(actor=actor, name="Department A", kind=UnitKind.DEPARTMENT)
        self.second = units.create(actor=actor, name="Department B", kind=UnitKind.DEPARTMENT)
        UnitName.objects.create(unit=self.unit, text="DA", kind=NameKind.SHORT)
        self.old = units.create(actor=actor, name="Department Z", kind=UnitKind.DEPARTMENT)
        successions.record(
            actor=actor, predecessor=self.old, successor=self.unit, on=date(2026, 1, 1), ground="Decision 2"
        )
        self.group = groups.create(actor=actor, name="All departments", members=[self.unit, self.second])
        self.someone = people.create(actor=actor, username="an", last_name="Tran", first_name="An")
        roles.give(actor=actor, person=self.someone, unit=self.unit, role=Role.UNIT_HEAD)
        today = timezone.localdate()
        self.report: Report = report(office, today.year, today.month)
        self._directives()
        self._work()
        self._freeze()

    def _directives(self) -> None:
        self.waiting = a_directive()
        self.proposed = a_task(
            self.waiting, 0, self.unit, due=timezone.localdate(), recurrence="FREQ=MONTHLY;BYMONTHDAY=20"
        )
        party(self.proposed, Part.SUPPORT, "related bodies")
        party(self.proposed, Part.SUPPORT, "All departments", self.group)
        for number, state in ((1, ObligationState.DROPPED), (2, ObligationState.REPLACED)):
            a_task(self.waiting, number, self.unit, state=state, drop_reason="not work")
        added = a_task(self.waiting, 3, self.unit)
        added.machine, added.spans, added.origin = None, [], "added"
        added.save()
        self.screened = a_directive(
            state=DirectiveState.SCREENING,
            reading=None,
            original=None,
            quarantine_key=files.quarantine(package()),
            reading_key=files.quarantine(json.dumps(reading_of_package("A plan")).encode()),
        )
        self.failed = a_directive(
            state=DirectiveState.FAILED, reading=None, original=None, failure="Not a text.", quarantine_key=""
        )

    def _work(self) -> None:
        self.ready = a_directive(state=DirectiveState.CONFIRMED)
        task = {"state": ObligationState.CONFIRMED, "confirmed_at": timezone.now()}
        self.given, self.free, third = (a_task(self.ready, n, self.unit, **task) for n in range(3))
        today, by = timezone.localdate(), reader(self.unit, Role.UNIT_STAFF)
        self.late = an_assignment(self.given, self.unit, self.office, due=today - timedelta(days=2))
        EvidenceFactory(assignment=self.late, title="Story")
        self.handed_in = an_assignment(third, self.unit, self.office, due=today + timedelta(days=2))
        EvidenceFactory(assignment=self.handed_in, title="Story")
        submitted(self.handed_in, by)
        self.finished = an_assignment(self.given, self.second, self.office)
        EvidenceFactory(assignment=self.finished, title="Page", done_on=self.report.starts_on)
        accepted(self.finished, by, self.actor)
        self.returned = an_assignment(third, self.second, self.office, state=AssignmentState.RETURNED)

    def _freeze(self) -> None:
        snapshots.freeze(actor=self.actor, report=self.report, reason="sent early")
        within = datetime.combine(self.report.starts_on, time(9), timezone.get_current_timezone())
        an_assignment(self.given, self.old, self.office, assigned_at=within)

    def screens(self) -> dict[str, list[object]]:
        return {
            "wagtailadmin_home": [],
            "wagtailadmin_account": [],
            "directives:list": [],
            "directives:intake": [],
            "directives:review": [self.waiting.pk],
            "directives:progress": [self.failed.pk],
            "directives:screening": [self.screened.pk],
            "directives:chain": [self.waiting.pk],
            "directives:header": [self.waiting.pk],
            "directives:add": [self.waiting.pk],
            "directives:obligation": [self.proposed.pk],
            "directives:edit": [self.proposed.pk],
            "directives:split": [self.proposed.pk],
            "directives:choose": [self.proposed.parties.filter(unit=None, group=None).get().pk],
            "directives:add_party": [self.proposed.pk],
            "directives:add_party_to_marked": [self.waiting.pk],
            "plans:tracking": [],
            "plans:assignment": [self.handed_in.pk],
            "plans:change": [self.late.pk],
            "plans:assign": [self.free.pk],
            "plans:assign_many": [self.ready.pk],
            "reports:reports": [],
            "reports:report": [self.report.pk],
            "reports:figure": [self.report.pk, ALL, "assigned"],
            "reports:rules": [],
            "reports:rule": [PeriodRule.objects.get(code="month-state").pk],
            "units:list": [],
            "units:unit": [self.unit.pk],
            "units:create": [],
            "units:correct": [self.unit.pk],
            "units:close": [self.unit.pk],
            "units:succeed": [self.unit.pk],
            "units:groups": [],
            "units:group": [self.group.pk],
            "units:lookup": [],
            "units:create_group": [],
            "units:correct_group": [self.group.pk],
            "units:people": [],
            "units:person": [self.someone.pk],
            "units:create_person": [],
            "units:correct_person": [self.someone.pk],
            "units:password": [self.someone.pk],
            "units:erase": [self.someone.pk],
            "units:give_role": [self.someone.pk],
            "units:trail": [],
        }
