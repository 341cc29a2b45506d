"""Văn bản yêu cầu cải chính: taken in, written, refused, found not to be needed.

Nghị định 244/2026/NĐ-CP, khoản 6 Điều 7. One claim of fact, quoted, whether it harms or favours the office.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import ClaimKind, RectificationState
from ..models import RectificationHand, RectificationRequest
from ..models.rectification import WORDS
from . import policy

# What is known when a piece is found; the rest is written afterwards.
PIECE = ("outlet", "title", "link", "published_on", "language", "found_at", "claim")
TEXTS = ("right", "wrong", "unknown", "effect", "grounds")
ONE_LINE = ("outlet", "title", "link")
# One claim, not a piece: who has three asks three times.
MOST_CLAIM, MOST_TEXT = 600, 4000


def take_in(*, actor: User, unit: Unit, claim_kind: str, wanted: Mapping[str, Any]) -> RectificationRequest:
    """Nhận một bài có điều không đúng. What is no fact is refused at once, and none of its words is kept.

    Raises PermissionDenied; Refused for a piece that cannot stand.
    """
    access.require(actor, policy.RECTIFY, units=[unit])
    kind = _kind(claim_kind)
    if not unit.exists_on(timezone.localdate()):
        raise Refused(_("“%(unit)s” không còn hoạt động; hãy chọn đơn vị khác.") % {"unit": unit})
    fields = _piece(wanted) if kind == ClaimKind.FACT else {"found_at": timezone.now()}
    with transaction.atomic():
        year, number = _next_number()
        state = RectificationState.DRAFTING if kind == ClaimKind.FACT else RectificationState.REFUSED
        held = RectificationRequest.objects.create(
            year=year, number=number, unit=unit, claim_kind=kind, state=state, created_by=actor, **fields
        )
        if kind == ClaimKind.FACT:
            RectificationHand.objects.create(request=held, person=actor)
        # The trail cannot forget, so it never learns the words.
        after = {"number": held.code, "unit": unit, "claim_kind": kind, "state": state}
        audit.record(actor=actor, verb="press.rectification.take_in", subject=held, after=after)
    return held


def write(*, actor: User, request: RectificationRequest, wanted: Mapping[str, Any]) -> RectificationRequest:
    """Sửa bài, câu sai, điều đúng, điều sai, điều chưa biết, ảnh hưởng, căn cứ. Raises Refused."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    fields = _piece(wanted) | {name: str(wanted.get(name) or "").strip() for name in TEXTS}
    if too_long := [name for name in TEXTS if len(fields[name]) > MOST_TEXT]:
        raise Refused(_("Mỗi phần tối đa 4.000 ký tự; đang dài quá: %(n)d phần.") % {"n": len(too_long)})
    with transaction.atomic():
        held = lock(request)
        require_drafting(held)
        changed = [name for name, value in fields.items() if getattr(held, name) != value]
        if changed:
            for name in changed:
                setattr(held, name, fields[name])
            held.save()
            RectificationHand.objects.get_or_create(request=held, person=actor)
            record(actor, "press.rectification.write", held, fields=changed)
    return held


def refuse(*, actor: User, request: RectificationRequest, claim_kind: str) -> RectificationRequest:
    """Không nhận, vì đó không phải một sự việc: its words and proofs are erased; number and reason stay."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    kind = _kind(claim_kind)
    if kind == ClaimKind.FACT:
        raise Refused(_("Đó là một sự việc kiểm chứng được; nếu không cần văn bản, hãy ghi lý do ở nút bên."))
    with transaction.atomic():
        held = lock(request)
        require_drafting(held)
        if held.paper is not None:
            raise Refused(_("Đã lập công văn; hãy ghi “Không cần văn bản” kèm lý do."))
        for name in WORDS:
            setattr(held, name, "")
        held.published_on = held.language = None
        held.returned_reason = ""
        held.claim_kind, held.state = kind, RectificationState.REFUSED
        held.proofs.all().delete()
        held.save()
        record(actor, "press.rectification.refuse", held, claim_kind=kind)
    return held


def dismiss(*, actor: User, request: RectificationRequest, reason: str) -> RectificationRequest:
    """Không cần văn bản: a recorded, reasoned outcome, before anything was sent (safeguard 3)."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    if not (reason := " ".join(reason.split())):
        raise Refused(_("Hãy ghi vì sao không cần văn bản; lý do nằm trong hồ sơ."))
    with transaction.atomic():
        held = lock(request)
        require_drafting(held)
        if held.paper is not None:
            outgoing.withdraw(actor=actor, paper=held.paper, reason=reason)
        held.state, held.dismissed_reason = RectificationState.DISMISSED, reason[:MOST_TEXT]
        held.save()
        record(actor, "press.rectification.dismiss", held)
    return held


def lock(request: RectificationRequest) -> RectificationRequest:
    """Hồ sơ, its row locked for the transaction."""
    found = RectificationRequest.objects.select_for_update(of=("self",))
    return found.select_related("unit", "paper", "language", "spokesperson").get(pk=request.pk)


def require_drafting(held: RectificationRequest) -> None:
    """Còn soạn được. Raises Refused with where it stands."""
    if held.state != RectificationState.DRAFTING:
        raise Refused(
            _("Hồ sơ đang ở bước “%(state)s” nên không sửa được. Nếu đang chờ duyệt, hãy lấy lại trước.")
            % {"state": held.get_state_display()}
        )
    if held.paper is not None:
        outgoing.require_open(held.paper)


def record(actor: User | None, verb: str, held: RectificationRequest, **told: object) -> None:
    """Ghi nhật ký, in the caller's transaction: steps and names of fields, never words of a claim."""
    after = {"state": held.state, "revision": held.revision, **told}
    audit.record(actor=actor, verb=verb, subject=held, after=after)


def _next_number() -> tuple[int, int]:
    # Two who take in at once meet at the first row of the directory.
    Unit.objects.select_for_update().order_by("pk").first()
    year = timezone.localdate().year
    found = RectificationRequest.objects.filter(year=year).aggregate(last=Max("number"))
    return year, (found["last"] or 0) + 1


def _kind(wanted: str) -> ClaimKind:
    if wanted not in ClaimKind.values:
        raise Refused(_("Hãy chọn điều được nêu là gì."))
    return ClaimKind(wanted)


def _piece(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: wanted.get(name) for name in PIECE}
    for name in ONE_LINE:
        found[name] = " ".join(str(found[name] or "").split())
    found["claim"] = str(found["claim"] or "").strip()
    if not all(found[name] for name in (*ONE_LINE, "claim", "published_on")):
        raise Refused(_("Hãy ghi cơ quan báo chí, tên bài, liên kết, ngày đăng và câu sai nguyên văn."))
    if len(found["claim"]) > MOST_CLAIM:
        raise Refused(
            _("Mỗi hồ sơ một điều kiểm chứng được, tối đa 600 ký tự. Có nhiều điều thì lập nhiều hồ sơ.")
        )
    found["found_at"] = found["found_at"] or timezone.now()
    if found["found_at"] > timezone.now() or found["published_on"] > timezone.localdate():
        raise Refused(_("Ngày đăng và lúc phát hiện không ở phía trước."))
    return found
