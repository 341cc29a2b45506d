"""Lấy ý kiến: a version sent round to units, the day by which they answer, and the end of the round."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import notices
from nhipcau.units.models import Unit, User

from ..enums import PaperState
from ..models import CommentPoint, CommentRequest, CommentRound, Paper
from . import hands, papers, policy, versions


def ask(*, actor: User, paper: Paper, units: Iterable[Unit], due: date, note: str = "") -> CommentRound:
    """Gửi lấy ý kiến: keeps the draft as it stands and asks the units; a second click asks once.

    While a round is open the same verb asks further units in it and moves its day. Raises Refused without a
    unit, for a unit no longer in being, a day gone by, or a paper that is submitted.
    """
    hands.require(actor, policy.CONSULT, paper)
    chosen = {unit.pk: unit for unit in units}
    _require_askable(chosen.values(), due)
    with transaction.atomic():
        held = papers.locked(paper)
        sentence = _("Chỉ dự thảo mới gửi lấy ý kiến được; hãy đưa văn bản về dự thảo trước.")
        papers.require_in(held, (PaperState.DRAFT, PaperState.COMMENTING), sentence)
        standing = open_round(held)
        if standing is None and not chosen:
            raise Refused(_("Hãy chọn ít nhất một đơn vị để lấy ý kiến."))
        round_ = standing or _begin(actor, held, due, note)
        asked = set(round_.requests.values_list("unit", flat=True))
        new = [unit for key, unit in chosen.items() if key not in asked]
        CommentRequest.objects.bulk_create(CommentRequest(round=round_, unit=unit) for unit in new)
        if standing is None:
            papers.move(actor, "issuing.comments.ask", held, PaperState.COMMENTING, **_facts(round_, new))
        elif new or standing.due != due:
            standing.due = due
            standing.save(update_fields=["due"])
            audit.record(actor=actor, verb="issuing.comments.ask", subject=held, after=_facts(round_, new))
        _notify(round_, new)
    return round_


def close(*, actor: User, round: CommentRound, reason: str = "") -> CommentRound:
    """Kết thúc lấy ý kiến; the paper is a draft again. Repeated it changes nothing.

    Raises Refused while a point has no response, unless a reason says why it stays so.
    """
    hands.require(actor, policy.CONSULT, round.paper)
    with transaction.atomic():
        held = papers.locked(round.paper)
        current = CommentRound.objects.select_for_update().get(pk=round.pk)
        if current.closed_at:
            return current
        open_points = without_response(current)
        if open_points and not reason.strip():
            raise Refused(
                ngettext(
                    "Còn %(n)d ý kiến chưa tiếp thu, giải trình. Hãy trả lời, hoặc ghi lý do để kết thúc.",
                    "Còn %(n)d ý kiến chưa tiếp thu, giải trình. Hãy trả lời, hoặc ghi lý do để kết thúc.",
                    open_points,
                )
                % {"n": open_points}
            )
        _close(current, reason)
        silent = [request.unit_id for request in current.requests.filter(agrees=None)]
        facts = {"round": current.number, "silent_units": silent, "reason": current.close_reason}
        papers.move(actor, "issuing.comments.close", held, PaperState.DRAFT, **facts)
    return current


def stop(held: Paper, reason: str) -> None:
    """Dừng đợt đang mở, within the transaction that gives the paper up."""
    round_ = open_round(held)
    if round_ is not None:
        _close(round_, reason)


def open_round(paper: Paper) -> CommentRound | None:
    """Đợt đang mở."""
    return paper.rounds.filter(closed_at=None).first()


def without_response(round_: CommentRound) -> int:
    """Số ý kiến chưa trả lời của một đợt."""
    return CommentPoint.objects.filter(request__round=round_, response="").count()


def _begin(actor: User, held: Paper, due: date, note: str) -> CommentRound:
    version = versions.keep(maker=actor, paper=held, document=papers.compose(held))
    return CommentRound.objects.create(
        paper=held,
        number=held.rounds.count() + 1,
        version=version,
        due=due,
        note=note.strip(),
        asked_by=actor,
    )


def _close(round_: CommentRound, reason: str) -> None:
    round_.closed_at, round_.close_reason = timezone.now(), reason.strip()[:500]
    round_.save(update_fields=["closed_at", "close_reason"])


def _facts(round_: CommentRound, new: list[Unit]) -> dict[str, object]:
    return {
        "round": round_.number,
        "version": round_.version.number,
        "digest": round_.version.digest,
        "due": round_.due,
        "units": new,
    }


def _require_askable(units: Iterable[Unit], due: date) -> None:
    today = timezone.localdate()
    if due < today:
        raise Refused(_("Hạn trả lời đã qua; hãy chọn từ hôm nay trở đi. Chưa gửi cho đơn vị nào."))
    gone = [unit.name for unit in units if not unit.exists_on(today)]
    if gone:
        raise Refused(
            _("%(names)s không còn hoạt động; hãy chọn đơn vị kế thừa. Chưa gửi cho đơn vị nào.")
            % {"names": ", ".join(gone)}
        )


def _notify(round_: CommentRound, units: list[Unit]) -> None:
    title, kind = round_.paper.title, round_.paper.get_kind_display
    for request in round_.requests.filter(unit__in=units).select_related("unit"):
        with translation.override(settings.LANGUAGE_CODE):
            words = [
                _("Đơn vị được đề nghị góp ý dự thảo %(kind)s: %(title)s.")
                % {"kind": kind().lower(), "title": title},
                _("Hạn trả lời: hết ngày %(day)s.") % {"day": round_.due.strftime("%d/%m/%Y")},
            ]
            subject = _("Đề nghị góp ý dự thảo văn bản")
        notices.to_units(
            [request.unit],
            subject=subject,
            lines=[*words, round_.note] if round_.note else words,
            path=request.get_absolute_url(),
            key=f"issuing.ask.{request.pk}",
        )
