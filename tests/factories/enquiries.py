"""Questions of the press in every state (câu hỏi của báo chí)."""

import secrets
from typing import Any

from nhipcau.enquiries.domain import approving, publishing, receiving, replying, sorting, writing
from nhipcau.enquiries.domain.typed import Asked
from nhipcau.enquiries.enums import Via
from nhipcau.enquiries.models import Enquiry, Source
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from . import newsroom, press
from .units import UnitFactory, person

FIELDS = {
    "outlet": "Báo Thử Nghiệm",
    "name": "Nguyễn Thị Hỏi",
    "email": "hoi@example.org",
    "phone": "0912 345 678",
    "subject": "Tiến độ cầu Sông Cầu",
    "question": "Cầu Sông Cầu khi nào xong?\nKinh phí bao nhiêu?",
}
TEXT = "Cầu Sông Cầu hoàn thành ngày 30/12/2026, tổng kinh phí 120 tỉ đồng."


def asked(**wanted: Any) -> Asked:
    return Asked(**(FIELDS | wanted))


def received(code: str = "vi", nonce: str = "", is_trapped: bool = False, **wanted: Any) -> Enquiry:
    """Through the public form."""
    return receiving.receive(
        asked=asked(**wanted),
        language=newsroom.language(code),
        nonce=nonce or secrets.token_urlsafe(15),
        is_trapped=is_trapped,
    )


def given(unit: Unit | None = None, enquiry: Enquiry | None = None, **wanted: Any) -> Enquiry:
    """With a unit, to be answered."""
    return sorting.triage(
        actor=person(Role.OFFICER),
        enquiry=enquiry or received(**wanted),
        unit=unit or UnitFactory(),
        reason="Thuộc lĩnh vực của Sở",
    )


def sourced(enquiry: Enquiry, actor: User | None = None) -> Source:
    return writing.add_source(
        actor=actor or person(Role.UNIT_STAFF, enquiry.unit),
        enquiry=enquiry,
        statement="120 tỉ" if enquiry.language.code == "vi" else "120",
        title="15/QD-UBND",
        link="https://example.org/15",
    )


def written(
    unit: Unit | None = None, actor: User | None = None, ground: str = "", text: str = TEXT, **wanted: Any
) -> Enquiry:
    """With an answer whose fact a second person has looked up."""
    made = given(unit, **wanted)
    writer = actor or person(Role.UNIT_STAFF, made.unit)
    detail = {"not-ours": "Sở Xây dựng", "published": "https://example.org/da-cong-bo"}.get(ground, "")
    writing.write(actor=writer, enquiry=made, text=text, ground=ground, detail=detail)
    if not ground:
        source = sourced(made, writer)
        writing.check_source(actor=person(Role.UNIT_HEAD, made.unit), source=source)
    made.refresh_from_db()
    return made


def submitted(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Enquiry:
    made = written(unit, actor, **wanted)
    return approving.submit(actor=actor or person(Role.UNIT_STAFF, made.unit), enquiry=made)


def checked(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Enquiry:
    made = submitted(unit, actor, **wanted)
    return approving.check(actor=person(Role.UNIT_HEAD, made.unit), enquiry=made)


def voice(unit: Unit) -> User:
    """The spokesperson of a unit, with an account."""
    user = person(Role.LEADER)
    press.spokesperson(unit, user)
    return user


def approved(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Enquiry:
    made = checked(unit, actor, **wanted)
    assert made.unit is not None
    return approving.approve(actor=voice(made.unit), enquiry=made)


def answered(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Enquiry:
    made = approved(unit, actor, **wanted)
    return replying.reply(actor=person(Role.UNIT_STAFF, made.unit), enquiry=made, via=Via.MAIL)


def published(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> Enquiry:
    made = answered(unit, actor, **wanted)
    return publishing.publish(
        actor=person(Role.OFFICER),
        enquiry=made,
        subject="Tiến độ cầu Sông Cầu",
        question="Cầu Sông Cầu bao giờ hoàn thành, kinh phí bao nhiêu?",
    )
