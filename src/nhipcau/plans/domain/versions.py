"""Phiên bản kế hoạch: kept by a person with a note, and what differs between two.

Content of a version: {"title", "year", "words": {name: text}, "rows": [{"id", "cells": {column: text},
"obligations": [ids]}], "omissions": {obligation id: reason}}.
"""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import User

from .. import queries
from ..enums import Column
from ..models import Plan, PlanVersion
from . import cells, holding, policy
from .plans import WORDS

WORD_NAMES = {
    "title": gettext_lazy("Trích yếu"),
    "grounds": gettext_lazy("Căn cứ"),
    "aims": gettext_lazy("Mục đích, yêu cầu"),
    "summary": gettext_lazy("Nội dung trọng tâm"),
    "organisation": gettext_lazy("Tổ chức thực hiện"),
}


@dataclass(frozen=True, slots=True)
class CellChange:
    """Một chỗ đổi: what it is called, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """Một hoạt động đổi; `text` says which."""

    text: str
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Khác nhau giữa hai phiên bản."""

    words: tuple[CellChange, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[RowChange, ...]

    @property
    def is_empty(self) -> bool:
        """Không khác gì."""
        return not (self.words or self.added or self.removed or self.changed)


def keep(*, actor: User, plan: Plan, note: str = "") -> PlanVersion:
    """Lưu phiên bản as it stands now. Raises Refused when nothing differs from the last one kept."""
    holding.require(actor, policy.PLAN, plan)
    with transaction.atomic():
        held = Plan.objects.select_for_update().get(pk=plan.pk)
        content = content_of(held)
        last = held.versions.order_by("-number").first()
        if last and last.content == content:
            raise Refused(
                _("Kế hoạch không khác gì phiên bản %(n)d nên không lưu thêm.") % {"n": last.number}
            )
        number = (held.versions.aggregate(last=Max("number"))["last"] or 0) + 1
        version = PlanVersion.objects.create(
            plan=held, number=number, note=note.strip()[:300], content=content, kept_by=actor
        )
        audit.record(
            actor=actor,
            verb="plans.plan.version",
            subject=held,
            after={"number": number, "note": version.note},
        )
    return version


def content_of(plan: Plan) -> dict[str, Any]:
    """Nội dung hiện nay in the shape of a version."""
    rows = queries.in_groups(queries.lines(plan))
    return {
        "title": plan.title,
        "year": plan.year,
        "words": {name: getattr(plan, name) for name in WORDS},
        "rows": [
            {
                "id": row.pk,
                "cells": {column.value: cells.read(row, column) for column in Column},
                "obligations": sorted(answer.obligation_id for answer in row.answers.all()),
            }
            for row in rows
        ],
        "omissions": {str(left.obligation_id): left.reason for left in plan.omissions.order_by("pk")},
    }


def difference(old: dict[str, Any], new: dict[str, Any]) -> Difference:
    """Khác nhau từ `old` đến `new`, both in the shape of a version."""
    before = {row["id"]: row for row in old["rows"]}
    after = {row["id"]: row for row in new["rows"]}
    words = [
        CellChange(str(label), _word(old, name), _word(new, name))
        for name, label in WORD_NAMES.items()
        if _word(old, name) != _word(new, name)
    ]
    changed = [
        RowChange(row["cells"][Column.TEXT], changes)
        for pk, row in after.items()
        if pk in before and (changes := _changes(before[pk], row))
    ]
    return Difference(
        words=tuple(words),
        added=tuple(row["cells"][Column.TEXT] for pk, row in after.items() if pk not in before),
        removed=tuple(row["cells"][Column.TEXT] for pk, row in before.items() if pk not in after),
        changed=tuple(changed),
    )


def _changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[CellChange, ...]:
    found = []
    for column in Column:
        # A column that came with a later edition of the programme is missing in older versions.
        old, new = before["cells"].get(column.value, ""), after["cells"].get(column.value, "")
        if old != new:
            found.append(CellChange(str(column.label), old, new))
    if before["obligations"] != after["obligations"]:
        found.append(
            CellChange(
                _("Số nhiệm vụ đáp ứng"), str(len(before["obligations"])), str(len(after["obligations"]))
            )
        )
    return tuple(found)


def _word(content: dict[str, Any], name: str) -> str:
    return str(content["title"] if name == "title" else content["words"].get(name, ""))
