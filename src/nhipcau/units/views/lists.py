"""Bộ lọc đã lưu và cột: buttons that stand above every list and lead back to it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..domain import access, filters, policy
from ..enums import FilterReach
from ..models import SavedFilter, Unit
from .screen import Act


class ListAct(Act):
    """A button above the list whose path is sent along."""

    action = policy.READ_DIRECTORY

    @property
    def path(self) -> str:
        """Địa chỉ của danh sách. Raises Http404 for what is no address of ours."""
        path = self.request.POST.get("path", "")
        if not path.startswith("/") or path.startswith("//"):
            raise Http404
        try:
            resolve(path)
        except Resolver404:
            raise Http404 from None
        return path

    @property
    def place(self) -> str:
        """Tên danh sách."""
        return resolve(self.path).view_name

    def after_refusal(self, **kwargs: Any) -> str:
        return f"{self.path}?{self.request.POST.get('query', '')}"

    def chosen(self) -> SavedFilter | None:
        """The filter that was named, of those this person may use."""
        pk = self.request.POST.get("filter", "")
        visible = filters.visible_to(self.actor).filter(place=self.place)
        return get_object_or_404(visible, pk=pk) if pk.isdecimal() else None


class SaveFilter(ListAct):
    """Lưu bộ lọc này."""

    def act(self, **kwargs: Any) -> tuple[str, Any]:
        reach, unit = self._reach()
        kept = filters.save(
            actor=self.actor,
            place=self.place,
            name=self.request.POST.get("name", ""),
            query=self.request.POST.get("query", ""),
            reach=reach,
            unit=unit,
        )
        if self.request.POST.get("is_default"):
            filters.open_with(self.actor, self.place, kept)
        said = _("Đã lưu bộ lọc “%(name)s”. Chép địa chỉ trang này để gửi cho người khác.")
        return said % {"name": kept.name}, f"{self.path}?{kept.query}"

    def _reach(self) -> tuple[FilterReach, Unit | None]:
        wanted = self.request.POST.get("reach", "own")
        if wanted.startswith("unit-"):
            own = {f"unit-{unit.pk}": unit for unit in access.own_units(self.actor)}
            if wanted not in own:
                raise Refused(_("Chỉ chia sẻ được với đơn vị của bạn. Chưa lưu gì."))
            return FilterReach.UNIT, own[wanted]
        if wanted not in {FilterReach.OWN, FilterReach.EVERYONE}:
            raise ValidationError(_("Hãy chọn lại cách chia sẻ. Chưa lưu gì."))
        return FilterReach(wanted), None


class DropFilter(ListAct):
    """Bỏ bộ lọc đã lưu."""

    def act(self, **kwargs: Any) -> tuple[str, Any]:
        kept = get_object_or_404(filters.visible_to(self.actor), pk=kwargs["pk"])
        filters.drop(actor=self.actor, kept=kept)
        return _("Đã bỏ bộ lọc “%(name)s”.") % {"name": kept.name}, self.after_refusal()


class OpenWith(ListAct):
    """Mở danh sách với bộ lọc này."""

    def act(self, **kwargs: Any) -> tuple[str, Any]:
        kept = self.chosen()
        filters.open_with(self.actor, self.place, kept)
        if kept is None:
            return _("Danh sách sẽ mở với mọi dòng."), self.after_refusal()
        return _("Danh sách sẽ mở với bộ lọc “%(name)s”.") % {"name": kept.name}, f"{self.path}?{kept.query}"


class ChooseColumns(ListAct):
    """Chọn cột của danh sách."""

    def act(self, **kwargs: Any) -> tuple[str, Any]:
        wanted = [] if self.request.POST.get("act") == "reset" else self.request.POST.getlist("column")
        filters.choose_columns(self.actor, self.place, [key for key in wanted if len(key) < 40][:60])
        said = _("Đã nhớ các cột của bạn; tệp xuất và bản in theo đúng các cột này.")
        if not wanted:
            said = _("Danh sách trở lại các cột ban đầu.")
        return said, self.after_refusal()
