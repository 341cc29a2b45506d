"""Readings of the work engine (truy vấn công việc).

"As of" a day means at its end, 24:00 by the clock of Asia/Ho_Chi_Minh, whatever the server's own clock.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from nhipcau.core.domain.folding import fold
from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain.access import ACTIONS, Action, own_unit_ids, scope_of
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import named

from ..enums import OVER, AssignmentState
from ..models import Assignment, Evidence, Submission

# More than a person chooses from; the others are found by search.
MOST_PAPERS = 300


def action(name: str) -> Action:
    """Quyền theo tên: policies stand above the queries, so they are found in the register."""
    return ACTIONS[name]


def start_of(day: date) -> datetime:
    """00:00 ngày `day`, giờ Việt Nam."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def end_of(day: date) -> datetime:
    """24:00 ngày `day`, giờ Việt Nam: the first moment that is no longer part of it."""
    return start_of(day + timedelta(days=1))


def visible_to(person: User) -> QuerySet[Assignment]:
    """Phân công mà người này được xem: all, or those their units lead, support or decide on."""
    reach = scope_of(person, action("plans.read"))
    if reach == Scope.ALL:
        return Assignment.objects.all()
    if reach == Scope.NONE:
        return Assignment.objects.none()
    own = own_unit_ids(person, action("plans.read"))
    # Three short ways to the rows, put together; as one condition they would be asked of every row there is.
    reached = Assignment.objects.order_by().values("pk")
    supports = Assignment.supporters.through.objects.filter(unit__in=own).values("assignment")
    seen = reached.filter(unit__in=own).union(reached.filter(approver__in=own), supports)
    return Assignment.objects.filter(pk__in=seen)


def led_by(person: User) -> QuerySet[Assignment]:
    """Việc do các đơn vị mà người này làm việc chủ trì, soonest first."""
    return Assignment.objects.filter(unit__in=own_unit_ids(person, action("plans.work")))


def my_work(person: User) -> QuerySet[Assignment]:
    """Việc còn phải làm của các đơn vị mà người này làm việc, soonest first."""
    return led_by(person).exclude(state__in=OVER)


def supported_by(person: User) -> QuerySet[Assignment]:
    """Việc mà đơn vị của người này phối hợp, led by others."""
    own = own_unit_ids(person, action("plans.work"))
    supports = Assignment.supporters.through.objects.filter(unit__in=own)
    return Assignment.objects.filter(pk__in=supports.values("assignment")).exclude(unit__in=own)


def supported(person: User) -> QuerySet[Assignment]:
    """Việc còn mở mà đơn vị của người này phối hợp, led by others."""
    return supported_by(person).exclude(state__in=OVER)


def awaiting_decision(person: User) -> QuerySet[Assignment]:
    """Việc chờ người này duyệt; what they submitted themselves is for another to decide."""
    reach = scope_of(person, action("plans.decide"))
    waiting = Assignment.objects.filter(state=AssignmentState.SUBMITTED).exclude(Exists(submitted_by(person)))
    if reach == Scope.ALL:
        return waiting
    if reach == Scope.NONE:
        return waiting.none()
    return waiting.filter(approver__in=own_unit_ids(person, action("plans.decide")))


def submitted_by(person: User) -> QuerySet[Submission]:
    """Lần nộp chưa duyệt do chính người này nộp, for the assignment of an outer query."""
    return Submission.objects.filter(assignment=OuterRef("pk"), decision="", submitted_by=person)


def sorted_out(**sorts: QuerySet[Assignment]) -> dict[str, list[tuple[int, str, date | None]]]:
    """Việc của từng loại, soonest first, as number, state and due day; all of them in one query."""
    rows, *others = (
        found.order_by().annotate(sort=Value(name)).values_list("sort", "pk", "state", "due")
        for name, found in sorts.items()
    )
    told: dict[str, list[tuple[int, str, date | None]]] = {name: [] for name in sorts}
    soonest = sorted(
        rows.union(*others, all=True), key=lambda row: (row[3] or date.max, row[3] is None, row[1])
    )
    for name, pk, state, due in soonest:
        told[name].append((pk, state, due))
    return told


def open_as_of(day: date) -> QuerySet[Assignment]:
    """Việc còn mở vào 24:00 ngày `day`: assigned by then, and neither accepted nor cancelled by then."""
    end = end_of(day)
    return Assignment.objects.filter(not_over_before(end), handed_out_before(end))


