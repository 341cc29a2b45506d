"""Cách gọi thành viên: from "đồng chí Phó Trưởng ban Thường trực" to the unit that the post represents.

A name is taken apart at its commas and dashes; each part says a seat, a post, a person, a field or a group,
and the members that fit every part are meant. What stands without the committee's name is only understood in
its own papers; anything doubtful is left to a person.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.core.domain.folding import fold
from nhipcau.units.domain.posts import Meant, Writing
from nhipcau.units.models import Unit, UnitGroup

from .. import queries
from ..enums import SEATS_OF, Circle, Seat
from ..models import CircleGroup, Committee, Composition, Member

_DASHES = re.compile(r"\s+[-–—]\s+|[()]")
_COURTESY = re.compile(r"^(?:(?:cac|nhung) )?(?:dong chi|ong|ba) ")
_OPEN = re.compile(r" (?:co )?lien quan(?: khac)?$| khac$")
# "các cơ quan, đơn vị thành viên", "thành viên", "toàn thể thành viên".
_EVERYONE = re.compile(
    r"(?:(?:cac|nhung|tung|moi|toan the|tat ca) )*"
    r"(?:(?:cac|dong chi|co quan|don vi|so|ban|nganh|doan the|dia phuong|va|la|cua) )*thanh vien"
)
_FIELD = re.compile(r"^(?P<who>.*?) ?(?:phu trach|theo doi)(?: (?:linh vuc|ve|cong tac))? (?P<field>.+)$")
# Longest first: "Phó Trưởng ban Thường trực" is no "Phó Trưởng ban".
_SEATS: tuple[tuple[str, Seat], ...] = (
    ("pho truong ban thuong truc", Seat.STANDING_DEPUTY),
    ("pho ban thuong truc", Seat.STANDING_DEPUTY),
    ("uy vien thuong truc", Seat.STANDING_MEMBER),
    ("to truong to giup viec", Seat.HELPER_HEAD),
    ("pho truong ban", Seat.DEPUTY),
    ("truong ban", Seat.CHAIR),
    ("uy vien", Seat.MEMBER),
)
# Of one deputy alone a paper says no more than "Phó Trưởng ban", standing or not.
_SAME = {Seat.DEPUTY: SEATS_OF[Circle.DEPUTIES], Seat.MEMBER: SEATS_OF[Circle.MEMBERS]}
_CIRCLES: tuple[tuple[str, Circle], ...] = (
    ("thuong truc", Circle.STANDING),
    ("bo phan thuong truc", Circle.STANDING),
    ("to giup viec", Circle.HELPERS),
    ("thanh vien to giup viec", Circle.HELPERS),
    ("bo phan giup viec", Circle.HELPERS),
    ("pho truong ban", Circle.DEPUTIES),
    ("uy vien", Circle.MEMBERS),
)
_PLURAL = re.compile(r"^(?:cac|nhung|tung|moi|toan the) ")
_ANY_ONE = re.compile(r"^mot(?: trong)?(?: cac| so)? ")


@dataclass(frozen=True, slots=True)
class _Part:
    """Một phần của tên: the members it fits; `circle` when it names them together."""

    members: list[Member]
    circle: Circle | None = None


def reader(writing: Writing) -> Callable[[str, date], Meant | None]:
    """Người đọc chức danh for one document; it looks nothing up before it is asked."""
    return _Reader(writing)


class _Reader:
    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self._scopes: list[_Scope] | None = None

    def __call__(self, written: str, day: date) -> Meant | None:
        if self._scopes is None:
            self._scopes = self._of_committees()
        found = [meant for scope in self._scopes if (meant := scope.read(written, day))]
        # Two committees that both could be meant: neither is sure.
        if len(found) > 1:
            targets = tuple(target for meant in found for target in meant.targets)
            return Meant(targets, _("Có nhiều Ban Chỉ đạo được gọi như vậy; hãy chọn."), is_sure=False)
        return found[0] if found else None

    def _of_committees(self) -> list["_Scope"]:
        known = list(Committee.objects.select_related("standing_unit", "office"))
        own = queries.notice_of(self.writing.record_id) if known else set()
        # Most documents speak of no committee: who sits in them is read when one does.
        members = _Once(lambda: queries.with_members(known))
        return [_Scope(each, self.writing, each.pk in own, members) for each in known]


class _Once:
    """Làm một lần: at the first call."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act: Callable[[], None] | None = act

    def __call__(self) -> None:
        if self._act is not None:
            self._act()
            self._act = None


