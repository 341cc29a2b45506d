"""Rights, decided a second time by hand (Toàn cảnh)."""

from nhipcau.overview.domain import policy
from nhipcau.overview.enums import FeedKind, MarkKind
from nhipcau.overview.models import CalendarMark

from ..shapes import Address, Case, pk
from ..world import World


def a_mark(w: World) -> CalendarMark:
    return CalendarMark.objects.create(kind=MarkKind.DAY, name="Ngày", source="Luật", month=1, day=9)


# action                clerk  officer head  staff leader admin
DECISIONS = """
overview.see            -      all     own   own   all    -
overview.compare        -      all     -     -     all    -
overview.keep_marks     -      all     -     -     -      -
"""
TOLD = {"name": "Ngày thử", "source": "Công văn 1", "month": 3, "day": 1}
VERBS: dict[str, Case] = {
    "overview.domain.marks.add": Case(policy.KEEP_MARKS, lambda w: {"kind": MarkKind.DAY, **TOLD}),
    "overview.domain.marks.correct": Case(policy.KEEP_MARKS, lambda w: {"mark": a_mark(w), **TOLD}),
    "overview.domain.marks.verify": Case(
        policy.KEEP_MARKS, lambda w: {"mark": a_mark(w), "source": "Công báo"}
    ),
    "overview.domain.marks.end": Case(policy.KEEP_MARKS, lambda w: {"mark": a_mark(w)}),
    "overview.domain.feeds.make": Case(policy.SEE, lambda w: {"kind": FeedKind.UNIT, "unit": w.own}),
}
# Whoever made an address renews and withdraws it, whatever role they have since (test_feeds.py).
UNDER_OTHERS = {"overview.domain.feeds.renew", "overview.domain.feeds.withdraw"}
ADDRESSES: dict[str, Address] = {
    "overview:home": Address(policy.SEE),
    "overview:units": Address(policy.COMPARE),
    "overview:my_unit": Address(policy.SEE),
    "overview:unit": Address(policy.SEE, lambda w: [w.own.pk]),
    "overview:records": Address(policy.SEE),
    "overview:board": Address(policy.SEE),
    "overview:timeline": Address(policy.SEE),
    "overview:coverage_home": Address(policy.SEE),
    "overview:coverage": Address(policy.SEE, lambda w: ["nhiem-vu"]),
    "overview:calendar": Address(policy.SEE),
    "overview:feeds": Address(policy.SEE),
    "overview:marks": Address(policy.SEE),
    "overview:mark": Address(policy.SEE, pk(a_mark)),
    "overview:new_mark": Address(policy.KEEP_MARKS),
    "overview:activities": Address(policy.SEE),
}
# Each shows what is one's own, so with an "own" grant they open wherever one sits.
FILTERED = set(ADDRESSES) - {"overview:unit", "overview:units", "overview:new_mark"}
# Everyone searches, and finds what is theirs to see (tests/overview/test_finding.py).
# Of feeds everyone makes, renews and withdraws their own; what is in them is asked anew each time.
OWN = {
    "overview:find",
    "overview:suggest",
    "overview:make_feed",
    "overview:renew_feed",
    "overview:withdraw_feed",
}
