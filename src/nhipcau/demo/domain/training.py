"""Tập huấn ở cơ quan mẫu: one course held, with certificates, and one that takes registrations."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Assignment, Term
from nhipcau.training.domain import attending, certificates, courses, registrations, results, sessions
from nhipcau.training.domain.registrations import Entry
from nhipcau.training.models import Course
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

# Invented people of the invented province.
HELD = (
    ("Nguyễn Thị Thanh Hà", "Sở Văn hóa, Thể thao và Du lịch", "Chuyên viên", 2),
    ("Trần Quốc Việt", "Sở Ngoại vụ", "Phó Trưởng phòng", 2),
    ("Lê Hoàng Ân", "Báo và Phát thanh, truyền hình Sông Cầu", "Phóng viên", 2),
    ("Phạm Ngọc Ẩn", "Ủy ban nhân dân phường Sông Cầu", "Công chức văn hóa – xã hội", 1),
    ("Đặng Thu Ngân", "Ủy ban nhân dân phường Bến Tràng", "Công chức văn hóa – xã hội", 2),
    ("Y Wơn Niê", "Liên hiệp các tổ chức hữu nghị tỉnh", "Cán bộ", 0),
)
COMING = (
    ("Vũ Minh Ước", "Sở Văn hóa, Thể thao và Du lịch", "Chuyên viên"),
    ("Hồ Thị Ý Nhi", "Sở Văn hóa, Thể thao và Du lịch", "Viên chức"),
)


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể hai lớp; those already there stay as they are."""
    if Course.objects.exists():
        return
    tell("lớp tập huấn, điểm danh, giấy chứng nhận")
    officer, staff = (User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so"))
    office = standing_office()
    if office is not None:
        _held(officer, office, timezone.localdate())
    _coming(staff, staff.memberships.get().unit, timezone.localdate())


def _held(officer: User, office: Unit, today: date) -> None:
    """Some weeks ago, entered from the paper lists; all but two came often enough."""
    first = today - timedelta(days=16)
    wanted = {
        "kind": "workshop",
        "title": "Kỹ năng viết tin, bài thông tin đối ngoại cho cán bộ cơ sở",
        "theme": Term.objects.filter(kind=TermKind.CONTENT).first(),
        "audience": "Cán bộ làm thông tin đối ngoại của các sở, ngành, xã, phường",
        "place": "Trường Chính trị tỉnh Sông Cầu",
        "capacity": 60,
        "budget_reference": "Dự toán công tác thông tin đối ngoại trong năm",
        "contact": "Phòng Tuyên truyền, Báo chí - Xuất bản",
        "threshold": 80,
        "signer_authority": "T/L TRƯỞNG BAN",
        "signer_capacity": "CHÁNH VĂN PHÒNG",
        "signer_name": "Nguyễn Thị Mẫu",
        "registers_until": timezone.now() + timedelta(hours=1),
    }
    course = courses.draft(actor=officer, unit=office, wanted=wanted)
    for at, topic in enumerate(
        ("Nguồn tin chính thức và cách dẫn nguồn", "Thực hành viết tin ngắn song ngữ")
    ):
        sessions.add(
            actor=officer,
            course=course,
            wanted={
                "day": first + timedelta(days=at),
                "begins": time(8),
                "ends": time(11, 30),
                "room": "Hội trường A",
                "topic": topic,
                "speaker_office": "Báo và Phát thanh, truyền hình Sông Cầu",
            },
        )
    courses.open_(actor=officer, course=course)
    for name, unit, post, times in HELD:
        person = registrations.register(actor=officer, course=course, entry=_entry(name, unit, post))
        for session in list(course.sessions.all())[:times]:
            attending.attend(
                actor=officer, registration=person, session=session, reason="theo danh sách ký giấy"
            )
    wanted["registers_until"] = _end_of(first - timedelta(days=2))
    courses.correct(actor=officer, course=course, wanted=wanted)
    certificates.issue(actor=officer, course=course)
    results.close(actor=officer, course=course)


def _coming(staff: User, unit: Unit, today: date) -> None:
    """In two weeks, for work the unit has been given; its link is out."""
    course = courses.draft(
        actor=staff,
        unit=unit,
        wanted={
            "kind": "workshop",
            "title": "Giới thiệu di sản Sông Cầu bằng tiếng Anh cho thuyết minh viên",
            "assignment": Assignment.objects.filter(unit=unit, folded__contains="boi duong").first(),
            "audience": "Thuyết minh viên, hướng dẫn viên tại điểm",
            "place": "Bảo tàng tỉnh Sông Cầu",
            "capacity": 30,
            "contact": "Phòng Quản lý du lịch",
            "threshold": 75,
            "signer_capacity": "GIÁM ĐỐC",
            "signer_name": "Trần Văn Mẫu",
            "registers_until": _end_of(today + timedelta(days=12)),
        },
    )
    for at, topic in enumerate(("Thuật ngữ di sản Việt – Anh", "Thuyết minh tại hiện vật")):
        sessions.add(
            actor=staff,
            course=course,
            wanted={
                "day": today + timedelta(days=14 + at),
                "begins": time(13, 30),
                "ends": time(16, 30),
                "topic": topic,
                "speaker_office": "Sở Ngoại vụ",
            },
        )
    courses.open_(actor=staff, course=course)
    courses.renew_link(actor=staff, course=course)
    for name, office, post in COMING:
        registrations.register(actor=staff, course=course, entry=_entry(name, office, post))


def _entry(name: str, unit: str, post: str) -> Entry:
    return Entry(full_name=name, unit=Unit.objects.get(name=unit), unit_name=unit, post=post)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)), timezone.get_default_timezone())
