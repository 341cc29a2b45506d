"""Kịch bản và diễn tập ở cơ quan mẫu: an approved playbook, one that waits, a drill that taught something."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from nhipcau.incidents.domain import incidents, playbooks, reviewing, tasks
from nhipcau.incidents.models import Playbook
from nhipcau.units.models import Unit, User

RISKS = (
    ("Cháy ở khu gian hàng", 2, 3, "Mùi khét, dây điện nóng", "Mỗi khu một bình chữa cháy, trực điện 24/24"),
    ("Chen lấn ở cổng chính", 3, 3, "Dòng người dừng quá 10 phút", "Mở cổng phụ, đọc loa hướng dẫn"),
    (
        "Tin sai về hoãn lễ hội lan nhanh",
        2,
        2,
        "Nhiều câu hỏi giống nhau trong một giờ",
        "Đăng lịch trên cổng",
    ),
)
ROLES = (
    ("Nắm tình hình tại chỗ", "Ban tổ chức lễ hội", "Phòng Nghiệp vụ"),
    ("Soạn và trình phát ngôn", "Phòng Thông tin", "Văn phòng Sở"),
    ("Trả lời điện thoại của báo chí", "Văn phòng Sở", "Phòng Thông tin"),
)
FIRST_HOUR = "Gọi Công an và Y tế xác nhận sự việc\nBáo người phát ngôn\nMở nội dung chuẩn bị sẵn"
FIRST_DAY = "Cập nhật trên cổng ba giờ một lần\nTrả lời câu hỏi của báo chí"
AFTER = "Công bố kết quả xử lý\nHọp rút kinh nghiệm trong bảy ngày"


def tell(*, tell: Callable[[str], None]) -> None:
    """Lập kịch bản và kể một cuộc diễn tập; those already there stay as they are."""
    if Playbook.objects.exists():
        return
    tell("kịch bản sự cố và một cuộc diễn tập")
    staff, head, leader = (
        User.objects.get(username=name) for name in ("chuyen-vien-so", "lanh-dao-so", "lanh-dao")
    )
    unit = staff.memberships.get().unit
    held = _written(staff, unit, "Lễ hội mùa thu", "Lễ hội cấp tỉnh, khoảng 20.000 khách", 40)
    held = playbooks.approve(actor=leader, playbook=held)
    playbooks.draft(
        actor=staff,
        unit=unit,
        wanted=_words("Mùa mưa bão", "Tháng 6 đến tháng 10", 180) | {"after": ""},
    )
    _rehearse(staff, head, unit, held)


def _words(title: str, occasion: str, days: int) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "title": title,
        "occasion": occasion,
        "starts_on": today + timedelta(days=days),
        "ends_on": today + timedelta(days=days + 3),
        "expires_on": today + timedelta(days=min(days + 60, 365)),
        "first_hour": FIRST_HOUR,
        "first_day": FIRST_DAY,
        "after": AFTER,
    }


def _written(staff: User, unit: Unit, title: str, occasion: str, days: int) -> Playbook:
    made = playbooks.draft(actor=staff, unit=unit, wanted=_words(title, occasion, days))
    for text, likelihood, consequence, sign, measure in RISKS:
        wanted = {"text": text, "likelihood": likelihood, "consequence": consequence}
        wanted |= {"sign": sign, "measure": measure}
        playbooks.add_risk(actor=staff, playbook=made, wanted=wanted)
    for duty, post, deputy_post in ROLES:
        wanted = {"duty": duty, "post": post, "deputy_post": deputy_post}
        playbooks.add_role(actor=staff, playbook=made, wanted=wanted)
    made.refresh_from_db()
    return made


def _rehearse(staff: User, head: User, unit: Unit, held: Playbook) -> None:
    now = timezone.now()
    drill = incidents.activate(
        actor=head,
        unit=unit,
        title="Cháy gian hàng trong lễ hội",
        situation="Giả định: 19:05 một gian hàng bốc cháy, khói lan sang khu ăn uống.",
        began_at=now - timedelta(hours=5),
        playbook=held,
        is_drill=True,
    )
    for hours, text, source in (
        (4.8, "Ban tổ chức báo cháy một gian hàng, chưa có người bị thương.", "Ban tổ chức"),
        (4.3, "Lực lượng chữa cháy đến, khoanh vùng.", "Công an tỉnh"),
        (3.5, "Đám cháy đã tắt.", "Công an tỉnh"),
    ):
        at = now - timedelta(hours=hours)
        incidents.note(actor=staff, incident=drill, at=at, text=text, source=source)
    task = tasks.give(
        actor=staff,
        incident=drill,
        text="Kiểm tra bình chữa cháy của mọi gian hàng",
        unit=unit,
        due_at=now + timedelta(hours=2),
    )
    tasks.finish(actor=staff, task=task, result="Thiếu 6 bình ở khu B.")
    for item in drill.checks.all()[:3]:
        incidents.tick(actor=staff, incident=drill, item=item.pk)
    incidents.stand_down(actor=head, incident=drill, reason="Kết thúc diễn tập theo kế hoạch.")
    reviewing.write(
        actor=head,
        incident=drill,
        well="Xác nhận sự việc trong 20 phút; các vai biết việc của mình.",
        badly="Phát ngôn đầu tiên chậm vì chưa có bản tiếng Anh duyệt trước.",
    )
    reviewing.add_lesson(
        actor=head,
        incident=drill,
        text="Duyệt trước nội dung phát ngôn bằng tiếng Anh cho mỗi lễ hội lớn.",
        unit=unit,
        due=timezone.localdate() + timedelta(days=30),
    )
