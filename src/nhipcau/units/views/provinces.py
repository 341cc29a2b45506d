"""Nạp tỉnh, xã: choose a province, and its committees stand in the directory."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..domain import policy, provinces
from ..forms.provinces import ProvinceForm
from .screen import FormScreen


class ProvinceScreen(FormScreen):
    """Nạp đơn vị hành chính."""

    action = policy.MANAGE_DIRECTORY
    form_class = ProvinceForm
    title = gettext_lazy("Nạp tỉnh, xã vào danh bạ")
    lead = gettext_lazy(
        "Ủy ban nhân dân 34 tỉnh, thành phố và các xã, phường, đặc khu từ 01/7/2025, kèm đơn vị cũ và "
        "đơn vị kế thừa. Đơn vị đã có trong danh bạ được giữ nguyên. "
        "Nguồn còn thiếu 16 xã; hãy đối chiếu và bổ sung."
    )
    button = gettext_lazy("Nạp vào danh bạ")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        if cleaned["code"]:
            told = provinces.enter(actor=self.actor, **cleaned)
        else:
            told = provinces.enter_all(actor=self.actor)
        said = _("Đã thêm %(new)d đơn vị, %(heirs)d quan hệ kế thừa; %(known)d đơn vị đã có sẵn.") % {
            "new": told.created,
            "heirs": told.successions,
            "known": told.known,
        }
        return said, self.back()

    def back(self) -> str:
        return reverse("units:list")
