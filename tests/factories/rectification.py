"""Requests for correction in every state, by the verbs that make them (yêu cầu cải chính)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.press.domain import proofs, rectification, rectification_letters, rectification_steps
from nhipcau.press.enums import SpokespersonKind
from nhipcau.press.models import RectificationRequest, Spokesperson
from nhipcau.units.enums import Role
from nhipcau.units.models import Membership, Unit, User

from . import issuing, newsroom, press
from .units import UnitFactory, UserFactory, person

TEXTS = {
    "wrong": "Bài báo viết 40 hộ chưa có nước sạch.",
    "right": "Đến ngày 31/10 còn 4 hộ chưa có nước sạch.",
    "unknown": "Chưa biết khi nào nối xong 4 hộ còn lại.",
    "effect": "Người dân tưởng công trình đã dừng.",
    "grounds": "Khoản 6 Điều 7 Nghị định 244/2026/NĐ-CP\nLuật Báo chí số 126/2025/QH15",
}
PROOF = {
    "kind": "record",
    "title": "Biên bản nghiệm thu công trình nước sạch",
    "issuer": "Sở Xây dựng",
    "number": "31/BB-SXD",
    "link": "https://example.vn/bien-ban-31",
}


def piece(**wanted: Any) -> dict[str, Any]:
    """An invented piece."""
    now = timezone.now()
    told = {
        "outlet": "Báo Ví Dụ",
        "title": "Nước sạch chưa về bản",
        "link": "https://example.com/nuoc-sach",
        "published_on": timezone.localdate() - timedelta(days=1),
        "language": newsroom.language("vi"),
        "found_at": now - timedelta(hours=2),
        "claim": "Đến nay vẫn còn 40 hộ chưa có nước sạch.",
    }
    return told | wanted


def taken_in(
    unit: Unit | None = None, actor: User | None = None, kind: str = "fact", **wanted: Any
) -> RectificationRequest:
    return rectification.take_in(
        actor=actor or person(Role.OFFICER),
        unit=unit or UnitFactory(),
        claim_kind=kind,
        wanted=piece(**wanted),
    )


def written(
    unit: Unit | None = None, actor: User | None = None, texts: dict[str, str] | None = None, **wanted: Any
) -> RectificationRequest:
    """With its texts and one primary record."""
    actor = actor or person(Role.OFFICER)
    held = taken_in(unit, actor, **wanted)
    held = rectification.write(actor=actor, request=held, wanted=piece(**wanted) | (texts or TEXTS))
    proof = PROOF | {"issued_on": timezone.localdate() - timedelta(days=20)}
    proofs.add(actor=actor, request=held, wanted=proof)
    return held


def submitted(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> RectificationRequest:
    actor = actor or person(Role.OFFICER)
    return rectification_steps.submit(actor=actor, request=written(unit, actor, **wanted))


def reviewed(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> RectificationRequest:
    held = submitted(unit, actor, **wanted)
    return rectification_steps.review(actor=person(Role.LEADER), request=held)


def voice_of(unit: Unit, **wanted: Any) -> Spokesperson:
    """The regular spokesperson of a unit, with an account."""
    user = UserFactory()
    Membership.objects.create(person=user, unit=unit, role=Role.UNIT_HEAD)
    return press.spokesperson(unit, user, SpokespersonKind.REGULAR, **wanted)


def signed(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> RectificationRequest:
    held = reviewed(unit, actor, **wanted)
    return rectification_steps.sign(actor=voice_of(held.unit).person, request=held)  # type: ignore[arg-type]


def numbered(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> RectificationRequest:
    """The letter bears its number and date."""
    held = signed(unit, actor, **wanted)
    officer = actor or person(Role.OFFICER)
    issuing.declared_form(held.unit)
    paper = rectification_letters.draft_letter(actor=officer, request=held)
    signing.submit(actor=officer, paper=paper)
    signing.export(actor=officer, paper=paper, form=FileForm.DOCX)
    signing.bring_back(actor=officer, paper=paper, number="15", on=timezone.localdate())
    held.refresh_from_db()
    return held


def sent(unit: Unit | None = None, actor: User | None = None, **wanted: Any) -> RectificationRequest:
    officer = actor or person(Role.OFFICER)
    held = numbered(unit, officer, **wanted)
    return rectification_letters.send(actor=officer, request=held, at=timezone.now(), by="mail")
