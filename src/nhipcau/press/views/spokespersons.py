"""Sổ người phát ngôn: the list, one with its clock, assigning, publishing, ending."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, spokespersons
from ..enums import MatterState
from ..forms.spokespersons import AssignForm, ContactForm, SpokespersonListForm
from ..models import Spokesperson
from .screen import FormScreen, Screen


def _ends(each: Spokesperson) -> Any:
    moment = each.ended_at or each.until
    return timezone.localdate(moment) if moment else None


SPOKESPERSONS = Listing(
    "nguoi-phat-ngon",
    [
        Column("name", gettext_lazy("Họ và tên"), 1),
        Column("kind", gettext_lazy("Tư cách"), 2),
        Column("unit", gettext_lazy("Cơ quan, đơn vị"), 3),
        Column("position", gettext_lazy("Chức vụ"), 1),
        Column("phone", gettext_lazy("Điện thoại")),
        Column("email", gettext_lazy("Thư điện tử")),
        Column("decision", gettext_lazy("Văn bản giao nhiệm vụ"), 4),
        Column("since", gettext_lazy("Từ ngày"), 5),
        Column("until", gettext_lazy("Đến ngày"), 5),
        Column("published", gettext_lazy("Công bố lúc"), 6),
        Column("matter", gettext_lazy("Vụ việc được ủy quyền")),
    ],
    cells=lambda each: [
        each.full_name,
        each.get_kind_display(),
        str(each.unit),
        each.position_in("vi"),
        each.phone,
        each.email,
        each.decision,
        timezone.localdate(each.assigned_at),
        _ends(each),
        each.published_at,
        str(each.matter or ""),
    ],
)


class SpokespersonScreen(Screen):
    """A screen about one spokesperson."""

    def spokesperson(self, pk: int) -> Spokesperson:
        """Người phát ngôn; PermissionDenied for whoever sees none of this work."""
        found = queries.spokespersons_visible_to(self.actor).filter(pk=pk).first()
        if found is None:
            raise PermissionDenied(_("Không có người phát ngôn này, hoặc tài khoản của bạn chưa được xem."))
        return found


class SpokespersonList(SpokespersonScreen):
    """Sổ người phát ngôn."""

    listing = SPOKESPERSONS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        form = SpokespersonListForm(request.GET)
        form.is_valid()
        visible = queries.spokespersons_visible_to(self.actor)
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.SPOKESPERSONS)),
            "now": timezone.now(),
        }
        return render(request, "press/spokespersons.html", context)

    def filtered(self, found: QuerySet[Spokesperson], wanted: dict[str, Any]) -> QuerySet[Spokesperson]:
        """By the form."""
        for word in (wanted.get("q") or "").split():
            found = found.filter(
                Q(full_name__icontains=word) | Q(unit__name__icontains=word) | Q(decision__icontains=word)
            )
        if kind := wanted.get("kind"):
            found = found.filter(kind=kind)
        now = timezone.now()
        standing = queries.in_force(now).values("pk")
        match wanted.get("state"):
            case "all":
                return found
            case "over":
                return found.filter(assigned_at__lte=now).exclude(pk__in=standing)
            case "unpublished":
                return found.filter(pk__in=standing, published_at=None)
        return found.filter(pk__in=standing)


class NewSpokesperson(SpokespersonScreen, FormScreen):
    """Ghi người phát ngôn được giao."""

    form_class = AssignForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.SPOKESPERSONS)

    def arguments(self) -> dict[str, Any]:
        matters = queries.matters_visible_to(self.actor).exclude(state=MatterState.CLOSED)
        return {"units": self.units_for(policy.SPOKESPERSONS), "matters": matters}

    def save(self, form: AssignForm) -> tuple[str, Any]:
        unit = form.cleaned_data["unit"]
        made = spokespersons.assign(actor=self.actor, unit=unit, wanted=form.cleaned_data)
        return _("Đã ghi. Hãy xem lại rồi bấm Công bố: tên ra sổ công khai trên cổng."), made

    def words(self) -> dict[str, Any]:
        lead = _("Mỗi lần giao là một dòng; đổi người thì ghi thôi dòng cũ, sổ giữ lịch sử.")
        return {"title": _("Ghi người phát ngôn"), "lead": lead, "back": reverse("press:spokespersons")}


class EditSpokesperson(SpokespersonScreen, FormScreen):
    """Sửa chỗ ghi sai."""

    form_class = ContactForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.spokesperson(kwargs["pk"])
        self.reach(policy.SPOKESPERSONS, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"held": self.about}

    def save(self, form: ContactForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        return _("Đã lưu."), spokespersons.correct(actor=self.actor, spokesperson=self.about, wanted=wanted)

    def words(self) -> dict[str, Any]:
        lead = _("Chỉ để sửa chỗ ghi sai. Đổi người, đổi tư cách hay thời hạn là một quyết định khác.")
        return {"title": _("Sửa thông tin"), "lead": lead, "back": self.about.get_absolute_url()}


class EndSpokesperson(SpokespersonScreen, FormScreen):
    """Thôi phát ngôn."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.spokesperson(kwargs["pk"])
        self.reach(policy.SPOKESPERSONS, self.about.unit)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        made = spokespersons.end(actor=self.actor, spokesperson=self.about, reason=reason)
        return _("Đã ghi thôi. Điện thoại và thư điện tử đã xóa; dòng này ở lại lịch sử của sổ."), made

    def words(self) -> dict[str, Any]:
        lead = _("Từ lúc này người ấy không duyệt phát ngôn được nữa; các ca trực thay cũng thôi.")
        return {
            "title": _("Ghi thôi người phát ngôn"),
            "lead": lead,
            "button": _("Ghi thôi"),
            "danger": True,
            "back": self.about.get_absolute_url(),
        }


class PublishSpokesperson(SpokespersonScreen, core_screen.Act):
    """Công bố trên cổng."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.about = self.spokesperson(kwargs["pk"])
        spokespersons.publish(actor=self.actor, spokesperson=self.about)
        return _("Đã công bố trên cổng, bằng mọi ngôn ngữ của cổng."), self.about

    def back(self, **kwargs: Any) -> Any:
        return self.about


class SpokespersonPage(SpokespersonScreen):
    """Một người phát ngôn: what the public reads, the clock of publishing, turns on duty."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        held = self.spokesperson(pk)
        context = {
            "held": held,
            "positions": [(code, words) for code, words in held.positions.items() if words],
            "deadlines": list(deadlines_of(held)),
            "turns": held.turns.select_related("person")[:20],
            "writes": self.can(policy.SPOKESPERSONS, held.unit) and held.ended_at is None,
        }
        return render(request, "press/spokesperson.html", context)