def handed_out_before(moment: datetime) -> Q:
    """Giao trước lúc ấy: said so that SQLite does not read all that was ever handed out to find it."""
    return ~Q(assigned_at__gte=moment)


def not_over_before(moment: datetime) -> Q:
    """Chưa xong, chưa hủy trước lúc ấy: three cases side by side, for each of which there is an index."""
    accepted = Q(accepted_at__gte=moment) & (Q(cancelled_at=None) | Q(cancelled_at__gte=moment))
    return (
        accepted
        | Q(cancelled_at__gte=moment, accepted_at=None)
        | (Q(accepted_at=None, cancelled_at=None) & ~Q(state__in=OVER))
    )


def late_as_of(day: date) -> QuerySet[Assignment]:
    """Việc quá hạn vào 24:00 ngày `day`: still open though the due day, `day` itself included, is over."""
    return Assignment.objects.filter(pk__in=open_as_of(day).values("pk"), due__lte=day)


def assigned_between(first: date, last: date) -> QuerySet[Assignment]:
    """Việc được giao từ `first` đến hết `last`, also those cancelled since."""
    return Assignment.objects.filter(assigned_at__gte=start_of(first), assigned_at__lt=end_of(last))


def accepted_between(first: date, last: date) -> QuerySet[Assignment]:
    """Việc được chấp nhận từ `first` đến hết `last`."""
    return Assignment.objects.filter(accepted_at__gte=start_of(first), accepted_at__lt=end_of(last))


def cancelled_between(first: date, last: date) -> QuerySet[Assignment]:
    """Việc bị hủy giao từ `first` đến hết `last`."""
    return Assignment.objects.filter(cancelled_at__gte=start_of(first), cancelled_at__lt=end_of(last))


def standing_evidence() -> QuerySet[Evidence]:
    """Minh chứng còn giá trị: not withdrawn."""
    return Evidence.objects.filter(withdrawn_at=None)


def evidence_between(first: date, last: date) -> QuerySet[Evidence]:
    """Minh chứng còn giá trị của việc làm từ `first` đến hết `last`, by the day it was done."""
    return standing_evidence().filter(done_on__range=(first, last))


def confirmed_without_assignment() -> QuerySet[Obligation]:
    """Nhiệm vụ đã xác nhận mà chưa giao cho đơn vị nào (a cancelled assignment does not count)."""
    live = Assignment.objects.filter(obligation=OuterRef("pk")).exclude(state=AssignmentState.CANCELLED)
    return Obligation.objects.filter(~Exists(live), state=ObligationState.CONFIRMED).exclude(
        directive__state=DirectiveState.DISCARDED
    )


def search(assignments: QuerySet[Assignment], text: str) -> QuerySet[Assignment]:
    """Tìm không cần dấu: every word stands in the task, its directive or a name of its unit.

    Directives and names are few: they are read once for all words and not again for every row.
    """
    words = fold(text).split()
    units, papers = named(words), _papers_with(words)
    for word in words:
        found = Q(folded__contains=word)
        if papers[word]:
            tasks = Obligation.objects.filter(directive__in=papers[word]).order_by()
            found |= Q(obligation__in=tasks.values("pk"))
        if units[word]:
            found |= Q(unit__in=units[word])
        assignments = assignments.filter(found)
    return assignments


def _papers_with(words: list[str]) -> dict[str, list[int]]:
    """Văn bản có từ này, for each of the folded words."""
    if not words:
        return {}
    any_of = reduce(or_, (Q(folded__contains=word) for word in words))
    rows = list(Directive.objects.filter(any_of).order_by().values_list("folded", "pk"))
    return {word: [pk for folded, pk in rows if word in folded] for word in words}


