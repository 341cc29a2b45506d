"""Records of the programmes (hồ sơ các chương trình)."""

from .budget import BudgetLine, Spending
from .events import Event, Shown
from .partners import Agreement, Contact, Partner
from .recognition import Criterion, Nomination, Round, Score, Seat

__all__ = [
    "Agreement",
    "BudgetLine",
    "Contact",
    "Criterion",
    "Event",
    "Nomination",
    "Partner",
    "Round",
    "Score",
    "Seat",
    "Shown",
    "Spending",
]
