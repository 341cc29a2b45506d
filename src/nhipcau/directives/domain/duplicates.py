"""Văn bản trùng: same number, issuer and date as another; only a person says whether it is the same one."""

from django.db import transaction

from nhipcau.core.domain import audit
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import DirectiveState
from ..models import Directive
from . import policy


def of(directive: Directive) -> Directive | None:
    """Văn bản đã tiếp nhận có cùng số, cơ quan ban hành và ngày; None without a number."""
    if not directive.number:
        return None
    alike = (
        # Of several versions, the one that stands.
        Directive.objects.filter(number__iexact=directive.number, date=directive.date, superseded_by=None)
        .exclude(pk=directive.pk)
        .exclude(state=DirectiveState.DISCARDED)
        .defer("reading")
        .order_by("pk")
    )
    issuer = fold(directive.issuer_name)
    return next((other for other in alike if fold(other.issuer_name) == issuer), None)


def declare_distinct(*, actor: User, directive: Directive) -> None:
    """Là văn bản khác: a person decided that both are to be kept."""
    access.require(actor, policy.CORRECT_HEADER)
    with transaction.atomic():
        held = Directive.objects.select_for_update().defer("reading").get(pk=directive.pk)
        if held.duplicate_of_id is None:
            return
        before = {"duplicate_of": held.duplicate_of_id}
        held.duplicate_of = None
        held.save(update_fields=["duplicate_of"])
        audit.record(
            actor=actor, verb="directives.distinct", subject=held, before=before, after={"duplicate_of": None}
        )
