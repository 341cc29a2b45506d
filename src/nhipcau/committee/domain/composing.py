"""Soạn văn bản phiên họp: invitation, minutes and conclusion notice, each from the meeting's records."""

from collections.abc import Callable, Sequence
from datetime import datetime, time

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letterheads, papers
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Item,
    OfficialDocument,
    Paragraph,
    Row,
    Signature,
    Table,
)
from nhipcau.plans.domain.paper import in_blocks

from .. import queries
from ..enums import Document, Presence
from ..models import Attendance, FormerInvitation, Meeting, Member
from . import meetings, tasks


def invitation(paper: Paper) -> OfficialDocument:
    """Giấy mời họp: who, when, where, the agenda; how the last conclusions stand is its annex."""
    meeting = meeting_of(paper, Document.INVITATION)
    committee = meeting.committee
    opening = _("%(committee)s trân trọng kính mời các thành viên dự họp, cụ thể như sau:")
    blocks: list[Block] = [
        Paragraph.of(opening % {"committee": committee.name}),
        *_replacing(paper),
        Heading(_("Thành phần"), level=2),
        *[Item(f"{each.get_seat_display()}: {_named(each)}") for each in meetings.members_of(meeting)],
        Heading(_("Thời gian, địa điểm"), level=2),
        *_when_and_where(meeting),
    ]
    if meeting.chair:
        blocks.append(Item(_("Chủ trì: %(chair)s.") % {"chair": _named(meeting.chair)}))
    blocks += [Heading(_("Nội dung"), level=2), *_agenda(meeting)]
    blocks.append(
        Paragraph.of(
            _(
                "Đề nghị các đồng chí thu xếp dự họp đầy đủ, đúng giờ; trường hợp vắng, cử người dự thay và "
                "báo về %(unit)s. Đơn vị được phân công trình bày gửi tài liệu trước ngày họp."
            )
            % {"unit": committee.standing_unit}
        )
    )
    annex = _look_back(meeting)
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name=_("GIẤY MỜI")),
        blocks=tuple(blocks),
        signature=letterheads.signature_of(paper),
        recipients=(_("Như thành phần mời"), *letterheads.recipients_of(paper)),
        filed=letterheads.filed_of(paper),
        annexes=(annex,) if annex else (),
    )


def minutes(paper: Paper) -> OfficialDocument:
    """Biên bản họp: when and where, who was there, the agenda, what was said, what was concluded."""
    meeting = meeting_of(paper, Document.MINUTES)
    rows = list(meeting.attendance.select_related("member__unit"))
    blocks: list[Block] = [
        Heading(_("THỜI GIAN, ĐỊA ĐIỂM")),
        Item(_("Bắt đầu: %(when)s.") % {"when": spoken(meeting.starts_at)}),
        Item(_("Địa điểm: %(place)s.") % {"place": meeting.place}),
        Heading(_("THÀNH PHẦN")),
        *_presence(meeting, rows),
        Heading(_("NỘI DUNG")),
        *_agenda(meeting),
    ]
    if meeting.proceedings:
        blocks += [Heading(_("DIỄN BIẾN PHIÊN HỌP")), *in_blocks(meeting.proceedings)]
    if points := _points(meeting):
        blocks += [Heading(_("KẾT LUẬN")), *points]
    blocks.append(Paragraph.of(_closing(meeting)))
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name=_("BIÊN BẢN")),
        blocks=tuple(blocks),
        signature=Signature((_("CHỦ TRÌ"),), meeting.chair.person_name if meeting.chair else ""),
        other_signature=Signature((_("THƯ KÝ"),), meeting.secretary.person_name if meeting.secretary else ""),
        recipients=(_("Chủ trì, thư ký phiên họp"), meeting.committee.standing_unit.name),
        filed=letterheads.filed_of(paper),
    )


