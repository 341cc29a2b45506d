"""Nhắc việc trong ngày: one digest a person, made once a day whole or not at all, in the inbox and by mail.

A second worker waits for the day's row and finds it made; a worker killed half way leaves nothing behind.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.domain import outbox
from nhipcau.units.models import User

from .. import queries
from ..enums import Audience, NoticeKind
from ..models import DigestRun, Notice, Reminder, ReminderRule
from . import days, firing, inbox, matters, supervising, wording
from .matters import Matter
from .recipients import Recipients

BATCH = 500
# Of two rules that reach the same person, the graver one speaks.
GRAVITY = {Audience.OFFICE: 0, Audience.HEAD: 1, Audience.STAFF: 2}


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của thông báo: a matter, the rule that speaks of it, and to whom it speaks."""

    matter: Matter
    rule: ReminderRule
    audience: Audience


def make_due(*, now: datetime | None = None) -> DigestRun | None:
    """Nhắc việc nếu đến giờ: on working days from the office's hour on; None when there is nothing to do."""
    moment = timezone.localtime(now)
    way = supervising.current()
    today = moment.date()
    if not way.is_on or moment.time() < way.hour or DigestRun.objects.filter(day=today).exists():
        return None
    return make(today) if days.calendar().is_working(today) else None


def make(day: date) -> DigestRun | None:
    """Lập thông báo nhắc việc của ngày `day`; None when it has been made before."""
    with transaction.atomic():
        span = firing.window(day, queries.last_run_before(day), days.calendar())
        run, is_new = DigestRun.objects.get_or_create(day=day, defaults={"until": span.until})
        if is_new:
            _tell(run, span)
    return run if is_new else None


def _tell(run: DigestRun, span: firing.Window) -> None:
    lines = list(_lines(span))
    known = Recipients(run.day)
    mine: dict[int, dict[Matter, Line]] = defaultdict(dict)
    unreached: list[Line] = []
    for line in lines:
        people = known.of(line.matter.unit, line.audience)
        if not people:
            unreached.append(line)
        for person in people:
            standing = mine[person].get(line.matter)
            if standing is None or GRAVITY[line.audience] < GRAVITY[standing.audience]:
                mine[person][line.matter] = line
    names = wording.names_of(line.matter.unit for line in lines)
    told = [
        (known.people[pk], list(found.values())) for pk, found in sorted(mine.items()) if pk in known.people
    ]
    texts = [wording.digest(run.day, found, names, person.pk) for person, found in told]
    key = f"steering.digest:{run.day.isoformat()}"
    Notice.objects.bulk_create(
        (
            inbox.notice(person, key=key, kind=NoticeKind.DIGEST, run=run, text=text)
            for (person, _found), text in zip(told, texts, strict=True)
        ),
        batch_size=BATCH,
    )
    mailable = {person.pk for person, _found in told if person.wants_mail and person.email}
    Reminder.objects.bulk_create(_log(run, told, unreached, mailable), batch_size=BATCH)
    closing = wording.closing()
    outbox.put_many(
        outbox.Letter(
            f"{key}:{person.pk}", person.email, text.subject, f"{text.body}\n\n{closing}", text.path
        )
        for (person, _found), text in zip(told, texts, strict=True)
        if person.pk in mailable
    )
    run.people, run.matters = len(told), len({line.matter for line in lines})
    run.save(update_fields=["people", "matters"])
    facts = {
        "day": run.day,
        "people": run.people,
        "matters": run.matters,
        "mails": len(mailable),
        "unreached": len(unreached),
    }
    audit.record(actor=None, verb="steering.digest", subject=run, after=facts)


def _lines(span: firing.Window) -> Iterable[Line]:
    rules = list(ReminderRule.objects.filter(is_on=True))
    if not rules:
        return
    ahead = max(0, -min(rule.offset for rule in rules))
    for matter in matters.due_until(span.until + timedelta(days=ahead)):
        for audience, rule in firing.strongest(rules, matter.due, span).items():
            yield Line(matter, rule, audience)


def _log(
    run: DigestRun, told: Iterable[tuple[User, list[Line]]], unreached: Iterable[Line], mailable: set[int]
) -> list[Reminder]:
    rows = [
        _row(run, line, person=person, mailed=person.pk in mailable)
        for person, found in told
        for line in found
    ]
    return rows + [_row(run, line, reached=False) for line in unreached]


@in_official_language
def _row(run: DigestRun, line: Line, **more: object) -> Reminder:
    matter = line.matter
    return Reminder(
        run=run,
        on=run.day,
        kind=matter.kind,
        assignment_id=matter.assignment,
        unit_id=matter.unit,
        text=matter.text,
        folded=fold(f"{matter.text} {matter.source}")[:300],
        path=matter.path,
        due=matter.due,
        audience=line.audience,
        rule=line.rule,
        why=line.rule.when,
        **more,
    )