def with_next_step(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Kèm `evidence_count` and `return_reason`: what a row needs to say what to do next."""
    counted = standing_evidence().filter(assignment=OuterRef("pk")).order_by()
    last = Submission.objects.filter(assignment=OuterRef("pk")).order_by("-number")
    return for_lists(assignments).annotate(
        evidence_count=Coalesce(
            Subquery(counted.values("assignment").annotate(count=Count("pk")).values("count")), 0
        ),
        # Why it came back: the officer's reason when reopened, else the reason of the return.
        return_reason=Coalesce(
            NullIf(Subquery(last.values("reopen_reason")[:1]), Value("")),
            Subquery(last.values("reason")[:1]),
            Value(""),
        ),
    )


def for_files(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Kèm những gì một dòng của tệp xuất nói, and no more: a file has a hundred thousand of them."""
    counted = standing_evidence().filter(assignment=OuterRef("pk")).order_by()
    told = counted.values("assignment").annotate(count=Count("pk")).values("count")
    return (
        assignments.select_related("unit", "approver", "obligation__directive")
        .only(
            *("due", "state", "progress", "deliverable", "assigned_at", "accepted_at"),
            *("unit__name", "approver__name", "obligation__section", "obligation__text"),
            *("obligation__directive__number", "obligation__directive__title"),
        )
        .annotate(evidence_count=Coalesce(Subquery(told), 0))
        .prefetch_related(Prefetch("supporters", Unit.objects.only("name")))
    )


def by_unit(assignments: QuerySet[Assignment], today: date) -> list[dict[str, Any]]:
    """Tổng hợp theo đơn vị chủ trì: rows of unit id, unit name, open, late, submitted, accepted.

    Most work there ever was is accepted: of a unit's it is what is left once the others are taken away, so
    that of it nothing is read but that it is there. Rows are in the order of the alphabet; one query.
    """
    every = assignments.order_by()
    led = every.filter(unit=OuterRef("pk")).values("unit").annotate(n=Count("*")).values("n")
    whole = Unit.objects.order_by().annotate(n=Subquery(led), late=Value(0), state=Value(""))
    states = [each for each in AssignmentState if each != AssignmentState.ACCEPTED]
    others = every.filter(state__in=states).values("unit", "state")
    others = others.annotate(
        n=Count("*"), late=Count("unit", filter=Q(due__lt=today)), name=Value(""), at=Value("")
    )
    told: Iterable[Any] = whole.values_list("pk", "name", "sort_key", "state", "n", "late").union(
        others.values_list("unit", "name", "at", "state", "n", "late"), all=True
    )
    nothing = {"open": 0, "late": 0, "submitted": 0, "accepted": 0}
    found: dict[int, dict[str, int]] = defaultdict(nothing.copy)
    names: dict[int, tuple[str, int, str]] = {}
    for unit, name, at, state, count, late in told:
        if count is None:
            continue
        row = found[unit]
        if not state:
            names[unit] = (at, unit, name)
        row["accepted"] += count if not state else -count
        if state and state != AssignmentState.CANCELLED:
            row["open"] += count
            row["late"] += late
        if state == AssignmentState.SUBMITTED:
            row["submitted"] += count
    shown = sorted(names[unit] for unit, row in found.items() if row["open"] or row["accepted"])
    return [{"unit": unit, "unit__name": name} | found[unit] for _at, unit, name in shown]


def units_with_work(visible: QuerySet[Assignment]) -> QuerySet[Unit, tuple[int, str]]:
    """Đơn vị chủ trì việc nào đó trong số này, by name: pairs to choose from."""
    led = _asked_of(visible, "unit")
    return Unit.objects.filter(led).order_by("sort_key", "pk").values_list("pk", "name")


def leading_units() -> list[int]:
    """Mã các đơn vị chủ trì việc nào đó."""
    led = Assignment.objects.filter(unit=OuterRef("pk")).order_by()
    return list(Unit.objects.filter(Exists(led)).order_by().values_list("pk", flat=True))


def papers_with_work(visible: QuerySet[Assignment], *, chosen: int | None = None) -> list[tuple[int, str]]:
    """Văn bản có việc nào đó trong số này, newest first, at most MOST_PAPERS and the one that is chosen."""
    found = Directive.objects.filter(_asked_of(visible, "obligation__directive"))
    told = found.values_list("pk", "number", "title")
    rows: list[Any] = list(told.order_by("-pk")[:MOST_PAPERS])
    if chosen is not None and all(pk != chosen for pk, _number, _title in rows):
        rows += told.filter(pk=chosen)
    return [(pk, f"{number} {title}".strip()[:80]) for pk, number, title in rows]


def _asked_of(visible: QuerySet[Assignment], way: str) -> Q:
    """Có việc trong số này: of few the list of those they lead to, of all the first that is found."""
    if visible.query.has_filters():
        return Q(pk__in=visible.order_by().values(way))
    return Q(Exists(visible.filter(**{way: OuterRef("pk")}).order_by()))


def for_lists(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Kèm những gì một dòng danh sách cần, so that a list costs the same at any length."""
    return assignments.select_related("unit", "approver", "assigned_by", "obligation__directive").defer(
        "obligation__directive__reading", "obligation__machine", "obligation__directive__folded", "folded"
    )
