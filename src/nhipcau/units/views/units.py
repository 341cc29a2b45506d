"""Danh bạ đơn vị: the list, one unit, entering and correcting it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import panels
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.queries import history_of

from .. import queries
from ..domain import policy, successions, units
from ..domain.trail_lines import lines
from ..enums import NameKind, UnitKind
from ..forms.units import CloseForm, CorrectUnitForm, NameForm, SuccessionForm, UnitForm, UnitListForm
from ..models import Unit
from .screen import FormScreen, Screen

SHOWN_HISTORY = 20


def _cells(unit: Unit) -> list[Any]:
    heirs = list(unit.successions.all())
    return [
        unit.name,
        "; ".join(name.text for name in unit.names.all() if name.text != unit.name),
        unit.get_kind_display(),
        unit.parent.name if unit.parent else "",
        unit.valid_from,
        unit.valid_to,
        "; ".join(step.successor.name for step in heirs),
        "; ".join(step.ground for step in heirs if step.ground),
    ]


UNITS = Listing(
    "danh-ba-don-vi",
    [
        Column("name", gettext_lazy("Tên chính thức"), 1),
        Column("called", gettext_lazy("Tên gọi khác"), 1),
        Column("kind", gettext_lazy("Loại"), 2),
        Column("parent", gettext_lazy("Đơn vị cấp trên"), 3),
        Column("from", gettext_lazy("Có từ ngày")),
        Column("to", gettext_lazy("Hết từ ngày"), 4),
        Column("heirs", gettext_lazy("Đơn vị kế thừa"), 4),
        Column("ground", gettext_lazy("Căn cứ")),
    ],
    cells=_cells,
)


class UnitListScreen(Screen):
    """Search without marks, filter by kind and by being or ended, export."""

    listing = UNITS

    def get(self, request: HttpRequest) -> HttpResponse:
        form = UnitListForm(request.GET)
        form.is_valid()
        chosen = queries.with_heirs(queries.in_office_order(_filtered(form.cleaned_data)))
        if "export" in request.GET:
            return self.listed.file(chosen.iterator(chunk_size=500))
        page = self.listed.page(chosen)
        context = {
            "form": form,
            "page_obj": page,
            "today": timezone.localdate(),
            "is_filtered": any(form.cleaned_data.values()),
            "may_manage": self.may(policy.MANAGE_DIRECTORY),
        }
        return render(request, "units/list.html", context)


class UnitScreen(Screen):
    """One unit: its names, place, forerunners and heirs, groups, people, and what higher apps show of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
        today = timezone.localdate()
        keeps = self.may(policy.MANAGE_DIRECTORY)
        context = {
            "unit": unit,
            "in_being": unit.exists_on(today),
            "today": today,
            "names": unit.names.order_by("kind", "valid_to", "text"),
            "official": NameKind.OFFICIAL,
            "children": queries.in_office_order(queries.in_being(today).filter(parent=unit)),
            "inheritances": unit.inheritances.select_related("predecessor").order_by("on"),
            "successions": unit.successions.select_related("successor").order_by("on"),
            "groups": unit.groups.order_by("sort_key"),
            "memberships": queries.memberships_of(unit, today),
            "panels": panels.rendered("units.unit", request, unit),
            "may_manage": keeps,
            "may_people": self.may(policy.MANAGE_PEOPLE),
            "name_form": NameForm(),
            "history": lines(history_of(unit)[:SHOWN_HISTORY]) if keeps else [],
        }
        return render(request, "units/unit.html", context)


class CreateUnitScreen(FormScreen):
    """Thêm đơn vị."""

    action = policy.MANAGE_DIRECTORY
    form_class = UnitForm
    title = gettext_lazy("Thêm đơn vị")
    button = gettext_lazy("Thêm vào danh bạ")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        unit = units.create(actor=self.actor, **{**cleaned, "kind": UnitKind(cleaned["kind"])})
        return _("Đã thêm %(name)s vào danh bạ.") % {"name": unit.name}, unit

    def back(self) -> str:
        return reverse("units:list")


class OneUnitFormScreen(FormScreen):
    """A form about one unit."""

    action = policy.MANAGE_DIRECTORY

    @property
    def unit(self) -> Unit:
        """The unit in the address; Http404 for none."""
        return get_object_or_404(Unit, pk=self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"unit": self.unit}

    def back(self) -> str:
        return self.unit.get_absolute_url()


class CorrectUnitScreen(OneUnitFormScreen):
    """Sửa đơn vị."""

    form_class = CorrectUnitForm
    title = gettext_lazy("Sửa đơn vị")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        kind = UnitKind(cleaned.pop("kind"))
        units.correct(actor=self.actor, unit=self.unit, kind=kind, **cleaned)
        return _("Đã lưu."), self.unit


class CloseUnitScreen(OneUnitFormScreen):
    """Ghi đơn vị ngừng hoạt động."""

    form_class = CloseForm
    button = gettext_lazy("Ghi ngừng hoạt động")
    danger = True
    lead = gettext_lazy("Nếu có đơn vị nhận nhiệm vụ, hãy dùng “Ghi nhận kế thừa” để việc không bị bỏ sót.")

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("%(name)s ngừng hoạt động") % {"name": self.unit.name}

    def form_arguments(self) -> dict[str, Any]:
        return {}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        units.close(actor=self.actor, unit=self.unit, on=cleaned["on"])
        return _("Đã ghi ngày ngừng hoạt động."), self.unit


class SuccessionScreen(OneUnitFormScreen):
    """Ghi nhận kế thừa."""

    form_class = SuccessionForm
    button = gettext_lazy("Ghi nhận kế thừa")
    lead = gettext_lazy(
        "Từ ngày này, văn bản viết tên cũ sẽ dẫn đến đơn vị kế thừa. "
        "Chia cho nhiều đơn vị thì ghi lần lượt từng đơn vị, cùng một ngày."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Ai kế thừa %(name)s?") % {"name": self.unit.name}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        made = successions.record(actor=self.actor, predecessor=self.unit, **cleaned)
        said = _("%(old)s: nhiệm vụ chuyển cho %(new)s từ %(day)s.") % {
            "old": made.predecessor.name,
            "new": made.successor.name,
            "day": made.on.strftime("%d/%m/%Y"),
        }
        return said, self.unit


def _filtered(wanted: dict[str, Any]) -> QuerySet[Unit]:
    today = timezone.localdate()
    by_state = {UnitListForm.IN_BEING: queries.in_being, UnitListForm.ENDED: queries.ended}
    found = by_state[wanted["state"]](today) if wanted.get("state") else Unit.objects.all()
    if wanted.get("kind"):
        found = found.filter(kind=wanted["kind"])
    return queries.search(wanted.get("q") or "", found)