def conclusion(paper: Paper) -> OfficialDocument:
    """Thông báo kết luận: each conclusion a numbered point, as vanban will read it back."""
    meeting = meeting_of(paper, Document.CONCLUSION)
    committee = meeting.committee
    words = {
        "day": f"{meeting.day:%d/%m/%Y}",
        "committee": committee.name,
        "meeting": meeting.spoken_title,
        "place": meeting.place,
        "chair": _named(meeting.chair) if meeting.chair else _("Chủ trì phiên họp"),
    }
    opening = _(
        "Ngày %(day)s, tại %(place)s, %(committee)s tổ chức %(meeting)s. Sau khi nghe các báo cáo và ý kiến "
        "thảo luận, %(chair)s kết luận như sau:"
    )
    closing = _("Trên đây là kết luận %(meeting)s của %(committee)s.")
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name=_("THÔNG BÁO")),
        blocks=(Paragraph.of(opening % words), *_points(meeting), Paragraph.of(closing % words)),
        signature=letterheads.signature_of(paper),
        recipients=(
            _("Các thành viên %(committee)s (để thực hiện)") % {"committee": committee.short_name},
            *letterheads.recipients_of(paper),
        ),
        filed=letterheads.filed_of(paper),
    )


@in_official_language
def is_invited_elsewhere(meeting: Meeting) -> bool:
    """Giấy mời đã trình ký, ban hành ghi giờ hoặc nơi khác: the meeting was moved since."""
    paper = meeting.invitation
    if paper is None or paper.is_open or paper.state == PaperState.WITHDRAWN:
        return False
    return not set(_when_and_where(meeting)) <= set(papers.document(paper).blocks)


COMPOSERS: dict[Document, Callable[[Paper], OfficialDocument]] = {
    Document.INVITATION: invitation,
    Document.MINUTES: minutes,
    Document.CONCLUSION: conclusion,
}


def meeting_of(paper: Paper, document: Document) -> Meeting:
    """Phiên họp của một văn bản đi."""
    related = ("committee__standing_unit", "committee__office", "chair__unit", "secretary__unit")
    found: Meeting = Meeting.objects.select_related(*related).get(points_to(paper, document))
    return found


def points_to(paper: Paper, document: Document) -> Q:
    """Phiên họp có văn bản này: also one whose invitation was replaced since."""
    found = Q(**{document.value: paper})
    return found | Q(former_invitations__paper=paper) if document == Document.INVITATION else found


def title_of(meeting: Meeting, document: Document) -> str:
    """Trích yếu of one of its papers."""
    words = {"meeting": meeting.spoken_title, "committee": meeting.committee.name}
    if document == Document.INVITATION:
        return _("Dự %(meeting)s của %(committee)s") % words
    if document == Document.MINUTES:
        return _("Họp %(committee)s (%(meeting)s)") % words
    return _("Kết luận %(meeting)s của %(committee)s") % words


def spoken(moment: datetime) -> str:
    """ "14 giờ 00, thứ Sáu, ngày 20/11/2026"."""
    days = (_("thứ Hai"), _("thứ Ba"), _("thứ Tư"), _("thứ Năm"), _("thứ Sáu"), _("thứ Bảy"), _("Chủ nhật"))
    local = timezone.localtime(moment)
    return _("%(time)s, %(weekday)s, ngày %(day)s") % {
        "time": spoken_time(local.time()),
        "weekday": days[local.weekday()],
        "day": f"{local:%d/%m/%Y}",
    }


def spoken_time(moment: time) -> str:
    """ "14 giờ 00"."""
    return _("%(hour)d giờ %(minute)s") % {"hour": moment.hour, "minute": f"{moment:%M}"}


def _named(member: Member) -> str:
    if member.person_name:
        return _("đồng chí %(name)s, %(post)s") % {"name": member.person_name, "post": member.post}
    return member.post


