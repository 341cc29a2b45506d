"""Plans, the work they set going, and its evidence (kế hoạch, phân công, minh chứng)."""

from .planning import Activity, ActivityObligation, ActivityUnit, Omission, Plan, PlanVersion, Term
from .work import Assignment, Evidence, Submission

__all__ = [
    "Activity",
    "ActivityObligation",
    "ActivityUnit",
    "Assignment",
    "Evidence",
    "Omission",
    "Plan",
    "PlanVersion",
    "Submission",
    "Term",
]
