"""Nhật ký: who did what, filtered, exported, its chain checked."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.models import AuditEntry

from .. import queries
from ..domain import policy, trail
from ..domain.trail_lines import Line, lines
from ..forms.trail import TrailForm
from .screen import Screen


def _changes(line: Line) -> str:
    return "; ".join(f"{change.label}: {change.before} → {change.after}" for change in line.changes)


def _cells(line: Line) -> list[Any]:
    return [
        line.entry.sequence,
        line.entry.at,
        line.who,
        line.what,
        line.entry.verb,
        line.subject,
        _changes(line),
        line.entry.digest,
    ]


TRAIL = Listing(
    "nhat-ky",
    [
        Column("number", gettext_lazy("Số thứ tự"), 1),
        Column("at", gettext_lazy("Lúc"), 2),
        Column("who", gettext_lazy("Người làm"), 3),
        Column("what", gettext_lazy("Việc"), 4),
        Column("verb", gettext_lazy("Mã việc")),
        Column("subject", gettext_lazy("Đối tượng"), 5),
        Column("changes", gettext_lazy("Thay đổi"), 5),
        Column("digest", gettext_lazy("Mã băm")),
    ],
    cells=_cells,
    anchor=5,
)


class TrailScreen(Screen):
    """The list, and its export, which is itself recorded."""

    action = policy.READ_AUDIT
    listing = TRAIL

    def get(self, request: HttpRequest) -> HttpResponse:
        form = TrailForm(request.GET)
        form.is_valid()
        wanted = {name: value for name, value in form.cleaned_data.items() if value}
        chosen = queries.trail(**wanted)
        if "export" in request.GET:
            return self._exported(chosen, wanted)
        page = self.listed.page(chosen)
        context = {
            "form": form,
            "page_obj": page,
            "lines": lines(page.object_list),
            "is_filtered": bool(wanted),
        }
        return render(request, "units/trail.html", context)

    def _exported(self, chosen: Any, wanted: dict[str, Any]) -> HttpResponse:
        found = lines(chosen)
        response = self.listed.file(found)
        filters = {name: str(value) for name, value in wanted.items() if name != "actor"}
        trail.record_export(actor=self.actor, entries=len(found), filters=filters)
        return response


class VerifyTrail(Screen):
    """Kiểm tra chuỗi nhật ký."""

    action = policy.READ_AUDIT
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        broken = trail.verify(actor=self.actor)
        if broken is None:
            count = AuditEntry.objects.count()
            said = _("Chuỗi nhật ký nguyên vẹn: %(count)d mục, không mục nào bị sửa hay mất.")
            messages.success(request, said % {"count": count})
        else:
            said = _("Chuỗi nhật ký hỏng từ mục số %(number)d. Hãy báo ngay người quản trị máy chủ.")
            messages.error(request, said % {"number": broken})
        return redirect("units:trail")
