"""Số liệu của một đợt, or of one unit in it: each number with the query that opens its records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..enums import FINISHED, Answer, FindingState, Nature, Question, RecommendationState
from ..models import Finding, InspectionRound, Recommendation, SampleItem, Visit

TASKS, FINDINGS, RECOMMENDATIONS = "tasks", "findings", "recommendations"
# What a reader is told even when it is naught; any other number is then part of a line above.
ALWAYS = frozenset({"tasks", "met", "faulty", "recommendations"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Một con số: what it counts, in which list it opens and with which filter, and its records' keys."""

    key: str
    label: str | Promise
    list: str
    filter: str
    records: tuple[int, ...]
    # Places of the tasks these records speak of, in the order of the sample, for the minute's annex.
    rows: tuple[int, ...]

    @property
    def value(self) -> int:
        """Con số."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Mẫu đã đọc: tasks in their order with findings and recommendations, withdrawn findings left out."""

    items: tuple[SampleItem, ...]
    findings: tuple[Finding, ...]
    recommendations: tuple[Recommendation, ...]
    # "kiểm tra" or "giám sát", as the round is.
    kind: str

    def place_of(self, item_id: int) -> int:
        """Số thứ tự của một việc, from 1."""
        return next(place for place, item in enumerate(self.items, 1) if item.pk == item_id)


def read(round_: InspectionRound, visit: Visit | None = None) -> Sheet:
    """Đọc mẫu của một đợt, or of one unit, in a fixed number of queries."""
    # Of the findings those that stand or may still: one withdrawn counts nowhere.
    live = Finding.objects.exclude(state=FindingState.WITHDRAWN).order_by("pk")
    found = (
        round_.items.select_related(
            "visit__unit", "assignment__obligation__directive", "assignment__unit", "drawing"
        )
        .defer(
            "assignment__obligation__directive__reading",
            "assignment__obligation__machine",
            "drawing__population",
            "drawing__chosen",
        )
        .prefetch_related(
            "checks",
            Prefetch("findings", live.prefetch_related("evidence", "recommendations"), to_attr="live"),
        )
        .order_by("visit__unit__sort_key", "visit", "pk")
    )
    if visit is not None:
        found = found.filter(visit=visit)
    items = tuple(found)
    findings = tuple(finding for item in items for finding in item.live)
    asked = tuple(each for finding in findings for each in finding.recommendations.all())
    return Sheet(items, findings, asked, round_.get_kind_display().lower())


def of(sheet: Sheet) -> list[Tally]:
    """Các con số, in the order in which a minute tells them."""
    found = [
        _tasks(sheet, "tasks", _("Việc được %(kind)s") % {"kind": sheet.kind}, "", lambda item: True),
        _tasks(
            sheet, "drawn", _("Việc do máy rút"), "origin=drawn", lambda item: item.drawing_id is not None
        ),
        _tasks(sheet, "added", _("Việc do đoàn thêm"), "origin=added", lambda item: item.drawing_id is None),
        _tasks(sheet, "met", _("Việc đạt"), "result=met", is_met),
        _tasks(sheet, "faulty", _("Việc có tồn tại, vi phạm"), "result=faulty", is_faulty),
        _tasks(
            sheet,
            "unopened",
            _("Việc có minh chứng không mở được, không đúng"),
            "result=unopened",
            is_unopened,
        ),
    ]
    for nature in Nature:
        of_nature = [each for each in sheet.findings if each.nature == nature]
        label = _("Phát hiện: %(nature)s") % {"nature": nature.label}
        found.append(_findings(sheet, f"nature-{nature}", label, f"nature={nature}", of_nature))
    return found + _followed(sheet)


def is_met(item: SampleItem) -> bool:
    """Đạt: something was found, and nothing amiss."""
    natures = {each.nature for each in item.live}  # type: ignore[attr-defined]
    return natures == {Nature.MET.value}


def is_faulty(item: SampleItem) -> bool:
    """Có tồn tại: at least one finding that is not "Đạt"."""
    return any(each.nature != Nature.MET for each in item.live)  # type: ignore[attr-defined]


def is_unopened(item: SampleItem) -> bool:
    """Minh chứng không mở được, hoặc không đúng, all or in part."""
    return any(
        check.question == Question.EVIDENCE and check.answer in {Answer.NO, Answer.PARTLY}
        for check in item.checks.all()
    )


def is_overdue(recommendation: Recommendation, today: date) -> bool:
    """Quá hạn thực hiện."""
    return recommendation.state not in FINISHED and recommendation.due < today


def _followed(sheet: Sheet) -> list[Tally]:
    today = timezone.localdate()
    explained = [each for each in sheet.findings if each.explained_at]
    done = [each for each in sheet.recommendations if each.state == RecommendationState.DONE]
    late = [each for each in sheet.recommendations if is_overdue(each, today)]
    return [
        _findings(sheet, "explained", _("Phát hiện đơn vị đã giải trình"), "explained=on", explained),
        _asked(sheet, "recommendations", _("Kiến nghị"), "", sheet.recommendations),
        _asked(sheet, "done", _("Kiến nghị đã thực hiện"), "state=done", done),
        _asked(sheet, "late", _("Kiến nghị quá hạn"), "state=late", late),
    ]


def _tasks(sheet: Sheet, key: str, label: str, query: str, wanted: Callable[[SampleItem], bool]) -> Tally:
    chosen = [(place, item.pk) for place, item in enumerate(sheet.items, 1) if wanted(item)]
    return Tally(
        key, label, TASKS, query, tuple(pk for _p, pk in chosen), tuple(place for place, _pk in chosen)
    )


def _findings(sheet: Sheet, key: str, label: str, query: str, chosen: Iterable[Finding]) -> Tally:
    given = list(chosen)
    rows = sorted({sheet.place_of(each.item_id) for each in given})
    return Tally(key, label, FINDINGS, query, tuple(each.pk for each in given), tuple(rows))


def _asked(sheet: Sheet, key: str, label: str, query: str, chosen: Iterable[Recommendation]) -> Tally:
    given = list(chosen)
    homes = {each.pk: each.item_id for each in sheet.findings}
    rows = sorted({sheet.place_of(homes[each.finding_id]) for each in given})
    return Tally(key, label, RECOMMENDATIONS, query, tuple(each.pk for each in given), tuple(rows))
