"""Việc thành bảng xuất: the columns of every table of assignments that leaves the overview."""

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.plans.models import Assignment


def headers() -> list[str]:
    """Đầu cột."""
    return [
        _("Mã"),
        _("Văn bản"),
        _("Mục"),
        _("Nhiệm vụ"),
        _("Đơn vị chủ trì"),
        _("Phối hợp"),
        _("Hạn"),
        _("Trạng thái"),
        _("Tiến độ (%)"),
        _("Giao lúc"),
        _("Chấp nhận lúc"),
        _("Số minh chứng"),
    ]


def work_row(row: Assignment) -> list[Any]:
    """Một dòng; reads `evidence_count` of the query."""
    obligation = row.obligation
    return [
        row.pk,
        obligation.directive.number or obligation.directive.title,
        obligation.section,
        obligation.text,
        row.unit.name,
        ", ".join(unit.name for unit in row.supporters.all()),
        row.due,
        row.get_state_display(),
        row.progress,
        row.assigned_at,
        row.accepted_at,
        row.evidence_count,  # type: ignore[attr-defined]
    ]