def _when_and_where(meeting: Meeting) -> list[Item]:
    return [
        Item(_("Thời gian: %(when)s.") % {"when": spoken(meeting.starts_at)}),
        Item(_("Địa điểm: %(place)s.") % {"place": meeting.place}),
    ]


def _replacing(paper: Paper) -> list[Block]:
    """ "Giấy mời này thay thế Giấy mời số …", with the reason."""
    former = FormerInvitation.objects.select_related("paper").filter(successor=paper).first()
    if former is None:
        return []
    old = former.paper
    words = {
        "number": old.full_number,
        "day": f"{old.issued_on:%d/%m/%Y}" if old.issued_on else "",
        "committee": paper.office,
        "reason": former.reason.rstrip(" ."),
    }
    sentence = _(
        "Giấy mời này thay thế Giấy mời số %(number)s ngày %(day)s của %(committee)s. Lý do: %(reason)s."
    )
    return [Paragraph.of(sentence % words)]


def _agenda(meeting: Meeting) -> list[Block]:
    found: list[Block] = []
    for item in queries.agenda_of(meeting):
        who = _(" (%(unit)s trình bày)") % {"unit": item.presenter} if item.presenter else ""
        found.append(Item(f"{item.title}{who}."))
    return found


def _points(meeting: Meeting) -> list[Block]:
    found: list[Block] = []
    for each in meeting.conclusions.all():
        first, *rest = each.text.splitlines()
        found.append(Paragraph.of(f"{each.position}. {first}"))
        found += [Item(line[2:]) for line in rest]
    return found


def _presence(meeting: Meeting, rows: Sequence[Attendance]) -> list[Block]:
    there = [row for row in rows if row.presence == Presence.PRESENT]
    sent = [row for row in rows if row.presence == Presence.STAND_IN]
    absent = [row for row in rows if row.presence == Presence.ABSENT]
    found: list[Block] = []
    if meeting.chair:
        found.append(Item(_("Chủ trì: %(who)s.") % {"who": _named(meeting.chair)}))
    if meeting.secretary:
        found.append(Item(_("Thư ký: %(who)s.") % {"who": _named(meeting.secretary)}))
    found.append(
        Item(
            _("Có mặt: %(there)d/%(all)d thành viên; cử người dự thay: %(sent)d; vắng: %(absent)d.")
            % {"there": len(there), "all": len(rows), "sent": len(sent), "absent": len(absent)}
        )
    )
    found += [Item(_named(row.member), level=2) for row in there]
    found += [
        Item(
            _("%(member)s: %(stand_in)s dự thay") % {"member": row.member.post, "stand_in": row.stand_in},
            level=2,
        )
        for row in sent
    ]
    found += [Item(_("%(member)s: vắng") % {"member": row.member.post}, level=2) for row in absent]
    return found


def _look_back(meeting: Meeting) -> Annex | None:
    rows = tasks.unfinished_before(meeting)
    if not rows:
        return None
    columns = (
        Column(_("TT"), 0.5, Align.CENTRE),
        Column(_("Nhiệm vụ"), 4.2),
        Column(_("Chủ trì"), 2.4),
        Column(_("Hạn"), 1.2, Align.CENTRE),
        Column(_("Tình trạng"), 1.5),
    )
    table = tuple(
        Row(
            (
                str(number),
                task.obligation.text,
                task.leads,
                f"{task.due:%d/%m/%Y}" if task.due else "",
                str(task.state.label),
            )
        )
        for number, task in enumerate(rows, 1)
    )
    return Annex(_("TÌNH HÌNH THỰC HIỆN KẾT LUẬN CÁC PHIÊN TRƯỚC"), (Table(columns, table),))


def _closing(meeting: Meeting) -> str:
    if meeting.ended_at:
        return _("Phiên họp kết thúc lúc %(time)s cùng ngày; biên bản đã được thông qua.") % {
            "time": spoken_time(meeting.ended_at)
        }
    return _("Phiên họp kết thúc cùng ngày; biên bản đã được thông qua.")
