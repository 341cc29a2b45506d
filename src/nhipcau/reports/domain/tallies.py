"""Chỉ tiêu của cơ quan, đã đếm: a built-in figure narrowed and grouped over an allow-list of fields.

Safeguard 13: nothing but records of this system is counted, by closed lists; there is no free expression.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.utils import translation
from django.utils.translation import gettext as _

from nhipcau.directives.enums import LegalKind
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.enums import EvidenceKind, Language
from nhipcau.units.models import Unit

from ..enums import Dimension, Indicator, RecordType
from ..models import IndicatorDefinition
from ..queries import definitions_for
from .indicators import DEFINITIONS, Definition
from .ledgers import BATCH
from .periods import Period

# What rows and columns may be made of, as fields of an assignment ("work") or of a piece of evidence.
OF_WORK = {
    Dimension.UNIT: "unit",
    Dimension.DIRECTIVE: "obligation__directive",
    Dimension.LEGAL_KIND: "obligation__legal_kind",
}
OF_EVIDENCE = {Dimension.EVIDENCE_KIND: "kind", Dimension.LANGUAGE: "language"}
CHOICES = {
    Dimension.LEGAL_KIND: LegalKind,
    Dimension.EVIDENCE_KIND: EvidenceKind,
    Dimension.LANGUAGE: Language,
}


class Part(NamedTuple):
    """Một lần đếm, with the row and the column it stands in."""

    record: int
    unit: int
    obligation: int
    amount: int
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Một chỉ tiêu đã đếm; rows and columns by key, empty where it is one number.

    `record_type` is None for a programme's figure, which stands in `group` (programmes.py).
    """

    code: str
    label: str
    measure: str
    sentence: str
    record_type: RecordType | None
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    parts: Sequence[Part]
    group: str = ""

    @property
    def value(self) -> int:
        """Con số chung."""
        return sum(part.amount for part in self.parts)

    def cell(self, row: str | None = None, column: str | None = None) -> int:
        """Con số của một hàng, một cột, hay một ô."""
        return sum(part.amount for part in self.chosen(row, column))

    def chosen(self, row: str | None, column: str | None) -> list[Part]:
        """Các lần đếm đứng sau một ô."""
        return [
            part
            for part in self.parts
            if (row is None or part.row == row) and (column is None or part.column == column)
        ]

    def table(self) -> list[tuple[str, str, list[tuple[str, int]], int]]:
        """Các hàng: key, name, the cells by column key, the sum; in one pass."""
        cells: dict[tuple[str, str], int] = defaultdict(int)
        sums: dict[str, int] = defaultdict(int)
        for part in self.parts:
            cells[part.row, part.column] += part.amount
            sums[part.row] += part.amount
        return [
            (key, name, [(column, cells[key, column]) for column in self.columns], sums[key])
            for key, name in self.rows.items()
        ]

    def within(self, units: set[int] | None) -> "Tally":
        """Phần của các đơn vị `units`; None leaves all."""
        if units is None:
            return self
        parts = [part for part in self.parts if part.unit in units]
        rows, columns = {part.row for part in parts}, {part.column for part in parts}
        return replace(
            self,
            rows={key: name for key, name in self.rows.items() if key in rows},
            columns={key: name for key, name in self.columns.items() if key in columns},
            parts=parts,
        )


def live(period: Period) -> list[Tally]:
    """Các chỉ tiêu đang áp dụng cho một kỳ, counted now."""
    return [count(definition, period) for definition in definitions_for(period.starts_on, period.ends_on)]


def count(definition: IndicatorDefinition, period: Period) -> Tally:
    """Đếm một chỉ tiêu in a period, by the days and records of the figure it narrows."""
    counted, way, records, dimensions = _asked(definition, period)
    fields = [_field(each, way) for each in dimensions]
    columns = ["pk", f"{way}unit_id", f"{way}obligation_id", *filter(None, [counted.amount, *fields])]
    parts = []
    for row in records.order_by("pk").values_list(*columns).iterator(BATCH):
        rest = list(row[3:])
        amount = rest.pop(0) if counted.amount else 1
        keys = [str(rest.pop(0) or "") if field else "" for field in fields]
        parts.append(Part(row[0], row[1], row[2], amount, *keys))
    return tally_of(definition, parts)


def sums_of(definition: IndicatorDefinition, period: Period, units: set[int] | None) -> list[Part]:
    """Các tổng của một chỉ tiêu by unit, row and column, without records; of `units` alone unless None."""
    counted, way, records, dimensions = _asked(definition, period, few=units is not None)
    if units is not None:
        records = records.filter(**{f"{way}unit__in": units})
    fields = [_field(each, way) for each in dimensions]
    amount = Sum(counted.amount) if counted.amount else Count("pk")
    by = [f"{way}unit_id", *filter(None, fields)]
    parts = []
    for unit, *rest in records.order_by().values(*by).annotate(sum=amount).values_list(*by, "sum"):
        keys = [str(rest.pop(0) or "") if field else "" for field in fields]
        parts.append(Part(0, unit, 0, rest.pop(), *keys))
    return parts


