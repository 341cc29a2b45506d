"""Thiết lập: quy tắc thời hạn, each with its versions."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, rules
from ..domain.explaining import cite, length
from ..forms.rules import ReasonForm, RuleFilter, RuleForm
from ..models import Rule


def _cells(rule: Rule) -> list[Any]:
    return [
        rule.get_field_display(),
        rule.name,
        length(rule),
        rule.event_words,
        cite(rule),
        rule.in_force_from,
        rule.in_force_to,
        rule.version,
        _("có") if rule.is_verified else _("chờ xác nhận"),
    ]


RULES = Listing(
    "quy-tac-thoi-han",
    [
        Column("field", gettext_lazy("Lĩnh vực"), 1),
        Column("task", gettext_lazy("Việc phải làm"), 1),
        Column("term", gettext_lazy("Thời hạn"), 2),
        Column("event", gettext_lazy("Kể từ khi"), 3),
        Column("ground", gettext_lazy("Căn cứ"), 4),
        Column("from", gettext_lazy("Áp dụng từ"), 5),
        Column("to", gettext_lazy("Áp dụng đến trước"), 5),
        Column("version", gettext_lazy("Phiên bản")),
        Column("verified", gettext_lazy("Đang dùng"), 6),
    ],
    cells=_cells,
)


class RulesView(Screen):
    """Danh sách quy tắc; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = RULES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require(request.user, policy.READ)
        form = RuleFilter(request.GET)
        form.is_valid()
        wanted = form.cleaned_data
        found = queries.latest_rules()
        if wanted.get("field"):
            found = found.filter(field=wanted["field"])
        if wanted.get("state"):
            found = found.filter(is_verified=wanted["state"] == "on")
        rows = queries.search_rules(found, wanted.get("q") or "")
        if "export" in request.GET:
            return self.listed.file(rows)
        context = {
            "form": form,
            "rules": rows,
            "waiting": sum(not rule.is_verified for rule in rows),
            "may_set": access.allowed(request.user, policy.SET_RULES),
        }
        return render(request, "clock/rules.html", context)


class RuleView(Screen):
    """Một quy tắc với các phiên bản; a button confirms it or takes it out of use."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        access.require(request.user, policy.READ)
        rule = get_object_or_404(Rule, pk=pk)
        versions = list(queries.versions_of(rule))
        context = {
            "rule": rule,
            "versions": versions,
            "is_newest": versions[0] == rule,
            "may_set": access.allowed(request.user, policy.SET_RULES),
            "reason": ReasonForm(),
        }
        return render(request, "clock/rule.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Confirm or switch off."""
        rule = get_object_or_404(Rule, pk=pk)
        try:
            if request.POST.get("act") == "off":
                rules.switch_off(actor=request.user, rule=rule, reason=request.POST.get("reason", ""))
                messages.success(request, _("Đã ngừng dùng quy tắc. Hạn đang chạy vẫn theo phiên bản cũ."))
            else:
                rules.confirm(actor=request.user, rule=rule)
                messages.success(request, _("Đã xác nhận. Từ nay quy tắc này tính hạn."))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(rule)


class NewRuleView(Screen):
    """Thêm một quy tắc."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_RULES)
        return render(request, "clock/rule_form.html", {"form": RuleForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add it."""
        access.require(request.user, policy.SET_RULES)
        form = RuleForm(request.POST)
        return _kept(request, form, None)


class CorrectRuleView(Screen):
    """Sửa một quy tắc: what is saved is its next version."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_RULES)
        rule = get_object_or_404(Rule, pk=pk)
        return render(request, "clock/rule_form.html", {"form": RuleForm(instance=rule), "rule": rule})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the next version."""
        access.require(request.user, policy.SET_RULES)
        # A ModelForm writes into its instance; the verb must still see what stood before.
        form = RuleForm(request.POST, instance=get_object_or_404(Rule, pk=pk))
        return _kept(request, form, get_object_or_404(Rule, pk=pk))


def _kept(request: HttpRequest, form: RuleForm, rule: Rule | None) -> HttpResponse:
    if form.is_valid():
        wanted = {name: form.cleaned_data.get(name) for name in rules.FIELDS}
        verified = form.cleaned_data["is_verified"]
        actor: Any = request.user
        try:
            if rule is None:
                made = rules.add(actor=actor, wanted=wanted, is_verified=verified)
            else:
                made = rules.correct(actor=actor, rule=rule, wanted=wanted, is_verified=verified)
        except Refused as refusal:
            form.add_error(None, refusal)
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Đã lưu quy tắc, phiên bản %(number)d.") % {"number": made.version})
            return redirect(made)
    else:
        messages.error(request, WRONG_FIELDS)
    return render(request, "clock/rule_form.html", {"form": form, "rule": rule}, status=422)
