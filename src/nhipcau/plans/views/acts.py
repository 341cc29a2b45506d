"""What can be done on an assignment's page: each act with its form, its verb and its word of success."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import assignments, evidence, policy, progress, submissions
from ..enums import AssignmentState
from ..forms import work as forms
from ..models import Activity, Assignment, Submission

Cleaned = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """Một việc làm trên trang: `form` by its prefix, `run` is the verb, `done` what the person reads."""

    prefix: str
    form: type[forms.ActionForm]
    run: Callable[[User, Assignment, Cleaned], object]
    done: Promise | str


def offered(person: User, assignment: Assignment) -> set[str]:
    """Những biểu mẫu người này dùng được bây giờ, by prefix; the verbs ask again when they run."""
    found = set()
    if assignment.is_with_unit and access.allowed(person, policy.WORK, units=[assignment.unit]):
        found |= {"progress", "evidence", "withdraw"}
    if assignment.is_with_unit and access.allowed(person, policy.SUBMIT, units=[assignment.unit]):
        found.add("submit")
    waiting = waiting_submission(assignment)
    if waiting and submissions.decidable_by(person, waiting):
        found.add("decision")
    if access.allowed(person, policy.ASSIGN) and assignment.is_open:
        found |= {"cancel", "hand-over"} if _is_orphan(assignment) else {"cancel"}
    if access.allowed(person, policy.REOPEN) and assignment.state == AssignmentState.ACCEPTED:
        found.add("reopen")
    return found


def waiting_submission(assignment: Assignment) -> Submission | None:
    """Lần nộp đang chờ duyệt, if one waits."""
    if assignment.state != AssignmentState.SUBMITTED:
        return None
    return next((each for each in reversed(assignment.submissions.all()) if not each.decision), None)


def _is_orphan(assignment: Assignment) -> bool:
    return not assignment.unit.exists_on(timezone.localdate())


def add_evidence(
    actor: User, assignment: Assignment, cleaned: Cleaned, activity: Activity | None = None
) -> object:
    """Thêm minh chứng, a file or a link; `activity` is the line of the unit's own plan it was done under."""
    upload, link = cleaned.pop("file"), cleaned.pop("link")
    if upload:
        files.require_size(upload.size)  # before it is read into memory
        return evidence.add_file(
            actor=actor,
            assignment=assignment,
            content=upload.read(),
            name=upload.name,
            activity=activity,
            **cleaned,
        )
    del cleaned["no_secret"]
    return evidence.add_link(actor=actor, assignment=assignment, link=link, activity=activity, **cleaned)


def _withdraw(actor: User, assignment: Assignment, cleaned: Cleaned) -> object:
    standing = assignment.evidence.filter(pk=cleaned["evidence"]).first()
    if standing is None:
        raise Refused(_("Không thấy minh chứng này; có thể trang đã cũ. Hãy tải lại trang."))
    return evidence.withdraw(actor=actor, evidence=standing, reason=cleaned["reason"])


def _decide(verb: Callable[..., Submission]) -> Callable[[User, Assignment, Cleaned], object]:
    def run(actor: User, assignment: Assignment, cleaned: Cleaned) -> object:
        seen = assignment.submissions.filter(number=cleaned["number"]).first()
        if seen is None:
            raise Refused(_("Không thấy lần nộp này; có thể trang đã cũ. Hãy tải lại trang."))
        return verb(actor=actor, submission=seen, reason=cleaned["reason"])

    return run


def _on_assignment(verb: Callable[..., object]) -> Callable[[User, Assignment, Cleaned], object]:
    return lambda actor, assignment, cleaned: verb(actor=actor, assignment=assignment, **cleaned)


ACTS: dict[str, Act] = {
    "progress": Act(
        "progress", forms.ProgressForm, _on_assignment(progress.update), gettext_lazy("Đã ghi tiến độ.")
    ),
    "evidence": Act("evidence", forms.EvidenceForm, add_evidence, gettext_lazy("Đã thêm minh chứng.")),
    "withdraw": Act(
        "withdraw",
        forms.WithdrawForm,
        _withdraw,
        gettext_lazy("Đã rút lại minh chứng; nó vẫn còn trong lịch sử nhưng không tính vào số liệu."),
    ),
    "submit": Act(
        "submit",
        forms.SubmitForm,
        _on_assignment(submissions.submit),
        gettext_lazy("Đã nộp kết quả. Người duyệt sẽ thấy ở trang Việc của tôi."),
    ),
    "accept": Act(
        "decision", forms.DecisionForm, _decide(submissions.accept), gettext_lazy("Đã chấp nhận kết quả.")
    ),
    "return": Act(
        "decision",
        forms.DecisionForm,
        _decide(submissions.return_),
        gettext_lazy("Đã trả lại; đơn vị thấy lý do ở trang Việc của tôi."),
    ),
    "cancel": Act(
        "cancel", forms.ReasonForm, _on_assignment(assignments.cancel), gettext_lazy("Đã hủy giao việc này.")
    ),
    "hand-over": Act(
        "hand-over",
        forms.HandOverForm,
        _on_assignment(assignments.hand_over),
        gettext_lazy("Đã chuyển việc cho đơn vị kế thừa."),
    ),
    "reopen": Act(
        "reopen", forms.ReasonForm, _on_assignment(submissions.reopen), gettext_lazy("Đã mở lại việc này.")
    ),
}
