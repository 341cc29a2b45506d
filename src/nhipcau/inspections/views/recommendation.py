"""Trang một kiến nghị: what the unit mends, how it shows it, who accepts it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from nhipcau.core.views.files import attachment
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, remedies
from ..enums import RecommendationState
from ..forms.following import AcceptForm, RemedyForm, ReportForm
from ..forms.rounds import ReasonForm
from ..models import Recommendation, Remedy
from .screen import Bound, Deed, DeedScreen, Screen, actor_of, plain


def _add(who: Any, record: Recommendation, of: int, given: dict[str, Any]) -> None:
    stated = {"title": given["title"], "done_on": given["done_on"]}
    if file := given["file"]:
        remedies.add_file(
            actor=who,
            recommendation=record,
            content=file.read(),
            name=file.name,
            no_secret=given["no_secret"],
            **stated,
        )
    else:
        remedies.add_link(actor=who, recommendation=record, link=given["link"], **stated)


class RecommendationView(DeedScreen):
    """Trang kiến nghị; every act is a POST to it."""

    tab = "recommendations"
    deeds = {
        "add": Deed(_add, _("Đã thêm minh chứng khắc phục."), plain(RemedyForm)),
        "withdraw": Deed(
            lambda who, record, of, given: remedies.withdraw(
                actor=who, remedy=get_object_or_404(record.remedies, pk=of)
            ),
            _("Đã rút lại minh chứng."),
        ),
        "report": Deed(
            lambda who, record, of, given: remedies.report(actor=who, recommendation=record, **given),
            _("Đã báo cáo thực hiện; chờ người khác xác nhận."),
            plain(ReportForm),
        ),
        "accept": Deed(
            lambda who, record, of, given: remedies.accept(actor=who, recommendation=record, **given),
            _("Đã xác nhận kiến nghị được thực hiện."),
            plain(AcceptForm),
        ),
        "return": Deed(
            lambda who, record, of, given: remedies.return_(actor=who, recommendation=record, **given),
            _("Đã trả lại; đơn vị được báo lý do."),
            plain(ReasonForm),
        ),
        "give_up": Deed(
            lambda who, record, of, given: remedies.give_up(actor=who, recommendation=record, **given),
            _("Đã thôi theo dõi kiến nghị này."),
            plain(ReasonForm),
        ),
    }

    def find(self, pk: int) -> Recommendation:
        """The recommendation, if this person may see it."""
        related = queries.recommendations_visible_to(actor_of(self.request)).select_related(
            "visit__unit",
            "visit__heir",
            "heir",
            "visit__round",
            "finding__item__assignment",
            "reported_by",
            "settled_by",
        )
        return get_object_or_404(related, pk=pk)

    def page(self, record: Recommendation, bound: Bound, status: int = 200) -> HttpResponse:
        """The page."""
        remedies_of = record.remedies.select_related("file").order_by("done_on", "pk")
        context = self.frame(
            recommendation=record,
            remedies=remedies_of,
            forms={name: self.form(bound, name, record) for name in self.offered(record)},
            waits_for_another=record.state == RecommendationState.REPORTED
            and access.allowed(actor_of(self.request), policy.ACCEPT)
            and not remedies.acceptable_by(actor_of(self.request), record),
        )
        return render(self.request, "inspections/recommendation.html", context, status=status)

    def offered(self, record: Recommendation) -> list[str]:
        """Những việc người này làm được lúc này."""
        person, found = actor_of(self.request), []
        if not remedies.is_followed(record):
            return []
        if record.state == RecommendationState.OPEN:
            if access.allowed(person, policy.ANSWER, units=[record.carrying]):
                found += ["add", "report"]
        elif record.state == RecommendationState.REPORTED and remedies.acceptable_by(person, record):
            found += ["accept", "return"]
        if record.is_open and access.allowed(person, policy.PREPARE):
            found.append("give_up")
        return found


class RemedyView(Screen):
    """Tải tệp minh chứng khắc phục."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The bytes as they came, to whoever sees the recommendation."""
        visible = queries.recommendations_visible_to(actor_of(request))
        found = Remedy.objects.filter(recommendation__in=visible.values("pk")).select_related("file")
        remedy = get_object_or_404(found, pk=pk)
        if remedy.file is None:
            raise Http404
        return attachment(remedy.file, remedy.file_name)
