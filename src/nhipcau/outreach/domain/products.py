"""Sổ sản phẩm ngoài mạng: kept, dropped with a reason, handed in as evidence without typing it again."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain.outbox import absolute
from nhipcau.plans.domain import evidence as proofs
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain import progress
from nhipcau.plans.enums import EvidenceKind
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import ProductKind
from ..models import Product
from . import policy

PLAIN = ("kind", "title", "copies", "place", "made_on", "until", "cost", "note", "assignment")
MANY = ("languages", "pictures")
MOST_COPIES = 10_000_000
# As what each kind stands among evidence; the others as a product.
KINDS = {ProductKind.EXHIBITION.value: EvidenceKind.EVENT}


def enter(*, actor: User, unit: Unit, wanted: Mapping[str, Any]) -> Product:
    """Ghi sản phẩm mới. Raises Refused for what cannot be."""
    access.require(actor, policy.PRODUCTS, units=[unit])
    fields = _checked(unit, wanted)
    many = {name: fields.pop(name) for name in MANY}
    with transaction.atomic():
        made = Product.objects.create(unit=unit, created_by=actor, **fields)
        for name, chosen in many.items():
            getattr(made, name).set(chosen)
        after = {"unit": unit, **fields, **{name: [each.pk for each in many[name]] for name in MANY}}
        audit.record(actor=actor, verb="outreach.product.enter", subject=made, after=after)
    return made


def correct(*, actor: User, product: Product, wanted: Mapping[str, Any]) -> Product:
    """Sửa; for other work only while it is no evidence."""
    access.require(actor, policy.PRODUCTS, units=[product.unit])
    fields = _checked(product.unit, wanted)
    many = {name: fields.pop(name) for name in MANY}
    with transaction.atomic():
        held = _lock(product)
        _require_kept(held)
        work = fields["assignment"]
        if held.assignment_id != (work.pk if work else None) and _stands(held.evidence):
            raise Refused(_("Sản phẩm đã là minh chứng của một việc; hãy rút minh chứng trước khi đổi việc."))
        before, after = audit.changes(held, fields)
        for name, chosen in many.items():
            old, new = sorted(getattr(held, name).values_list("pk", flat=True)), sorted(e.pk for e in chosen)
            if old != new:
                before[name], after[name] = old, new
                getattr(held, name).set(chosen)
        if after:
            held.save()
            audit.record(
                actor=actor, verb="outreach.product.correct", subject=held, before=before, after=after
            )
    return held


def drop(*, actor: User, product: Product, reason: str) -> Product:
    """Bỏ một sản phẩm ghi nhầm: it stays with its reason and counts nowhere."""
    access.require(actor, policy.PRODUCTS, units=[product.unit])
    if not (reason := " ".join(reason.split())[:500]):
        raise Refused(_("Hãy ghi lý do bỏ."))
    with transaction.atomic():
        held = _lock(product)
        _require_kept(held)
        if _stands(held.evidence):
            raise Refused(_("Sản phẩm đang là minh chứng của một việc; hãy rút minh chứng trước."))
        held.dropped_reason = reason
        held.save()
        audit.record(actor=actor, verb="outreach.product.drop", subject=held, after={"reason": reason})
    return held


def as_evidence(*, actor: User, product: Product) -> Evidence:
    """Lấy sản phẩm làm minh chứng of the work it serves, once."""
    access.require(actor, policy.PRODUCTS, units=[product.unit])
    with transaction.atomic():
        held = _lock(product)
        _require_kept(held)
        if _stands(held.evidence):
            assert held.evidence is not None  # noqa: S101 - it stands
            return held.evidence
        if held.assignment is None:
            raise Refused(_("Sản phẩm chưa nói phục vụ việc nào; hãy chọn ở phần sửa."))
        held.evidence = proof = _prove(actor, held, held.assignment)
        held.save()
        after = {"evidence": proof.pk, "assignment": held.assignment_id}
        audit.record(actor=actor, verb="outreach.product.evidence", subject=held, after=after)
    return proof


def _prove(actor: User, held: Product, work: Assignment) -> Evidence:
    """By the unit's own right, or taken over by the standing office."""
    own = access.allowed(actor, plans.WORK, units=[work.unit])
    access.require(actor, plans.WORK if own else plans.TAKE_ANSWER, units=[work.unit])
    kept = progress.held_by_unit(work)
    stated = proofs.stated_of(
        kept,
        title=held.title,
        kind=KINDS.get(held.kind, EvidenceKind.PRODUCT),
        done_on=held.made_on,
        quantity=1,
        language="",
    )
    via = "" if own else f"outreach.product:{held.pk}"
    return proofs.keep(actor, kept, {**stated, "link": absolute(held.get_absolute_url())}, via=via)


def _checked(unit: Unit, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {name: wanted.get(name) for name in PLAIN}
    found |= {name: list(wanted.get(name) or ()) for name in MANY}
    for name in ("title", "place"):
        found[name] = " ".join(str(found[name] or "").split())
    found["note"] = str(found["note"] or "").strip()
    if found["kind"] not in ProductKind.values:
        raise Refused(_("Loại sản phẩm không có trong danh mục."))
    if not found["title"] or not found["place"]:
        raise Refused(_("Hãy ghi tên sản phẩm và nơi phát hành hoặc nơi đặt."))
    if not found["languages"]:
        raise Refused(_("Hãy chọn ngôn ngữ của sản phẩm."))
    found["copies"] = int(found["copies"] or 1)
    if not 1 <= found["copies"] <= MOST_COPIES:
        raise Refused(_("Số bản từ 1 đến 10.000.000."))
    if found["made_on"] is None or found["made_on"] > timezone.localdate():
        raise Refused(_("Ngày hoàn thành không ở phía trước: sổ ghi những gì đã có."))
    if found["until"] is not None and found["until"] < found["made_on"]:
        raise Refused(_("Ngày cuối đứng trước ngày đầu; hãy sửa lại hai ngày."))
    if (work := found["assignment"]) is not None and work.unit_id != unit.pk:
        raise Refused(_("Việc này của đơn vị khác; hãy chọn việc của đơn vị thực hiện."))
    return found


def _stands(evidence: Evidence | None) -> bool:
    return evidence is not None and evidence.withdrawn_at is None


def _require_kept(held: Product) -> None:
    if held.dropped_reason:
        raise Refused(_("Sản phẩm này đã bỏ; hãy ghi sản phẩm mới."))


def _lock(product: Product) -> Product:
    found = Product.objects.select_for_update(of=("self",))
    return found.select_related("evidence", "assignment__unit", "unit").get(pk=product.pk)
