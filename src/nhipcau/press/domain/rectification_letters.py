"""Công văn yêu cầu cải chính: composed from the request, under the spokesperson's name.

Number, date and signed file come back from another system, as of every paper; whether it was answered and
what came of it is kept here, the outlet's own words beside ours (safeguard 7).
"""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letterheads
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.domain.owners import Owner
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import Block, Heading, Item, OfficialDocument, Paragraph, Run, Signature
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import LEFT, RectificationOutcome, RectificationState, SentBy
from ..models import RectificationProof, RectificationRequest
from . import policy
from .rectification import lock, record

MOST_ANSWER = 20_000
WAITS = frozenset({RectificationState.SENT, RectificationState.UNANSWERED})


def draft_letter(*, actor: User, request: RectificationRequest) -> Paper:
    """Lập công văn, once, after the spokesperson signed; it follows the request until it is submitted."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        if held.paper is not None:
            return held.paper
        if held.state != RectificationState.SIGNED:
            raise Refused(_("Công văn lập được sau khi người phát ngôn ký."))
        held.paper = outgoing.draft(
            actor=actor, kind=PaperKind.RECTIFICATION, office=held.unit, title=_title(held)
        )
        held.save()
        record(actor, "press.rectification.paper", held, paper=held.paper.pk)
    return held.paper


def send(*, actor: User, request: RectificationRequest, at: datetime, by: str) -> RectificationRequest:
    """Ghi việc gửi: when and how. Raises Refused before the letter has its number."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    if by not in SentBy.values:
        raise Refused(_("Hãy chọn gửi bằng cách nào."))
    if at > timezone.now():
        raise Refused(_("Ghi khi đã gửi: thời điểm không ở phía trước."))
    with transaction.atomic():
        held = lock(request)
        if held.state != RectificationState.SIGNED:
            raise Refused(_("Chỉ ghi việc gửi khi người phát ngôn đã ký và văn bản chưa gửi."))
        if held.paper is None or held.paper.state != PaperState.ISSUED or held.paper.issued_on is None:
            raise Refused(_("Văn bản chưa có số và ngày; hãy ghi ở trang văn bản trước."))
        if timezone.localdate(at) < held.paper.issued_on:
            raise Refused(_("Ngày gửi đứng trước ngày văn bản."))
        held.state, held.sent_at, held.sent_by = RectificationState.SENT, at, by
        held.save()
        record(actor, "press.rectification.send", held, at=at, by=by)
    return held


def note_answer(*, actor: User, request: RectificationRequest, answer: str, on: date) -> RectificationRequest:
    """Ghi trả lời của cơ quan báo chí, word for word; it stands in public beside what we wrote."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    if not (answer := answer.strip()) or len(answer) > MOST_ANSWER:
        raise Refused(_("Hãy chép nguyên văn trả lời, tối đa 20.000 ký tự."))
    with transaction.atomic():
        held = lock(request)
        if held.state not in LEFT or held.sent_at is None:
            raise Refused(_("Văn bản chưa gửi nên chưa có trả lời."))
        if not timezone.localdate(held.sent_at) <= on <= timezone.localdate():
            raise Refused(_("Ngày trả lời nằm giữa ngày gửi và hôm nay."))
        held.answer, held.answered_on = answer, on
        # An answer that comes late is kept too; it does not undo what was settled.
        if held.state in WAITS:
            held.state = RectificationState.ANSWERED
        held.save()
        record(actor, "press.rectification.answer", held, on=on)
    return held


def note_silence(*, actor: User, request: RectificationRequest) -> RectificationRequest:
    """Ghi là không được trả lời; an answer may still come."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    with transaction.atomic():
        held = lock(request)
        if held.state == RectificationState.UNANSWERED:
            return held
        if held.state != RectificationState.SENT:
            raise Refused(_("Chỉ văn bản đã gửi, chưa được trả lời mới ghi như vậy."))
        held.state = RectificationState.UNANSWERED
        held.save()
        record(actor, "press.rectification.silence", held)
    return held


