"""Newsletters in every state, channels, products (bản tin, kênh, sản phẩm)."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Publication
from nhipcau.outreach.domain import approving, channels, products, sending, writing
from nhipcau.outreach.models import Channel, Letter, Platform, Product
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from . import mailing, newsroom
from .units import UnitFactory, person


def mailing_list(slug: str = "ban-tin", **wanted: Any) -> MailingList:
    return MailingList.objects.filter(slug=slug).first() or mailing.mailing_list(slug, **wanted)


def drafted(
    unit: Unit | None = None, actor: User | None = None, shown: Publication | None = None, **wanted: Any
) -> Letter:
    """With one story that stands in public."""
    shown = shown or newsroom.published()
    wanted.setdefault("mailing_list", None)
    wanted["mailing_list"] = wanted["mailing_list"] or mailing_list()
    given = {"title": "Bản tin số 1", "stories": [shown.story]}
    return writing.create(actor=actor or person(Role.OFFICER), unit=unit or UnitFactory(), **(given | wanted))


def submitted(letter: Letter | None = None, actor: User | None = None, **wanted: Any) -> Letter:
    return approving.submit(actor=actor or person(Role.OFFICER), letter=letter or drafted(**wanted))


def approved(letter: Letter | None = None, **wanted: Any) -> Letter:
    """By two other people."""
    held = submitted(letter, **wanted)
    held = approving.check(actor=person(Role.LEADER), letter=held)
    return approving.approve(actor=person(Role.LEADER), letter=held)


def scheduled(letter: Letter | None = None, at: datetime | None = None, **wanted: Any) -> Letter:
    return sending.schedule(actor=person(Role.OFFICER), letter=approved(letter, **wanted), at=at)


def started(letter: Letter | None = None, **wanted: Any) -> Letter:
    """Begun, with a row for each reader once the worker comes by."""
    held = scheduled(letter, **wanted)
    sending.begin_due()
    held.refresh_from_db()
    return held


def platform(name: str = "X", **wanted: Any) -> Platform:
    given = {"text_limit": 280, "counting": "weighted", "link_length": 23, "sizes": [[1600, 900]]}
    return Platform.objects.update_or_create(name=name, defaults=given | wanted)[0]


def channel_fields(unit: Unit | None = None, **wanted: Any) -> dict[str, Any]:
    number = Channel.objects.count()
    given = {
        "name": f"Kênh {number}",
        "platform": platform(),
        "address": f"https://x.com/kenh{number}",
        "languages": [newsroom.language()],
        "unit": unit or UnitFactory(),
        "since": timezone.localdate() - timedelta(days=30),
        "until": None,
        "verified": "Liên kết ngược về cổng",
    }
    return given | wanted


def entered(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Channel:
    return channels.enter(actor=actor or person(Role.OFFICER), wanted=channel_fields(unit, **wanted))


def channel(unit: Unit | None = None, **wanted: Any) -> Channel:
    """In the public register."""
    return channels.confirm(actor=person(Role.LEADER), channel=entered(unit, **wanted))


def product_fields(**wanted: Any) -> dict[str, Any]:
    given = {
        "kind": "brochure",
        "title": "Tờ gấp giới thiệu tỉnh",
        "languages": [newsroom.language()],
        "copies": 500,
        "place": "Hội chợ du lịch",
        "made_on": timezone.localdate() - timedelta(days=3),
        "cost": 20_000_000,
    }
    return given | wanted


def product(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Product:
    return products.enter(
        actor=actor or person(Role.OFFICER), unit=unit or UnitFactory(), wanted=product_fields(**wanted)
    )
