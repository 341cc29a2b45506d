"""Các nút trên trang phiên họp."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.directives import queries as directives
from nhipcau.directives.domain import parties
from nhipcau.units.domain import access

from .. import queries
from ..domain import agenda, meetings, notices, papers, policy, replacing
from ..enums import Document
from ..forms.meetings import ItemForm, NoticeChoiceForm, NoticeFileForm, ReasonForm, ReplaceForm
from ..models import Meeting
from .screen import Act


class MeetingAct(Act):
    """A button of one meeting, for who runs it."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Do it."""
        access.require(self.person, policy.RUN)
        return self.do(self.meeting(kwargs["pk"]), **kwargs)

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Call the verb; returns what to say and where to go."""
        raise NotImplementedError

    def back(self, **kwargs: Any) -> Any:
        """The meeting."""
        return reverse("committee:meeting", args=[kwargs["pk"]])


class AddItem(MeetingAct):
    """Thêm nội dung."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Add it."""
        form = ItemForm(self.request.POST, prefix="item")
        if not form.is_valid():
            raise Refused(_("Hãy ghi nội dung cần họp bàn."))
        agenda.add(actor=self.person, meeting=meeting, **form.cleaned_data)
        return _("Đã thêm nội dung họp."), meeting


class CancelMeeting(MeetingAct):
    """Hủy phiên họp."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Call it off."""
        form = ReasonForm(self.request.POST, prefix="cancel")
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        meetings.cancel(actor=self.person, meeting=meeting, reason=reason)
        return _("Đã hủy phiên họp."), meeting


class DraftPaper(MeetingAct):
    """Lập giấy mời, biên bản, thông báo kết luận."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Draft it, and on to its page."""
        if kwargs["document"] not in Document.values:
            raise Http404(kwargs["document"])
        paper = papers.draft(actor=self.person, meeting=meeting, document=Document(kwargs["document"]))
        return _("Đã lập dự thảo; nội dung theo hồ sơ phiên họp cho đến khi trình ký."), paper


class ReplaceInvitation(MeetingAct):
    """Lập giấy mời thay thế."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Draft it, and on to its page."""
        form = ReplaceForm(self.request.POST, prefix="replace")
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        paper = replacing.replace_invitation(actor=self.person, meeting=meeting, reason=reason)
        return _("Đã lập giấy mời thay thế; giấy mời cũ còn giá trị đến khi bản này được ban hành."), paper


class TakeIn(MeetingAct):
    """Tiếp nhận tệp thông báo kết luận."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Take it in, and on to its review."""
        form = NoticeFileForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            raise Refused(_("Hãy chọn tệp thông báo kết luận."))
        upload = form.cleaned_data["notice"]
        directive = notices.take_in(
            actor=self.person, meeting=meeting, content=upload.read(), name=upload.name
        )
        return _("Đã tiếp nhận thông báo kết luận; máy đang đọc."), directive


class TakeInOwn(MeetingAct):
    """Đưa thông báo kết luận đã ban hành vào rà soát."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Take it in, and on to its review."""
        directive = notices.take_in_own(actor=self.person, meeting=meeting)
        return _("Đã đưa thông báo kết luận vào rà soát; máy đang đọc."), directive


class AttachNotice(MeetingAct):
    """Nối với thông báo kết luận đã tiếp nhận."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Tie it; `LookAgain` then understands the posts it left open."""
        form = NoticeChoiceForm(self.request.POST, offered=queries.free_notices())
        if not form.is_valid():
            raise Refused(_("Hãy chọn một văn bản đã tiếp nhận."))
        notices.attach(actor=self.person, meeting=meeting, directive=form.cleaned_data["directive"])
        return _("Đã nối thông báo kết luận với phiên họp."), meeting


class LookAgain(MeetingAct):
    """Tra lại các chức danh còn bỏ ngỏ in the notice."""

    def do(self, meeting: Meeting, **kwargs: Any) -> tuple[str, Any]:
        """Look them up."""
        directive = get_object_or_404(directives.visible_to(self.person), pk=meeting.directive_id or 0)
        count = parties.look_again(actor=self.person, directive=directive)
        said = ngettext("Đã tìm ra đơn vị cho %(n)d chỗ.", "Đã tìm ra đơn vị cho %(n)d chỗ.", count) % {
            "n": count
        }
        return said if count else _("Chưa tìm thêm được; các chỗ còn lại cần người chọn."), meeting
