"""Người phát ngôn ở cơ quan mẫu: invented persons, one of them to be announced, one on duty, two cadences."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from nhipcau.press.domain import cadence, spokespersons, turns
from nhipcau.press.enums import CadenceKind, SpokespersonKind
from nhipcau.press.models import Spokesperson
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

HEAD, REGULAR = SpokespersonKind.HEAD, SpokespersonKind.REGULAR
# unit, account, capacity, name, position in Vietnamese and English, telephone and e-mail, hours ago.
VOICES = (
    ("", "lanh-dao", HEAD, "Nông Văn Khánh", "Trưởng Ban", "Head of the Commission", "101", "khanh", 20),
    (
        "",
        "thuong-truc",
        REGULAR,
        "Lê Thị Minh Hoa",
        "Phó Trưởng Ban",
        "Deputy Head of the Commission",
        "102",
        "phatngon",
        19,
    ),
    (
        "Ủy ban nhân dân tỉnh Sông Cầu",
        "",
        REGULAR,
        "Trần Quang Việt",
        "Chánh Văn phòng",
        "Chief of Office",
        "110",
        "ubnd",
        16,
    ),
    ("Sở Ngoại vụ", "", REGULAR, "Vi Thị Thu", "Phó Giám đốc", "Deputy Director", "120", "ngoaivu", 9),
    (
        "Sở Văn hóa, Thể thao và Du lịch",
        "lanh-dao-so",
        REGULAR,
        "Hoàng Mạnh Cường",
        "Phó Giám đốc",
        "Deputy Director",
        "130",
        "vhttdl",
        7,
    ),
)
WAITING = ("Sở Công Thương", "Dương Ngọc Lan", "Phó Giám đốc", "Deputy Director")


def tell(*, tell: Callable[[str], None]) -> None:
    """Ghi người phát ngôn; those already there stay as they are."""
    office = standing_office()
    if office is None or Spokesperson.objects.exists():
        return
    tell("người phát ngôn, ca trực, nhịp cung cấp thông tin")
    leader, officer = (User.objects.get(username=name) for name in ("lanh-dao", "thuong-truc"))
    made: list[Spokesperson] = []
    for unit, account, kind, name, position, english, line, mail, ago in VOICES:
        wanted = _wanted(kind, name, (position, english), f"0200 3 800 {line}", f"{mail}@songcau.example")
        wanted |= {"person": User.objects.filter(username=account).first(), **_since(ago)}
        home = Unit.objects.get(name=unit) if unit else office
        made.append(spokespersons.assign(actor=officer, unit=home, wanted=wanted))
        spokespersons.publish(actor=officer, spokesperson=made[-1])
    unit, name, position, english = WAITING
    wanted = _wanted(REGULAR, name, (position, english), "0200 3 800 140", "congthuong@songcau.example")
    spokespersons.assign(
        actor=officer, unit=Unit.objects.get(name=unit), wanted=wanted | {"person": None, **_since(3)}
    )
    now = timezone.now()
    turns.put(
        actor=officer,
        spokesperson=made[1],
        person=User.objects.get(username="lanh-dao-so"),
        starts_at=now,
        ends_at=now + timedelta(days=3),
        decision="07/TB-BTGDVTU",
    )
    cadence.follow(actor=leader, unit=office, kind=CadenceKind.INFORMATION, since=now - timedelta(days=24))
    cadence.follow(actor=leader, unit=office, kind=CadenceKind.CONFERENCE, since=now - timedelta(days=70))


def _wanted(kind: str, name: str, positions: tuple[str, str], phone: str, email: str) -> dict[str, object]:
    vi, en = positions
    return {
        "kind": kind,
        "full_name": name,
        "positions": {"vi": vi, "en": en},
        "phone": phone,
        "email": email,
        "decision": "215-QĐ/BTGDVTU",
    }


def _since(hours: int) -> dict[str, datetime | object]:
    """Giao bao nhiêu giờ trước."""
    at = timezone.now() - timedelta(hours=hours)
    return {"assigned_at": at, "decided_on": timezone.localdate(at)}
