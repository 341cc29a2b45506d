"""Người dùng và vai trò: the list, one person, accounts and roles."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.queries import history_of

from .. import queries
from ..domain import people, policy, roles, second_step
from ..domain.trail_lines import lines
from ..enums import Role
from ..forms.people import NewPersonForm, PasswordForm, PersonForm, PersonListForm, RoleForm
from ..models import Membership, User
from .screen import Act, FormScreen, Screen

SHOWN_HISTORY = 20


def _cells(person: User) -> list[Any]:
    roles: list[Membership] = person.roles_today  # type: ignore[attr-defined]
    return [
        str(person),
        person.username,
        "; ".join(str(held.get_role_display()) for held in roles),
        "; ".join(held.unit.name for held in roles),
        person.is_active,
        person.last_login,
    ]


PEOPLE = Listing(
    "nguoi-dung",
    [
        Column("person", gettext_lazy("Người"), 1),
        Column("account", gettext_lazy("Tài khoản"), 1),
        Column("role", gettext_lazy("Vai trò hiện nay"), 2),
        Column("unit", gettext_lazy("Đơn vị"), 2),
        Column("active", gettext_lazy("Đang dùng"), 3),
        Column("entered", gettext_lazy("Đăng nhập gần nhất"), 4),
    ],
    cells=_cells,
)


class PersonListScreen(Screen):
    """Người dùng with their present roles."""

    action = policy.MANAGE_PEOPLE
    listing = PEOPLE

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PersonListForm(request.GET)
        form.is_valid()
        wanted = form.cleaned_data.get("q") or ""
        found = queries.people(wanted, day=timezone.localdate())
        if "export" in request.GET:
            people.record_export(actor=self.actor, entries=found.count())
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {"form": form, "page_obj": page, "is_filtered": bool(wanted)}
        return render(request, "units/people.html", context)


class PersonScreen(Screen):
    """Một người: account, roles past and present, what was done to the account."""

    action = policy.MANAGE_PEOPLE

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(User, pk=pk)
        today = timezone.localdate()
        held = person.memberships.select_related("unit").order_by("-valid_from", "role")
        context = {
            "person": person,
            "has_second_step": second_step.is_on(person),
            "is_self": person.pk == self.actor.pk,
            "memberships": [(membership, _standing(membership, today)) for membership in held],
            "history": lines(history_of(person)[:SHOWN_HISTORY]),
        }
        return render(request, "units/person.html", context)


class CreatePersonScreen(FormScreen):
    """Tạo tài khoản."""

    action = policy.MANAGE_PEOPLE
    form_class = NewPersonForm
    title = gettext_lazy("Tạo tài khoản")
    lead = gettext_lazy("Mỗi người một tài khoản riêng; không dùng chung, để nhật ký ghi đúng người làm.")
    button = gettext_lazy("Tạo tài khoản")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        cleaned.pop("repeated")
        role = Role(cleaned.pop("role"))
        person = people.create(actor=self.actor, role=role, **cleaned)
        return _("Đã tạo tài khoản %(name)s.") % {"name": person.username}, person

    def back(self) -> str:
        return reverse("units:people")


class OnePersonFormScreen(FormScreen):
    """A form about one person."""

    action = policy.MANAGE_PEOPLE

    @property
    def person(self) -> User:
        """The person in the address; Http404 for none and for one erased."""
        return get_object_or_404(User.objects.exclude(audit_salt=""), pk=self.kwargs["pk"])

    @property
    def lead(self) -> str:  # type: ignore[override]
        return str(self.person)

    def back(self) -> str:
        return self.person.get_absolute_url()


class CorrectPersonScreen(OnePersonFormScreen):
    """Sửa thông tin."""

    form_class = PersonForm
    title = gettext_lazy("Sửa thông tin tài khoản")

    def form_arguments(self) -> dict[str, Any]:
        return {"person": self.person}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        people.correct(actor=self.actor, person=self.person, **cleaned)
        return _("Đã lưu."), self.person


class PasswordScreen(OnePersonFormScreen):
    """Đặt lại mật khẩu."""

    form_class = PasswordForm
    title = gettext_lazy("Đặt lại mật khẩu")
    button = gettext_lazy("Đặt mật khẩu mới")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        people.set_password(actor=self.actor, person=self.person, password=cleaned["password"])
        said = _("Đã đặt mật khẩu mới. Người này phải đăng nhập lại trên mọi máy.")
        return said, self.person


class GiveRoleScreen(OnePersonFormScreen):
    """Giao vai trò."""

    form_class = RoleForm
    title = gettext_lazy("Giao vai trò")
    button = gettext_lazy("Giao vai trò")

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        role = Role(cleaned.pop("role"))
        roles.give(actor=self.actor, person=self.person, role=role, **cleaned)
        return _("Đã giao vai trò %(role)s.") % {"role": role.label}, self.person


class EraseScreen(OnePersonFormScreen):
    """Xóa thông tin cá nhân, after one more question."""

    title = gettext_lazy("Xóa thông tin cá nhân?")
    button = gettext_lazy("Xóa hẳn, không lấy lại được")
    danger = True

    @property
    def lead(self) -> str:  # type: ignore[override]
        return _(
            "Họ tên, tên đăng nhập, thư điện tử và mật khẩu của %(name)s sẽ mất hẳn. "
            "Công việc đã làm vẫn còn, ghi là người dùng đã xóa; nhật ký vẫn nguyên vẹn."
        ) % {"name": self.person}

    def save(self, cleaned: dict[str, Any]) -> tuple[str, Any]:
        people.erase(actor=self.actor, person=self.person)
        return _("Đã xóa thông tin cá nhân."), "units:people"


class OnePersonAct(Act):
    """A button on the page of the person in the address."""

    action = policy.MANAGE_PEOPLE

    @property
    def person(self) -> User:
        """The person in the address; Http404 for none."""
        return get_object_or_404(User, pk=self.kwargs["pk"])

    def after_refusal(self, **kwargs: Any) -> Any:
        return self.person


class Deactivate(OnePersonAct):
    """Khóa tài khoản."""

    def act(self, pk: int) -> tuple[str, Any]:
        people.deactivate(actor=self.actor, person=self.person)
        return _("Đã khóa tài khoản; người này không vào được nữa."), self.person


class Reactivate(OnePersonAct):
    """Mở lại tài khoản."""

    def act(self, pk: int) -> tuple[str, Any]:
        people.reactivate(actor=self.actor, person=self.person)
        return _("Đã mở lại tài khoản."), self.person


class EndRole(OnePersonAct):
    """Thôi vai trò."""

    def act(self, pk: int, membership_pk: int) -> tuple[str, Any]:
        roles.end(actor=self.actor, membership=get_object_or_404(Membership, pk=membership_pk, person=pk))
        return _("Đã ghi thôi vai trò từ hôm nay."), self.person


def _standing(membership: Membership, today: Any) -> str:
    """ "run", "wait" for one to come, "off" for one that ended: the look of its state."""
    if roles.is_running(membership, today):
        return "run"
    return "wait" if membership.valid_from and membership.valid_from > today else "off"
