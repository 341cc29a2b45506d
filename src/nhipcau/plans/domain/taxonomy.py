"""Danh mục phân loại: the lists by which activities are sorted, as the office wants them."""

from collections import Counter

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, counted
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import TermKind
from ..models import Plan, Term
from ..queries.planning import uses_by_plan
from . import parts, policy


def add(*, actor: User, kind: str, name: str, code: str = "") -> Term:
    """Thêm một mục at the end of its list. Raises Refused when the list has the name already."""
    access.require(actor, policy.CLASSIFY)
    if kind not in TermKind.values:
        raise Refused(_("Cách phân loại không có trong danh mục."))
    name = _named(name)
    with transaction.atomic():
        _require_free(kind, name)
        last = Term.objects.filter(kind=kind).aggregate(last=Max("position"))["last"] or 0
        term = Term.objects.create(kind=kind, name=name, code=code.strip(), position=last + 1)
        audit.record(
            actor=actor,
            verb="plans.term.add",
            subject=term,
            after={"kind": kind, "name": name, "code": term.code},
        )
    return term


def correct(*, actor: User, term: Term, name: str, code: str = "", is_offered: bool = True) -> Term:
    """Sửa một mục, or no longer offer it: what carries it keeps it. Raises Refused for a name in use."""
    access.require(actor, policy.CLASSIFY)
    name = _named(name)
    with transaction.atomic():
        held = Term.objects.select_for_update().get(pk=term.pk)
        if fold(name) != held.folded:
            _require_free(held.kind, name)
        before, after = audit.changes(held, {"name": name, "code": code.strip(), "is_offered": is_offered})
        if after:
            held.save()
            audit.record(actor=actor, verb="plans.term.correct", subject=held, before=before, after=after)
    return held


def remove(*, actor: User, term: Term) -> None:
    """Xóa một mục nhập nhầm. Raises Refused when an activity carries it: then no longer offer it."""
    access.require(actor, policy.CLASSIFY)
    with transaction.atomic():
        used = term.activities.count()
        if used:
            raise Refused(
                _("“%(name)s” đang gắn với %(n)d hoạt động nên không xóa được; hãy bỏ dấu ở “Còn dùng”.")
                % {"name": term, "n": used}
            )
        audit.record(
            actor=actor,
            verb="plans.term.remove",
            subject=term,
            before={"kind": term.kind, "name": term.name, "code": term.code},
        )
        term.delete()


def uses() -> Counter[int]:
    """Số hoạt động mang từng mục, by term: of each plan counted again once its lines changed."""
    plans = Plan.objects.order_by().values_list("pk", flat=True)
    found: Counter[int] = Counter()
    for told in counted.of(parts.PLAN, "terms", plans, _uses).values():
        found.update(dict(told))
    return found


def _uses(plans: list[int]) -> dict[int, list[tuple[int, int]]]:
    return {plan: sorted(told.items()) for plan, told in uses_by_plan(plans).items()}


def _named(name: str) -> str:
    name = " ".join(name.split())
    # ";" parts the words of a cell.
    if not fold(name) or ";" in name or len(name) > 200:
        raise Refused(_("Hãy ghi tên mục, không quá 200 ký tự và không có dấu chấm phẩy."))
    return name


def _require_free(kind: str, name: str) -> None:
    if Term.objects.filter(kind=kind, folded=fold(name)).exists():
        raise Refused(_("Danh mục đã có “%(name)s”.") % {"name": name})
