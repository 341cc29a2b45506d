"""Thành phần: the decisions, the members of each, and their forms."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access

from .. import queries
from ..domain import circles, compositions, members, policy
from ..forms.compositions import ComposeForm, DecisionForm, MembersListForm, ReleaseForm, SittingForm
from ..models import Committee, Composition, Member
from .screen import FormScreen, Screen


def _cells(each: Member) -> list[Any]:
    return [
        each.position,
        each.get_seat_display(),
        each.person_name,
        each.post,
        each.unit.name,
        each.field,
        each.office_phone,
        each.office_email,
        each.starts_on,
        each.ends_on,
    ]


MEMBERS = Listing(
    "thanh-vien-ban-chi-dao",
    [
        Column("position", gettext_lazy("TT")),
        Column("seat", gettext_lazy("Vai trò"), 1),
        Column("name", gettext_lazy("Họ và tên"), 2),
        Column("post", gettext_lazy("Chức vụ"), 2),
        Column("unit", gettext_lazy("Đơn vị đại diện"), 3),
        Column("field", gettext_lazy("Lĩnh vực phụ trách"), 4),
        Column("phone", gettext_lazy("Điện thoại cơ quan"), 5),
        Column("email", gettext_lazy("Thư điện tử cơ quan"), 5),
        Column("from", gettext_lazy("Từ ngày"), 6),
        Column("until", gettext_lazy("Thôi từ ngày"), 6),
    ],
    cells=_cells,
    anchor=2,
)


class CompositionView(Screen):
    """Thành viên theo một quyết định; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "committee"
    listing = MEMBERS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        composition = self.composition(pk)
        form = MembersListForm(request.GET)
        form.is_valid()
        day = circles.reference_day(composition)
        found = queries.search_members(
            queries.members_of(composition),
            form.cleaned_data.get("q") or "",
            seat=form.cleaned_data.get("seat") or "",
            sitting_on=None if form.cleaned_data.get("present") == "all" else day,
        )
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = self.frame(
            composition.committee,
            composition=composition,
            form=form,
            page_obj=page,
            day=day,
            has_any=bool(page.object_list) or composition.members.exists(),
            circles=composition.circles.select_related("group").prefetch_related("group__members"),
        )
        return render(request, "committee/composition.html", context)


class ComposeView(FormScreen):
    """Ghi lần thành lập, kiện toàn."""

    action, tab = policy.COMPOSE, "committee"
    record: Committee

    def find(self, **kwargs: Any) -> None:
        """The committee."""
        self.record = self.committee(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form."""
        form = ComposeForm(*data)
        if not self.record.compositions.exists():
            del form.fields["carry_over"]
        return form

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Compose."""
        made = compositions.compose(actor=self.person, committee=self.record, **form.cleaned_data)
        return _("Đã ghi quyết định. Hãy thêm, sửa thành viên cho đúng quyết định."), made

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record, form=form)
        return render(self.request, "committee/compose.html", context, status=status)


class CorrectCompositionView(FormScreen):
    """Sửa số, ngày quyết định."""

    action, tab = policy.COMPOSE, "committee"
    record: Composition

    def find(self, **kwargs: Any) -> None:
        """The composition."""
        self.record = self.composition(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form with what holds now."""
        held = self.record
        first = {
            "decision_number": held.decision_number,
            "decided_on": f"{held.decided_on:%d/%m/%Y}",
            "issuer": held.issuer,
            "term": held.term,
        }
        return DecisionForm(*data, initial=first)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Keep it."""
        compositions.correct(actor=self.person, composition=self.record, **form.cleaned_data)
        return _("Đã lưu quyết định."), self.record

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record.committee, form=form, composition=self.record)
        return render(self.request, "committee/compose.html", context, status=status)


class SeatView(FormScreen):
    """Thêm thành viên."""

    action, tab = policy.COMPOSE, "committee"
    record: Composition

    def find(self, **kwargs: Any) -> None:
        """The composition."""
        self.record = self.composition(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form."""
        return SittingForm(*data)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Seat them; with "one more" the form comes back empty."""
        assert isinstance(form, SittingForm)  # noqa: S101 - what `form` gives
        members.seat(
            actor=self.person,
            composition=self.record,
            sitting=form.sitting(),
            starts_on=form.cleaned_data["starts_on"],
        )
        said = _("Đã thêm thành viên.")
        return said, self.request.path if "more" in self.request.POST else self.record

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record.committee, form=form, composition=self.record)
        return render(self.request, "committee/member.html", context, status=status)


class MemberView(Screen):
    """Một thành viên: corrected, released, or taken off when entered by mistake."""

    tab = "committee"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The forms."""
        member = self.member(pk)
        return self.page(member, SittingForm(member=member), ReleaseForm(prefix="release"))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Correct, release or remove."""
        member, act = self.member(pk), request.POST.get("act", "")
        if act == "remove":
            return self.done(
                member, lambda: members.remove(actor=self.person, member=member), _("Đã bỏ dòng.")
            )
        if act == "release":
            release = ReleaseForm(request.POST, prefix="release")
            if not release.is_valid():
                messages.error(request, WRONG_FIELDS)
                return self.page(member, SittingForm(member=member), release, 422)
            day = release.cleaned_data["ends_on"]
            said = _("Đã ghi ngày thôi; thành phần của các ngày trước giữ nguyên.")
            return self.done(
                member, lambda: members.release(actor=self.person, member=member, ends_on=day), said
            )
        form = SittingForm(request.POST, member=member)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(member, form, ReleaseForm(prefix="release"), 422)
        sitting = form.sitting()
        return self.done(
            member,
            lambda: members.correct(actor=self.person, member=member, sitting=sitting),
            _("Đã lưu thành viên."),
            form,
        )

    def done(self, member: Member, act: Any, said: str, form: SittingForm | None = None) -> HttpResponse:
        """Call the verb; a refusal leaves the page as it was typed."""
        try:
            act()
        except Refused as refusal:
            messages.error(self.request, refusal.sentence)
            shown = form or SittingForm(member=member)
            return self.page(member, shown, ReleaseForm(prefix="release"), 422)
        messages.success(self.request, said)
        return redirect(member.composition)

    def member(self, pk: int) -> Member:
        """The member, for who may change the composition."""
        access.require(self.person, policy.COMPOSE)
        found = get_object_or_404(Member.objects.select_related("unit", "composition"), pk=pk)
        found.composition.committee = self.committee(found.composition.committee_id)
        return found

    def page(
        self, member: Member, form: SittingForm, release: ReleaseForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        composition = member.composition
        context = self.frame(
            composition.committee, composition=composition, member=member, form=form, release=release
        )
        return render(self.request, "committee/member.html", context, status=status)
