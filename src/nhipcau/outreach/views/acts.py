"""Các nút của bản tin: hand in, approve, give back, send, stop, correct."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.newsroom.forms.stories import ReasonForm

from ..domain import approving, policy, sending
from ..enums import LetterState
from ..forms.letters import SendForm
from .screen import Act, FormScreen


class Submit(Act):
    """Trình duyệt."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã trình. Người duyệt được báo; trong lúc chờ, bản tin không sửa được."), approving.submit(
            actor=self.actor, letter=self.about
        )


class TakeBack(Act):
    """Lấy lại để sửa."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã lấy lại. Sửa xong hãy trình từ đầu."), approving.take_back(
            actor=self.actor, letter=self.about
        )


class Check(Act):
    """Duyệt lần một."""

    action = policy.CHECK

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã duyệt lần một; bản tin chờ người thứ hai."), approving.check(
            actor=self.actor, letter=self.about
        )


class Approve(Act):
    """Duyệt lần hai."""

    action = policy.APPROVE

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã duyệt lần hai; bản tin gửi được."), approving.approve(
            actor=self.actor, letter=self.about
        )


class CancelSending(Act):
    """Hủy lịch gửi."""

    action = policy.SEND

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        return _("Đã hủy lịch gửi; bản tin vẫn còn hai lần duyệt."), sending.cancel(
            actor=self.actor, letter=self.about
        )


class ProposeCorrection(Act):
    """Lập thư đính chính."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = sending.propose_correction(actor=self.actor, letter=self.about)
        return _("Đã lập thư đính chính và trình duyệt; hai người duyệt xong thì gửi được."), made


class OfLetter(FormScreen):
    """A form about a letter."""

    action = policy.SEND

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.letter(kwargs["pk"])
        self.reach(self.action, self.about.unit)

    def words(self) -> dict[str, Any]:
        return {"back": self.about.get_absolute_url()}


class Return(OfLetter):
    """Trả lại để sửa."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.letter(kwargs["pk"])
        checked = self.about.state == LetterState.CHECKED
        self.reach(policy.APPROVE if checked else policy.CHECK, self.about.unit)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        approving.return_(actor=self.actor, letter=self.about, reason=form.cleaned_data["reason"])
        return _("Đã trả lại; người soạn được báo kèm lý do."), self.about

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Trả lại để sửa"),
            "lead": self.about.title,
            "button": _("Trả lại"),
        }


class Send(OfLetter):
    """Gửi, now or at a moment."""

    form_class = SendForm

    def save(self, form: SendForm) -> tuple[str, Any]:
        made = sending.schedule(actor=self.actor, letter=self.about, at=form.moment())
        at = timezone.localtime(made.send_at)
        if form.moment() is None:
            return _("Bản tin bắt đầu đi trong ít giây."), made
        return _("Đã hẹn gửi lúc %(at)s.") % {"at": f"{at:%H:%M %d/%m/%Y}"}, made

    def words(self) -> dict[str, Any]:
        lead = _(
            "“%(title)s” tới danh sách “%(list)s”. Để trống ngày và giờ thì gửi ngay. Bài nào đến lúc gửi "
            "không đăng trên cổng thì không đi."
        ) % {"title": self.about.title, "list": self.about.list}
        return super().words() | {"title": _("Gửi bản tin"), "lead": lead, "button": _("Gửi")}


class Stop(OfLetter):
    """Dừng gửi."""

    form_class = ReasonForm

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        sending.stop(actor=self.actor, letter=self.about, reason=form.cleaned_data["reason"])
        return _("Đã dừng; ai chưa được gửi thì không nhận nữa."), self.about

    def words(self) -> dict[str, Any]:
        lead = _("Thư đã tới người đọc thì không lấy lại được; phần còn lại không gửi nữa.")
        return super().words() | {
            "title": _("Dừng gửi"),
            "lead": lead,
            "button": _("Dừng gửi"),
            "danger": True,
        }
