"""Định nghĩa chỉ tiêu của cơ quan: added, corrected, ended; reports already frozen keep theirs."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Dimension, Indicator, RecordType
from ..models import IndicatorDefinition
from . import policy, tallies
from .indicators import DEFINITIONS


def define(*, actor: User, fields: Mapping[str, Any]) -> IndicatorDefinition:
    """Thêm một chỉ tiêu; `fields` are those of IndicatorDefinition but its code.

    Raises Refused where a filter or a grouping does not stand in what is counted.
    """
    access.require(actor, policy.SET_INDICATORS)
    definition = IndicatorDefinition(**fields)
    require_sound(definition)
    with transaction.atomic():
        definition.code = _free_code(definition.label)
        definition.save()
        audit.record(
            actor=actor, verb="reports.indicator.define", subject=definition, after=audit.plain(fields)
        )
    return definition


def correct(*, actor: User, definition: IndicatorDefinition, fields: Mapping[str, Any]) -> None:
    """Sửa một chỉ tiêu. Raises Refused as `define`."""
    access.require(actor, policy.SET_INDICATORS)
    with transaction.atomic():
        locked = IndicatorDefinition.objects.select_for_update().get(pk=definition.pk)
        before, after = audit.changes(locked, fields)
        if not after:
            return
        require_sound(locked)
        locked.save()
        audit.record(
            actor=actor, verb="reports.indicator.correct", subject=locked, before=before, after=after
        )


def end(*, actor: User, definition: IndicatorDefinition, on: date) -> None:
    """Thôi dùng một chỉ tiêu từ ngày `on`: reports of later periods leave it out."""
    access.require(actor, policy.SET_INDICATORS)
    correct(actor=actor, definition=definition, fields={"in_force_to": on})


def require_sound(definition: IndicatorDefinition) -> None:
    """Đòi chỉ tiêu đếm được. Raises Refused."""
    indicator = Indicator(definition.counts)
    is_evidence = DEFINITIONS[indicator].record_type == RecordType.EVIDENCE
    if not is_evidence and (definition.evidence_kinds or definition.languages):
        raise Refused(
            _("Loại minh chứng và ngôn ngữ chỉ lọc được khi đếm minh chứng hoặc sản phẩm; hãy bỏ lọc.")
        )
    allowed = tallies.allowed_dimensions(indicator)
    chosen = [Dimension(each) for each in (definition.group_by, definition.split_by) if each]
    if wrong := [each for each in chosen if each not in allowed]:
        raise Refused(
            _("“%(counts)s” không chia theo %(by)s được; hãy chọn cách chia khác.")
            % {"counts": indicator.label, "by": str(wrong[0].label).lower()}
        )
    if definition.split_by and not definition.group_by:
        raise Refused(_("Muốn chia cột, hãy chọn cách chia hàng trước."))
    if definition.split_by and definition.split_by == definition.group_by:
        raise Refused(_("Hàng và cột phải chia theo hai cách khác nhau."))


def _free_code(label: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", fold(label)).strip("-")[:50] or "chi-tieu"
    taken = IndicatorDefinition.objects.filter(code__startswith=stem).count()
    return f"{stem}-{taken + 1}" if taken else stem
