"""Yêu cầu cải chính ở cơ quan mẫu: one answered, one being written, one refused; invented newspapers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.newsroom.models import Language
from nhipcau.press.domain import (
    proofs,
    rectification,
    rectification_letters,
    rectification_steps,
)
from nhipcau.press.enums import ClaimKind
from nhipcau.press.models import RectificationRequest
from nhipcau.units.models import Unit, User

TEXTS = {
    "wrong": "Lễ hội không bị hủy; ngày tổ chức không thay đổi.",
    "right": "Lễ hội diễn ra đúng lịch đã công bố, từ ngày 20 đến ngày 22.",
    "unknown": "Chưa biết có bao nhiêu khách đã đổi lịch vì tin này.",
    "effect": "Một số đoàn khách hỏi lại cơ sở lưu trú về việc hoàn tiền.",
    "grounds": "Khoản 6 Điều 7 Nghị định 244/2026/NĐ-CP\nLuật Báo chí số 126/2025/QH15",
}
PIECE = {
    "outlet": "Báo Ven Sông (mẫu)",
    "title": "Lễ hội mùa thu tỉnh Sông Cầu bị hủy",
    "link": "https://bao-ven-song.example/le-hoi-bi-huy",
    "claim": "Ban tổ chức đã hủy lễ hội mùa thu năm nay.",
}
SECOND = {
    "outlet": "Riverside Daily (sample)",
    "title": "New bridge to open without safety check",
    "link": "https://riverside-daily.example/bridge",
    "claim": "No inspection of the bridge took place before its opening.",
}


def tell(*, tell: Callable[[str], None]) -> None:
    """Lập ba hồ sơ; those already there stay as they are."""
    if RectificationRequest.objects.exists():
        return
    tell("yêu cầu cải chính gửi báo chí")
    staff, head, leader = (
        User.objects.get(username=name) for name in ("chuyen-vien-so", "lanh-dao-so", "lanh-dao")
    )
    unit = staff.memberships.get().unit
    held = _written(staff, unit, PIECE, "vi")
    held = rectification_steps.submit(actor=staff, request=held)
    held = rectification_steps.review(actor=leader, request=held)
    held = rectification_steps.sign(actor=head, request=held)
    _send(staff, head, held)
    _take_in(staff, unit, SECOND, "en")
    rectification.take_in(actor=staff, unit=unit, claim_kind=ClaimKind.CRITICISM, wanted={})


def _piece(said: dict[str, str], code: str) -> dict[str, Any]:
    now = timezone.now()
    return said | {
        "language": Language.objects.get(code=code),
        "published_on": timezone.localdate() - timedelta(days=2),
        "found_at": now - timedelta(hours=30),
    }


def _take_in(staff: User, unit: Unit, said: dict[str, str], code: str) -> RectificationRequest:
    return rectification.take_in(actor=staff, unit=unit, claim_kind=ClaimKind.FACT, wanted=_piece(said, code))


def _written(staff: User, unit: Unit, said: dict[str, str], code: str) -> RectificationRequest:
    held = _take_in(staff, unit, said, code)
    held = rectification.write(actor=staff, request=held, wanted=_piece(said, code) | TEXTS)
    proofs.add(
        actor=staff,
        request=held,
        wanted={
            "kind": "record",
            "title": "Kế hoạch tổ chức lễ hội mùa thu",
            "issuer": "Ủy ban nhân dân tỉnh Sông Cầu",
            "number": "88/KH-UBND",
            "issued_on": timezone.localdate() - timedelta(days=45),
            "link": "https://songcau.example/ke-hoach-88",
        },
    )
    return held


def _send(staff: User, head: User, held: RectificationRequest) -> None:
    paper = rectification_letters.draft_letter(actor=staff, request=held)
    signing.submit(actor=head, paper=paper)
    signing.export(actor=staff, paper=paper, form=FileForm.DOCX)
    today = timezone.localdate()
    signing.bring_back(actor=staff, paper=paper, number="112", on=today)
    held = rectification_letters.send(actor=staff, request=held, at=timezone.now(), by="exchange")
    answer = (
        "Tòa soạn đã kiểm tra lại và đăng bài cải chính sáng nay ở cùng chuyên mục.\n"
        "Chúng tôi xin lỗi bạn đọc."
    )
    held = rectification_letters.note_answer(actor=staff, request=held, answer=answer, on=today)
    rectification_letters.settle(
        actor=staff,
        request=held,
        outcome="corrected",
        note="",
        link="https://bao-ven-song.example/cai-chinh",
    )
