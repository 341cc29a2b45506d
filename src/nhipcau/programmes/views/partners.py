"""Đối tác: the list, the form, the page with posts, agreements and what was done together."""

from collections.abc import Mapping
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.collation import sort_key
from nhipcau.core.domain.listing import Column
from nhipcau.core.views.files import attachment
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import partners, policy
from ..forms.choices import ReasonForm
from ..forms.partners import AgreementForm, ContactForm, PartnerForm, PartnerListForm
from ..models import Agreement, Contact, Partner
from ..queries import visible
from .screen import KeepScreen, ListScreen, PageScreen, Row, Screen, actor_of


class PartnersView(ListScreen):
    """Danh sách đối tác."""

    tab = "partners"
    title = gettext_lazy("Đối tác")
    lead = gettext_lazy(
        "Tổ chức mà các đơn vị cùng làm việc: địa phương kết nghĩa, hội hữu nghị, cơ quan báo chí…"
    )
    file_name = "doi-tac"
    headers = (
        gettext_lazy("Đối tác"),
        gettext_lazy("Nước"),
        gettext_lazy("Đơn vị đầu mối"),
        gettext_lazy("Hợp tác"),
    )
    # No contacts: a file of them would outlive their day.
    columns = (
        Column("name", gettext_lazy("Đối tác"), 1),
        Column("own-name", gettext_lazy("Tên bằng tiếng nước đó")),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("country", gettext_lazy("Nước"), 2),
        Column("place", gettext_lazy("Thành phố, địa phương"), 2),
        Column("fields", gettext_lazy("Lĩnh vực hợp tác")),
        Column("unit", gettext_lazy("Đơn vị đầu mối"), 3),
        Column("active", gettext_lazy("Đang hợp tác"), 4),
    )
    empty = (
        gettext_lazy("Chưa có đối tác nào"),
        gettext_lazy(
            "Thêm tổ chức đã ký kết nghĩa hoặc cùng làm sự kiện. Hồ sơ giữ thỏa thuận, đầu mối theo chức "
            "danh và những việc đã cùng làm; không ghi nhận xét về người hay cơ quan báo chí."
        ),
    )

    def form(self, request: HttpRequest) -> PartnerListForm:
        """Search, kind, country."""
        every = visible.partners(actor_of(request)).order_by()
        countries = every.values_list("country", flat=True).distinct()
        return PartnerListForm(request.GET, countries=sorted(countries, key=sort_key))

    def visible(self, person: User) -> Any:
        """Of own units, or all."""
        return visible.partners(person)

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """By the form."""
        found = visible.search(found, cleaned.get("q") or "")
        for name in ("kind", "country"):
            if value := cleaned.get(name):
                found = found.filter(**{name: value})
        if active := cleaned.get("active"):
            found = found.filter(is_active=active == "1")
        return found

    def row(self, record: Partner) -> Row:
        """One partner."""
        place = f"{record.country}, {record.place}" if record.place else record.country
        return Row(
            record.get_absolute_url(),
            record.name,
            str(record.get_kind_display()),
            (place, record.unit.name),
            *look_of(record),
        )

    def cells(self, record: Partner) -> list[Any]:
        """Of the file."""
        return [
            record.name,
            record.own_name,
            record.get_kind_display(),
            record.country,
            record.place,
            record.fields,
            record.unit.name,
            _("có") if record.is_active else _("không"),
        ]

    def add(self, person: User) -> dict[str, Any] | None:
        """For who writes."""
        if not access.scope_of(person, policy.WRITE):
            return None
        return {"url": reverse("programmes:new_partner"), "label": _("Thêm đối tác")}


class PartnerFormView(KeepScreen):
    """Thêm hoặc sửa đối tác."""

    tab = "partners"
    title = gettext_lazy("Đối tác")
    done = gettext_lazy("Đã lưu đối tác.")

    def record(self, pk: int | None = None) -> Partner:
        """New, or one that is seen."""
        return _found(self.request, pk) if pk else Partner()

    def build(self, record: Partner, data: Any) -> PartnerForm:
        """The form."""
        return PartnerForm(data, instance=record, person=actor_of(self.request))

    def keep(self, record: Partner, cleaned: dict[str, Any]) -> Partner:
        """The verb."""
        return partners.keep(actor=actor_of(self.request), partner=record, fields=cleaned)

    def trail(self, record: Partner) -> list[tuple[str, str]]:
        """Back."""
        return _trail(record)


