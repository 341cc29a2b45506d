"""Kịch bản: the list, one, writing, the buttons about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.press.queries import holding_visible_to
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import playbooks, policy
from ..enums import PlaybookState
from ..forms.playbooks import PlaybookForm, PlaybookListForm, RiskForm, RoleForm, UnitForm
from ..models import Playbook
from . import prepared
from .screen import FormScreen, PlaybookAct, Screen


def _row(playbook: Playbook) -> list[Any]:
    return [
        playbook.title,
        playbook.occasion,
        str(playbook.unit),
        str(playbook.get_state_display()),
        playbook.expires_on,
        playbook.starts_on,
        playbook.ends_on,
    ]


PLAYBOOKS = Listing(
    "kich-ban",
    [
        Column("title", gettext_lazy("Kịch bản"), 1),
        Column("occasion", gettext_lazy("Sự kiện, dịp"), 1),
        Column("unit", gettext_lazy("Đơn vị lập"), 2),
        Column("state", gettext_lazy("Bước"), 3),
        Column("expires_on", gettext_lazy("Dùng đến hết ngày"), 4),
        Column("starts_on", gettext_lazy("Từ ngày")),
        Column("ends_on", gettext_lazy("Đến hết ngày")),
    ],
    cells=_row,
)


class PlaybookList(Screen):
    """Danh sách kịch bản."""

    listing = PLAYBOOKS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.playbooks_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = PlaybookListForm(request.GET, units=units)
        form.is_valid()
        found, wanted = visible, form.cleaned_data
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(folded__contains=word)
        for name in ("state", "unit"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.PREPARE)),
            "today": timezone.localdate(),
        }
        return render(request, "incidents/playbooks.html", context)


class PlaybookPage(Screen):
    """Một kịch bản."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        held = self.playbook(pk)
        is_draft = held.state == PlaybookState.DRAFT
        approves = is_draft and self.can(policy.APPROVE, held.unit)
        writes = self.can(policy.PREPARE, held.unit) and held.state != PlaybookState.RETIRED
        missing = playbooks.missing(held) if is_draft else []
        context = {
            "playbook": held,
            "risks": held.risks.all(),
            "roles": held.roles.select_related("person", "deputy"),
            "phases": [
                (held._meta.get_field(name).verbose_name, playbooks.lines_of(getattr(held, name)))
                for name in playbooks.CHECKLIST
            ],
            "statements": prepared.of(held.holding.all()),
            "missing": missing,
            "why_not": playbooks.why_not(self.actor, held) if approves else "",
            "writes": writes,
            "approves": approves and not missing,
            "activates": held.is_usable and self.can(policy.ACTIVATE, held.unit),
            "is_expired": held.expires_on < timezone.localdate(),
            "incidents": queries.incidents_visible_to(self.actor).filter(playbook=held),
        }
        return render(request, "incidents/playbook.html", context)


class NewPlaybook(FormScreen):
    """Lập kịch bản; of which unit is asked first, where there is a choice."""

    form_class = PlaybookForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.reach(policy.PREPARE)
        units = self.units_for(policy.PREPARE)
        if self.asked(units) is None and len(units) != 1:
            words = {"title": _("Lập kịch bản"), "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse("incidents:playbooks")}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.PREPARE)
        self.unit = self.unit_for(policy.PREPARE)

    def arguments(self) -> dict[str, Any]:
        return {"statements": holding_visible_to(self.actor)}

    def save(self, form: PlaybookForm) -> tuple[str, Any]:
        made = playbooks.draft(actor=self.actor, unit=self.unit, wanted=form.cleaned_data)
        return _("Đã lập. Hãy thêm rủi ro và vai, rồi nhờ người khác duyệt."), made

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị lập: %(unit)s") % {"unit": self.unit}
        return {"title": _("Lập kịch bản"), "lead": lead, "back": reverse("incidents:playbooks")}


class OfPlaybook(FormScreen):
    """A form about one playbook."""

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.playbook(kwargs["pk"])
        self.reach(policy.PREPARE, self.about.unit)

    def words(self) -> dict[str, Any]:
        return {"lead": self.about.title, "back": self.about.get_absolute_url()}


class EditPlaybook(OfPlaybook):
    """Sửa kịch bản."""

    form_class = PlaybookForm

    def arguments(self) -> dict[str, Any]:
        return {"statements": holding_visible_to(self.actor), "playbook": self.about}

    def save(self, form: PlaybookForm) -> tuple[str, Any]:
        made = playbooks.correct(actor=self.actor, playbook=self.about, wanted=form.cleaned_data)
        return _("Đã lưu."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Sửa kịch bản")}


class AddRisk(OfPlaybook):
    """Thêm rủi ro."""

    form_class = RiskForm

    def save(self, form: RiskForm) -> tuple[str, Any]:
        playbooks.add_risk(actor=self.actor, playbook=self.about, wanted=form.cleaned_data)
        return _("Đã thêm rủi ro."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Thêm rủi ro"), "button": _("Thêm")}


class AddRole(OfPlaybook):
    """Thêm vai."""

    form_class = RoleForm

    def arguments(self) -> dict[str, Any]:
        return {"unit": self.about.unit}

    def save(self, form: RoleForm) -> tuple[str, Any]:
        playbooks.add_role(actor=self.actor, playbook=self.about, wanted=form.cleaned_data)
        return _("Đã thêm vai."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Thêm vai"), "button": _("Thêm")}


class RetirePlaybook(OfPlaybook):
    """Thôi dùng."""

    form_class = ReasonForm

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        return _("Đã thôi dùng."), playbooks.retire(actor=self.actor, playbook=self.about, reason=reason)

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Thôi dùng kịch bản"),
            "button": _("Thôi dùng"),
            "danger": True,
        }


class ApprovePlaybook(PlaybookAct):
    """Duyệt."""

    action = policy.APPROVE

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = playbooks.approve(actor=self.actor, playbook=self.about)
        return _("Đã duyệt; kịch bản kích hoạt được."), made


class RemoveRisk(PlaybookAct):
    """Bỏ rủi ro."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        playbooks.remove_risk(actor=self.actor, playbook=self.about, risk=kwargs["part"])
        return _("Đã bỏ."), self.about


class RemoveRole(PlaybookAct):
    """Bỏ vai."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        playbooks.remove_role(actor=self.actor, playbook=self.about, role=kwargs["part"])
        return _("Đã bỏ."), self.about
