"""Ghi phiên họp: who was there, what was said, what was concluded; an item of the agenda with its files."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.files import attachment
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access

from ..domain import agenda, attendance, conclusions, meetings, policy
from ..forms.meetings import AttendanceForm, ChangeItemForm, FileForm, RecordForm
from ..models import AgendaFile, AgendaItem, Meeting
from .screen import FormScreen, Screen


class AttendanceView(FormScreen):
    """Ghi người dự họp."""

    tab = "meetings"
    record: Meeting

    def find(self, **kwargs: Any) -> None:
        """The meeting."""
        self.record = self.meeting(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """Two boxes for each member of the day."""
        known = {each.member_id: (each.presence, each.stand_in) for each in self.record.attendance.all()}
        return AttendanceForm(*data, members=meetings.members_of(self.record), known=known)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Keep it."""
        assert isinstance(form, AttendanceForm)  # noqa: S101 - what `form` gives
        attendance.record(actor=self.person, meeting=self.record, rows=form.rows())
        return _("Đã ghi người dự họp."), self.record

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record.committee, form=form, meeting=self.record)
        return render(self.request, "committee/attendance.html", context, status=status)


class RecordView(FormScreen):
    """Ghi diễn biến và kết luận."""

    tab = "meetings"
    record: Meeting

    def find(self, **kwargs: Any) -> None:
        """The meeting."""
        self.record = self.meeting(kwargs["pk"])

    def form(self, *data: Any) -> forms.Form:
        """The form with what is kept."""
        held = self.record
        first = {
            "ended_at": f"{held.ended_at:%H:%M}" if held.ended_at else "",
            "proceedings": held.proceedings,
            "conclusions": conclusions.joined(held),
        }
        return RecordForm(*data, initial=first)

    def done(self, form: forms.Form) -> tuple[str, Any]:
        """Keep both, or neither when one is refused."""
        wanted = form.cleaned_data
        with transaction.atomic():
            meetings.hold(
                actor=self.person,
                meeting=self.record,
                ended_at=wanted["ended_at"],
                proceedings=wanted["proceedings"],
            )
            count = conclusions.conclude(actor=self.person, meeting=self.record, text=wanted["conclusions"])
        return _("Đã ghi phiên họp với %(n)d kết luận.") % {"n": count}, self.record

    def page(self, form: forms.Form, status: int = 200) -> HttpResponse:
        """The form."""
        context = self.frame(self.record.committee, form=form, meeting=self.record)
        return render(self.request, "committee/record.html", context, status=status)


class ItemView(Screen):
    """Một nội dung họp: changed, taken out, its documents."""

    tab = "meetings"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The forms."""
        return self.page(self.item(pk), None, FileForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Change, attach, detach or remove."""
        item, act = self.item(pk), request.POST.get("act", "")
        change = ChangeItemForm(request.POST) if act == "change" else None
        file = FileForm(request.POST, request.FILES) if act == "attach" else None
        bound = change or file
        if bound is not None and not bound.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(item, change, file or FileForm(), 422)
        try:
            said = self.act(item, act, bound.cleaned_data if bound is not None else {})
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self.page(item, change, FileForm(), 422)
        messages.success(request, said)
        return redirect(request.path if act in {"attach", "detach"} else item.meeting)

    def act(self, item: AgendaItem, act: str, wanted: dict[str, Any]) -> str:
        """Call the verb of the button."""
        if act == "remove":
            agenda.remove(actor=self.person, item=item)
            return _("Đã bỏ nội dung khỏi chương trình.")
        if act == "attach":
            upload = wanted["file"]
            agenda.attach(
                actor=self.person,
                item=item,
                content=upload.read(),
                name=upload.name,
                no_secret=wanted["no_secret"],
            )
            return _("Đã thêm tài liệu.")
        if act == "detach":
            file = get_object_or_404(AgendaFile, pk=self.request.POST.get("file") or 0, item=item)
            agenda.detach(actor=self.person, file=file)
            return _("Đã gỡ tài liệu.")
        agenda.change(actor=self.person, item=item, **wanted)
        return _("Đã lưu nội dung họp.")

    def item(self, pk: int) -> AgendaItem:
        """The item, for who runs the meeting."""
        access.require(self.person, policy.RUN)
        found = get_object_or_404(AgendaItem.objects.select_related("presenter"), pk=pk)
        found.meeting = self.meeting(found.meeting_id)
        return found

    def page(
        self, item: AgendaItem, form: ChangeItemForm | None, file: FileForm, status: int = 200
    ) -> HttpResponse:
        """The page."""
        first = {"title": item.title, "presenter": item.presenter_id, "position": item.position or 1}
        context = self.frame(
            item.meeting.committee,
            meeting=item.meeting,
            item=item,
            form=form or ChangeItemForm(initial=first),
            file_form=file,
            files=item.files.select_related("file"),
        )
        return render(self.request, "committee/item.html", context, status=status)


class AgendaFileView(Screen):
    """Tải tài liệu họp."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they came, for whoever sees the meeting."""
        access.require_some(self.person, policy.READ)
        found = get_object_or_404(AgendaFile.objects.select_related("file", "item"), pk=pk)
        self.meeting(found.item.meeting_id)
        return attachment(found.file, found.name)
