"""Chỉ tiêu: what each figure counts, in one sentence for the reader and one query for the machine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.plans import queries as plans

from .. import queries
from ..enums import Indicator, RecordType

Records = Callable[[date, date], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Definition:
    """Định nghĩa một chỉ tiêu; `records(first, last)` are the records of a period, both days inside.

    Each record counts for one, or for its field `amount` where that is named; so every figure is additive
    over units. `among` asks for the same records in such a way that those of a few units or tasks are found
    without reading all.
    """

    sentence: str | Promise
    records: Records
    record_type: RecordType = RecordType.ASSIGNMENT
    amount: str = ""
    among: Records | None = None

    def of_few(self, first: date, last: date) -> QuerySet[Any]:
        """Các bản ghi của kỳ, to be narrowed to a few units or tasks."""
        return (self.among or self.records)(first, last)


DEFINITIONS: Mapping[Indicator, Definition] = {
    Indicator.OPEN_BEFORE: Definition(
        _("Việc đã giao trước kỳ, đến 24 giờ ngày liền trước kỳ chưa được chấp nhận và chưa hủy giao."),
        lambda first, last: plans.open_as_of(first - timedelta(days=1)),
    ),
    Indicator.ASSIGNED: Definition(
        _("Việc giao cho đơn vị chủ trì từ ngày đầu đến hết ngày cuối kỳ."), plans.assigned_between
    ),
    Indicator.ACCEPTED: Definition(
        _("Việc được chấp nhận kết quả từ ngày đầu đến hết ngày cuối kỳ, và sau đó không bị mở lại."),
        plans.accepted_between,
    ),
    Indicator.ACCEPTED_ON_TIME: Definition(
        _(
            "Việc hoàn thành trong kỳ mà đơn vị nộp kết quả chậm nhất vào ngày hạn; "
            "việc không có hạn được tính là đúng hạn."
        ),
        queries.accepted_on_time,
    ),
    Indicator.CANCELLED: Definition(
        _("Việc bị hủy giao, có nêu lý do, từ ngày đầu đến hết ngày cuối kỳ."), plans.cancelled_between
    ),
    Indicator.OPEN_AFTER: Definition(
        _(
            "Việc chưa được chấp nhận và chưa hủy giao lúc 24 giờ ngày cuối kỳ; "
            "bằng chuyển từ kỳ trước + giao trong kỳ − hoàn thành − hủy giao."
        ),
        lambda first, last: plans.open_as_of(last),
    ),
    Indicator.LATE: Definition(
        _("Việc còn lại cuối kỳ có hạn từ ngày cuối kỳ trở về trước, kể cả việc đã nộp đang chờ duyệt."),
        lambda first, last: plans.late_as_of(last),
        among=lambda first, last: plans.open_as_of(last).filter(due__lte=last),
    ),
    Indicator.EVIDENCE: Definition(
        _("Minh chứng chưa rút lại có ngày thực hiện trong kỳ, dù được nộp vào lúc nào."),
        plans.evidence_between,
        RecordType.EVIDENCE,
    ),
    Indicator.PRODUCTS: Definition(
        _("Tổng số lượng ghi trong các minh chứng của kỳ (tin bài, buổi, lớp, sản phẩm…)."),
        plans.evidence_between,
        RecordType.EVIDENCE,
        "quantity",
    ),
}
