"""Thư báo: what the office's outbox holds, for the administrator; the mails themselves are not shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.mailing import queries
from nhipcau.mailing.enums import MailState
from nhipcau.mailing.models import Mail

from ..domain import mails, policy
from ..forms.mails import MailListForm
from .screen import Act, Screen

LOOKS = {
    MailState.QUEUED: "wait",
    MailState.SENDING: "run",
    MailState.SENT: "ok",
    MailState.FAILED: "soon",
    MailState.GIVEN_UP: "late",
}


def _cells(mail: Mail) -> list[Any]:
    return [
        mail.subject,
        mail.recipient,
        mail.get_state_display(),
        mail.created_at,
        mail.sent_at,
        _trouble(mail),
    ]


MAILS = Listing(
    "thu-bao",
    [
        Column("mail", gettext_lazy("Thư"), 1),
        Column("to", gettext_lazy("Người nhận"), 2),
        Column("state", gettext_lazy("Trạng thái"), 3),
        Column("created", gettext_lazy("Tạo lúc"), 1),
        Column("sent", gettext_lazy("Gửi lúc"), 4),
        Column("trouble", gettext_lazy("Vướng gì"), 3),
    ],
    cells=_cells,
)


class MailListScreen(Screen):
    """Danh sách thư báo by state."""

    action = policy.MANAGE_MAIL
    listing = MAILS

    def get(self, request: HttpRequest) -> HttpResponse:
        form = MailListForm(request.GET)
        form.is_valid()
        wanted = form.cleaned_data.get("state") or ""
        found = queries.outbox(state=wanted)
        if "export" in request.GET:
            mails.record_export(actor=self.actor, entries=found.count())
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "rows": [(mail, LOOKS[MailState(mail.state)], _trouble(mail)) for mail in page],
            "is_filtered": bool(wanted),
            "has_server": settings.EMAIL_BACKEND.rpartition(".")[0] != "django.core.mail.backends.console",
        }
        return render(request, "units/mails.html", context)


class RetryMail(Act):
    """Gửi lại."""

    action = policy.MANAGE_MAIL

    def act(self, pk: int) -> tuple[str, Any]:
        mails.retry(actor=self.actor, mail=get_object_or_404(Mail, pk=pk))
        return _("Thư sẽ được gửi lại trong ít giây."), "units:mails"

    def after_refusal(self, **kwargs: Any) -> Any:
        return "units:mails"


class TestMail(Act):
    """Gửi thư thử cho tôi."""

    action = policy.MANAGE_MAIL

    def act(self) -> tuple[str, Any]:
        mail = mails.send_test(actor=self.actor)
        said = _("Thư thử gửi tới %(address)s đang ở hàng chờ. Tải lại trang sau ít giây để xem kết quả.")
        return said % {"address": mail.recipient}, "units:mails"

    def after_refusal(self, **kwargs: Any) -> Any:
        return "units:mails"


def _trouble(mail: Mail) -> str:
    """What the mail server's answer means for the person who must mend it."""
    match mail.last_error[:1]:
        case "":
            return ""
        case "5":
            return _("Máy chủ thư từ chối hẳn; hãy kiểm tra địa chỉ người nhận rồi bấm “Gửi lại”.")
        case "4":
            return _("Máy chủ thư tạm thời chưa nhận; phần mềm sẽ tự gửi lại.")
        case _other:
            return _("Chưa nối được với máy chủ thư; hãy kiểm tra khai báo máy chủ.")
