"""Công bố, gỡ câu trả lời trên cổng."""

from typing import Any

from django.utils.translation import gettext as _

from nhipcau.newsroom.forms.stories import ReasonForm

from ..domain import policy, publishing
from ..forms.enquiries import PublishForm
from .screen import OfEnquiry


class Publish(OfEnquiry):
    """Công bố."""

    form_class, action = PublishForm, policy.PUBLISH

    def arguments(self) -> dict[str, Any]:
        return {"about": self.about}

    def save(self, form: PublishForm) -> tuple[str, Any]:
        made = publishing.publish(actor=self.actor, enquiry=self.about, **form.cleaned_data)
        return _("Đã công bố; trang hiện trên cổng và trong nguồn tin."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Công bố câu trả lời"),
            "lead": _(
                "Người đọc thấy câu hỏi viết lại dưới đây và đúng câu trả lời đã duyệt, không thấy ai hỏi."
            ),
            "button": _("Công bố"),
        }


class Withdraw(OfEnquiry):
    """Gỡ câu trả lời đã công bố."""

    form_class, action = ReasonForm, policy.PUBLISH

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        made = publishing.withdraw(actor=self.actor, enquiry=self.about, reason=form.cleaned_data["reason"])
        return _("Đã gỡ; trang ấy nay nói rằng đã gỡ và vì sao."), made

    def words(self) -> dict[str, Any]:
        return super().words() | {
            "title": _("Gỡ câu trả lời đã công bố"),
            "lead": _("Trang vẫn còn: nói rằng câu trả lời đã gỡ, ngày gỡ và lý do ghi dưới đây."),
            "button": _("Gỡ"),
            "danger": True,
        }
