"""Yêu cầu cải chính: the list, one request, taking in and writing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.issuing.domain import policy as issuing
from nhipcau.issuing.views.panels import of_paper
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy, rectification, rectification_steps, speaking
from ..enums import LEFT, RectificationState
from ..forms.rectification import ListForm, TakeInForm, UnitForm, WriteForm, rectifying_units
from ..models import RectificationRequest
from . import screen

State = RectificationState


def _row(request: RectificationRequest) -> list[Any]:
    found = timezone.localtime(request.found_at)
    sent = timezone.localtime(request.sent_at) if request.sent_at else None
    return [
        request.code,
        request.outlet,
        request.title,
        request.link,
        request.published_on,
        found.date(),
        str(request.unit),
        str(request.get_state_display()),
        request.paper.full_number if request.paper else "",
        sent.date() if sent else None,
        request.answered_on,
        str(request.get_outcome_display()),
        str(request.get_claim_kind_display()),
    ]


REQUESTS = Listing(
    "yeu-cau-cai-chinh",
    [
        Column("code", gettext_lazy("Hồ sơ"), 1),
        Column("outlet", gettext_lazy("Cơ quan báo chí"), 2),
        Column("title", gettext_lazy("Tên bài"), 2),
        Column("link", gettext_lazy("Liên kết")),
        Column("published_on", gettext_lazy("Ngày đăng")),
        Column("found_on", gettext_lazy("Phát hiện ngày"), 3),
        Column("unit", gettext_lazy("Đơn vị chịu trách nhiệm"), 4),
        Column("state", gettext_lazy("Bước"), 5),
        Column("paper", gettext_lazy("Số văn bản")),
        Column("sent_on", gettext_lazy("Gửi ngày")),
        Column("answered_on", gettext_lazy("Trả lời ngày")),
        Column("outcome", gettext_lazy("Kết quả"), 6),
        Column("claim_kind", gettext_lazy("Điều được nêu là")),
    ],
    cells=_row,
)


class Screen(screen.Screen):
    """A screen about requests for correction."""

    def found(self, pk: int) -> RectificationRequest:
        """Hồ sơ được xem; PermissionDenied for others, whether they exist or not."""
        if (held := queries.rectifications_visible_to(self.actor).filter(pk=pk).first()) is None:
            raise PermissionDenied(
                _("Không có hồ sơ này, hoặc đó là của đơn vị khác nên tài khoản của bạn chưa được xem.")
            )
        return held


class FormScreen(Screen, screen.FormScreen):
    """One form on a page of its own."""


class RequestList(Screen):
    """Danh sách yêu cầu cải chính."""

    listing = REQUESTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.rectifications_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = ListForm(request.GET, units=units)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.RECTIFY)),
        }
        return render(request, "press/rectifications.html", context)

    def filtered(
        self, found: QuerySet[RectificationRequest], wanted: dict[str, Any]
    ) -> QuerySet[RectificationRequest]:
        """By the form."""
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(folded__contains=word)
        paths = {
            "state": "state",
            "outcome": "outcome",
            "unit": "unit",
            "first": "found_at__date__gte",
            "last": "found_at__date__lte",
        }
        for name, path in paths.items():
            if value := wanted.get(name):
                found = found.filter(**{path: value})
        return found


class NewRequest(FormScreen):
    """Nhận một bài; of which unit is asked first, where there is a choice."""

    form_class = TakeInForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.reach(policy.RECTIFY)
        units = rectifying_units(self.actor)
        if self.asked(units) is None and len(units) != 1:
            words = {"title": _("Nhận bài có thông tin không đúng"), "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse("press:rectifications")}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def asked(self, units: QuerySet[Unit]) -> Unit | None:
        """The unit of the address, if it is one of those."""
        number = self.request.GET.get("unit", "")
        return units.filter(pk=int(number[:12])).first() if number.isdecimal() else None

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.RECTIFY)
        units = rectifying_units(self.actor)
        unit = self.asked(units) or units.first()
        access.require(self.actor, policy.RECTIFY, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit = unit

    def save(self, form: TakeInForm) -> tuple[str, Any]:
        wanted = form.wanted
        kind = wanted.pop("claim_kind")
        made = rectification.take_in(actor=self.actor, unit=self.unit, claim_kind=kind, wanted=wanted)
        if made.state == State.REFUSED:
            return _("Không nhận: hồ sơ chỉ giữ số, ngày và lý do."), made
        return _("Đã nhận. Hãy viết điều đúng, điều sai và thêm bằng chứng."), made

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị chịu trách nhiệm: %(unit)s") % {"unit": self.unit}
        return {
            "title": _("Nhận bài có thông tin không đúng"),
            "lead": lead,
            "button": _("Nhận"),
            "back": reverse("press:rectifications"),
        }


class EditRequest(FormScreen):
    """Soạn."""

    form_class = WriteForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.found(kwargs["pk"])
        self.reach(policy.RECTIFY, self.about.unit)

    def arguments(self) -> dict[str, Any]:
        return {"request": self.about}

    def save(self, form: WriteForm) -> tuple[str, Any]:
        held = rectification.write(actor=self.actor, request=self.about, wanted=form.wanted)
        return _("Đã lưu."), held

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Soạn văn bản yêu cầu cải chính"),
            "lead": f"{self.about.code} · {self.about.outlet}",
            "back": self.about.get_absolute_url(),
        }


class RequestPage(Screen):
    """Một hồ sơ: what was said, what is so, who looked at it, what came of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        held = self.found(pk)
        state, unit = held.state, held.unit
        writes, is_draft = self.can(policy.RECTIFY, unit), state == State.DRAFTING
        reviewing, reviewed = state == State.REVIEWING, state == State.REVIEWED
        speaks = reviewed and speaking.voice(self.actor, unit=unit) is not None
        may_review = reviewing and self.can(policy.REVIEW_RECTIFICATION, unit)
        why_not = rectification_steps.why_not(self.actor, held) if may_review else ""
        context = {
            "held": held,
            "proofs": held.proofs.select_related("paper"),
            "approvals": held.approvals.filter(revision=held.revision).select_related("person"),
            "missing": rectification_steps.missing(held) if is_draft else [],
            "why_not": why_not,
            "edits": writes and is_draft,
            "reviews": may_review and not why_not,
            "signs": speaks,
            "returns": (may_review and not why_not) or speaks,
            "takes_back": writes and state in rectification_steps.WAITING,
            "drafts": state == State.SIGNED
            and held.paper is None
            and writes
            and self.can(issuing.DRAFT, unit),
            "sends": writes and state == State.SIGNED and held.paper is not None,
            "answers": writes and state in LEFT,
            "silent": writes and state == State.SENT,
            "settles": writes and state in LEFT,
            "has_left": state in LEFT,
            "paper": of_paper(request, held.paper) if held.paper else "",
        }
        return render(request, "press/rectification.html", context)
