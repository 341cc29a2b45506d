"""Bằng chứng: what anyone can check, at least one of it a primary record (safeguard 4)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import PRIMARY, ProofKind
from ..models import RectificationHand, RectificationProof, RectificationRequest
from . import policy, rectification

FIELDS = ("kind", "title", "issuer", "number", "issued_on", "link", "paper")


def add(*, actor: User, request: RectificationRequest, wanted: Mapping[str, Any]) -> RectificationProof:
    """Thêm bằng chứng. A paper of this system tells its title, number and date itself.

    Raises Refused for what nobody could look up.
    """
    access.require(actor, policy.RECTIFY, units=[request.unit])
    fields = _checked(wanted)
    with transaction.atomic():
        held = rectification.lock(request)
        rectification.require_drafting(held)
        made = RectificationProof.objects.create(request=held, **fields)
        RectificationHand.objects.get_or_create(request=held, person=actor)
        rectification.record(actor, "press.rectification.prove", held, proof=made.pk, kind=made.kind)
    return made


def remove(*, actor: User, request: RectificationRequest, proof: int) -> None:
    """Bỏ một bằng chứng while it is being written; repeated it changes nothing."""
    access.require(actor, policy.RECTIFY, units=[request.unit])
    with transaction.atomic():
        held = rectification.lock(request)
        rectification.require_drafting(held)
        if (found := held.proofs.filter(pk=proof).first()) is None:
            return
        kind = found.kind
        found.delete()
        RectificationHand.objects.get_or_create(request=held, person=actor)
        rectification.record(actor, "press.rectification.unprove", held, proof=proof, kind=kind)


def has_primary(request: RectificationRequest) -> bool:
    """Đã có bằng chứng gốc."""
    return request.proofs.filter(kind__in=PRIMARY).exists()


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: wanted.get(name) for name in FIELDS}
    if found["kind"] not in ProofKind.values:
        raise Refused(_("Loại bằng chứng không có trong danh mục."))
    paper: Paper | None = found["paper"]
    if paper is not None:
        if paper.state != PaperState.ISSUED or paper.issued_on is None:
            raise Refused(_("Chỉ văn bản đã ban hành, có số và ngày, mới làm bằng chứng được."))
        found |= {
            "kind": ProofKind.OWN_PAPER,
            "title": paper.title[:300],
            "issuer": str(paper.office)[:200],
            "number": paper.full_number,
            "issued_on": paper.issued_on,
        }
    for name in ("title", "issuer", "number", "link"):
        found[name] = " ".join(str(found[name] or "").split())
    if not found["title"] or not found["issuer"] or found["issued_on"] is None:
        raise Refused(_("Bằng chứng cần tên tài liệu, cơ quan ban hành và ngày."))
    if found["issued_on"] > timezone.localdate():
        raise Refused(_("Ngày của tài liệu không ở phía trước."))
    if found["kind"] == ProofKind.OWN_PAPER and not found["number"]:
        raise Refused(
            _("Văn bản của chính cơ quan phải có số; lời phát biểu thì chọn loại “Lời phát biểu, thông cáo”.")
        )
    if paper is None and not found["link"]:
        raise Refused(_("Hãy ghi liên kết để ai cũng mở xem được, hoặc chọn văn bản trong hệ thống."))
    return found
