"""Đơn vị hành chính: the provinces and communes of today and whose work they took over. Pure facts.

Nghị quyết số 202/2025/QH15 made 34 provinces of 63 and, with the new local government, did away with
districts on 1 July 2025. Source and gaps of the data: units/data/README.md.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from nhipcau.core.domain.casing import inside

_DATA = Path(__file__).resolve().parents[1] / "data" / "administrative-units.tsv"
MERGED_ON = date(2025, 7, 1)
OF_PROVINCES = "Nghị quyết số 202/2025/QH15 về việc sắp xếp đơn vị hành chính cấp tỉnh"
OF_COMMUNES = "Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025"


@dataclass(frozen=True, slots=True)
class Former:
    """Xã, phường, thị trấn cũ: its name and where it lay."""

    name: str
    district: str
    province: str

    @property
    def place(self) -> str:
        """Tên kèm huyện: a province had many communes of one name."""
        return f"{self.name}, {inside(self.district)}"


@dataclass(slots=True)
class Commune:
    """Xã, phường, đặc khu of today; one whose only former one has its name is that one, unchanged."""

    name: str
    former: list[Former] = field(default_factory=list)

    @property
    def is_unchanged(self) -> bool:
        """Giữ nguyên."""
        return [each.name for each in self.former] == [self.name]


@dataclass(slots=True)
class Province:
    """Tỉnh, thành phố of today: `former` are the names of those it was made of, its own among them."""

    code: str
    name: str
    former: tuple[str, ...]
    communes: list[Commune] = field(default_factory=list)

    @property
    def gone(self) -> list[str]:
        """Các tỉnh cũ đã nhập vào, without the one whose name it keeps."""
        return [name for name in self.former if name != self.name]


def committee_of(place: str) -> str:
    """Ủy ban nhân dân của một nơi: "Tỉnh Bắc Ninh" → "Ủy ban nhân dân tỉnh Bắc Ninh"."""
    return f"Ủy ban nhân dân {inside(place)}"


@cache
def provinces() -> dict[str, Province]:
    """34 tỉnh, thành phố by their code (mã của Tổng cục Thống kê), in its order."""
    found: dict[str, Province] = {}
    province, commune = Province("", "", ()), Commune("")
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "P":
            province = found[cells[0]] = Province(cells[0], cells[1], tuple(cells[2:]))
        elif kind == "C":
            commune = Commune(cells[0])
            province.communes.append(commune)
        elif kind == "F":
            commune.former += [Former(name, cells[1], cells[0]) for name in cells[2:]]
    return found
