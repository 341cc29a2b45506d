"""Nút trên trang đơn vị: names, mistaken successions, reopening, the standing office."""

from typing import Any

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from ..domain import names, successions, units
from ..enums import NameKind
from ..forms.units import NameForm
from ..models import Succession, Unit, UnitName
from .screen import Act, first_error


class OneUnitAct(Act):
    """A button on the page of the unit in the address."""

    @property
    def unit(self) -> Unit:
        """The unit in the address; Http404 for none."""
        return get_object_or_404(Unit, pk=self.kwargs["pk"])

    def after_refusal(self, **kwargs: Any) -> Any:
        return self.unit


class AddName(OneUnitAct):
    """Thêm tên gọi."""

    def act(self, pk: int) -> tuple[str, Any]:
        form = NameForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(first_error(form))
        text = form.cleaned_data["text"]
        kind = NameKind(form.cleaned_data["kind"])
        others = names.add(actor=self.actor, unit=self.unit, text=text, kind=kind)
        said = _("Đã thêm tên gọi “%(text)s”.") % {"text": text}
        if others:
            said += " " + _("%(names)s cũng có tên này, nên khi gặp trong văn bản hệ thống sẽ hỏi lại.") % {
                "names": "; ".join(unit.name for unit in others)
            }
        return said, self.unit


class RemoveName(OneUnitAct):
    """Bỏ tên gọi."""

    def act(self, pk: int, name_pk: int) -> tuple[str, Any]:
        name = get_object_or_404(UnitName, pk=name_pk, unit=pk)
        names.remove(actor=self.actor, name=name)
        return _("Đã bỏ tên gọi “%(text)s”.") % {"text": name.text}, self.unit


class WithdrawSuccession(OneUnitAct):
    """Bỏ ghi nhận kế thừa."""

    def act(self, pk: int, succession_pk: int) -> tuple[str, Any]:
        made = get_object_or_404(Succession, pk=succession_pk, predecessor=pk)
        successions.withdraw(actor=self.actor, succession=made)
        said = _("Đã bỏ ghi nhận kế thừa. Nếu đơn vị vẫn hoạt động, hãy bấm “Ghi là còn hoạt động”.")
        return said, self.unit


class Reopen(OneUnitAct):
    """Ghi là còn hoạt động."""

    def act(self, pk: int) -> tuple[str, Any]:
        units.reopen(actor=self.actor, unit=self.unit)
        return _("Đã ghi là còn hoạt động."), self.unit


class AppointStandingOffice(OneUnitAct):
    """Chọn làm cơ quan thường trực."""

    def act(self, pk: int) -> tuple[str, Any]:
        units.appoint_standing_office(actor=self.actor, unit=self.unit)
        return _("%(name)s là cơ quan thường trực.") % {"name": self.unit.name}, self.unit
