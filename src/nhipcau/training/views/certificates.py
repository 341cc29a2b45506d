"""Giấy chứng nhận: the book, giving, giving again, taking back."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing

from .. import queries
from ..domain import certificates, exporting, policy
from ..domain.spelling import spaced
from ..forms.people import CertificateListForm
from ..models import Certificate
from .acts import WithReason
from .screen import Act, Screen, actor_of


def _row(each: Certificate) -> list[Any]:
    return [
        each.number,
        each.issued_on,
        each.holder,
        each.post,
        each.office,
        each.course.title,
        str(each.unit),
        each.get_state_display(),
        each.replaces.number if each.replaces else "",
        each.reason,
        spaced(each.code),
    ]


BOOK = Listing(
    "so-cap-giay-chung-nhan",
    [
        Column("number", gettext_lazy("Số"), 1),
        Column("issued", gettext_lazy("Ngày cấp"), 4),
        Column("holder", gettext_lazy("Họ và tên"), 2),
        Column("post", gettext_lazy("Chức vụ")),
        Column("office", gettext_lazy("Đơn vị"), 2),
        Column("course", gettext_lazy("Tên lớp"), 3),
        Column("unit", gettext_lazy("Đơn vị tổ chức")),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("replaces", gettext_lazy("Cấp lại của"), 5),
        Column("reason", gettext_lazy("Lý do"), 5),
        Column("code", gettext_lazy("Mã kiểm tra")),
    ],
    cells=_row,
)


class Book(Screen):
    """Sổ cấp giấy chứng nhận; `?export=csv` or `xlsx` gives what the filter finds, and is recorded."""

    listing = BOOK
    # What is looked for here is often a name.
    keeps_filters = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.ask(policy.MANAGE)
        visible = queries.certificates_visible_to(actor_of(request))
        years = list(visible.order_by("-year").values_list("year", flat=True).distinct())
        form = CertificateListForm(request.GET, years=years)
        form.is_valid()
        found = visible
        if year := form.cleaned_data.get("year"):
            found = found.filter(year=year)
        if state := form.cleaned_data.get("state"):
            found = found.filter(state=state)
        if (course := request.GET.get("course", "")).isdecimal():
            found = found.filter(course=int(course[:12]))
        text = form.cleaned_data.get("q") or ""
        listed = queries.search_certificates(found, text) if text else found
        if kind := request.GET.get("export"):
            for each in {each.course for each in listed}:
                count = sum(one.course_id == each.pk for one in listed)
                exporting.record(actor=actor_of(request), course=each, what=kind, people=count)
            return self.listed.file(listed)
        page = self.listed.page(listed)
        context = {"form": form, "page_obj": page, "has_any": bool(page.object_list) or visible.exists()}
        return render(request, "training/certificates.html", context)


class Issue(Act):
    """Cấp giấy cho mọi người đủ điều kiện."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        made = certificates.issue(actor=actor_of(request), course=self.about)
        said = ngettext("Đã cấp %(n)d giấy chứng nhận.", "Đã cấp %(n)d giấy chứng nhận.", len(made))
        return said % {"n": len(made)}, f"{reverse('training:certificates')}?course={self.about.pk}"


class CertificatePart(WithReason):
    """One certificate, and why."""

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.MANAGE)
        found = Certificate.objects.select_related("course__unit", "registration")
        self.certificate = get_object_or_404(found, pk=kwargs["pk"])
        self.about = self.run_course(self.certificate.course_id)

    def words(self) -> dict[str, Any]:
        return super().words() | {"back": reverse("training:certificates")}


class Reissue(CertificatePart):
    """Cấp lại."""

    def save(self, form: forms.Form) -> tuple[str, Any]:
        made = certificates.reissue(
            actor=actor_of(self.request), certificate=self.certificate, reason=form.cleaned_data["reason"]
        )
        said = _("Đã cấp lại dưới số %(number)s; giấy cũ được ghi là đã cấp lại.") % {"number": made.number}
        return said, "training:certificates"

    def words(self) -> dict[str, Any]:
        lead = _(
            "Giấy mới mang số mới, họ tên như trong danh sách người học; sai họ tên thì sửa danh sách trước."
        )
        title = _("Cấp lại giấy số %(number)s") % {"number": self.certificate.number}
        return super().words() | {"title": title, "button": _("Cấp lại"), "lead": lead}


class Revoke(CertificatePart):
    """Thu hồi."""

    def save(self, form: forms.Form) -> tuple[str, Any]:
        certificates.revoke(
            actor=actor_of(self.request), certificate=self.certificate, reason=form.cleaned_data["reason"]
        )
        return _(
            "Đã thu hồi; trang kiểm tra công khai nói rõ giấy không còn giá trị."
        ), "training:certificates"

    def words(self) -> dict[str, Any]:
        title = _("Thu hồi giấy số %(number)s") % {"number": self.certificate.number}
        return super().words() | {"title": title, "button": _("Thu hồi")}
