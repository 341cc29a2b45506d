"""Conferences with people in every state (họp báo, tác nghiệp)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.conferences.domain import accrediting, appeals, conferences, registering
from nhipcau.conferences.domain.entrance import Entry
from nhipcau.conferences.enums import Ground
from nhipcau.conferences.models import Appeal, Conference, Registration
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .press import spokesperson
from .units import UnitFactory, person


def wanted(**given: Any) -> dict[str, Any]:
    """A press conference in ten days, open for registration until two hours before."""
    starts = given.get("starts_at", timezone.now() + timedelta(days=10))
    return {
        "kind": "press",
        "title": "Họp báo công bố Lễ hội Trống đồng",
        "about": "Giới thiệu chương trình lễ hội.",
        "place": "Trung tâm Hội nghị tỉnh",
        "agenda": "08:30 Giới thiệu\n09:00 Hỏi đáp",
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "closes_at": starts - timedelta(hours=2),
        "capacity": 50,
    } | given


def drafted(unit: Unit | None = None, actor: User | None = None, **given: Any) -> Conference:
    """A conference being prepared, its spokesperson chosen."""
    unit = unit or UnitFactory()
    told = wanted(**given)
    if told["kind"] == "press" and "spokesperson" not in told:
        told["spokesperson"] = spokesperson(unit)
    return conferences.draft(actor=actor or person(Role.OFFICER), unit=unit, wanted=told)


def announced(unit: Unit | None = None, actor: User | None = None, **given: Any) -> Conference:
    """In public, taking registrations."""
    actor = actor or person(Role.OFFICER)
    return conferences.announce(actor=actor, conference=drafted(unit, actor, **given))


def foreign(unit: Unit | None = None, actor: User | None = None, **given: Any) -> Conference:
    """A programme for reporters from abroad, not in public."""
    told = {
        "kind": "foreign",
        "title": "Phim tài liệu về làng gốm",
        "applicant": "visiting",
        "closes_at": None,
        "host": "Example TV",
    }
    return drafted(unit, actor, **told | given)


def entry(name: str = "Nguyễn Thị An", **given: Any) -> Entry:
    """Somebody of an outlet."""
    told = {"kind": "outlet", "outlet": "Báo Sông Cầu", "email": "an@example.org"}
    return Entry(full_name=name, **told | given)


_forms = iter(range(10**9))


def registered(conference: Conference, name: str = "Nguyễn Thị An", **given: Any) -> Registration:
    """Came through the site."""
    return registering.through_site(
        conference=conference, entry=entry(name, **given), nonce=f"form-{next(_forms)}"
    )


def accredited(conference: Conference, name: str = "Nguyễn Thị An", **given: Any) -> Registration:
    """With a card."""
    made = registered(conference, name, **given)
    accrediting.accredit(actor=person(Role.OFFICER), conference=conference, registrations=[made.pk])
    return Registration.objects.get(pk=made.pk)


def refused(
    conference: Conference, name: str = "Nguyễn Thị An", actor: User | None = None, **given: Any
) -> Registration:
    """Not identified."""
    made = registered(conference, name, **given)
    accrediting.refuse(
        actor=actor or person(Role.OFFICER),
        conference=conference,
        registrations=[made.pk],
        ground=Ground.IDENTITY,
    )
    return Registration.objects.get(pk=made.pk)


def appealed(conference: Conference, actor: User | None = None) -> Appeal:
    """Refused, and asked for a second look."""
    return appeals.ask(registration=refused(conference, actor=actor), words="Thẻ nhà báo của tôi còn hạn.")


def moved(conference: Conference, hours: float) -> Conference:
    """As if it began in so many hours (before now: negative), whatever its terms are."""
    starts = timezone.now() + timedelta(hours=hours)
    Conference.objects.filter(pk=conference.pk).update(
        starts_at=starts, ends_at=starts + timedelta(hours=2), closes_at=starts - timedelta(hours=2)
    )
    return Conference.objects.get(pk=conference.pk)
