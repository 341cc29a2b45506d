"""Trang trả lời không cần tài khoản: light, without script or cookie; the address alone opens it.

Posts here carry no cookie that could be misused, so there is nothing for a CSRF token to guard; and since
the pages ask browsers to send no referrer, the origin that Django would compare is withheld as well.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from nhipcau.core.domain.errors import Refused

from ..domain import answers, fillables, links, purposes, work
from ..domain.answers import FILE_LIMIT
from ..domain.purposes import Item
from ..forms.outside import AnswerForm, SheetForm
from ..models import Answer, Link
from .screen import download, handed


@method_decorator(csrf_exempt, name="dispatch")
class Outside(View):
    """A page behind a link; whatever is wrong with the link, the same page says so."""

    link: Link

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        link = links.found(kwargs["token"])
        if link is None:
            response: HttpResponseBase = render(request, "exchange/outside/closed.html", status=404)
        else:
            self.link = link
            response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page of this link."""
        base = {"link": self.link, "purpose": purposes.of(self.link), "token": self.kwargs["token"]}
        return render(self.request, f"exchange/outside/{template}.html", base | context, status=status)

    def items(self) -> list[Item]:
        """Những điều còn được hỏi."""
        return list(purposes.of(self.link).items(self.link))

    def answered(self) -> set[str]:
        """Những điều đã trả lời và đang chờ xem."""
        waiting = Answer.objects.filter(unit=self.link.unit, purpose=self.link.purpose, state="pending")
        return set(waiting.values_list("key", flat=True))


class ItemsPage(Outside):
    """What is asked; one thing alone opens at once."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        found = self.items()
        if len(found) == 1 and self.link.purpose != work.NAME:
            return redirect("outside:item", token, found[0].key)
        return self.shown(found, SheetForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """A fillable table that comes back through the link."""
        form, wrong = SheetForm(request.POST, request.FILES), []
        if self.link.purpose != work.NAME or not form.is_valid():
            return self.shown(self.items(), form, status=422)
        upload = form.cleaned_data["file"]
        try:
            _require_size(upload.size)
            found = fillables.read(upload.read(), unit=self.link.unit)
            if not found.findings:
                got = answers.receive_sheet(
                    unit=self.link.unit,
                    purpose=work.NAME,
                    rows=found.rows,
                    link=self.link,
                    position=form.cleaned_data["position"],
                )
                return redirect("outside:receipt", token, got[0].code)
            wrong = found.findings
        except Refused as refusal:
            form.add_error(None, refusal)
        return self.shown(self.items(), form, status=422, wrong=wrong)

    def shown(self, found: list[Item], form: SheetForm, status: int = 200, **more: Any) -> HttpResponse:
        """The list."""
        answered = self.answered()
        rows = [{"item": item, "answered": item.key in answered} for item in found]
        return self.page(
            "items", rows=rows, form=form, takes_sheet=self.link.purpose == work.NAME, status=status, **more
        )


class ItemPage(Outside):
    """One question paper."""

    def get(self, request: HttpRequest, token: str, key: str) -> HttpResponse:
        item = self.item(key)
        if item is None:
            return redirect("outside:items", token)
        return self.page("item", item=item, form=AnswerForm(item=item), waits=key in self.answered())

    def post(self, request: HttpRequest, token: str, key: str) -> HttpResponse:
        item = self.item(key)
        if item is None:
            return redirect("outside:items", token)
        form = AnswerForm(request.POST, request.FILES, item=item)
        if form.is_valid():
            try:
                for upload in request.FILES.values():
                    _require_size(upload.size)
                values, file, position = form.values()
                got = answers.receive(link=self.link, key=key, values=values, file=file, position=position)
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                return redirect("outside:receipt", token, got.code)
        return self.page("item", item=item, form=form, status=422)

    def item(self, key: str) -> Item | None:
        """Điều được hỏi, None when it is asked no longer."""
        return next((each for each in self.items() if each.key == key), None)


class AttachedFile(ItemPage):
    """What one must have read to answer."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, token: str, key: str) -> HttpResponse:
        item = self.item(key)
        if item is None or item.attachment is None:
            return redirect("outside:items", token)
        return handed(*item.attachment())


class ReceiptPage(Outside):
    """Biên nhận."""

    def get(self, request: HttpRequest, token: str, code: str) -> HttpResponse:
        got = Answer.objects.filter(code=code, unit=self.link.unit, purpose=self.link.purpose).first()
        if got is None:
            return redirect("outside:items", token)
        left = len([item for item in self.items() if item.key not in self.answered()])
        return self.page("receipt", answer=got, left=left)


class SheetFile(Outside):
    """Biểu điền của đơn vị, to fill in at leisure."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.link.purpose != work.NAME:
            return redirect("outside:items", token)
        try:
            return download(fillables.book_of(self.link.unit), "bieu-dien")
        except Refused:
            return redirect("outside:items", token)


def _require_size(size: int | None) -> None:
    if size and size > FILE_LIMIT:
        raise Refused(
            _("Tệp vượt %(limit)d MB; chưa gửi gì. Hãy nén bớt, hoặc dán đường dẫn thay cho tệp.")
            % {"limit": FILE_LIMIT // 1024 // 1024}
        )
