"""Bản tin, kênh, sản phẩm ở cơ quan mẫu: an issue that waits for its second approval, invented channels."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language, Picture
from nhipcau.outreach import queries
from nhipcau.outreach.domain import approving, channels, lists, products, writing
from nhipcau.outreach.models import Platform
from nhipcau.units.models import User

LISTS = (
    ("tin-doi-ngoai", "vi", {"vi": "Sông Cầu – Bản tin đối ngoại"}),
    ("song-cau-news", "en", {"vi": "Bản tin tiếng Anh", "en": "Song Cau Newsletter"}),
)

CHANNELS = (
    ("Sông Cầu – Cổng đối ngoại", "Facebook", "https://www.facebook.com/songcau.doingoai.mau", ["vi"], True),
    ("Song Cau Province", "X", "https://x.com/songcau_mau", ["en"], True),
    ("Sông Cầu TV", "YouTube", "https://www.youtube.com/@songcau.mau", ["vi", "en"], False),
)
PRODUCTS = (
    (
        "brochure",
        "Sông Cầu – điểm đến đầu tư",
        ["vi", "en"],
        2000,
        "Hội nghị xúc tiến đầu tư",
        40,
        86_000_000,
    ),
    (
        "radio",
        "Người Ê Đê giữ nghề dệt (12 phút)",
        ["rad"],
        1,
        "Đài PT-TH tỉnh",
        25,
        None,
    ),
    ("panel", "Cụm pa-nô giới thiệu tỉnh", ["vi", "en"], 6, "Cửa khẩu và bến xe trung tâm", 10, 120_000_000),
)


def tell(*, tell: Callable[[str], None]) -> None:
    """Lập các danh sách và một số bản tin; those already there stay as they are."""
    if MailingList.objects.exists():
        return
    tell("bản tin qua thư, kênh chính thức, sản phẩm ngoài mạng")
    officer, staff = (User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so"))
    made = {}
    for slug, code, names in LISTS:
        wanted = {
            "names": names,
            "topic": "Tin chung",
            "sender_name": "Cổng thông tin đối ngoại tỉnh Sông Cầu",
            "purpose": "Gửi bản tin mà người nhận đã đăng ký",
        }
        language = Language.objects.get(code=code)
        made[code] = lists.open_(actor=officer, slug=slug, language=language, wanted=wanted)
    _register(officer, User.objects.get(username="lanh-dao"))
    _make(staff)
    stories = list(queries.stories_for("vi")[:3])
    if not stories:
        return
    letter = writing.create(
        actor=staff,
        unit=staff.memberships.get().unit,
        mailing_list=made["vi"],
        title="Sông Cầu tháng này: ba câu chuyện đáng đọc",
        intro="Kính gửi bạn đọc,\n\nBa bài dưới đây kể về những việc mới ở tỉnh trong tháng.",
        stories=stories,
    )
    letter = approving.submit(actor=staff, letter=letter)
    approving.check(actor=officer, letter=letter)


def _register(officer: User, leader: User) -> None:
    """Hai kênh đã xác nhận, một kênh chờ."""
    tongues = {each.code: each for each in Language.objects.filter(code__in=["vi", "en"])}
    for name, platform, address, codes, is_confirmed in CHANNELS:
        made = channels.enter(
            actor=officer,
            wanted={
                "name": name,
                "platform": Platform.objects.get(name=platform),
                "address": address,
                "languages": [tongues[code] for code in codes],
                "unit": officer.memberships.order_by("pk")[0].unit,
                "since": timezone.localdate() - timedelta(days=400),
                "until": None,
                "verified": "Liên kết ngược từ kênh về trang này",
            },
        )
        if is_confirmed:
            channels.confirm(actor=leader, channel=made)


def _make(staff: User) -> None:
    """Ba sản phẩm, made at different times."""
    tongues = {each.code: each for each in Language.objects.all()}
    picture = Picture.objects.first()
    for kind, title, codes, copies, place, days, cost in PRODUCTS:
        products.enter(
            actor=staff,
            unit=staff.memberships.get().unit,
            wanted={
                "kind": kind,
                "title": title,
                "languages": [tongues[code] for code in codes],
                "copies": copies,
                "place": place,
                "made_on": timezone.localdate() - timedelta(days=days),
                "cost": cost,
                "pictures": [picture] if picture and kind == "brochure" else [],
            },
        )
