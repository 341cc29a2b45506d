"""Thông báo kết luận đọc vào: the notice of a meeting goes the way of every directive."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import intake
from nhipcau.directives.enums import DirectiveState, ObligationState
from nhipcau.directives.models import Directive
from nhipcau.issuing.domain import papers
from nhipcau.issuing.enums import PaperState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import MeetingState
from ..models import Meeting
from . import policy
from .meetings import locked, require_standing


def take_in(*, actor: User, meeting: Meeting, content: bytes, name: str) -> Directive:
    """Tiếp nhận tệp thông báo kết luận: read and reviewed as every directive, tied to the meeting.

    Raises PermissionDenied; Refused for a file that cannot be taken in, or when the meeting has a notice
    whose tasks are confirmed.
    """
    access.require(actor, policy.RUN)
    _require_open(Meeting.objects.get(pk=meeting.pk))
    directive = intake.register(actor=actor, content=content, name=name).directive
    attach(actor=actor, meeting=meeting, directive=directive)
    return directive


def take_in_own(*, actor: User, meeting: Meeting) -> Directive:
    """Đưa thông báo kết luận của chính mình vào rà soát: the signed file, else the text as it was issued.

    Raises Refused while it has no number and date.
    """
    access.require(actor, policy.RUN)
    paper = meeting.conclusion
    if paper is None or paper.state != PaperState.ISSUED:
        raise Refused(_("Thông báo kết luận chưa có số và ngày; hãy ghi số, ngày ban hành trước."))
    if paper.signed is not None:
        content, name = paper.signed.path.read_bytes(), paper.signed_name or "thong-bao-ket-luan.pdf"
    else:
        from nhipcau.official.domain import docx

        content, name = docx.write(papers.document(paper)), "thong-bao-ket-luan.docx"
    return take_in(actor=actor, meeting=meeting, content=content, name=name)


def attach(*, actor: User, meeting: Meeting, directive: Directive) -> None:
    """Nối phiên họp với thông báo kết luận đã tiếp nhận. Raises Refused when either belongs elsewhere."""
    access.require(actor, policy.RUN)
    with transaction.atomic():
        held = locked(meeting)
        if held.directive_id == directive.pk:
            return
        _require_open(held)
        if directive.state == DirectiveState.DISCARDED:
            raise Refused(_("Văn bản này đã bỏ; hãy tiếp nhận lại."))
        other = Meeting.objects.filter(directive=directive).first()
        if other is not None:
            raise Refused(
                _("Văn bản này đã là thông báo kết luận của %(meeting)s.") % {"meeting": other.title}
            )
        before = {"directive": held.directive_id}
        held.directive = directive
        held.save(update_fields=["directive"])
        after = {"directive": directive.pk}
        audit.record(actor=actor, verb="committee.notice", subject=held, before=before, after=after)


def _require_open(meeting: Meeting) -> None:
    require_standing(meeting)
    if meeting.state != MeetingState.HELD:
        raise Refused(_("Phiên này chưa họp nên chưa có kết luận; hãy ghi nhận phiên họp đã họp trước."))
    known = meeting.directive
    if known is None or known.state == DirectiveState.DISCARDED:
        return
    if known.obligations.filter(state=ObligationState.CONFIRMED).exists():
        raise Refused(
            _("Phiên này đã có thông báo kết luận với nhiệm vụ được xác nhận; hãy mở văn bản đó để sửa.")
        )
