"""Thẻ nhiệm vụ: what the review screen shows of one obligation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.units.domain.resolution import Directory, Resolution

from ..domain import clarities, fingerprints, parties, table_rows
from ..enums import Clarity, ObligationState, Part
from ..models import Obligation, ObligationUnit


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Một tên trong nhiệm vụ, with what the directory says of it when a person must choose.

    `path` is where it is chosen; `change` and `asks` are what is read out there, the name in it.
    """

    party: ObligationUnit
    resolution: Resolution | None
    path: str
    change: str
    asks: str

    @property
    def is_found(self) -> bool:
        """Đã rõ là ai."""
        return bool(self.party.unit_id or self.party.group_id)

    @property
    def target(self) -> str:
        """Tên trong danh bạ."""
        return str(self.party.unit or self.party.group or "")

    @property
    def is_literal(self) -> bool:
        """Viết đúng như trong danh bạ: saying it twice helps nobody."""
        return self.target == self.party.written


@dataclass(frozen=True, slots=True)
class Card:
    """Thẻ của một nhiệm vụ, `number` counting from 1 in reading order.

    `name` and `section` are said with it; `path` is its page, under which its verbs have their addresses.
    """

    number: int
    name: str
    section: str
    path: str
    obligation: Obligation
    leads: list[PartyLine]
    supports: list[PartyLine]
    clear: tuple[clarities.Clear, ...]
    deadline: str
    seen: str
    # The page on which it begins, 0 where no pages are shown.
    sheet: int = 0

    @property
    def row(self) -> list[tuple[str, str]]:
        """Dòng của bảng from which it was read: (head, cell) pairs."""
        machine = self.obligation.machine or {}
        if machine.get("lead_from") != "table":
            return []
        return table_rows.row_of(self.obligation.directive.text, self.obligation.spans)

    @property
    def themes(self) -> str:
        """Nội dung mà máy nhận ra."""
        return ", ".join((self.obligation.machine or {}).get("themes") or ())

    @property
    def places(self) -> str:
        """Chỗ trong văn bản, as the script reads them: "12-340 400-512"."""
        return " ".join(f"{start}-{end}" for start, end in self.obligation.spans)

    @property
    def is_waiting(self) -> bool:
        """Chờ xác nhận."""
        return self.obligation.state == ObligationState.PROPOSED

    @property
    def is_ready(self) -> bool:
        """Đủ đơn vị chủ trì: all found."""
        return bool(self.leads) and all(line.is_found for line in self.leads)

    @property
    def missing(self) -> int:
        """Số điều còn thiếu trong sáu rõ."""
        return sum(1 for clear in self.clear if not clear.value)


class Deck:
    """Bộ thẻ: makes cards, asking the directory only when a name is open, and then once.

    Words and addresses alike on all cards are asked for once.
    """

    def __init__(self) -> None:
        self.today: date = timezone.localdate()
        self.name, self.section = _("Nhiệm vụ %(number)s"), _("mục %(section)s")
        self.change, self.asks = _("Đổi %(name)s"), _("“%(name)s” là")
        self.cards_at = reverse("directives:obligation", args=[0]).removesuffix("0/")
        self.parties_at = reverse("directives:choose", args=[0]).removesuffix("0/")
        self._directory: Directory | None = None

    def cards(self, obligations: Iterable[Obligation], first: int = 1) -> list[Card]:
        """Các thẻ, numbered from `first` in the order given; parties must be prefetched."""
        return [self._card(number, obligation) for number, obligation in enumerate(obligations, first)]

    def line(self, party: ObligationUnit) -> PartyLine:
        """Một tên; suggestions only for one that is not found."""
        resolution, name = None, {"name": party.written}
        if not (party.unit_id or party.group_id):
            if self._directory is None:
                self._directory = Directory(parties.writing_of(party.obligation.directive))
            resolution = self._directory.resolve(party.written, on=self.today)
        return PartyLine(
            party, resolution, f"{self.parties_at}{party.pk}/", self.change % name, self.asks % name
        )

    def _card(self, number: int, obligation: Obligation) -> Card:
        lines = [self.line(party) for party in obligation.parties.all()]
        clear = clarities.of(obligation)
        return Card(
            number=number,
            name=self.name % {"number": number},
            section=self.section % {"section": obligation.section} if obligation.section else "",
            path=f"{self.cards_at}{obligation.pk}/",
            obligation=obligation,
            leads=[line for line in lines if line.party.part == Part.LEAD],
            supports=[line for line in lines if line.party.part == Part.SUPPORT],
            clear=clear,
            deadline=next(each.value for each in clear if each.clarity == Clarity.WHEN),
            seen=fingerprints.of(obligation),
        )
