"""Phần của số liệu: what belongs to the work of which unit, and to which plan (core.domain.counted)."""

from nhipcau.core.domain.watched import Watch

UNIT, PLAN = "unit", "plan"

OF_WORK = "SELECT a.unit_id AS part FROM plans_assignment a WHERE a.id = {row}.assignment_id"
OF_TASK = "SELECT DISTINCT a.unit_id AS part FROM plans_assignment a WHERE a.obligation_id = {row}."
OF_LINE = "SELECT l.plan_id AS part FROM plans_activity l WHERE l.id = {row}.activity_id"
WATCHES = (
    # Work that a unit leads: its moments, what was submitted and shown for it, what its task says.
    Watch(
        UNIT,
        "plans_assignment",
        "SELECT {row}.unit_id AS part",
        ("unit_id", "obligation_id", "due", "state", "assigned_at", "accepted_at", "cancelled_at"),
    ),
    Watch(UNIT, "plans_submission", OF_WORK),
    Watch(UNIT, "plans_evidence", OF_WORK),
    Watch(UNIT, "directives_obligation", f"{OF_TASK}id"),
    Watch(UNIT, "directives_obligationunit", f"{OF_TASK}obligation_id"),
    # Lines of a plan: their days and classifications, the work handed out for them and what it showed.
    Watch(
        PLAN,
        "plans_activity",
        "SELECT {row}.plan_id AS part",
        ("plan_id", "starts_on", "due", "removed_at"),
    ),
    Watch(PLAN, "plans_activity_terms", OF_LINE),
    Watch(PLAN, "plans_assignment", OF_LINE, ("activity_id", "state", "due")),
    Watch(
        PLAN,
        "plans_evidence",
        "SELECT l.plan_id AS part FROM plans_activity l JOIN plans_assignment a ON a.activity_id = l.id"
        " WHERE a.id = {row}.assignment_id",
        ("assignment_id", "language", "withdrawn_at"),
    ),
)
