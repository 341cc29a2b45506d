"""Họp báo ở cơ quan mẫu: one to come with registrations, one held, a briefing, a programme from abroad."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from nhipcau.conferences.domain import (
    accrediting,
    appeals,
    conferences,
    ending,
    questions,
    registering,
    steps,
)
from nhipcau.conferences.domain.entrance import Entry
from nhipcau.conferences.enums import Ground, StepKind
from nhipcau.conferences.models import Conference
from nhipcau.newsroom.models import Language
from nhipcau.press.models import Spokesperson
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

# Invented people of invented outlets: kind, name, outlet, language, equipment, needs.
PEOPLE = (
    ("outlet", "Trần Thu Hiền", "Báo và Phát thanh, truyền hình Sông Cầu", "vi", "Máy quay, micro", ""),
    ("outlet", "Phạm Gia Bảo", "Thời báo Miền Đồi", "vi", "Máy ảnh", ""),
    ("freelance", "Lò Văn Tình", "", "vi", "Máy ảnh", "Lối đi cho xe lăn"),
    ("resident", "Anna Berg", "Nordic Example News", "en", "Camera", "Interpreter"),
    ("visiting", "Marc Dubois", "Radio Exemple", "fr", "Micro", ""),
    ("outlet", "Hoàng Thị Mơ", "Tạp chí Di sản mẫu", "vi", "", ""),
)


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể các cuộc; those already there stay as they are."""
    office = standing_office()
    if office is None or Conference.objects.exists():
        return
    tell("họp báo, đăng ký dự, chương trình báo chí")
    officer = User.objects.get(username="thuong-truc")
    speaker = Spokesperson.objects.filter(unit=office, published_at__isnull=False, kind="regular").first()
    if speaker is None:
        return
    _held(officer, office, speaker)
    _coming(officer, office, speaker)
    _briefing(officer, office)
    _foreign(officer)


def _at(days: int, hour: int, minute: int = 0) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)), timezone.get_default_timezone())


def _tongues(*codes: str) -> list[Language]:
    return list(Language.objects.filter(code__in=codes))


def _held(officer: User, office: Unit, speaker: Spokesperson) -> None:
    """Three weeks ago, with questions, one answer still owed."""
    wanted: dict[str, Any] = {
        "kind": "press",
        "title": "Họp báo thông tin tình hình kinh tế – xã hội chín tháng",
        "about": "Kết quả phát triển kinh tế – xã hội chín tháng và việc cần làm đến hết năm.",
        "place": "Trung tâm Hội nghị tỉnh Sông Cầu",
        "starts_at": _at(-21, 8, 30),
        "ends_at": _at(-21, 11),
        "spokesperson": speaker,
    }
    held = conferences.draft(actor=officer, unit=office, wanted=wanted, languages=_tongues("vi"))
    conferences.notify(actor=officer, conference=held, at=_at(-24, 9), number="214-CV/BTGDVTU")
    ending.hold(actor=officer, conference=held)
    conferences.announce(actor=officer, conference=held)
    questions.note(
        actor=officer,
        conference=held,
        text="Đường lên làng gốm Bến Tràng bao giờ thông xe?",
        outlet="Thời báo Miền Đồi",
        answer="Theo kế hoạch của Sở Xây dựng, đoạn cuối hoàn thành trong tháng 12.",
        is_public=True,
    )
    questions.note(
        actor=officer,
        conference=held,
        text="Bao nhiêu phần trăm khách quốc tế ở lại quá một đêm?",
        outlet="Nordic Example News",
        answer="",
        promised_on=timezone.localdate() + timedelta(days=2),
    )