def settle(
    *, actor: User, request: RectificationRequest, outcome: str, note: str, link: str = ""
) -> RectificationRequest:
    """Ghi kết quả. Where we were wrong the note says so in public, and the request is withdrawn."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    if outcome not in RectificationOutcome.values:
        raise Refused(_("Hãy chọn kết quả."))
    note = note.strip()
    if outcome in {RectificationOutcome.OURS_WRONG, RectificationOutcome.EXPLAINED} and not note:
        raise Refused(_("Hãy nói rõ: chúng tôi sai ở đâu, hoặc cơ quan báo chí giải thích thế nào."))
    with transaction.atomic():
        held = lock(request)
        if held.state not in LEFT:
            raise Refused(_("Văn bản chưa gửi nên chưa có kết quả."))
        held.state, held.outcome, held.outcome_note = RectificationState.SETTLED, outcome, note[:4000]
        held.outcome_link, held.settled_on = link.strip(), timezone.localdate()
        held.save()
        record(actor, "press.rectification.settle", held, outcome=outcome)
    return held


def owner() -> Owner:
    """Cách soạn, trang và điều kiện trình của công văn."""
    return Owner(
        compose=compose,
        url=lambda paper: reverse("press:rectification", args=[_request_of(paper).pk]) + "#van-ban",
        require_ready=_require_signed,
    )


@in_official_language
def compose(paper: Paper) -> OfficialDocument:
    """Văn bản hoàn chỉnh: the claim quoted, what is wrong, right, not known, evidence, grounds, request."""
    held = _request_of(paper)
    return OfficialDocument(
        letterhead=letterheads.of(paper, type_name="", addressees=(held.outlet,)),
        blocks=tuple(_blocks(held)),
        signature=_signature(held),
        recipients=letterheads.recipients_of(paper),
        filed=letterheads.filed_of(paper),
    )


@in_official_language
def _title(held: RectificationRequest) -> str:
    return _("yêu cầu cải chính thông tin đăng ngày %(day)s trên %(outlet)s") % {
        "day": f"{held.published_on:%d/%m/%Y}",
        "outlet": held.outlet,
    }


def _blocks(held: RectificationRequest) -> list[Block]:
    told = {
        "outlet": held.outlet,
        "title": held.title,
        "day": f"{held.published_on:%d/%m/%Y}",
        "link": held.link,
        "unit": held.unit,
    }
    opening = _(
        "Ngày %(day)s, %(outlet)s đăng bài “%(title)s” (%(link)s). Căn cứ khoản 6 Điều 7 Nghị định "
        "244/2026/NĐ-CP và pháp luật về báo chí, %(unit)s có ý kiến về một thông tin trong bài như sau:"
    )
    blocks: list[Block] = [
        Paragraph.of(opening % told),
        Heading(_("Thông tin được nêu")),
        Paragraph((Run(f"“{held.claim}”", italic=True),)),
    ]
    for title, text in (
        (_("Điều sai"), held.wrong),
        (_("Điều đúng"), held.right),
        (_("Điều chưa biết"), held.unknown),
        (_("Ảnh hưởng"), held.effect),
    ):
        blocks += [Heading(title), *_paragraphs(text)]
    blocks += [
        Heading(_("Bằng chứng")),
        *(Item(_proof(each)) for each in held.proofs.select_related("paper")),
    ]
    blocks += [Heading(_("Căn cứ pháp luật")), *_paragraphs(held.grounds)]
    asked = _(
        "%(unit)s đề nghị %(outlet)s cải chính thông tin nêu trên theo quy định của pháp luật về báo chí, "
        "hoặc trả lời bằng văn bản. Trả lời của %(outlet)s được công bố nguyên văn cùng văn bản này."
    )
    return [*blocks, Paragraph.of(asked % told)]


def _proof(proof: RectificationProof) -> str:
    told = {
        "title": proof.title,
        "number": f" {proof.number}" if proof.number else "",
        "issuer": proof.issuer,
        "day": f"{proof.issued_on:%d/%m/%Y}",
        "link": f" ({proof.link})" if proof.link else "",
    }
    return _("%(title)s,%(number)s ngày %(day)s của %(issuer)s%(link)s.") % told


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph.of(" ".join(line.split())) for line in text.splitlines() if line.strip()]


def _signature(held: RectificationRequest) -> Signature:
    voice = held.spokesperson
    if voice is None:
        return Signature((_("NGƯỜI PHÁT NGÔN"),))
    lines = [_("NGƯỜI PHÁT NGÔN")]
    if position := voice.position_in("vi"):
        lines.append(position.upper())
    return Signature(tuple(lines), voice.full_name)


def _require_signed(paper: Paper) -> None:
    if _request_of(paper).state != RectificationState.SIGNED:
        raise Refused(_("Công văn này chưa qua rà soát và chưa được người phát ngôn ký."))


def _request_of(paper: Paper) -> RectificationRequest:
    found = RectificationRequest.objects.select_related("unit", "spokesperson", "language")
    return found.get(paper=paper)
