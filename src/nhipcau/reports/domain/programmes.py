"""Số liệu chương trình: what the applications below registered for reports, counted as a tally each.

A programme figure is a tally of one row a unit; so it is narrowed to units, opened, frozen and written into
papers like the office's own indicators. What it counts is the programme's (core.domain.figures).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, F, QuerySet, Sum, Value
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.core.domain import figures as registered
from nhipcau.core.domain.audit import type_label
from nhipcau.units.models import Unit

from ..enums import ReportState
from ..models import Report, Snapshot
from ..queries import latest_snapshot
from . import reports, statements
from .figures import place_of
from .ledgers import batches
from .periods import Period
from .tallies import Part, Tally

# How to the records of a figure, their unit and what each adds.
Asked = tuple[Callable[[date, date], QuerySet[Any]], str, str]
# The key of what belongs to no unit of the directory.
NO_UNIT = 0
# What an application calls its figures, as opposed to names of units.
TRANSLATED = ("label", "measure", "sentence", "group")


@dataclass(frozen=True, slots=True)
class Told:
    """Một bản ghi của chương trình: one sentence, and where it opens."""

    line: str
    address: str


@dataclass(frozen=True, slots=True)
class Opened:
    """Bản ghi đứng sau con số, the unit it counts for, and how much it adds."""

    record: int
    told: Told
    unit: str
    amount: int


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm chỉ tiêu của một chương trình: figures side by side, a row for each unit counted in any.

    `past` holds the figures of the period before that were counted then, by code.
    """

    name: str
    tallies: Sequence[Tally]
    units: Mapping[str, str]
    past: Mapping[str, Tally]

    @property
    def is_empty(self) -> bool:
        """Không có gì được đếm, now or in the period before."""
        return not any(tally.parts for tally in (*self.tallies, *self.past.values()))


def live(period: Period) -> list[Tally]:
    """Các chỉ tiêu đã đăng ký, counted now: one query for all, and one for the names of units."""
    return _named(_count(registered.known(), period))


def summed(report: Report, snapshot: Snapshot | None, units: set[int] | None = None) -> list[Tally]:
    """Các chỉ tiêu để xem: as `of`, where not frozen each part the sum of its unit, without records."""
    if snapshot is not None:
        return of(report, snapshot, units)
    return [tally.within(units) for tally in _named(_sums(registered.known(), reports.period_of(report)))]


def of(report: Report, snapshot: Snapshot | None, units: set[int] | None = None) -> list[Tally]:
    """Các chỉ tiêu của một báo cáo: as `snapshot` holds them, or as they stand; for `units` (None: all)."""
    found = frozen(snapshot) if snapshot is not None else live(reports.period_of(report))
    return [tally.within(units) for tally in found]


def frozen(snapshot: Snapshot) -> list[Tally]:
    """Các chỉ tiêu đã chốt; none where it was frozen before programmes were counted."""
    return [_from_json(row) for row in snapshot.figures.get("programmes", ())]


def before(report: Report, units: set[int] | None = None) -> list[Tally] | None:
    """Các chỉ tiêu của kỳ trước, as its own report holds them now; None where that period has no report."""
    return held_by(reports.earlier(report), units)


def held_by(earlier: Report | None, units: set[int] | None = None) -> list[Tally] | None:
    """Các chỉ tiêu của báo cáo kỳ trước as it holds them now, summed; None for no report."""
    if earlier is None:
        return None
    return summed(earlier, latest_snapshot(earlier) if earlier.state == ReportState.FROZEN else None, units)


def grouped(found: Iterable[Tally], past: Iterable[Tally] | None = None) -> list[Group]:
    """Các nhóm, in the order in which the programmes registered, beside the figures of the period before."""
    was = {tally.code: tally for tally in past or ()}
    groups: dict[str, list[Tally]] = {}
    for tally in found:
        groups.setdefault(tally.group, []).append(tally)
    return [_group(name, own, was) for name, own in groups.items()]


def behind(period: Period, snapshot: Snapshot | None, tally: Tally, parts: Sequence[Part]) -> list[Opened]:
    """Bản ghi đứng sau các lần đếm, as frozen where there is a snapshot; one gone since is left out."""
    ids = [part.record for part in parts]
    if snapshot is not None:
        told = frozen_lines(snapshot).get(tally.code, {})
    else:
        told = lines(tally.code, period, ids)
    return [
        Opened(part.record, told[part.record], tally.rows.get(part.row, ""), part.amount)
        for part in parts
        if part.record in told
    ]


def lines(key: str, period: Period, ids: Iterable[int]) -> dict[int, Told]:
    """Lời và trang của các bản ghi as they stand now, by id."""
    figure = _figure(key)
    if figure is None:
        return {}
    records = figure.records(period.starts_on, period.ends_on)
    return {
        record.pk: Told(figure.line(record), figure.address(record))
        for part in batches(set(ids))
        for record in records.filter(pk__in=part)
    }


def as_json(period: Period) -> list[dict[str, Any]]:
    """Các chỉ tiêu như lúc này with a line for every record behind them, in the form that freezing keeps."""
    return [_as_json(tally, period) for tally in live(period)]


def frozen_lines(snapshot: Snapshot) -> dict[str, dict[int, Told]]:
    """Dòng bản ghi như lúc chốt, by figure and id."""
    return {
        row["code"]: {int(key): Told(**told) for key, told in row["records"].items()}
        for row in snapshot.figures.get("programmes", ())
    }


