"""Thiết lập: quy tắc kỳ báo cáo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, rules
from ..forms import OwnRuleForm, RuleForm
from ..models import PeriodRule


class RulesView(Screen):
    """Các quy tắc, the superseded ones too; readable to whoever reads reports."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the rules."""
        access.require(request.user, policy.READ_RULES)
        may_set = access.allowed(request.user, policy.SET_RULES)
        rows = queries.rules()
        return render(request, "reports/rules.html", {"rules": rows, "may_set": may_set})


class OwnRuleView(Screen):
    """Lập quy tắc riêng của một cơ quan."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_RULES)
        return render(request, "reports/rule.html", {"rule": None, "form": OwnRuleForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add the rule."""
        access.require(request.user, policy.SET_RULES)
        form = OwnRuleForm(request.POST)
        if form.is_valid():
            try:
                rules.add_own(actor=request.user, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã lập quy tắc riêng; cơ quan khác vẫn theo quy tắc chung."))
                return redirect("reports:rules")
        else:
            messages.error(request, WRONG_FIELDS)
        return render(request, "reports/rule.html", {"rule": None, "form": form})


class RuleView(Screen):
    """Sửa hoặc xác nhận một quy tắc."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the form."""
        access.require(request.user, policy.SET_RULES)
        rule = get_object_or_404(PeriodRule, pk=pk)
        return render(request, "reports/rule.html", {"rule": rule, "form": RuleForm(instance=rule)})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Correct the rule."""
        rule = get_object_or_404(PeriodRule, pk=pk)
        # A ModelForm writes into its instance; the verb must still see what stood before.
        form = RuleForm(request.POST, instance=get_object_or_404(PeriodRule, pk=pk))
        if form.is_valid():
            try:
                rules.correct(actor=request.user, rule=rule, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
                messages.error(request, refusal.sentence)
            else:
                messages.success(request, _("Đã lưu quy tắc kỳ báo cáo. Báo cáo đã lập không thay đổi."))
                return redirect("reports:rules")
        else:
            messages.error(request, WRONG_FIELDS)
        return render(request, "reports/rule.html", {"rule": rule, "form": form})