def tally_of(definition: IndicatorDefinition, parts: Sequence[Part]) -> Tally:
    """Chỉ tiêu từ các lần đếm hay các tổng của nó."""
    rows, columns = _dimension(definition.group_by), _dimension(definition.split_by)
    return Tally(
        definition.code,
        definition.label,
        definition.measure,
        sentence_of(definition),
        DEFINITIONS[Indicator(definition.counts)].record_type,
        _names(rows, {part.row for part in parts}),
        _names(columns, {part.column for part in parts}),
        parts,
    )


def sentence_of(definition: IndicatorDefinition) -> str:
    """Một câu nói chỉ tiêu đếm gì."""
    filters = [
        (_("loại minh chứng"), _labels(EvidenceKind, definition.evidence_kinds)),
        (_("ngôn ngữ"), _labels(Language, definition.languages)),
        (_("loại thông tin"), _labels(LegalKind, definition.legal_kinds)),
        (_("văn bản"), str(definition.directive) if definition.directive else ""),
        (_("mục phân loại"), str(definition.term) if definition.term else ""),
    ]
    told = "; ".join(f"{name}: {values}" for name, values in filters if values)
    whole = str(DEFINITIONS[Indicator(definition.counts)].sentence)
    return whole + " " + _("Chỉ tính %(what)s.") % {"what": told} if told else whole


def allowed_dimensions(indicator: Indicator) -> set[Dimension]:
    """Cách chia được dùng for what an indicator counts."""
    is_evidence = DEFINITIONS[indicator].record_type == RecordType.EVIDENCE
    return {*OF_WORK, *(OF_EVIDENCE if is_evidence else ())}


def as_json(tally: Tally) -> dict[str, Any]:
    """Dạng JSON, as it is frozen."""
    return {
        "code": tally.code,
        "label": tally.label,
        "measure": tally.measure,
        "sentence": tally.sentence,
        "record_type": tally.record_type.value if tally.record_type else "",
        "value": tally.value,
        "rows": dict(tally.rows),
        "columns": dict(tally.columns),
        "parts": [list(part) for part in tally.parts],
    }


def from_json(stored: Mapping[str, Any]) -> Tally:
    """Đọc lại một chỉ tiêu đã chốt; what our closed lists call things is read in the reader's language."""
    return Tally(
        stored["code"],
        stored["label"],
        stored["measure"],
        translation.gettext(stored["sentence"]),
        RecordType(stored["record_type"]),
        _read(stored["rows"]),
        _read(stored["columns"]),
        [Part(*part) for part in stored["parts"]],
    )


def _asked(
    definition: IndicatorDefinition, period: Period, *, few: bool = False
) -> tuple[Definition, str, QuerySet[Any], list[Dimension | None]]:
    counted = DEFINITIONS[Indicator(definition.counts)]
    way = "assignment__" if counted.record_type == RecordType.EVIDENCE else ""
    records_of = counted.of_few if few else counted.records
    records = _narrowed(definition, records_of(period.starts_on, period.ends_on), way)
    return counted, way, records, [_dimension(definition.group_by), _dimension(definition.split_by)]


def _narrowed(definition: IndicatorDefinition, records: QuerySet[Any], way: str) -> QuerySet[Any]:
    if way and definition.evidence_kinds:
        records = records.filter(kind__in=definition.evidence_kinds)
    if way and definition.languages:
        records = records.filter(language__in=definition.languages)
    if definition.legal_kinds:
        records = records.filter(**{f"{way}obligation__legal_kind__in": definition.legal_kinds})
    if definition.directive_id:
        records = records.filter(**{f"{way}obligation__directive": definition.directive_id})
    if definition.term_id:
        # By a subquery: a task that stands in two activities of the theme counts once.
        themed = Obligation.objects.filter(
            activities__terms=definition.term_id, activities__removed_at=None
        ).values("pk")
        records = records.filter(**{f"{way}obligation__in": themed})
    return records


def _dimension(value: str) -> Dimension | None:
    return Dimension(value) if value else None


def _field(dimension: Dimension | None, way: str) -> str:
    if dimension is None:
        return ""
    return OF_EVIDENCE[dimension] if dimension in OF_EVIDENCE else f"{way}{OF_WORK[dimension]}"


def _names(dimension: Dimension | None, keys: set[str]) -> dict[str, str]:
    if dimension is None:
        return {}
    ids = [int(key) for key in keys if key.isdecimal()]
    if dimension == Dimension.UNIT:
        named = Unit.objects.filter(pk__in=ids).order_by("sort_key").values_list("pk", "name")
        return {str(key): name for key, name in named}
    if dimension == Dimension.DIRECTIVE:
        found = Directive.objects.filter(pk__in=ids).defer("reading").order_by("number", "pk")
        return {str(each.pk): each.number or str(each) for each in found}
    known = {value: str(label) for value, label in CHOICES[dimension].choices if value in keys}
    return known | ({"": _("chưa ghi")} if "" in keys else {})


def _read(names: Mapping[str, str]) -> dict[str, str]:
    """Names of units and directives, whose keys are numbers, stay as they are."""
    return {key: name if key.isdecimal() else translation.gettext(name) for key, name in names.items()}


def _labels(choices: Any, values: Iterable[str]) -> str:
    return ", ".join(str(choices(value).label) for value in values)
