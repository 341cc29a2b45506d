"""Lập văn bản của báo cáo, which then goes its way to be signed and issued."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import Screen

from ..domain import papers
from .report import report_or_404


class PaperView(Screen):
    """Lập văn bản, once."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Draft the paper of a report."""
        report = report_or_404(pk)
        try:
            papers.draft(actor=request.user, report=report)  # type: ignore[arg-type]
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Đã lập văn bản. Nội dung theo báo cáo cho đến khi trình ký."))
        return redirect(f"{report.get_absolute_url()}#van-ban")
