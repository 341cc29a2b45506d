"""Nhiệm vụ có gì được đếm trong kỳ, in the order of a report; a month of a province touches thousands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nhipcau.directives.models import Directive, Obligation

from .ledgers import Task, batches


class Tasks(Sequence[int]):
    """Mã các nhiệm vụ theo văn bản và chỗ trong văn bản; put in order only as far as one looks."""

    def __init__(self, by_directive: Mapping[int, set[int]]) -> None:
        self._held = by_directive
        told = Directive.objects.filter(pk__in=by_directive).order_by().values_list("pk", "number", "title")
        names = {pk: number or title for pk, number, title in told}
        self._directives = sorted(by_directive, key=lambda pk: (names[pk], pk))

    def __len__(self) -> int:
        return sum(map(len, self._held.values()))

    def __getitem__(self, at: Any) -> Any:
        if not isinstance(at, slice):
            return self[range(len(self))[at] :][0]
        first, last, step = at.indices(len(self))
        begins, skipped, wanted = 0, 0, []
        for directive in self._directives:
            ends = begins + len(self._held[directive])
            if ends <= first:
                skipped = ends
            elif begins < last:
                wanted.append(directive)
            begins = ends
        return self._in_order(wanted)[first - skipped : last - skipped : step]

    def _in_order(self, directives: Sequence[int]) -> list[int]:
        place = {directive: at for at, directive in enumerate(directives)}
        rows: list[tuple[int, int, int]] = []
        for some in batches(pk for directive in directives for pk in self._held[directive]):
            rows += Obligation.objects.filter(pk__in=some).values_list("directive_id", "position", "pk")
        return [row[-1] for row in sorted(rows, key=lambda row: (place[row[0]], row))]


def told(keys: Sequence[int]) -> list[Task]:
    """Các nhiệm vụ này, as a ledger has them, in their order."""
    columns = ("pk", "directive_id", "directive__number", "directive__title", "section", "text", "spans")
    known = {row[0]: Task(*row) for row in Obligation.objects.filter(pk__in=keys).values_list(*columns)}
    return [known[key] for key in keys]


def in_directives(held: Iterable[tuple[int, int]]) -> dict[int, list[list[Any]]]:
    """Nhiệm vụ của từng đơn vị, from pairs of unit and task: [[directive, [task]]] by unit."""
    pairs = list(held)
    directives: dict[int, int] = {}
    for some in batches({task for _unit, task in pairs}):
        rows = Obligation.objects.filter(pk__in=some).order_by()
        directives |= dict(rows.values_list("pk", "directive_id"))
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for unit, task in pairs:
        found[unit][directives[task]].append(task)
    return {unit: [[directive, tasks] for directive, tasks in each.items()] for unit, each in found.items()}
