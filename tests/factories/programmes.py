"""Events, partners, rounds, money (các chương trình)."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from nhipcau.programmes.domain import nominations, rounds
from nhipcau.programmes.models import BudgetLine, Contact, Event, Nomination, Partner, Round
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .units import UnitFactory, person, standing_office


class PartnerFactory(DjangoModelFactory[Partner]):
    """A twinned city."""

    class Meta:
        model = Partner

    unit = factory.SubFactory(UnitFactory)
    kind = "twin"
    name = factory.Sequence(lambda n: f"Thành phố kết nghĩa {n}")
    country = "Lào"


class ContactFactory(DjangoModelFactory[Contact]):
    """A post kept for a month."""

    class Meta:
        model = Contact

    partner = factory.SubFactory(PartnerFactory)
    post = "Phòng Lễ tân"
    purpose = "Mời dự tuần văn hóa"
    keep_until = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))


class EventFactory(DjangoModelFactory[Event]):
    """An exhibition that began and ended yesterday."""

    class Meta:
        model = Event

    unit = factory.SubFactory(UnitFactory)
    kind = "exhibition"
    name = factory.Sequence(lambda n: f"Triển lãm ảnh {n}")
    place = "Bảo tàng tỉnh"
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))


def held(visitors: int | None = 120, counted: str = "tickets", **fields: Any) -> Event:
    """An event with its result."""
    return EventFactory(
        state="held", visitors=visitors, counted=counted if visitors is not None else "", **fields
    )


def a_round(officer: User, **fields: Any) -> Round:
    """Open for ten days, with the first criteria."""
    standing_office()
    wanted = {
        "name": "Đợt xét năm 2026",
        "closes_on": timezone.localdate() + timedelta(days=10),
        "grounds": "Luật Thi đua, khen thưởng ngày 15/6/2022",
    }
    return rounds.keep(actor=officer, round=Round(office=standing_office()), fields=wanted | fields)


def nomination_words(**fields: Any) -> dict[str, Any]:
    """What a unit writes."""
    return {
        "field": "practice",
        "title": "Bản tin song ngữ hằng tuần",
        "nominee_kind": "collective",
        "nominee": "Phòng Thông tin đối ngoại",
        "achievement": "Mỗi tuần một bản tin Việt – Anh.",
    } | fields


def nominated(round: Round, unit: Unit, *, sent: bool = True, **fields: Any) -> Nomination:
    """Written by the unit's head, and sent."""
    head = person(Role.UNIT_HEAD, unit)
    made = nominations.keep(
        actor=head, nomination=Nomination(round=round, unit=unit), fields=nomination_words(**fields)
    )
    if sent:
        nominations.submit(actor=head, nomination=made)
    made.refresh_from_db()
    return made


def scoring(officer: User, *members: User, unit: Unit | None = None) -> tuple[Round, Nomination]:
    """A round with one nomination whose panel scores."""
    made = a_round(officer)
    nomination = nominated(made, unit or UnitFactory())
    rounds.seat(actor=officer, round=made, people=members)
    rounds.start_scoring(actor=officer, round=made)
    made.refresh_from_db()
    nomination.refresh_from_db()
    return made, nomination


def budget_line(unit: Unit, activity: Any, planned: int = 100_000_000, **fields: Any) -> BudgetLine:
    """Money of the state."""
    return BudgetLine.objects.create(
        unit=unit,
        activity=activity,
        planned=planned,
        **{"decided_on": date(2026, 1, 15), "reference": "Quyết định số 12/QĐ-UBND"} | fields,
    )
