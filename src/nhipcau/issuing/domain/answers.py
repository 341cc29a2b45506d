"""Góp ý và trả lời góp ý: a unit agrees or makes points; the office takes each up or explains."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Response
from ..models import CommentPoint, CommentRequest, CommentRound
from . import policy

# A place is chosen from the paper's headings, or written.
PLACE_LENGTH = 250
MOST_POINTS = 200


@dataclass(frozen=True, slots=True)
class Point:
    """Một ý kiến: where in the draft (may be empty: of the whole), and what."""

    place: str
    text: str


def answer(*, actor: User, request: CommentRequest, agrees: bool, points: Sequence[Point] = ()) -> None:
    """Góp ý của đơn vị: "nhất trí toàn văn", or points; corrected as often as wished until the round ends.

    A point that stays word for word keeps the response it has. Raises Refused when the round is over, for an
    answer that says nothing, or one that agrees and yet makes points.
    """
    access.require(actor, policy.ANSWER, units=[request.unit])
    _take(actor, request, agrees, points, via="", verb="issuing.comments.answer")


def transcribe(
    *, actor: User, request: CommentRequest, agrees: bool, points: Sequence[Point] = (), via: str
) -> None:
    """Nhập hộ ý kiến that came otherwise: `via` is the number of the unit's letter, or the link it used.

    Raises Refused like `answer`, and without `via`.
    """
    access.require(actor, policy.CONSULT)
    if not via.strip():
        raise Refused(_("Hãy ghi ý kiến nhận qua đâu, ví dụ: Công văn số 15/SNgV-VP ngày 03/03/2026."))
    _take(actor, request, agrees, points, via=via.strip()[:200], verb="issuing.comments.transcribe")


def respond(*, actor: User, point: CommentPoint, response: str, text: str = "") -> None:
    """Tiếp thu hoặc giải trình một ý kiến; what is taken up in part or not at all needs its reason.

    Raises Refused once the round is over.
    """
    access.require(actor, policy.CONSULT)
    text = text.strip()
    if response not in Response.values:
        raise Refused(_("Hãy chọn: tiếp thu, tiếp thu một phần hoặc giải trình."))
    if response != Response.ACCEPTED and not text:
        raise Refused(_("Ý kiến không tiếp thu, hoặc chỉ tiếp thu một phần, thì phải nêu rõ lý do."))
    with transaction.atomic():
        _open_round(point.request)
        held = CommentPoint.objects.select_for_update().get(pk=point.pk)
        before, after = audit.changes(held, {"response": response, "response_text": text})
        if after:
            held.responded_by, held.responded_at = actor, timezone.now()
            held.save()
            audit.record(
                actor=actor, verb="issuing.comments.respond", subject=held, before=before, after=after
            )


def _take(
    actor: User, request: CommentRequest, agrees: bool, points: Sequence[Point], *, via: str, verb: str
) -> None:
    said = _said(points)
    if agrees and said:
        raise Refused(_("Đơn vị vừa nhất trí toàn văn vừa có ý kiến; hãy chọn một trong hai."))
    if not agrees and not said:
        raise Refused(_("Chưa có ý kiến nào. Hãy ghi ý kiến, hoặc chọn “Nhất trí toàn văn”."))
    with transaction.atomic():
        _open_round(request)
        held = CommentRequest.objects.select_for_update().get(pk=request.pk)
        standing = list(held.points.all())
        if held.agrees == agrees and held.via == via and [_plain(each) for each in standing] == said:
            return
        before = {"agrees": held.agrees, "points": len(standing)}
        _replace(held, standing, said)
        held.agrees, held.via = agrees, via
        held.answered_by, held.answered_at = actor, timezone.now()
        held.save()
        after = {"agrees": agrees, "points": len(said), "via": via, "unit": held.unit_id}
        audit.record(actor=actor, verb=verb, subject=held, before=before, after=after)


def _replace(held: CommentRequest, standing: list[CommentPoint], said: list[Point]) -> None:
    """The points said now; those said before, word for word, with the responses they have."""
    kept = {_plain(each): each for each in standing}
    stay = {kept[point].pk for point in said if point in kept}
    held.points.exclude(pk__in=stay).delete()
    for position, point in enumerate(said, 1):
        if point in kept:
            CommentPoint.objects.filter(pk=kept[point].pk).update(position=position)
        else:
            held.points.create(position=position, place=point.place, text=point.text)


def _said(points: Sequence[Point]) -> list[Point]:
    """The points with their blanks trimmed; empty ones and repetitions left out."""
    stripped = (Point(" ".join(each.place.split())[:PLACE_LENGTH], each.text.strip()) for each in points)
    found = list(dict.fromkeys(point for point in stripped if point.text))
    if len(found) > MOST_POINTS:
        raise Refused(_("Nhiều hơn 200 ý kiến; hãy gộp các ý kiến về cùng một vị trí."))
    return found


def _plain(point: CommentPoint) -> Point:
    return Point(point.place, point.text)


def _open_round(request: CommentRequest) -> CommentRound:
    round_ = CommentRound.objects.select_for_update().get(pk=request.round_id)
    if round_.closed_at:
        raise Refused(
            _("Đợt lấy ý kiến đã kết thúc ngày %(day)s; chưa có gì thay đổi.")
            % {"day": timezone.localtime(round_.closed_at).strftime("%d/%m/%Y")}
        )
    return round_
