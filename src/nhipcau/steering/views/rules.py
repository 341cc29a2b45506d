"""Quy tắc nhắc: when the office reminds, whom, and at what hour."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access

from ..domain import policy, supervising
from ..forms.reminders import RuleForm, WayForm
from ..models import ReminderRule
from .screen import Act, Screen, actor_of


class RulesView(Screen):
    """Các quy tắc và giờ gửi."""

    tab = "rules"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what holds."""
        access.require(actor_of(request), policy.RULE)
        way = supervising.current()
        form = WayForm(initial={"is_on": way.is_on, "hour": way.hour, "kept_days": way.kept_days})
        return self.page(form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the hour and the switch."""
        access.require(actor_of(request), policy.RULE)
        form = WayForm(request.POST)
        if form.is_valid():
            supervising.set_way(actor=actor_of(request), **form.cleaned_data)
            messages.success(request, _("Đã lưu cách đôn đốc."))
            return redirect("steering:rules")
        messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

    def page(self, form: WayForm, status: int = 200) -> HttpResponse:
        """The way of reminding above, the rules below."""
        context = self.frame(form=form, rules=ReminderRule.objects.all())
        return render(self.request, "steering/rules.html", context, status=status)


class RuleView(Screen):
    """Sửa một quy tắc."""

    tab = "rules"

    def get(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """The form."""
        access.require(actor_of(request), policy.RULE)
        rule = self.rule(pk)
        return self.page(RuleForm.of(rule) if rule else RuleForm(), rule)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Keep it."""
        access.require(actor_of(request), policy.RULE)
        rule, form = self.rule(pk), RuleForm(request.POST)
        if form.is_valid():
            try:
                self.keep(rule, form)
            except (Refused, ValidationError) as refusal:
                form.add_error(None, " ".join(refusal.messages))
            else:
                messages.success(request, _("Đã lưu quy tắc nhắc."))
                return redirect("steering:rules")
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(form, rule, status=422)

    def rule(self, pk: int | None) -> ReminderRule | None:
        """The rule, if one is named."""
        return get_object_or_404(ReminderRule, pk=pk) if pk else None

    def keep(self, rule: ReminderRule | None, form: RuleForm) -> None:
        """Call the verb."""
        actor, terms = actor_of(self.request), form.terms()
        if rule is None:
            supervising.add_rule(actor=actor, **terms)
        else:
            supervising.change_rule(actor=actor, rule=rule, is_on=form.cleaned_data["is_on"], **terms)

    def page(self, form: RuleForm, rule: ReminderRule | None, status: int = 200) -> HttpResponse:
        """The form."""
        if rule is None:
            form.fields.pop("is_on", None)
        return render(self.request, "steering/rule.html", self.frame(form=form, rule=rule), status=status)


class AddRule(RuleView):
    """Thêm một quy tắc."""


class RemoveRule(Act):
    """Bỏ một quy tắc."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Remove it."""
        actor = actor_of(request)
        access.require(actor, policy.RULE)
        rule = get_object_or_404(ReminderRule, pk=kwargs["pk"])
        supervising.remove_rule(actor=actor, rule=rule)
        return _("Đã bỏ quy tắc nhắc."), "steering:rules"

    def back(self, **kwargs: Any) -> Any:
        """The rules."""
        return "steering:rules"
