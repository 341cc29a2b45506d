"""Biểu điền và liên kết: whom to ask, the addresses shown once, what became of them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.exporting import export_response
from nhipcau.core.views.screen import WRONG_FIELDS, Act
from nhipcau.plans.enums import WITH_UNIT
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being, in_office_order, search

from .. import queries
from ..domain import answers, fillables, links, policy, purposes, work
from ..domain.links import Made
from ..forms.links import LinkListForm, MakeForm, ReturnForm
from ..models import Link
from .screen import Screen, actor_of, download

RENEWED_DAYS = 14


def _cells(link: Link) -> list[Any]:
    return [
        link.pk,
        link.unit.name,
        purposes.label_of(link.purpose),
        link.created_at,
        link.expires_at,
        link.opened_at,
        link.uses,
        link.revoked_at,
    ]


LINKS = Listing(
    "lien-ket",
    [
        Column("code", gettext_lazy("Mã")),
        Column("unit", gettext_lazy("Đơn vị"), 1),
        Column("purpose", gettext_lazy("Mục đích"), 2),
        Column("created", gettext_lazy("Tạo lúc")),
        Column("expires", gettext_lazy("Hết hạn lúc"), 4),
        Column("opened", gettext_lazy("Mở lần đầu lúc")),
        Column("uses", gettext_lazy("Số lần trả lời"), 5),
        Column("revoked", gettext_lazy("Thu hồi lúc")),
    ],
    cells=_cells,
)


class LinkScreen(Screen):
    """The units that have work in hand: fillable tables, links, and the way back in."""

    tab = "links"

    listing = LINKS

    def get(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.LINK)
        units = units_with_work()
        return self.page(MakeForm(units=asked_units()), ReturnForm(units=units), units)

    def post(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.LINK)
        units = units_with_work()
        form = MakeForm(request.POST, units=asked_units())
        if form.is_valid():
            try:
                made = links.make(
                    actor=actor_of(request),
                    purpose=form.cleaned_data["purpose"],
                    units=form.chosen(),
                    days=form.cleaned_data["days"],
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                return shown(self, made)
        return self.page(form, ReturnForm(units=units), units, status=422)

    def page(
        self, make: MakeForm, back: ReturnForm, units: Sequence[Unit], status: int = 200, **more: Any
    ) -> HttpResponse:
        """The three ways out and the way back."""
        form = LinkListForm(self.request.GET)
        form.is_valid()
        found = _filtered(queries.links(), form.cleaned_data)
        if "export" in self.request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = self.frame(
            make=make, back=back, units=units, form=form, page_obj=page, days=RENEWED_DAYS, **more
        )
        return render(self.request, "exchange/links.html", context, status=status)


class ReturnedSheet(LinkScreen):
    """A fillable that came back by mail or chat, brought in by the officer."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.ANSWER)
        units = units_with_work()
        form = ReturnForm(request.POST, request.FILES, units=units)
        wrong: list[Any] = []
        if form.is_valid():
            unit = form.sender()
            try:
                found = fillables.read(form.cleaned_data["file"].read(), unit=unit)
                if not found.findings:
                    got = answers.receive_sheet(unit=unit, purpose=work.NAME, rows=found.rows, link=None)
                    messages.success(
                        request, _("Đã nhận %(n)d dòng; hãy xem rồi ghi nhận.") % {"n": len(got)}
                    )
                    return redirect("exchange:answers")
                wrong = found.findings
                form.add_error(None, _("Biểu có dòng lỗi nên chưa nhận dòng nào; xem danh sách bên dưới."))
            except Refused as refusal:
                form.add_error(None, refusal)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(MakeForm(units=asked_units()), form, units, status=400, wrong=wrong)


class LinkSheet(Screen):
    """The table of addresses just made, as XLSX: the page hands them back, since nothing keeps them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        self.ask(policy.LINK)
        tokens = request.POST.getlist("token")[:2000]
        digests = {links.digest_of(token): token for token in tokens}
        known = Link.objects.filter(token_digest__in=digests, created_by=actor_of(request))
        headers = [_("Đơn vị"), _("Liên kết"), _("Dùng đến"), _("Tin nhắn")]
        rows = [
            [
                link.unit.name,
                address_of(request, digests[link.token_digest]),
                link.expires_at,
                links.message(link, address_of(request, digests[link.token_digest])),
            ]
            for link in known.select_related("unit").order_by("pk")
        ]
        return export_response("lien-ket-tra-loi", headers, rows, "xlsx")


class Renew(Act, Screen):
    """Cấp lại: the page shows the new address, the old one is closed."""

    tab = "links"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.ask(policy.LINK)
        link = get_object_or_404(Link, pk=kwargs["pk"])
        try:
            made = links.renew(actor=actor_of(request), link=link, days=RENEWED_DAYS)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("exchange:links")
        return shown(self, [made])


class Revoke(Act, Screen):
    """Thu hồi."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        self.ask(policy.LINK)
        link = get_object_or_404(Link.objects.select_related("unit"), pk=kwargs["pk"])
        links.revoke(actor=actor_of(request), link=link)
        return _("Đã thu hồi liên kết của %(unit)s.") % {"unit": link.unit}, "exchange:links"

    def back(self, **kwargs: Any) -> Any:
        return "exchange:links"


class FillableFile(Screen):
    """Biểu điền của một đơn vị."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.ask(policy.LINK)
        unit = get_object_or_404(Unit, pk=pk)
        try:
            return download(fillables.make(actor=actor_of(request), unit=unit), f"bieu-dien-{unit.pk}")
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return redirect("exchange:links")


def shown(screen: Screen, made: Sequence[Made]) -> HttpResponse:
    """Các liên kết vừa tạo: now or never. The browser is told to keep no copy."""
    rows = [
        {
            "link": each.link,
            "token": each.token,
            "address": (address := address_of(screen.request, each.token)),
            "message": links.message(each.link, address),
        }
        for each in made
    ]
    response = render(screen.request, "exchange/made.html", screen.frame(rows=rows))
    response["Cache-Control"] = "private, no-store"
    return response


def address_of(request: HttpRequest, token: str) -> str:
    """Địa chỉ đầy đủ của một liên kết."""
    return request.build_absolute_uri(reverse("outside:items", args=[token]))


def units_with_work() -> list[Unit]:
    """Đơn vị đang có việc phải trả lời, as offices list them, each with `in_hand`."""
    units = queries.with_work(in_being(timezone.localdate()), WITH_UNIT)
    return list(in_office_order(units.filter(in_hand__gt=0)))


def asked_units() -> list[Unit]:
    """Đơn vị có điều phải trả lời, whatever the purpose."""
    asked = {pk for purpose in purposes.known().values() for pk in purpose.units()}
    return list(in_office_order(in_being(timezone.localdate()).filter(pk__in=asked)))


def _filtered(found: QuerySet[Link], wanted: dict[str, Any]) -> QuerySet[Link]:
    live = Q(revoked_at=None, expires_at__gt=timezone.now(), uses__lt=F("max_uses"))
    state = wanted.get("state") or LinkListForm.LIVE
    if state == LinkListForm.LIVE:
        found = found.filter(live)
    elif state == LinkListForm.CLOSED:
        found = found.exclude(live)
    if text := wanted.get("q"):
        found = found.filter(unit__in=search(text))
    return found