class _Scope:
    """Một Ban Chỉ đạo, as one document may speak of it."""

    def __init__(self, committee: Committee, writing: Writing, is_notice: bool, members: _Once) -> None:
        self.committee, self._members = committee, members
        self.names = _names_of(committee)
        head = fold(f"{writing.issuer} {writing.title}")
        self.is_own = is_notice or any(
            name in head for name in self.names if name != fold(committee.short_name)
        )

    def read(self, written: str, day: date) -> Meant | None:
        """Ai được gọi, None when nobody of this committee is."""
        plain = fold(written)
        named = any(name in plain for name in self.names if name != fold(self.committee.short_name))
        if not (named or self.is_own):
            return None
        self._members()
        if plain in self.names:
            return self._whole(day)
        composition = self.committee.composition_on(day)
        if composition is None:
            return None
        if self._without_name(plain) in {"co quan thuong truc", "co quan thuong truc cua"}:
            return Meant((self.committee.standing_unit,), self._told(_("cơ quan thường trực"), composition))
        return self._of_parts(written, composition, day)

    def _of_parts(self, written: str, composition: Composition, day: date) -> Meant | None:
        sitting = [each for each in composition.members.all() if each.sits_on(day)]
        # A list within a group's name ("các cơ quan, đơn vị thành viên") is no list of parts.
        whole = self._part(fold(written), sitting)
        if whole is not None:
            return self._meant(whole, fold(written), composition)
        texts = self._cut(written, sitting)
        parts = [self._part(fold(text), sitting, by_unit=True) for text in texts]
        known = [part.members for part in parts if part is not None]
        if len(parts) < 2 or not known:
            return None
        kept = [each for each in known[0] if all(each in members for members in known[1:])]
        # Somebody named whom the composition does not know, or who sits elsewhere in it.
        strangers = any(
            part is None and _COURTESY.match(fold(text)) for part, text in zip(parts, texts, strict=True)
        )
        agreed = _Part(kept or [each for members in known for each in members])
        return self._meant(agreed, fold(written), composition, is_sure=bool(kept) and not strangers)

    def _cut(self, written: str, sitting: list[Member]) -> list[str]:
        """Các phần của tên: at dashes and brackets, else at the comma with most known parts about it."""
        parts = [text for text in _DASHES.split(written) if fold(text)]
        if len(parts) > 1:
            return parts
        cuts = [
            [written[:at], written[at + 1 :]]
            for at in range(len(written) - 1, -1, -1)
            if written[at] in ",;" and fold(written[:at]) and fold(written[at + 1 :])
        ]
        known = [
            (sum(self._part(fold(text), sitting, by_unit=True) is not None for text in cut), cut)
            for cut in cuts
        ]
        return max(known, key=lambda each: each[0])[1] if known else [written]

    def _meant(
        self, part: _Part, plain: str, composition: Composition, *, is_sure: bool = True
    ) -> Meant | None:
        if part.circle is not None and (group := _group(composition, part.circle)):
            is_open = bool(_OPEN.search(plain))
            words = (
                _("Văn bản viết “liên quan”: hãy chọn từng đơn vị cụ thể, hoặc lấy cả nhóm.")
                if is_open
                else self._told(part.circle.label, composition)
            )
            return Meant((group,), words, is_sure=not is_open)
        if not part.members:
            return None
        units = tuple({each.unit_id: each.unit for each in part.members}.values())
        if len(units) == 1 and is_sure and not _ANY_ONE.match(plain):
            one = part.members[0]
            return Meant(units, self._told(f"{one.get_seat_display()}, {one.post}", composition))
        words = (
            _("Nhiều thành viên được gọi như vậy; hãy chọn đơn vị của người được giao.")
            if is_sure
            else _("Người và chức danh không khớp với thành phần Ban Chỉ đạo; hãy chọn đơn vị.")
        )
        return Meant(units, words, is_sure=False)

    def _part(self, plain: str, sitting: list[Member], *, by_unit: bool = False) -> _Part | None:
        """Một phần của tên, as a seat, a group, a field, a person or a post; None when it is none of them.

        `by_unit` takes a post nobody holds ("Phó Giám đốc Sở …") for the member of the unit it names.
        """
        bare = _OPEN.sub("", plain)
        short = self._without_name(bare)
        core = _ANY_ONE.sub("", _COURTESY.sub("", short))
        if _EVERYONE.fullmatch(short) and (short != bare or self.is_own):
            return _Part(_in(sitting, Circle.ALL), Circle.ALL)
        is_plural = bool(_PLURAL.match(short))
        stem = _PLURAL.sub("", core)
        for words, circle in _CIRCLES:
            if stem == words and (is_plural or circle in (Circle.STANDING, Circle.HELPERS)):
                return _Part(_in(sitting, circle), circle)
        for words, seat in _SEATS:
            if core == words:
                return _Part([each for each in sitting if each.seat in _SAME.get(seat, {seat})])
        found = self._by_field(short, sitting) or self._by_person_or_post(core, bare, sitting)
        if found is None and by_unit:
            of_unit = [each for each in sitting if fold(each.unit.name) in bare]
            found = _Part(of_unit) if of_unit else None
        return found

    def _by_field(self, plain: str, sitting: list[Member]) -> _Part | None:
        """ "Ủy viên phụ trách lĩnh vực báo chí"."""
        found = _FIELD.match(plain)
        if found is None:
            return None
        among = self._part(found["who"], sitting) if found["who"] else _Part(sitting)
        if among is None:
            return None
        wanted = found["field"]
        fitting = [each for each in among.members if each.field and wanted in fold(each.field)]
        return _Part(fitting) if fitting else among

    def _by_person_or_post(self, core: str, whole: str, sitting: list[Member]) -> _Part | None:
        courteous = _COURTESY.sub("", whole)
        for said in (core, courteous):
            named = [each for each in sitting if each.person_name and fold(each.person_name) == said]
            if named or (named := [each for each in sitting if fold(each.post) == said]):
                return _Part(named)
        return None

    def _without_name(self, plain: str) -> str:
        """Bỏ tên Ban Chỉ đạo ở cuối: "Ủy viên Ban Chỉ đạo tỉnh" is "Ủy viên"."""
        for name in self.names:
            for tail in (name, f"{name} tinh", f"{name} thanh pho"):
                for link in ("", "cua "):
                    if plain.endswith(f" {link}{tail}"):
                        return _whole_seat(plain[: -len(f" {link}{tail}")])
                    if (at := plain.find(f" {link}{tail} ")) > 0:
                        # "… Ban Chỉ đạo phụ trách báo chí": the name stands in the middle.
                        before, after = plain[:at], plain[at + len(f" {link}{tail} ") :]
                        return f"{_whole_seat(before)} {after}"
        return plain

    def _whole(self, day: date) -> Meant | None:
        """ "Ban Chỉ đạo" itself: work for a body that no unit is."""
        composition = self.committee.composition_on(day)
        if composition is None or fold(self.committee.office.name) in self.names:
            return None
        group = _group(composition, Circle.ALL)
        targets: list[Unit | UnitGroup] = [self.committee.standing_unit, *([group] if group else [])]
        words = _("Việc giao chung cho Ban Chỉ đạo: hãy chọn cơ quan thường trực, hoặc giao mọi thành viên.")
        return Meant(tuple(targets), words, is_sure=False)

    def _told(self, who: object, composition: Composition) -> str:
        return _("Theo thành phần Ban Chỉ đạo, Quyết định %(number)s: %(who)s.") % {
            "number": composition.decision_number,
            "who": who,
        }


def _whole_seat(plain: str) -> str:
    """ "Phó Trưởng Ban Chỉ đạo": one "Ban" serves the seat and the committee."""
    return f"{plain} ban" if plain == "truong" or plain.endswith(" truong") else plain


def _names_of(committee: Committee) -> list[str]:
    """Các cách gọi Ban Chỉ đạo, longest first: with and without the level of the office behind."""
    full = fold(committee.name)
    names = {full, fold(committee.short_name)}
    for tail in (" tinh", " thanh pho"):
        names.add(full.removesuffix(tail))
    return sorted(names, key=lambda name: -len(name))


def _in(sitting: Iterable[Member], circle: Circle) -> list[Member]:
    return [each for each in sitting if each.seat in SEATS_OF[circle]]


def _group(composition: Composition, circle: Circle) -> UnitGroup | None:
    found: CircleGroup | None = next(
        (each for each in composition.circles.all() if each.circle == circle), None
    )
    return found.group if found else None
