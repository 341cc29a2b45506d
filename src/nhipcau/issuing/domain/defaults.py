"""Thể thức đề xuất: what an office's papers most likely bear, from its entry in the directory.

Only a beginning for the person who declares the form; nothing here is taken for certain.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile
from typing import TypeVar

from nhipcau.units.enums import NameKind, UnitKind
from nhipcau.units.models import Unit

from ..enums import FormKind
from ..models import OfficeForm

Found = TypeVar("Found")
_LINKS = frozenset({"và", "các", "của"})
# Bodies whose abbreviation is fixed by use, by the first words of their names.
_BODIES = (
    ("ủy ban nhân dân", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("tỉnh ủy", "TU"),
    ("thành ủy", "TU"),
    ("đảng ủy", "ĐU"),
)
_HEADS = (
    ("ủy ban nhân dân", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
    ("hội đồng nhân dân", ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")),
    ("tỉnh ủy", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("thành ủy", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("đảng ủy", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
    ("sở", ("GIÁM ĐỐC",)),
    ("trung tâm", ("GIÁM ĐỐC",)),
    ("văn phòng", ("CHÁNH VĂN PHÒNG",)),
    ("ban", ("TRƯỞNG BAN",)),
    ("phòng", ("TRƯỞNG PHÒNG",)),
)


def form_of(office: Unit) -> OfficeForm:
    """Thể thức đề xuất cho một cơ quan, not stored."""
    form = FormKind.PARTY if office.kind == UnitKind.PARTY else FormKind.STATE
    short = abbreviation(office)
    join = "/" if form == FormKind.PARTY else "-"
    above = office.parent
    return OfficeForm(
        office=office,
        form=form,
        parent=above.name if above else "",
        issuer=_without_parent(office.name, above.name if above else ""),
        place=place_of(office),
        plan_symbol=f"KH{join}{short}",
        report_symbol=f"BC{join}{short}",
        letter_symbol=f"CV/{short}" if form == FormKind.PARTY else short,
        authority="\n".join(_begins(office.name, _HEADS, ("THỦ TRƯỞNG CƠ QUAN",))),
        recipients=f"{above.name} (để báo cáo)" if above else "",
        filed="VT",
    )


def abbreviation(office: Unit) -> str:
    """Chữ viết tắt tên cơ quan: its short name of one word, else the initials of its name."""
    shorts = office.names.filter(kind=NameKind.SHORT, valid_to=None).values_list("text", flat=True)
    fixed = next((text for text in shorts if text.isupper() and " " not in text), "")
    return fixed or _begins(office.name, _BODIES, _initials(office.name))


def place_of(office: Unit) -> str:
    """Địa danh: the proper name in the office's name, or in that of one above it; empty if none."""
    unit: Unit | None = office
    while unit is not None:
        lowered = unit.name.lower()
        for level in ("phường", "xã", "đặc khu", "tỉnh ủy", "thành ủy", "đảng ủy", "tỉnh", "thành phố"):
            at = lowered.find(f"{level} ")
            words = unit.name[at + len(level) :].split() if at >= 0 else []
            if proper := list(takewhile(lambda word: word[0].isupper(), words)):
                return " ".join(proper).rstrip(",")
        unit = unit.parent
    return ""


def _without_parent(name: str, parent: str) -> str:
    """ "Ban … Tỉnh ủy" under "TỈNH ỦY …" is printed without it."""
    words, above = name.split(), parent.lower().split()
    for size in range(min(len(words) - 1, len(above)), 0, -1):
        if [word.lower() for word in words[-size:]] == above[:size]:
            return " ".join(words[:-size])
    return name


def _initials(name: str) -> str:
    """First letters without their marks; Đ is a letter of its own and stays."""
    words = re.findall(r"\w+", name)
    first = "".join(word[0].upper() for word in words if word.lower() not in _LINKS)
    return "".join(sign for sign in unicodedata.normalize("NFD", first) if not unicodedata.combining(sign))


def _begins(name: str, table: Sequence[tuple[str, Found]], otherwise: Found) -> Found:
    lowered = name.lower()
    return next((value for start, value in table if lowered.startswith(f"{start} ")), otherwise)