def _coming(officer: User, office: Unit, speaker: Spokesperson) -> None:
    """In eight days: some accredited, some waiting, one refused who asked for a second look."""
    wanted: dict[str, Any] = {
        "kind": "press",
        "title": "Họp báo công bố Lễ hội Trống đồng Sông Cầu",
        "about": "Chương trình lễ hội, nơi tác nghiệp của báo chí, phương án giao thông.",
        "agenda": "08:30 Đón khách\n09:00 Giới thiệu lễ hội\n09:40 Hỏi đáp",
        "place": "Bảo tàng tỉnh Sông Cầu",
        "starts_at": _at(8, 9),
        "ends_at": _at(8, 11),
        "opens_at": _at(0, 0),
        "closes_at": _at(6, 17),
        "capacity": 40,
        "is_periodic": True,
        "spokesperson": speaker,
    }
    held = conferences.draft(actor=officer, unit=office, wanted=wanted, languages=_tongues("vi", "en"))
    for code, title, about, place in (
        (
            "en",
            "Press conference on the Sông Cầu Bronze Drum Festival",
            "The programme, where the press can work, and how to get there.",
            "Sông Cầu Provincial Museum",
        ),
        (
            "fr",
            "Conférence de presse sur la fête des Tambours de bronze de Sông Cầu",
            "Le programme, les lieux de travail pour la presse et les accès.",
            "Musée provincial de Sông Cầu",
        ),
    ):
        for tongue in _tongues(code):
            conferences.word(
                actor=officer, conference=held, language=tongue, title=title, about=about, place=place
            )
    held = conferences.announce(actor=officer, conference=held)
    made = []
    for at, (kind, name, outlet, code, equipment, needs) in enumerate(PEOPLE):
        entry = Entry(
            kind=kind,
            full_name=name,
            outlet=outlet,
            email=f"nguoi-{at}@bao.example",
            equipment=equipment,
            needs=needs,
            language=code,
        )
        made.append(registering.through_site(conference=held, entry=entry, nonce=f"mau-{at}"))
    first = [each.pk for each in made[:3]]
    accrediting.accredit(actor=officer, conference=held, registrations=first)
    accrediting.refuse(
        actor=officer,
        conference=held,
        registrations=[made[-1].pk],
        ground=Ground.INCOMPLETE,
    )
    made[-1].refresh_from_db()
    appeals.ask(registration=made[-1], words="Tôi đã bổ sung số điện thoại tòa soạn, xin xem lại giúp.")


def _briefing(officer: User, office: Unit) -> None:
    """Attended a fortnight ago: figure 2 of the yearly form."""
    wanted: dict[str, Any] = {
        "kind": "briefing",
        "title": "Giao ban báo chí tháng",
        "host": "Hội Nhà báo tỉnh Sông Cầu",
        "place": "Trụ sở Hội Nhà báo tỉnh",
        "starts_at": _at(-14, 14),
        "ends_at": _at(-14, 16),
    }
    held = conferences.draft(actor=officer, unit=office, wanted=wanted)
    ending.hold(actor=officer, conference=held)


def _foreign(officer: User) -> None:
    """From abroad, its file received; a change of programme was asked for and waits for its answer."""
    unit = Unit.objects.filter(name="Sở Ngoại vụ").first()
    if unit is None:
        return
    wanted: dict[str, Any] = {
        "kind": "foreign",
        "title": "Phim tài liệu về làng gốm Bến Tràng",
        "host": "Radio Exemple",
        "applicant": "visiting",
        "place": "Phường Bến Tràng",
        "starts_at": _at(18, 8),
        "ends_at": _at(21, 17),
    }
    held = conferences.draft(actor=officer, unit=unit, wanted=wanted, languages=_tongues("fr"))
    now = timezone.now()
    for kind, ago, note in (
        (StepKind.FILED, 4, ""),
        (StepKind.RECEIVED, 3, "Bộ Ngoại giao chuyển hồ sơ"),
        (StepKind.CHANGE_ASKED, 1, "Xin thêm một buổi quay ở Bảo tàng tỉnh"),
    ):
        steps.add(actor=officer, conference=held, kind=kind, at=now - timedelta(days=ago), note=note)
