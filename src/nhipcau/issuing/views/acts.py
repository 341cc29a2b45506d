"""What can be done on a paper's page by one button: its verb and its word of success."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain.access import Action
from nhipcau.units.models import User

from ..domain import hands, papers, policy, signing
from ..enums import FileForm, PaperState
from ..models import Paper


@dataclass(frozen=True, slots=True)
class Act:
    """Một việc làm trên trang: who may, in which states it is offered, whether it asks for a reason."""

    action: Action
    states: frozenset[PaperState]
    run: Callable[..., Any]
    done: Promise | str
    reason: bool = False
    # The file that the act made and the person now wants.
    file: FileForm | None = None


def offered(person: User, paper: Paper) -> set[str]:
    """Những việc người này làm được bây giờ; the verbs ask again when they run."""
    return {
        name
        for name, act in ACTS.items()
        if paper.state in act.states and hands.allowed(person, act.action, paper)
    }


def _export(form: FileForm) -> Callable[..., Any]:
    return lambda actor, paper: signing.export(actor=actor, paper=paper, form=form)


_EXPORTABLE = frozenset({PaperState.SUBMITTED, PaperState.EXPORTED})
_EXPORTED = _("Đã xuất; mỗi lần tải là đúng một tệp, không đổi.")

ACTS: dict[str, Act] = {
    "submit": Act(
        policy.SUBMIT,
        frozenset({PaperState.DRAFT}),
        signing.submit,
        _("Đã trình ký; nội dung đã khóa. Việc tiếp theo: xuất tệp để ký."),
    ),
    "export-docx": Act(policy.EXPORT, _EXPORTABLE, _export(FileForm.DOCX), _EXPORTED, file=FileForm.DOCX),
    "export-pdf": Act(policy.EXPORT, _EXPORTABLE, _export(FileForm.PDF), _EXPORTED, file=FileForm.PDF),
    "take-back": Act(
        policy.SUBMIT,
        frozenset({PaperState.SUBMITTED, PaperState.EXPORTED, PaperState.WITHDRAWN}),
        signing.take_back,
        _("Đã đưa về dự thảo; tệp đã xuất trước đây không còn là văn bản này."),
        reason=True,
    ),
    "withdraw": Act(
        policy.DRAFT,
        frozenset(PaperState) - {PaperState.ISSUED, PaperState.WITHDRAWN},
        papers.withdraw,
        _("Đã thôi ban hành văn bản; lý do được lưu trong lịch sử."),
        reason=True,
    ),
}
