"""Các nút và biểu mẫu của một câu hỏi: sorting, approving, replying."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.views import screen as core_screen
from nhipcau.newsroom.forms.stories import ReasonForm
from nhipcau.press.domain import policy as press_policy
from nhipcau.units.domain import access

from .. import queries
from ..domain import approving, letters, policy, replying, sorting, thread
from ..enums import OVER, State
from ..forms.enquiries import MergeForm, NoteForm, ReplyForm, TriageForm
from ..models import Enquiry
from .screen import Act, OfEnquiry, Screen


class Triage(OfEnquiry):
    """Giao đơn vị."""

    form_class, action = TriageForm, policy.SORT

    def arguments(self) -> dict[str, Any]:
        return {"about": self.about}

    def save(self, form: TriageForm) -> tuple[str, Any]:
        made = sorting.triage(actor=self.actor, enquiry=self.about, **form.cleaned_data)
        return _("Đã giao %(unit)s; đơn vị được báo.") % {"unit": made.unit}, made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Giao đơn vị trả lời"), "button": _("Giao")}


class TakeUp(Act):
    """Nhận vào sổ."""

    action = policy.SORT

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = sorting.take_up(actor=self.actor, enquiry=self.about)
        return _("Đã vào sổ, số %(n)s; người hỏi được báo.") % {"n": made.numbered}, made


class Discard(Screen, core_screen.Act):
    """Bỏ những thư đã chọn trong mục chờ sàng lọc."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Right first."""
        access.require(self.actor, policy.SORT)
        return super().post(request, **kwargs)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        chosen = [each for each in request.POST.getlist("pk") if each.isdecimal() and len(each) < 18]
        found = Enquiry.objects.filter(pk__in=chosen)
        gone = sorting.discard(actor=self.actor, enquiries=found)
        said = ngettext("Đã bỏ %(n)d thư.", "Đã bỏ %(n)d thư.", gone) % {"n": gone}
        return said, self.back()

    def back(self, **kwargs: Any) -> Any:
        return f"{reverse('enquiries:enquiries')}?muc=sang-loc"


class PassOn(OfEnquiry):
    """Không phải câu hỏi của báo chí."""

    form_class, action = ReasonForm, policy.SORT

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        made = sorting.pass_on(actor=self.actor, enquiry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã khép lại; người hỏi được hướng dẫn nơi tiếp công dân."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Không phải câu hỏi của báo chí"),
            "lead": _("Người hỏi nhận một thư nói nơi tiếp nhận phản ánh, kiến nghị của công dân."),
            "button": _("Hướng dẫn và khép lại"),
        }


class Merge(OfEnquiry):
    """Gộp vào câu hỏi khác."""

    form_class, action = MergeForm, policy.SORT

    def arguments(self) -> dict[str, Any]:
        shut = {State.SCREENING, State.MERGED, State.PASSED}
        found = queries.enquiries_visible_to(self.actor).exclude(state__in=shut).exclude(pk=self.about.pk)
        return {"found": found}

    def save(self, form: MergeForm) -> tuple[str, Any]:
        into = form.cleaned_data["into"]
        sorting.merge(actor=self.actor, enquiry=self.about, into=into)
        return _("Đã gộp vào số %(n)s; trả lời câu ấy thì người hỏi này cũng nhận.") % {
            "n": into.numbered
        }, into

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Gộp vào câu hỏi khác"), "button": _("Gộp")}


class Submit(Act):
    """Trình duyệt."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = approving.submit(actor=self.actor, enquiry=self.about)
        return _("Đã trình. Người duyệt được báo; trong lúc chờ, câu trả lời không sửa được."), made


class TakeBack(Act):
    """Lấy lại để sửa."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = approving.take_back(actor=self.actor, enquiry=self.about)
        return _("Đã lấy lại. Lưu bản sửa rồi trình từ đầu."), made


class Check(Act):
    """Duyệt lần một."""

    action = policy.CHECK

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = approving.check(actor=self.actor, enquiry=self.about)
        return _("Đã duyệt lần một; người phát ngôn được báo."), made


class Approve(Act):
    """Người phát ngôn duyệt."""

    action = press_policy.SPEAK

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = approving.approve(actor=self.actor, enquiry=self.about)
        return _("Đã duyệt; câu trả lời gửi được."), made


class Return(OfEnquiry):
    """Trả lại để sửa."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.enquiry(kwargs["pk"])
        action = press_policy.SPEAK if self.about.state == State.CHECKED else policy.CHECK
        access.require(self.actor, action, units=[self.about.unit])

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        made = approving.return_(actor=self.actor, enquiry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã trả lại; đơn vị soạn được báo kèm lý do."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Trả lại để sửa"), "button": _("Trả lại")}


class Reply(OfEnquiry):
    """Trả lời người hỏi."""

    form_class = ReplyForm

    def arguments(self) -> dict[str, Any]:
        return {"about": self.about}

    def save(self, form: ReplyForm) -> tuple[str, Any]:
        made = replying.reply(actor=self.actor, enquiry=self.about, via=form.cleaned_data["via"])
        return _("Đã trả lời; hồ sơ ghi lúc và cách trả lời."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Trả lời người hỏi"),
            "lead": _(
                "Gửi thư thì thư đi trong ít phút, bằng ngôn ngữ người hỏi dùng. Nói rồi thì chỉ ghi lại."
            ),
            "button": _("Trả lời"),
        }


class Reopen(OfEnquiry):
    """Mở lại."""

    form_class = ReasonForm

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        made = replying.reopen(actor=self.actor, enquiry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã mở lại."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Mở lại câu hỏi"), "button": _("Mở lại")}


class AddNote(OfEnquiry):
    """Ghi vào hồ sơ."""

    form_class = NoteForm

    def save(self, form: NoteForm) -> tuple[str, Any]:
        thread.note(actor=self.actor, enquiry=self.about, **form.cleaned_data)
        return _("Đã ghi vào hồ sơ."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Ghi vào hồ sơ"), "button": _("Ghi")}


class Message(Screen):
    """Câu trả lời như một tin nhắn, to be copied."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page; back to the enquiry while nothing is approved."""
        about = self.enquiry(pk)
        access.require(self.actor, policy.WRITE, units=[about.unit])
        if about.answer is None or about.state not in OVER | {State.APPROVED}:
            return redirect(about)
        context = {"about": about, "message": letters.as_message(about, about.answer)}
        return render(request, "enquiries/message.html", context)
