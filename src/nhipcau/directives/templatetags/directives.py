"""How directives and obligations look (trạng thái, sáu rõ)."""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nhipcau.core.templatetags.nhipcau import in_words, state

from ..domain.clarities import Clear
from ..domain.dissemination import DeliveryStanding
from ..enums import Clarity, DeliveryState, DirectiveState, ObligationState, Standing
from ..models import Directive, Obligation

register = template.Library()

LOOKS: dict[str, str] = {
    DirectiveState.READING: "run",
    DirectiveState.SCREENING: "soon",
    DirectiveState.FAILED: "late",
    DirectiveState.REVIEW: "soon",
    DirectiveState.CONFIRMED: "ok",
    DirectiveState.DISCARDED: "off",
    ObligationState.PROPOSED: "wait",
    ObligationState.CONFIRMED: "ok",
    ObligationState.DROPPED: "off",
    ObligationState.REPLACED: "off",
    ObligationState.SUPERSEDED: "off",
}
DELIVERY_LOOKS = {
    DeliveryState.SENT: "wait",
    DeliveryState.OPENED: "soon",
    DeliveryState.ACKNOWLEDGED: "run",
    DeliveryState.BRIEFED: "ok",
    DeliveryState.RECALLED: "off",
}
SHAPES = {Standing.STATED: "●", Standing.FILLED: "◐", Standing.MISSING: "○"}


VERBS = {
    "directives.obligation.confirm": gettext_lazy("xác nhận nhiệm vụ"),
    "directives.obligation.reopen": gettext_lazy("mở lại nhiệm vụ"),
    "directives.obligation.edit": gettext_lazy("sửa nhiệm vụ"),
    "directives.obligation.add": gettext_lazy("thêm nhiệm vụ"),
    "directives.obligation.drop": gettext_lazy("bỏ nhiệm vụ"),
    "directives.obligation.restore": gettext_lazy("khôi phục nhiệm vụ"),
    "directives.obligation.split": gettext_lazy("tách nhiệm vụ"),
    "directives.obligation.merge": gettext_lazy("gộp nhiệm vụ"),
    "directives.obligation.undo": gettext_lazy("hoàn tác tách, gộp"),
    "directives.obligation.supersede": gettext_lazy("được văn bản mới tiếp nối"),
    "directives.obligation.take_over": gettext_lazy("tiếp nối nhiệm vụ của văn bản cũ"),
    "directives.party.choose": gettext_lazy("chọn đơn vị"),
    "directives.party.add": gettext_lazy("thêm đơn vị"),
    "directives.party.remove": gettext_lazy("bỏ đơn vị"),
}


@register.filter
def verb_in_words(verb: str) -> str:
    """Việc trong nhật ký nói bằng lời; a verb of another app as it is."""
    return str(VERBS.get(verb, verb))


@register.simple_tag
def standing(record: Directive | Obligation) -> SafeString:
    """Nhãn trạng thái of a directive or an obligation; a superseded directive is over, whatever it was."""
    if isinstance(record, Directive) and record.superseded_by_id:
        return state("off", _("Đã có bản thay thế"))
    return state(LOOKS[record.state], record.get_state_display())


@register.simple_tag
def delivery_state(standing: DeliveryStanding, with_days: bool = True) -> SafeString:
    """Nhãn tình hình của một đơn vị nhận and, `with_days`, how late it is."""
    look = "ok" if standing.is_done else DELIVERY_LOOKS[standing.state]
    label = state(look, standing.state.label)
    if not (with_days and standing.days_late):
        return label
    return format_html("{} {}", label, state("late", in_words(-standing.days_late)))


@register.simple_tag
def clarity(clear: Clear) -> SafeString:
    """Một điều trong sáu rõ: a shape, its name, and in words how it stands."""
    return SafeString(_drawn(clear, _labels(get_language())))


@register.simple_tag
def clarities(clears: Iterable[Clear]) -> SafeString:
    """Sáu rõ của một nhiệm vụ, as items of a list."""
    labels = _labels(get_language())
    return SafeString("".join([f"<li>{_drawn(clear, labels)}</li>" for clear in clears]))


@cache
def _labels(language: str | None) -> dict[Clarity | Standing, str]:
    """Tên các điều rõ và các mức in one language: a long document says them hundreds of times a page."""
    return {each: escape(str(each.label)) for each in (*Clarity, *Standing)}


def _drawn(clear: Clear, labels: Mapping[Clarity | Standing, str]) -> str:
    standing = labels[clear.standing]
    return (
        f'<span class="nd-clear nd-clear--{clear.standing.value}" title="{standing}: '
        f'{escape(clear.value or "–")}"><span aria-hidden="true">{SHAPES[clear.standing]}</span> '
        f'{labels[clear.clarity]}<span class="nd-hidden">: {standing}</span></span>'
    )


@register.simple_tag(takes_context=True)
def found_party(context: template.Context, line: Any) -> SafeString:
    """Một tên đã rõ là ai, and the way to change it: a long document names units a hundred times a page."""
    party, words, target = line.party, context["words"], escape(line.target)
    muted = ' <span class="nc-muted">({})</span>'
    told = [target if line.is_literal else f"“{escape(party.written)}” → <strong>{target}</strong>"]
    if party.through:
        told.append(muted.format(escape(_("kế thừa từ %(old)s") % {"old": party.through})))
    if party.group:
        told.append(muted.format(escape(words["group"])))
    if party.chosen and context.get("is_read"):
        told.append(muted.format(escape(words["chosen"])))
    if context.get("may_review") and context["card"].is_waiting:
        told.append(
            f' <a class="nd-small" href="{escape(line.path)}" aria-label="{escape(line.change)}">'
            f"{escape(words['change'])}</a>"
        )
    return SafeString(f'<div class="nd-party">{"".join(told)}</div>')
