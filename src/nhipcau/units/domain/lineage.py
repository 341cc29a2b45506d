"""Kế thừa: who answers on a given day for a unit that is no longer in being."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from ..models import Succession, Unit


class Lineage:
    """Phả hệ của danh bạ: all successions, walked without further queries.

    `units` maps every unit's id to the unit.
    """

    def __init__(self, units: dict[int, Unit], successions: Iterable[Succession]) -> None:
        self.units = units
        self._after: dict[int, list[Succession]] = defaultdict(list)
        self._before: dict[int, set[int]] = defaultdict(set)
        for succession in successions:
            self._after[succession.predecessor_id].append(succession)
            self._before[succession.successor_id].add(succession.predecessor_id)

    def answering(self, unit: Unit, day: date) -> list[Unit]:
        """Đơn vị chịu trách nhiệm vào ngày `day`: the unit itself, else its heirs in being; may be none."""
        return self._answering(unit, day, set())

    def steps(self, unit: Unit, heir: Unit) -> list[Succession]:
        """Các lần kế thừa from `unit` to `heir`, in order; empty when none leads there."""
        waiting: list[tuple[int, list[Succession]]] = [(unit.pk, [])]
        seen = {unit.pk}
        while waiting:
            at, path = waiting.pop(0)
            if at == heir.pk:
                return path
            for step in self._after[at]:
                if step.successor_id not in seen:
                    seen.add(step.successor_id)
                    waiting.append((step.successor_id, [*path, step]))
        return []

    def ancestors(self, unit_id: int) -> set[int]:
        """Mã các đơn vị cũ, however far back, whose work came to this one."""
        found: set[int] = set()
        level = {unit_id}
        while level:
            level = {before for at in level for before in self._before[at]} - found
            found |= level
        return found

    def told(self, unit: Unit, heir: Unit) -> str:
        """Một câu nói rõ that `heir` took over from `unit`, when and on what ground."""
        return "; ".join(self._step_told(step) for step in self.steps(unit, heir))

    def _answering(self, unit: Unit, day: date, seen: set[int]) -> list[Unit]:
        if unit.exists_on(day):
            return [unit]
        seen.add(unit.pk)
        found: dict[int, Unit] = {}
        for step in self._after[unit.pk]:
            if step.on <= day and step.successor_id not in seen:
                heirs = self._answering(self.units[step.successor_id], day, seen)
                found.update((heir.pk, heir) for heir in heirs)
        return list(found.values())

    def _step_told(self, step: Succession) -> str:
        old, new = self.units[step.predecessor_id], self.units[step.successor_id]
        shared = len(self._before[new.pk]) > 1 or new.valid_from is None or new.valid_from < step.on
        words = {"old": old.name, "new": new.name, "day": step.on.strftime("%d/%m/%Y"), "ground": step.ground}
        if len(self._after[old.pk]) > 1:
            sentence = _("%(old)s đã chia nhiệm vụ cho nhiều đơn vị, trong đó có %(new)s từ %(day)s") % words
        elif shared:
            sentence = _("%(old)s đã hợp nhất vào %(new)s từ %(day)s") % words
        else:
            sentence = _("%(old)s đã chuyển thành %(new)s từ %(day)s") % words
        return sentence + (_(" (căn cứ %(ground)s)") % words if step.ground else "")


def load() -> Lineage:
    """Phả hệ hiện có in the database, in two queries."""
    return Lineage({unit.pk: unit for unit in Unit.objects.all()}, Succession.objects.all())
