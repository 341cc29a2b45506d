"""Quanh công việc: recurring duties, legal deadlines, notices and reminders, reports, the trail."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from . import words
from .frame import Office, keep, moment, pour, shifted

TRAIL = 2


def make(office: Office) -> None:
    """Lập những gì đứng quanh công việc."""
    _duties(office)
    _deadlines(office)
    _notices(office)
    _reports(office)
    _trail(office)


def _duties(office: Office) -> None:
    """Việc định kỳ: one in two hundred activities, each with a year of instances."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.plans.models import Assignment
    from nhipcau.steering.models import DutyRule, Instance, RecurringDuty

    tasks = [task for every in office.tasks.values() for task in every if task.recurrence]
    begun = shifted(office.today, -360)
    pairs = [
        (tasks[at % len(tasks)], office.units[at % len(office.units)]) for at in range(office.size // 200)
    ]
    pairs = list({(task.pk, unit.pk): (task, unit) for task, unit in pairs}.values())
    duties = keep(
        RecurringDuty,
        (
            RecurringDuty(
                obligation=task, unit=unit, approver=office.home, starts_on=begun, makes_from=begun,
                folded=fold(task.text),
            )
            for task, unit in pairs
        ),
    )  # fmt: skip
    keep(DutyRule, (DutyRule(duty=duty, text=duty.obligation.recurrence, from_on=begun) for duty in duties))

    def periods(duty: Any) -> Iterator[Any]:
        for back in range(12):
            month = office.today.year * 12 + office.today.month - 1 - back
            due = date(month // 12, month % 12 + 1, 20)
            over = due < office.today and office.chance.random() < 0.95
            yield Assignment(
                obligation=duty.obligation, unit=duty.unit, approver=office.home, period=due.isoformat(),
                due=due, folded=duty.folded, assigned_at=moment(shifted(due, -30)),
                state="accepted" if over else "assigned", accepted_at=moment(due) if over else None,
            )  # fmt: skip

    made = keep(Assignment, (row for duty in duties for row in periods(duty)))
    rows = zip(made, (duty for duty in duties for _ in range(12)), strict=True)
    keep(
        Instance,
        (Instance(duty=duty, due=work.due, rule_text="FREQ=MONTHLY", assignment=work) for work, duty in rows),
    )


def _deadlines(office: Office) -> None:
    from django.contrib.contenttypes.models import ContentType

    from nhipcau.clock.models import Deadline, Rule
    from nhipcau.core.domain.folding import fold
    from nhipcau.directives.models import Directive

    rule = Rule.objects.filter(is_verified=True).first() or Rule.objects.first()
    kind = ContentType.objects.get_for_model(Directive)
    chance = office.chance

    def rows() -> Iterator[Any]:
        for at in range(office.size // 20):
            home = office.directives[at % len(office.directives)]
            due = shifted(office.today, chance.randrange(-1500, 120))
            label = f"Trả lời {words.pick(chance, words.MATTERS)} ({at})"
            running = due >= office.today or chance.random() < 0.02
            yield Deadline(
                rule=rule, subject_type=kind, subject_id=home.pk, label=label, folded=fold(label),
                unit=chance.choice(office.units), event_at=moment(shifted(due, -15)), due_at=moment(due, 17),
                explanation="Hạn 17:00", explanation_en="Due 17:00", state="running" if running else "met",
                met_at=None if running else moment(shifted(due, -1)),
            )  # fmt: skip

    keep(Deadline, rows())


def _notices(office: Office) -> None:
    from nhipcau.core.domain.folding import fold
    from nhipcau.steering.models import DigestRun, Notice, Reminder

    people = [person for every in office.people.values() for person in every]
    days = [day for back in range(1, 121) if (day := shifted(office.today, -back)).weekday() < 5]
    rows = (DigestRun(day=day, until=shifted(day, 1), people=400, matters=900) for day in days)
    runs = keep(DigestRun, rows)
    told = office.size // 2

    def notices() -> Iterator[tuple[Any, ...]]:
        for at in range(told):
            person, run = people[at % len(people)], runs[at // len(people) % len(runs)]
            subject = f"Nhắc việc ngày {run.day:%d/%m/%Y}: {at % 7 + 1} sắp đến hạn"
            body = "\n".join(f"{n}. {words.activity(office.chance)}" for n in range(1, 4))
            yield (
                person.pk,
                f"steering.digest:{run.day}:{at}",
                subject,
                body,
                fold(f"{subject} {body}"),
                run.pk,
                moment(run.day, 7),
                moment(run.day) if office.chance.random() < 0.9 else None,
            )

    def reminders() -> Iterator[tuple[Any, ...]]:
        for at in range(told):
            work, run = office.work[at * 2 % len(office.work)], runs[at // len(people) % len(runs)]
            text = work.obligation.text[:200]
            whom = people[at % len(people)].pk
            yield run.pk, run.day, moment(run.day, 7), work.pk, work.unit_id, text, fold(text), work.due, whom

    told_so = ("person_id", "key", "subject", "body", "folded", "run_id", "created_at", "read_at")
    pour(Notice, told_so, notices(), kind="digest", path="/lam-viec/thong-bao/")
    said = ("run_id", "on", "at", "assignment_id", "unit_id", "text", "folded", "due", "person_id")
    same = {"kind": "work", "path": "/lam-viec/cong-viec/", "audience": "staff", "why": "trước hạn 3 ngày"}
    pour(Reminder, said, reminders(), mailed=True, **same)


def _reports(office: Office) -> None:
    """Báo cáo tháng của năm nay, opened and not frozen: their figures are counted as they are shown."""
    from nhipcau.reports.models import PeriodRule, Report

    rule = PeriodRule.objects.get(code="month-state")
    year = office.today.year
    for month in range(1, office.today.month + 1):
        first = date(year - (month == 1), (month - 2) % 12 + 1, 15)
        Report.objects.create(
            office=office.home,
            rule=rule,
            year=year,
            index=month,
            starts_on=first,
            ends_on=date(year, month, 14),
        )


def _trail(office: Office) -> None:
    """Nhật ký: two entries a line, in a true chain."""
    from nhipcau.core.domain import audit
    from nhipcau.core.models import AuditEntry, AuditHead

    people = [person.pk for every in office.people.values() for person in every]
    begun, digest = moment(date(office.years[0], 1, 2)), "0" * 64
    step = (moment(office.today) - begun) / (TRAIL * office.size)

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal digest
        for at in range(TRAIL * office.size):
            work = office.work[at // TRAIL]
            entry = AuditEntry(
                sequence=at + 1, at=begun + timedelta(seconds=int(step.total_seconds() * at)),
                actor_id=people[at % len(people)], verb=("plans.assign", "plans.accept")[at % 2],
                subject_type="plans.assignment", subject_id=str(work.pk), before={"state": "assigned"},
                after={"state": work.state}, previous_digest=digest,
            )  # fmt: skip
            digest = entry.digest = audit.digest_of(entry)
            yield tuple(getattr(entry, name) for name in told)

    told = [each.attname for each in AuditEntry._meta.concrete_fields if not each.primary_key]
    pour(AuditEntry, told, rows())
    head, _is_new = AuditHead.objects.get_or_create(pk=1)
    head.sequence, head.digest = TRAIL * office.size, digest
    head.save()
