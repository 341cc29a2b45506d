"""Rights, decided a second time by hand (Toàn cảnh)."""

from nhipcau.overview.domain import policy
from nhipcau.overview.enums import FeedKind

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
overview.see            -      all     own   own   all    -
overview.compare        -      all     -     -     all    -
"""
VERBS: dict[str, Case] = {
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
    "overview:activities": Address(policy.SEE),
}
# Each shows what is one's own, so with an "own" grant they open wherever one sits.
FILTERED = set(ADDRESSES) - {"overview:unit", "overview:units"}
# Everyone searches, and finds what is theirs to see (tests/overview/test_finding.py).
# Of feeds everyone makes, renews and withdraws their own; what is in them is asked anew each time.
OWN = {
    "overview:find",
    "overview:suggest",
    "overview:make_feed",
    "overview:renew_feed",
    "overview:withdraw_feed",
}