def subject_type(key: str, period: Period) -> str:
    """Loại bản ghi của một chỉ tiêu, as the audit trail calls it; empty for one no longer registered."""
    figure = _figure(key)
    if figure is None:
        return ""
    return type_label(figure.records(period.starts_on, period.ends_on).model._meta)


def _figure(key: str) -> registered.Figure | None:
    return next((figure for figure in registered.known() if figure.key == key), None)


def _count(known: Sequence[registered.Figure], period: Period) -> list[Tally]:
    # One query for all of them: a report counts some twenty figures, and as many of the period before.
    counts: list[list[Part]] = [[] for _figure in known]
    asked = tuple((figure.records, figure.unit, figure.amount) for figure in known)
    rows = statements.ask(_all, asked, period) if asked else ()
    for place, key, of_unit, amount in sorted(rows, key=lambda row: row[:2]):
        unit = of_unit or NO_UNIT
        counts[place].append(Part(key, unit, 0, amount or 0, str(unit), ""))
    return [_tally(figure, parts) for figure, parts in zip(known, counts, strict=True)]


def _sums(known: Sequence[registered.Figure], period: Period) -> list[Tally]:
    counts: list[list[Part]] = [[] for _figure in known]
    asked = tuple((figure.records, figure.unit, figure.amount) for figure in known)
    rows = statements.ask(_by_unit, asked, period) if asked else ()
    for place, of_unit, amount in rows:
        unit = of_unit or NO_UNIT
        counts[place].append(Part(0, unit, 0, int(amount or 0), str(unit), ""))
    return [_tally(figure, parts) for figure, parts in zip(known, counts, strict=True)]


def _by_unit(asked: Sequence[Asked], period: Period) -> QuerySet[Any, Any]:
    whole = BigIntegerField()
    found = []
    for place, (records, unit, amount) in enumerate(asked):
        counted = records(period.starts_on, period.ends_on).order_by()
        each = Cast(Sum(amount), whole) if amount else Cast(Count("pk"), whole)
        # Names that no model has: a field of that name would be in the way.
        by = counted.values(nth=Value(place), counts_for=F(unit)).annotate(summed=each)
        found.append(by.values_list("nth", "counts_for", "summed"))
    together: QuerySet[Any, Any] = found[0].union(*found[1:], all=True)
    return together


def _named(counted: Sequence[Tally]) -> list[Tally]:
    names = _unit_names({part.unit for tally in counted for part in tally.parts})
    return [replace(tally, rows=_rows(tally, names)) for tally in counted]


def _all(asked: Sequence[Asked], period: Period) -> QuerySet[Any, Any]:
    whole = BigIntegerField()
    found = []
    for place, (records, unit, amount) in enumerate(asked):
        each = Cast(amount, whole) if amount else Value(1, whole)
        counted = records(period.starts_on, period.ends_on).order_by()
        found.append(counted.values_list(Value(place), F("pk"), F(unit), each))
    return found[0].union(*found[1:], all=True)


def _tally(figure: registered.Figure, parts: Sequence[Part]) -> Tally:
    return Tally(
        figure.key,
        str(figure.label),
        str(figure.counted_in),
        str(figure.sentence),
        None,
        {},
        {},
        parts,
        str(figure.group),
    )


def _unit_names(ids: set[int]) -> dict[int, str]:
    return dict(Unit.objects.filter(pk__in=ids).order_by("sort_key").values_list("pk", "name"))


def _rows(tally: Tally, names: Mapping[int, str]) -> dict[str, str]:
    held = {part.unit for part in tally.parts}
    rows = {str(key): name for key, name in names.items() if key in held}
    return rows | ({str(NO_UNIT): _("Không riêng đơn vị nào")} if NO_UNIT in held else {})


def _group(name: str, own: Sequence[Tally], was: Mapping[str, Tally]) -> Group:
    past = {tally.code: was[tally.code] for tally in own if tally.code in was}
    # A unit renamed meanwhile stands under its name of this period.
    return Group(name, own, _together([*past.values(), *own]), past)


def _together(own: Iterable[Tally]) -> dict[str, str]:
    rows = {key: name for tally in own for key, name in tally.rows.items()}
    return dict(sorted(rows.items(), key=lambda item: (item[0] == str(NO_UNIT), place_of(item[1]))))


def _as_json(tally: Tally, period: Period) -> dict[str, Any]:
    told = lines(tally.code, period, {part.record for part in tally.parts})
    return {
        "code": tally.code,
        "group": tally.group,
        "label": tally.label,
        "measure": tally.measure,
        "sentence": tally.sentence,
        "value": tally.value,
        "rows": dict(tally.rows),
        "parts": [[part.record, part.unit, part.amount] for part in tally.parts],
        "records": {
            str(key): {"line": each.line, "address": each.address} for key, each in sorted(told.items())
        },
    }


def _from_json(stored: Mapping[str, Any]) -> Tally:
    read = {name: translation.gettext(stored[name]) if stored[name] else "" for name in TRANSLATED}
    rows = dict(stored["rows"])
    if name := rows.get(str(NO_UNIT)):
        rows[str(NO_UNIT)] = translation.gettext(name)
    return Tally(
        stored["code"],
        read["label"],
        read["measure"],
        read["sentence"],
        None,
        rows,
        {},
        [Part(record, unit, 0, amount, str(unit), "") for record, unit, amount in stored["parts"]],
        read["group"],
    )
