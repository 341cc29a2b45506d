"""Văn bản của phiên họp: drafted as official papers, which then go their way to be signed and numbered."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import owners
from nhipcau.issuing.domain import papers as issuing
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access, notices
from nhipcau.units.models import User

from ..enums import Document, MeetingState
from ..models import FormerInvitation, Meeting
from . import composing, policy
from .meetings import locked, members_of, require_standing

KINDS = {document: PaperKind(document.value) for document in Document}


@in_official_language
def draft(*, actor: User, meeting: Meeting, document: Document) -> Paper:
    """Lập một văn bản của phiên họp, once; its words follow the meeting's records until it is submitted.

    Raises Refused when the meeting is called off, or not held yet for minutes and conclusions.
    """
    access.require(actor, policy.RUN)
    document = Document(document)
    with transaction.atomic():
        held = locked(meeting)
        require_standing(held)
        if known := getattr(held, document.value):
            return known  # type: ignore[no-any-return]
        if document != Document.INVITATION and held.state != MeetingState.HELD:
            raise Refused(_("Hãy ghi nhận phiên họp đã họp trước khi lập biên bản, thông báo kết luận."))
        paper = issuing.draft(
            actor=actor,
            kind=KINDS[document],
            office=held.committee.office,
            title=composing.title_of(held, document),
        )
        setattr(held, document.value, paper)
        held.save(update_fields=[document.value])
        after = {"document": document, "paper": paper}
        audit.record(actor=actor, verb="committee.paper", subject=held, after=after)
    return paper


def owner_of(document: Document) -> owners.Owner:
    """Nghiệp vụ có văn bản này, as issuing asks it."""

    def url(paper: Paper) -> str:
        pk = Meeting.objects.filter(composing.points_to(paper, document)).values_list("pk", flat=True).get()
        return reverse("committee:meeting", args=[pk])

    def require_ready(paper: Paper) -> None:
        _require_ready(composing.meeting_of(paper, document), document)

    def issued(actor: User, paper: Paper) -> None:
        _issued(actor, composing.meeting_of(paper, document), paper, document)

    return owners.Owner(composing.COMPOSERS[document], url, issued, require_ready)


def _require_ready(meeting: Meeting, document: Document) -> None:
    left = ""
    if document == Document.INVITATION and not meeting.agenda.exists():
        left = _("chưa có nội dung họp nào")
    elif document == Document.MINUTES and not meeting.attendance.exists():
        left = _("chưa ghi người dự họp")
    elif document == Document.CONCLUSION and not meeting.conclusions.exists():
        left = _("chưa ghi kết luận nào")
    if left:
        raise Refused(_("Văn bản chưa trình ký được: %(left)s.") % {"left": left})


@in_official_language
def _issued(actor: User, meeting: Meeting, paper: Paper, document: Document) -> None:
    """The members' units may read an invitation and a notice, and are told; minutes stay with the office."""
    if document == Document.MINUTES:
        return
    units = {each.unit_id: each.unit for each in members_of(meeting)}.values()
    issuing.concern(paper=paper, units=units)
    former = FormerInvitation.objects.select_related("paper").filter(successor=paper).first()
    replaced = f"; {_('thay thế Giấy mời số %(number)s') % {'number': former}}" if former else ""
    subjects = {
        Document.INVITATION: _("Giấy mời họp thay thế") if former else _("Giấy mời họp Ban Chỉ đạo"),
        Document.CONCLUSION: _("Thông báo kết luận phiên họp Ban Chỉ đạo"),
    }
    notices.to_units(
        units,
        subject=subjects[document],
        lines=[f"{meeting.title}: {composing.spoken(meeting.starts_at)}, {meeting.place}{replaced}."],
        path=meeting.get_absolute_url(),
        key=f"committee.{document.value}:{meeting.pk}:{paper.pk}",
        besides=actor,
    )