class ContactView(KeepScreen):
    """Sửa một đầu mối, or keep it longer."""

    tab = "partners"
    title = gettext_lazy("Đầu mối liên hệ")
    done = gettext_lazy("Đã lưu đầu mối.")

    def record(self, pk: int) -> Contact:
        """Of a partner that is seen."""
        seen = visible.partners(actor_of(self.request)).values("pk")
        return get_object_or_404(Contact.objects.select_related("partner__unit"), pk=pk, partner__in=seen)

    def build(self, record: Contact, data: Any) -> ContactForm:
        """The form."""
        access.require(actor_of(self.request), policy.WRITE, units=[record.partner.unit])
        return ContactForm(data, instance=record)

    def keep(self, record: Contact, cleaned: dict[str, Any]) -> Partner:
        """The verb."""
        actor = actor_of(self.request)
        return partners.keep_contact(actor=actor, contact=record, fields=cleaned).partner

    def trail(self, record: Contact) -> list[tuple[str, str]]:
        """Back."""
        return _trail(record.partner)


class PartnerView(PageScreen):
    """Một đối tác."""

    tab = "partners"
    template = "programmes/partner.html"
    acts = ("contact", "forget", "agreement", "drop")

    def find(self, pk: int) -> Partner:
        """Seen by this person."""
        return _found(self.request, pk)

    def form(self, act: str, record: Partner, data: Any = None) -> Any:
        """A post, an agreement, a reason."""
        if act == "agreement":
            return AgreementForm(data, self.request.FILES if data is not None else None, prefix=act)
        kinds: dict[str, Any] = {"contact": ContactForm, "drop": ReasonForm}
        return kinds[act](data, prefix=act) if act in kinds else None

    def perform(self, act: str, record: Partner, form: Any) -> str:
        """The verbs."""
        actor = actor_of(self.request)
        if act == "contact":
            contact = Contact(partner=record)
            partners.keep_contact(actor=actor, contact=contact, fields=form.cleaned_data)
            return _("Đã thêm đầu mối; quá ngày lưu sẽ tự xóa.")
        if act == "forget":
            partners.remove_contact(actor=actor, contact=get_object_or_404(record.contacts, pk=self.item()))
            return _("Đã xóa đầu mối.")
        if act == "drop":
            agreement = get_object_or_404(record.agreements, pk=self.item())
            partners.remove_agreement(actor=actor, agreement=agreement, **form.cleaned_data)
            return _("Đã bỏ thỏa thuận.")
        given = dict(form.cleaned_data)
        if file := given.pop("file"):
            given |= {"content": file.read(), "file_name": file.name}
        partners.add_agreement(actor=actor, partner=record, **given)
        return _("Đã ghi thỏa thuận.")

    def context(self, record: Partner) -> dict[str, Any]:
        """Posts, agreements, events."""
        person = actor_of(self.request)
        look, state = look_of(record)
        return {
            "trail": _trail(None),
            "look": look,
            "state": state,
            "contacts": list(record.contacts.all()),
            "agreements": list(record.agreements.all()),
            "events": list(visible.events(person).filter(partners=record)),
            "may_write": access.allowed(person, policy.WRITE, units=[record.unit]),
        }


class AgreementFileView(Screen):
    """Tệp của một thỏa thuận."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        """Download it."""
        access.require_some(actor_of(request), policy.READ)
        seen = visible.partners(actor_of(request)).values("pk")
        rows = Agreement.objects.select_related("file").filter(partner__in=seen)
        agreement = get_object_or_404(rows, pk=pk)
        if agreement.file is None:
            raise Http404
        return attachment(agreement.file, agreement.file_name)


def look_of(partner: Partner) -> tuple[str, str]:
    """Dáng và lời."""
    return ("run", _("Đang hợp tác")) if partner.is_active else ("off", _("Đã thôi"))


def _trail(partner: Partner | None) -> list[tuple[str, str]]:
    trail = [(reverse("programmes:partners"), _("Đối tác"))]
    return [*trail, (partner.get_absolute_url(), partner.name)] if partner and partner.pk else trail


def _found(request: HttpRequest, pk: int) -> Partner:
    return get_object_or_404(visible.partners(actor_of(request)), pk=pk)
