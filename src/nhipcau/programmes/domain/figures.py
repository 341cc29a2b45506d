"""Chỉ tiêu báo cáo của các chương trình: what reports count of them, and where each record opens."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure
from nhipcau.plans.domain import money

from ..models import Agreement, BudgetLine, Event, Nomination, Shown, Spending
from ..queries import figures as queries

EVENTS = gettext_lazy("Sự kiện, triển lãm")
RECOGNITION = gettext_lazy("Mô hình hay, khen thưởng")
PARTNERS = gettext_lazy("Đối tác")
BUDGET = gettext_lazy("Kinh phí")


def _event(event: Event) -> str:
    words = {"name": event.name, "place": event.place, "day": f"{event.ends_on:%d/%m/%Y}"}
    return _("%(name)s, %(place)s, đến %(day)s") % words


def _visited(event: Event) -> str:
    counted = event.get_counted_display().lower()
    return _("%(event)s (%(counted)s)") % {"event": _event(event), "counted": counted}


def _shown(shown: Shown) -> str:
    return _("%(title)s, tại %(event)s") % {"title": shown.title, "event": shown.event.name}


def _nomination(nomination: Nomination) -> str:
    return _("%(title)s: %(nominee)s") % {"title": nomination.title, "nominee": nomination.nominee}


def _agreement(agreement: Agreement) -> str:
    words = {
        "title": agreement.title,
        "partner": agreement.partner.name,
        "day": f"{agreement.signed_on:%d/%m/%Y}",
    }
    return _("%(title)s với %(partner)s, ký %(day)s") % words


def _line(line: BudgetLine) -> str:
    words = {"activity": line.activity, "source": line.get_source_display(), "paper": line.reference}
    return _("%(activity)s (%(source)s; %(paper)s)") % words


def _spending(spending: Spending) -> str:
    words = {
        "what": spending.what,
        "amount": money.written(spending.amount),
        "day": f"{spending.spent_on:%d/%m/%Y}",
    }
    return _("%(what)s: %(amount)s đồng, %(day)s") % words


def _of_partner(agreement: Agreement) -> str:
    return reverse("programmes:partner", args=[agreement.partner_id])


FIGURES = (
    Figure(
        "programmes.events",
        EVENTS,
        gettext_lazy("Sự kiện đã tổ chức"),
        gettext_lazy("Sự kiện đã ghi kết quả, có ngày cuối trong kỳ."),
        queries.events_held,
        _event,
        Event.get_absolute_url,
        counted_in=gettext_lazy("sự kiện"),
    ),
    Figure(
        "programmes.visitors",
        EVENTS,
        gettext_lazy("Lượt khách"),
        gettext_lazy("Số lượt khách của các sự kiện đã tổ chức trong kỳ; mỗi sự kiện ghi rõ cách đếm."),
        queries.events_visited,
        _visited,
        Event.get_absolute_url,
        amount="visitors",
        counted_in=gettext_lazy("lượt"),
    ),
    Figure(
        "programmes.shown",
        EVENTS,
        gettext_lazy("Hiện vật, sản phẩm trưng bày"),
        gettext_lazy("Số lượng hiện vật, sản phẩm đã trưng bày ở các sự kiện của kỳ."),
        queries.shown,
        _shown,
        lambda shown: reverse("programmes:event", args=[shown.event_id]),
        unit="event__unit_id",
        amount="quantity",
        counted_in=gettext_lazy("sản phẩm"),
    ),
    Figure(
        "programmes.nominated",
        RECOGNITION,
        gettext_lazy("Đề cử đã gửi"),
        gettext_lazy("Đề cử gửi trong kỳ và không bị rút."),
        queries.nominated,
        _nomination,
        Nomination.get_absolute_url,
        counted_in=gettext_lazy("đề cử"),
    ),
    Figure(
        "programmes.recognised",
        RECOGNITION,
        gettext_lazy("Được khen thưởng"),
        gettext_lazy("Tập thể, cá nhân được ghi nhận bằng quyết định ban hành trong kỳ."),
        queries.recognised,
        _nomination,
        Nomination.get_absolute_url,
        counted_in=gettext_lazy("tập thể, cá nhân"),
    ),
    Figure(
        "programmes.practices",
        RECOGNITION,
        gettext_lazy("Mô hình vào thư viện"),
        gettext_lazy("Mô hình hay được đưa vào thư viện trong kỳ."),
        queries.published,
        _nomination,
        Nomination.get_absolute_url,
        counted_in=gettext_lazy("mô hình"),
    ),
    Figure(
        "programmes.agreements",
        PARTNERS,
        gettext_lazy("Thỏa thuận đã ký"),
        gettext_lazy("Thỏa thuận với đối tác ký trong kỳ."),
        queries.agreements_signed,
        _agreement,
        _of_partner,
        unit="partner__unit_id",
        counted_in=gettext_lazy("thỏa thuận"),
    ),
    Figure(
        "programmes.joint",
        PARTNERS,
        gettext_lazy("Hoạt động cùng đối tác"),
        gettext_lazy("Sự kiện đã tổ chức trong kỳ có đối tác cùng làm."),
        queries.joint,
        _event,
        Event.get_absolute_url,
        counted_in=gettext_lazy("sự kiện"),
    ),
    Figure(
        "programmes.granted",
        BUDGET,
        gettext_lazy("Dự toán được giao"),
        gettext_lazy("Dự toán của các hoạt động, theo ngày giao trong kỳ."),
        queries.granted,
        _line,
        BudgetLine.get_absolute_url,
        amount="planned",
        counted_in=gettext_lazy("đồng"),
    ),
    Figure(
        "programmes.spent",
        BUDGET,
        gettext_lazy("Đã chi"),
        gettext_lazy("Các khoản chi có ngày chi trong kỳ, không tính khoản đã bỏ."),
        queries.spent,
        _spending,
        lambda spending: reverse("programmes:budget_line", args=[spending.line_id]),
        unit="line__unit_id",
        amount="amount",
        counted_in=gettext_lazy("đồng"),
    ),
)
