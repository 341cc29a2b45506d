"""Thử tính hạn: a rule and a moment in, the deadline with its explanation and its days out."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import Unit
from nhipcau.units.queries import in_being, in_office_order

from .. import queries
from ..domain import following, policy
from ..domain.calendars import office_calendar
from ..domain.deadlines import term_of
from ..domain.explaining import explain
from ..domain.strips import strip_of
from ..domain.terms import reckon
from ..forms.deadlines import FollowForm, TryForm
from ..models import Rule


class CalculatorView(Screen):
    """Tính thử không lưu gì; whoever may follows the deadline from here."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form, and what it was asked."""
        access.require(request.user, policy.READ)
        rules = list(queries.latest_rules())
        if "day" not in request.GET:
            now = timezone.localtime()
            initial = {"rule": request.GET.get("rule"), "day": now.date(), "hour": now.time()}
            form = TryForm(rules=rules, initial=initial)
            return render(request, "clock/calculator.html", {"form": form})
        form = TryForm(request.GET, rules=rules)
        if not form.is_valid():
            return render(request, "clock/calculator.html", {"form": form})
        return _page(request, form, _rule(rules, form))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Follow what was reckoned."""
        access.require_some(request.user, policy.ACT)
        rules = list(queries.latest_rules())
        form = TryForm(request.POST, rules=rules)
        follow = FollowForm(request.POST, units=_units(request))
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return render(request, "clock/calculator.html", {"form": form}, status=422)
        if follow.is_valid():
            try:
                made = following.follow(
                    actor=request.user,
                    code=form.cleaned_data["rule"],
                    event_at=form.moment,
                    **follow.cleaned_data,
                )
            except Refused as refusal:
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã theo dõi hạn này; nó hiện ở danh sách hạn đến khi khép lại."))
                return redirect(made)
        return _page(request, form, _rule(rules, form), follow)


def _page(request: HttpRequest, form: TryForm, rule: Rule, follow: FollowForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "rule": rule}
    try:
        found = reckon(term_of(rule), form.moment, office_calendar())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return render(request, "clock/calculator.html", context)
    context |= {"found": found, "explanation": explain(rule, found), "strip": strip_of(found)}
    context["in_force"] = queries.rule_in_force(rule.code, found.event.date()) is not None
    if context["in_force"] and access.scope_of(request.user, policy.ACT):  # type: ignore[arg-type]
        context["follow"] = follow or FollowForm(units=_units(request))
    return render(request, "clock/calculator.html", context)


def _rule(rules: list[Rule], form: TryForm) -> Rule:
    """The version in force on the day of the event; the newest, unverified or not, where none is."""
    code = form.cleaned_data["rule"]
    moment: datetime = form.moment
    found = queries.rule_in_force(code, timezone.localdate(moment))
    return found or next(rule for rule in rules if rule.code == code)


def _units(request: HttpRequest) -> Any:
    """Đơn vị được theo dõi: all for those who reach all, else one's own."""
    units = in_office_order(in_being(timezone.localdate()))
    if access.scope_of(request.user, policy.ACT) == Scope.ALL:  # type: ignore[arg-type]
        return units
    own = access.own_unit_ids(request.user, policy.ACT)  # type: ignore[arg-type]
    return units.filter(pk__in=own) if own else Unit.objects.none()
