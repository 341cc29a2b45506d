"""Soạn trả lời: versions of the text, or a refusal with its ground; the facts, each with its source."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Ground, State
from ..models import Answer, Enquiry, Source
from . import policy, thread
from .typed import line, lines

MOST = 20_000
_WEB = URLValidator(schemes=["http", "https"])


def write(
    *,
    actor: User,
    enquiry: Enquiry,
    text: str,
    language: Language | None = None,
    ground: str = "",
    detail: str = "",
    base: int | None = None,
) -> Answer:
    """Ghi bản trả lời; `base` is the number of the version it was begun from.

    The writer's own version is written on until it is handed in; over another's, a new one is made. Raises
    Refused for words that cannot stand, out of turn, or when somebody saved meanwhile.
    """
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    told = _checked(text, ground, detail)
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.DRAFTING)
        newest = held.answers.first()
        if base is not None and newest is not None and newest.number != base:
            raise Refused(
                _("Trong lúc bạn soạn, có người đã lưu bản %(n)d. Hãy mở bản ấy xem rồi lưu lại.")
                % {"n": newest.number}
            )
        told["language"] = language or held.language
        if newest is not None and newest.handed_in_at is None and newest.author_id == actor.pk:
            for name, value in told.items():
                setattr(newest, name, value)
            newest.save()
        else:
            number = newest.number + 1 if newest else 1
            newest = Answer.objects.create(enquiry=held, number=number, author=actor, **told)
        held.answer = newest
        held.save(update_fields=["answer", "changed_at"])
        after = {"version": newest.number, "ground": ground}
        audit.record(actor=actor, verb="enquiries.write", subject=held, after=after)
    return newest


def add_source(
    *, actor: User, enquiry: Enquiry, statement: str, title: str, dated: date | None = None, link: str = ""
) -> Source:
    """Ghi một nguồn: what is said, and the record with number, day or link that proves it."""
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    statement, title, link = line(statement), line(title), line(link)
    if not statement or not title:
        raise Refused(_("Hãy ghi điều được nói và văn bản, tài liệu làm căn cứ."))
    if dated is None and not link:
        raise Refused(_("Nguồn cần có ngày văn bản hoặc liên kết để người khác tìm lại được."))
    if link:
        try:
            _WEB(link)
        except ValidationError:
            raise Refused(_("Liên kết phải bắt đầu bằng http:// hoặc https://.")) from None
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.DRAFTING)
        made = Source.objects.create(
            enquiry=held, statement=statement[:500], title=title[:300], dated=dated, link=link, added_by=actor
        )
        audit.record(actor=actor, verb="enquiries.source.add", subject=held, after={"source": made.pk})
    return made


def check_source(*, actor: User, source: Source) -> Source:
    """Đối chiếu một nguồn: who looked it up has neither put it down nor written the answer."""
    access.require(actor, policy.WRITE, units=[source.enquiry.unit])
    with transaction.atomic():
        held = thread.hold(source.enquiry)
        thread.require_state(held, State.DRAFTING, State.SUBMITTED)
        kept = Source.objects.select_for_update().get(pk=source.pk)
        if kept.checked_at is not None:
            return kept
        hands = {kept.added_by_id, *held.answers.values_list("author", flat=True)}
        if any(access.is_same_hand(actor, hand, policy.WRITE, units=[held.unit]) for hand in hands):
            raise Refused(_("Người đối chiếu phải là người không soạn câu trả lời và không ghi nguồn này."))
        kept.checked_by, kept.checked_at = actor, timezone.now()
        kept.save(update_fields=["checked_by", "checked_at"])
        audit.record(actor=actor, verb="enquiries.source.check", subject=held, after={"source": kept.pk})
    return kept


def drop_source(*, actor: User, source: Source) -> None:
    """Bỏ một nguồn, while the answer is written."""
    access.require(actor, policy.WRITE, units=[source.enquiry.unit])
    with transaction.atomic():
        held = thread.hold(source.enquiry)
        thread.require_state(held, State.DRAFTING)
        audit.record(actor=actor, verb="enquiries.source.drop", subject=held, before={"source": source.pk})
        Source.objects.filter(pk=source.pk).delete()


def need_none(*, actor: User, enquiry: Enquiry, reason: str) -> Enquiry:
    """Không cần nguồn, kèm lý do, such as an answer that states no fact."""
    access.require(actor, policy.WRITE, units=[enquiry.unit])
    with transaction.atomic():
        held = thread.hold(enquiry)
        thread.require_state(held, State.DRAFTING)
        held.unsourced_reason = line(reason)[:500]
        held.save(update_fields=["unsourced_reason", "changed_at"])
        after = {"reason": held.unsourced_reason}
        audit.record(actor=actor, verb="enquiries.source.none", subject=held, after=after)
    return held


def missing(enquiry: Enquiry) -> list[str]:
    """Những gì còn thiếu trước khi trình."""
    if enquiry.answer is None:
        return [_("Chưa có bản trả lời.")]
    if enquiry.answer.ground:
        return []
    found = [each.checked_at for each in enquiry.sources.all()]
    if not found and not enquiry.unsourced_reason:
        return [_("Cần ít nhất một nguồn, hoặc lý do vì sao không cần nguồn.")]
    waiting = sum(at is None for at in found)
    if waiting:
        return [_("Còn %(n)d nguồn chưa được người thứ hai đối chiếu.") % {"n": waiting}]
    return []


def _checked(text: str, ground: str, detail: str) -> dict[str, object]:
    text, detail = lines(text), line(detail)
    if ground and ground not in Ground.values:
        raise Refused(_("Căn cứ từ chối phải nằm trong danh mục của luật."))
    if not text and not ground:
        raise Refused(_("Hãy viết câu trả lời."))
    if len(text) > MOST:
        raise Refused(_("Câu trả lời dài quá %(most)d ký tự.") % {"most": MOST})
    if ground == Ground.NOT_OURS and not detail:
        raise Refused(_("Hãy ghi cơ quan nào có thẩm quyền, để người hỏi biết hỏi ở đâu."))
    if ground == Ground.PUBLISHED:
        try:
            _WEB(detail)
        except ValidationError:
            raise Refused(
                _("Hãy ghi liên kết tới nơi đã công bố, bắt đầu bằng http:// hoặc https://.")
            ) from None
    if ground not in {Ground.NOT_OURS, Ground.PUBLISHED}:
        detail = ""
    return {"text": text, "ground": ground, "detail": detail[:500]}
