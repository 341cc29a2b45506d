"""Spokespersons, matters, prepared statements (phát ngôn)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.newsroom.domain import approving
from nhipcau.press.domain import matters, prepared, releases, statements
from nhipcau.press.enums import MatterKind, SpokespersonKind
from nhipcau.press.models import DutyTurn, HoldingStatement, Matter, Release, Spokesperson, Statement
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from . import newsroom
from .units import UnitFactory, person


def spokesperson(
    unit: Unit | None = None,
    user: User | None = None,
    kind: SpokespersonKind = SpokespersonKind.REGULAR,
    **wanted: Any,
) -> Spokesperson:
    """One in force since a week, for good unless told otherwise."""
    begun = timezone.now() - timedelta(days=7)
    told = {
        "full_name": str(user) if user else "Trần Thị Phát Ngôn",
        "positions": {"vi": "Phó Chánh Văn phòng", "en": "Deputy Chief of Office"},
        "phone": "0204 3 000 111",
        "email": "phatngon@example.vn",
        "decision": "12/QĐ-UBND",
        "decided_on": date(2026, 7, 1),
        "assigned_at": begun,
    }
    return Spokesperson.objects.create(unit=unit or UnitFactory(), person=user, kind=kind, **(told | wanted))


def turn(held: Spokesperson, user: User, starts_at: datetime | None = None, hours: int = 12) -> DutyTurn:
    """On duty from now."""
    begins = starts_at or timezone.now() - timedelta(minutes=1)
    return DutyTurn.objects.create(
        spokesperson=held,
        person=user,
        starts_at=begins,
        ends_at=begins + timedelta(hours=hours),
        decision="08/TB-VP",
    )


def matter(unit: Unit | None = None, kind: MatterKind = MatterKind.EVENT, **wanted: Any) -> Matter:
    """A matter just registered; its deadline is begun by the domain alone."""
    told = {
        "title": "Sạt lở trên quốc lộ 279",
        "begins_at": timezone.now() - timedelta(hours=1),
        "ground": "Báo cáo nhanh của xã, tiếp nhận và xử lý xong",
    }
    return Matter.objects.create(unit=unit or UnitFactory(), kind=kind, **(told | wanted))


def registered(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Matter:
    """Through the domain's verb, so that its term runs."""
    given = {
        "kind": MatterKind.EVENT,
        "title": "Sạt lở trên quốc lộ 279",
        "facts": "Đường tắc tại km 12.",
        "begins_at": timezone.now() - timedelta(hours=1),
        "ground": "Báo cáo nhanh của xã, tiếp nhận và xử lý xong",
    }
    return matters.register(
        actor=actor or person(Role.OFFICER), unit=unit or UnitFactory(), wanted=given | wanted
    )


WORDS = {
    "title": "Về sự việc tại {{địa điểm}}",
    "lead": "Cơ quan đã nhận tin lúc {{thời điểm}} và đang xử lý.",
    "body": "Lúc {{thời điểm}}, sự việc xảy ra tại {{địa điểm}}.\n\nTin tiếp theo có trước {{giờ hẹn}}.",
}
ENGLISH = {
    "title": "On the incident at {{place}}",
    "lead": "The office was told at {{time}} and is acting on it.",
    "body": "At {{time}} an incident occurred at {{place}}.\n\nMore will follow before {{next}}.",
}
VALUES = {
    "vi": {"địa điểm": "km 12 quốc lộ 279", "thời điểm": "09:30 ngày 06/01/2027", "giờ hẹn": "15:00"},
    "en": {"place": "km 12 of road 279", "time": "09:30 on 6 January 2027", "next": "15:00"},
}


def holding(
    unit: Unit | None = None, actor: User | None = None, days: int = 90, **texts: dict[str, str]
) -> HoldingStatement:
    """Prepared in Vietnamese unless told in which languages; not approved."""
    actor = actor or person(Role.OFFICER)
    made = prepared.create(
        actor=actor,
        unit=unit or UnitFactory(),
        title="Sạt lở, lũ quét",
        kind=MatterKind.EVENT,
        expires_on=timezone.localdate() + timedelta(days=days),
    )
    for code, words in (texts or {"vi": WORDS}).items():
        prepared.write(actor=actor, holding=made, language=newsroom.language(code), wanted=words)
    return made


def approved_holding(*given: Any, by: User | None = None, **wanted: Any) -> HoldingStatement:
    """Every text of it approved in advance, by another."""
    made = holding(*given, **wanted)
    for text in prepared.latest_texts(made):
        prepared.approve(actor=by or person(Role.LEADER), text=text)
    return made


def statement(held: Matter | None = None, actor: User | None = None, **wanted: Any) -> Statement:
    """Written from nothing, not handed in; of a matter newly registered unless told of which."""
    actor = actor or person(Role.OFFICER)
    held = held or registered(actor=actor)
    made = statements.begin(
        actor=actor, unit=held.unit, title="Về vụ sạt lở", language=newsroom.language(), matter=held
    )
    newsroom.write(newsroom.edition_of(made.story), actor, **(newsroom.WORDS | wanted))
    return made


def from_prepared(
    held: Matter | None = None, source: HoldingStatement | None = None, actor: User | None = None
) -> Statement:
    """From words approved in advance, handed in at once."""
    held = held or registered()
    source = source or approved_holding(held.unit)
    return statements.begin_from(
        actor=actor or person(Role.OFFICER), matter=held, holding=source, values=VALUES
    )


def spoken_for(unit: Unit) -> User:
    """The account of a regular spokesperson of a unit."""
    user = person(Role.LEADER)
    spokesperson(unit, user)
    return user


def ready(
    held: Matter | None = None, voice: User | None = None, source: HoldingStatement | None = None
) -> Statement:
    """From words approved in advance, the second approval given."""
    made = from_prepared(held, source)
    voice = voice or spoken_for(made.story.unit)
    for each in made.story.editions.all():
        approving.approve(actor=voice, edition=each)
    return made


def issued(held: Matter | None = None, **wanted: Any) -> Statement:
    return issue(ready(held), **wanted)


def issue(made: Statement, **wanted: Any) -> Statement:
    """By an officer."""
    return statements.issue(actor=person(Role.OFFICER), statement=made, **wanted)


def release(
    unit: Unit | None = None,
    actor: User | None = None,
    language: str = "vi",
    words: dict[str, str] = newsroom.WORDS,
    **wanted: Any,
) -> Release:
    """Written, not handed in."""
    actor = actor or person(Role.OFFICER)
    made = releases.begin(
        actor=actor,
        unit=unit or UnitFactory(),
        title=words["title"],
        language=newsroom.language(language),
        sources="12/BC-SVHTTDL",
        wanted=wanted,
    )
    newsroom.write(newsroom.edition_of(made.story), actor, **words)
    return made


def approved_release(*codes: str, **wanted: Any) -> Release:
    """In Vietnamese and those languages, each approved twice."""
    made = release(**wanted)
    newsroom.approved(made.story)
    for code in codes:
        newsroom.translated(made.story, code, title=f"Bridge begun ({code})")
        newsroom.approved(made.story, code)
    return made
