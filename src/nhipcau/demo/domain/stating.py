"""Vụ việc, phát ngôn, thông cáo ở cơ quan mẫu: one in time, one late, one that waits; a release to come."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.domain import approving, drafting, stories
from nhipcau.newsroom.models import Edition, Language, Picture, Story
from nhipcau.press.domain import matters, prepared, releases, statements
from nhipcau.press.enums import MatterKind
from nhipcau.press.models import HoldingStatement, Matter
from nhipcau.units.models import User

PREPARED = {
    "vi": {
        "title": "Về sự cố tại {{di tích}}",
        "lead": "Sở đã nhận tin lúc {{giờ}} và đang cùng các đơn vị xử lý.",
        "body": (
            "Lúc {{giờ}}, sự cố xảy ra tại {{di tích}}. Lực lượng tại chỗ đã rào khu vực; khách tham quan "
            "được đưa ra ngoài an toàn.\n\nNguyên nhân đang được xác định. "
            "Sở sẽ thông tin tiếp trước {{giờ hẹn}}."
        ),
    },
    "en": {
        "title": "On the incident at {{site}}",
        "lead": "The department was told at {{time}} and is acting on it with other services.",
        "body": (
            "At {{time}} an incident occurred at {{site}}. Staff on the spot closed off the area; "
            "visitors were led out safely.\n\nThe cause is being determined. "
            "The department will say more before {{next}}."
        ),
    },
}
VALUES = {
    "vi": {"di tích": "tháp cổ Bình Minh", "giờ": "06 giờ 40", "giờ hẹn": "17 giờ cùng ngày"},
    "en": {"site": "the old tower of Binh Minh", "time": "6:40 a.m.", "next": "5 p.m. the same day"},
}
FLOODED = {
    "vi": {"di tích": "bãi đỗ xe lễ hội", "giờ": "04 giờ 15", "giờ hẹn": "12 giờ cùng ngày"},
    "en": {"site": "the festival car park", "time": "4:15 a.m.", "next": "noon the same day"},
}
# What happened, of which kind, how many hours ago, how the moment was found.
MATTERS = (
    ("Sét đánh làm hư hỏng tháp cổ Bình Minh", MatterKind.EVENT, 5, "Báo cáo nhanh của Ban Quản lý di tích"),
    ("Nước lũ ngập bãi đỗ xe lễ hội", MatterKind.EVENT, 31, "Báo cáo nhanh của phường Bến Sông"),
    ("Ý kiến khác nhau về giờ cấm xe ở phố bến sông", MatterKind.DIVIDED, 20, "Tổng hợp dư luận số 14"),
    ("Báo chí hỏi số khách dịp lễ", MatterKind.REQUESTED, 50, "Công văn của cơ quan báo chí"),
)
RELEASES = (
    (
        "Sông Cầu mở lại tuyến buýt sông sau ba tháng nâng cấp",
        "Từ sáng thứ bảy, sáu bến đón khách trở lại, có lối lên cho xe lăn.",
        "Sáu bến của tuyến buýt sông mở lại từ 6 giờ sáng thứ bảy.\n\nMỗi bến có lối lên cho xe lăn và bảng "
        "giờ bằng hai thứ tiếng. Giá vé không đổi.",
        0,
    ),
    (
        "Lễ hội tháp năm nay kéo dài năm ngày",
        "Lễ hội có thêm ngày dành cho trẻ em và một đêm thắp đèn bên sông.",
        "Lễ hội diễn ra trong năm ngày. Ngày đầu dành cho trẻ em; đêm cuối thắp đèn dọc hai bờ sông.\n\n"
        "Vào cửa tự do. Phóng viên đăng ký tác nghiệp ở mục Họp báo.",
        2,
    ),
)


def tell(*, tell: Callable[[str], None]) -> None:
    """Ghi vụ việc, phát ngôn, thông cáo; those already there stay as they are."""
    if Matter.objects.exists():
        return
    tell("vụ việc phải phát ngôn, lời chuẩn bị sẵn, thông cáo báo chí")
    names = ("chuyen-vien-so", "lanh-dao-so", "thuong-truc", "lanh-dao")
    staff, voice, officer, leader = (User.objects.get(username=name) for name in names)
    source = _prepare(staff, leader)
    made = [_register(staff, *row) for row in MATTERS]
    for matter, values in zip(made, (VALUES, FLOODED), strict=False):
        said = statements.begin_from(actor=staff, matter=matter, holding=source, values=values)
        for edition in said.story.editions.all():
            approving.approve(actor=voice, edition=edition)
        statements.issue(actor=officer, statement=said)
    waiting = statements.begin_from(actor=staff, matter=made[0], holding=source, values=VALUES)
    approving.return_(
        actor=voice, edition=waiting.story.editions.order_by("pk")[0], reason="Thêm số khách đã đưa ra ngoài."
    )
    matters.excuse(
        actor=staff, matter=made[3], reason="Đã trả lời trực tiếp bằng văn bản cho cơ quan báo chí."
    )
    for row in RELEASES:
        _release(staff, officer, leader, *row)


def _prepare(staff: User, leader: User) -> HoldingStatement:
    """Lời đã duyệt trước bằng hai ngôn ngữ, and another that is about to run out and waits."""
    unit, day = staff.memberships.get().unit, timezone.localdate()
    made = prepared.create(
        actor=staff,
        unit=unit,
        title="Sự cố tại di tích, điểm tham quan",
        kind=MatterKind.EVENT,
        expires_on=day + timedelta(days=200),
    )
    for code, words in PREPARED.items():
        language = Language.objects.get(code=code)
        text = prepared.write(actor=staff, holding=made, language=language, wanted=words)
        prepared.approve(actor=leader, text=text)
    other = prepared.create(
        actor=staff,
        unit=unit,
        title="Khách du lịch gặp nạn trên sông",
        kind=MatterKind.EVENT,
        expires_on=day + timedelta(days=12),
    )
    vietnamese = Language.objects.get(code="vi")
    prepared.write(actor=staff, holding=other, language=vietnamese, wanted=PREPARED["vi"])
    return made


def _register(staff: User, title: str, kind: MatterKind, hours: int, ground: str) -> Matter:
    wanted: dict[str, Any] = {"title": title, "kind": kind, "ground": ground, "facts": ""}
    wanted["begins_at"] = timezone.now() - timedelta(hours=hours)
    return matters.register(actor=staff, unit=staff.memberships.get().unit, wanted=wanted)


def _release(staff: User, officer: User, leader: User, *told: Any) -> None:
    """Written by the unit, approved by two others, out now or in some days."""
    title, lead, body, days = told
    made = releases.begin(
        actor=staff,
        unit=staff.memberships.get().unit,
        title=title,
        language=Language.objects.get(code="vi"),
        sources="Kế hoạch 45/KH-SVHTTDL ngày 02/11/2026",
        wanted={
            "contacts": "Văn phòng Sở, 0200 3 800 131, baochi@songcau.example",
            "fact_sheet": "Số bến: 6\nSố ngày lễ hội: 5\nNguồn: Kế hoạch 45/KH-SVHTTDL",
            "pictures": list(Picture.objects.all()[:2]),
            "lists": list(MailingList.objects.filter(language="vi")[:1]),
            "has_advance": True,
        },
    )
    _write(made.story, staff, title, lead, body)
    edition = made.story.editions.get()
    approving.submit(actor=staff, edition=edition)
    approving.check(actor=officer, edition=edition)
    approving.approve(actor=leader, edition=edition)
    at = timezone.now() + timedelta(days=days) if days else None
    releases.publish(actor=officer, release=made, at=at)


def _write(story: Story, staff: User, title: str, lead: str, body: str) -> None:
    edition = Edition.objects.select_related("story__unit", "language", "current").get(
        pk=stories.source_of(story).pk
    )
    assert edition.current is not None  # noqa: S101 - an edition is never made without a text
    plain = {name: getattr(edition.current, name) for name in drafting.WORDS}
    words = plain | {"title": title, "lead": lead, "body": body}
    drafting.write(actor=staff, edition=edition, wanted=words, base=drafting.base_of(edition.current))
