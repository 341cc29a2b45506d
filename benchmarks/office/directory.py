"""Danh bạ: 200 units of a province, 500 people in them, three groups."""

from typing import Any

from .frame import Office, keep

UNITS, PEOPLE = 200, 500
# What a province has after 2025, of each kind so many.
KINDS = (
    ("department", "Sở", 22),
    ("party", "Ban Đảng", 12),
    ("press", "Báo, đài", 8),
    ("front", "Hội", 18),
    ("force", "Lực lượng", 5),
    ("division", "Phòng, trung tâm", 30),
    ("commune", "Xã, phường", 105),
)
# Seats of the standing office; every unit then has a head, and the others are staff.
SEATS = (("administrator", 2), ("clerk", 4), ("officer", 12), ("leader", 4))


def make(office: Office) -> None:
    """Lập danh bạ."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.units.models import Unit, UnitGroup, UnitName

    office.home = Unit.objects.create(name="Ban Thường trực thông tin đối ngoại", is_standing_office=True)
    rows = [
        Unit(name=f"{named} {number:03d} tỉnh Mẫu", kind=kind)
        for kind, named, count in KINDS
        for number in range(1, count + 1)
    ]
    office.units = keep(Unit, rows[:UNITS])
    tops = [unit for unit in office.units if unit.kind == "department"]
    for unit in office.units:
        if unit.kind == "division":
            unit.parent = office.chance.choice(tops)
    Unit.objects.bulk_update([unit for unit in office.units if unit.parent_id], ["parent"])
    names = [(unit, unit.name, "official") for unit in office.units]
    names += [(unit, f"ĐV{at:03d}", "short") for at, unit in enumerate(office.units)]
    keep(UnitName, (UnitName(unit=u, text=text, folded=fold(text), kind=kind) for u, text, kind in names))
    for kind, name in (
        ("department", "Các sở, ban, ngành"),
        ("commune", "Các xã, phường"),
        ("press", "Các báo, đài"),
    ):
        group = UnitGroup.objects.create(name=name)
        group.members.set(unit for unit in office.units if unit.kind == kind)
        office.groups.append(group)
    _people(office)


def _people(office: Office) -> None:
    from nhipcau.units.models import Membership, User

    seats: list[tuple[str, Any]] = [(role, office.home) for role, count in SEATS for _ in range(count)]
    seats += [("unit-head", unit) for unit in office.units]
    seats += [("unit-staff", office.units[at % UNITS]) for at in range(PEOPLE - len(seats))]
    users = keep(
        User,
        (
            User(
                username=f"nguoi-{at:03d}", last_name="Nguyễn Văn", first_name=f"{role} {at}",
                email=f"nguoi-{at:03d}@example.gov.vn", password="!",
            )
            for at, (role, _unit) in enumerate(seats)
        ),
    )  # fmt: skip
    held = zip(users, seats, strict=True)
    keep(Membership, (Membership(person=user, unit=unit, role=role) for user, (role, unit) in held))
    for user, (role, _unit) in zip(users, seats, strict=True):
        office.people.setdefault(role, []).append(user)
