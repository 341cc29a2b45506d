"""Nhóm đơn vị: the list, one group, its names and members."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.collation import sort_key
from nhipcau.core.domain.listing import Column, Listing

from .. import queries
from ..domain import groups, policy
from ..forms.groups import GroupForm, GroupListForm, GroupNameForm
from ..models import GroupName, UnitGroup
from .screen import Act, FormScreen, Screen, first_error


def _cells(group: UnitGroup) -> list[Any]:
    members = groups.sorted_names(group.members.all())
    called = "; ".join(name.text for name in group.names.all())
    return [group.name, called, len(members), "; ".join(members)]


GROUPS = Listing(
    "nhom-don-vi",
    [
        Column("name", gettext_lazy("Nhóm"), 1),
        Column("called", gettext_lazy("Cách gọi khác"), 2),
        Column("count", gettext_lazy("Số đơn vị"), 3),
        Column("members", gettext_lazy("Các đơn vị")),
    ],
    cells=_cells,
)


class GroupListScreen(Screen):
    """Các nhóm with how many units each stands for."""

    listing = GROUPS

    def get(self, request: HttpRequest) -> HttpResponse:
        form = GroupListForm(request.GET)
        form.is_valid()
        wanted = form.cleaned_data.get("q") or ""
        found = queries.groups(wanted)
        if "export" in request.GET or self.listed.added:
            found = found.prefetch_related("members")
        if "export" in request.GET:
            return self.listed.file(found)
        context = {
            "form": form,
            "groups": found,
            "is_filtered": bool(wanted),
            "may_manage": self.may(policy.MANAGE_DIRECTORY),
        }
        return render(request, "units/groups.html", context)


class GroupScreen(Screen):
    """Một nhóm."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        group = get_object_or_404(UnitGroup, pk=pk)
        context = {
            "group": group,
            "names": sorted(group.names.all(), key=lambda name: sort_key(name.text)),
            "members": queries.in_office_order(group.members.all()),
            "today": timezone.localdate(),
            "may_manage": self.may(policy.MANAGE_DIRECTORY),
            "name_form": GroupNameForm(),
        }
        return render(request, "units/group.html", context)


class CreateGroupScreen(FormScreen):
    """Thêm nhóm."""

    action = policy.MANAGE_DIRECTORY
    form_class = GroupForm
    template = "units/group_form.html"
    title = gettext_lazy("Thêm nhóm đơn vị")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        return _("Đã thêm nhóm."), groups.create(actor=self.actor, **cleaned)

    def back(self) -> str:
        return reverse("units:groups")


class CorrectGroupScreen(CreateGroupScreen):
    """Sửa nhóm."""

    title = gettext_lazy("Sửa nhóm đơn vị")

    @property
    def group(self) -> UnitGroup:
        """The group in the address; Http404 for none."""
        return get_object_or_404(UnitGroup, pk=self.kwargs["pk"])

    def form_arguments(self) -> dict[str, Any]:
        return {"group": self.group}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        groups.correct(actor=self.actor, group=self.group, **cleaned)
        return _("Đã lưu."), self.group

    def back(self) -> str:
        return self.group.get_absolute_url()


class OneGroupAct(Act):
    """A button on the page of the group in the address."""

    @property
    def group(self) -> UnitGroup:
        """The group in the address; Http404 for none."""
        return get_object_or_404(UnitGroup, pk=self.kwargs["pk"])

    def after_refusal(self, **kwargs: Any) -> Any:
        return self.group


class AddGroupName(OneGroupAct):
    """Thêm cách gọi."""

    def act(self, pk: int) -> tuple[str, Any]:
        form = GroupNameForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(first_error(form))
        groups.add_name(actor=self.actor, group=self.group, text=form.cleaned_data["text"])
        return _("Đã thêm cách gọi."), self.group


class RemoveGroupName(OneGroupAct):
    """Bỏ cách gọi."""

    def act(self, pk: int, name_pk: int) -> tuple[str, Any]:
        groups.remove_name(actor=self.actor, name=get_object_or_404(GroupName, pk=name_pk, group=pk))
        return _("Đã bỏ cách gọi."), self.group


class DissolveGroup(OneGroupAct):
    """Bỏ nhóm."""

    def act(self, pk: int) -> tuple[str, Any]:
        groups.dissolve(actor=self.actor, group=self.group)
        return _("Đã bỏ nhóm."), "units:groups"
