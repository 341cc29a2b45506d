"""Trang nhiệm vụ, and the buttons that decide on one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nhipcau.core import queries as core_queries
from nhipcau.core.domain import panels
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import clarities, deadlines, excerpt, obligations, policy, values
from ..enums import ObligationState
from ..models import Obligation
from .cards import Deck
from .screen import DirectiveScreen, Verb, actor_of, card_url


class ObligationScreen(DirectiveScreen):
    """The sentence in its source, the six clarities, what was read and what stands, the history."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        obligation = self.obligation(pk)
        history = list(core_queries.history_of(obligation)[:100])
        names = {u.pk: str(u) for u in User.objects.filter(pk__in={entry.actor_id for entry in history})}
        deck = Deck()
        lines = [deck.line(party) for party in queries.parties().filter(obligation=obligation)]
        may_review = access.allowed(actor_of(request), policy.REVIEW)
        return render(
            request,
            "directives/obligation.html",
            {
                "obligation": obligation,
                "directive": obligation.directive,
                "excerpts": excerpt.of(obligation),
                "clear": clarities.of(obligation),
                "deadline": deadlines.in_words(obligation),
                "lines": lines,
                "changed": _changed(obligation),
                "family": {
                    "parents": obligation.parents.all(),
                    "offspring": obligation.offspring.all(),
                },
                "history": [(entry, names.get(entry.actor_id or 0, _("Hệ thống"))) for entry in history],
                "panels": panels.rendered("directives.obligation", request, obligation),
                "may_review": may_review,
                "may_reopen": may_review and obligation.state == ObligationState.CONFIRMED,
            },
        )


class Confirm(Verb):
    """Xác nhận một nhiệm vụ, then the next one that waits."""

    of = Obligation

    def act(self, request: HttpRequest, record: Obligation) -> str:
        seen = request.POST.get("seen", "")
        obligations.confirm(actor=actor_of(request), obligation=record, seen=seen)
        return ""

    def after(self, record: Obligation, done: bool) -> str:
        if not done:
            return card_url(record)
        waiting = queries.live(record.directive).filter(state=ObligationState.PROPOSED)
        following = waiting.filter(position__gte=record.position).first() or waiting.first()
        return card_url(following or record)


class Drop(Verb):
    """Bỏ, vì …"""

    of = Obligation

    def act(self, request: HttpRequest, record: Obligation) -> str:
        obligations.drop(actor=actor_of(request), obligation=record, reason=request.POST.get("reason", ""))
        return _("Đã bỏ nhiệm vụ; có thể khôi phục ở cuối trang rà soát.")

    def after(self, record: Obligation, done: bool) -> str:
        following = queries.live(record.directive).filter(position__gte=record.position).first()
        return card_url(following or record) if done else card_url(record)


class Restore(Verb):
    """Khôi phục."""

    of = Obligation

    def act(self, request: HttpRequest, record: Obligation) -> str:
        obligations.restore(actor=actor_of(request), obligation=record)
        return _("Đã khôi phục nhiệm vụ; nhiệm vụ chờ xác nhận.")

    def after(self, record: Obligation, done: bool) -> str:
        return card_url(record)


class Undo(Restore):
    """Hoàn tác việc tách, gộp."""

    def act(self, request: HttpRequest, record: Obligation) -> str:
        obligations.undo(actor=actor_of(request), obligation=record)
        return _("Đã hoàn tác; nhiệm vụ trở lại như trước khi tách, gộp.")


class Reopen(Restore):
    """Mở lại, vì …"""

    def act(self, request: HttpRequest, record: Obligation) -> str:
        obligations.reopen(actor=actor_of(request), obligation=record, reason=request.POST.get("reason", ""))
        return _("Đã mở lại nhiệm vụ; văn bản trở lại trạng thái chờ rà soát.")

    def after(self, record: Obligation, done: bool) -> str:
        return card_url(record) if done else record.get_absolute_url()


def _changed(obligation: Obligation) -> list[tuple[str, str, str]]:
    """Máy đọc và hiện nay: (name, what was read, what stands) of the fields a person changed."""
    read = values.obligation_of(obligation.machine or {})
    if obligation.machine is None:
        return []
    shown = []
    for name, old in read.items():
        new = getattr(obligation, name)
        if new != old:
            label = str(Obligation._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            shown.append((label, _in_words(old), _in_words(new)))
    return shown


def _in_words(value: object) -> str:
    if value in (None, "", [], False):
        return "–"
    if value is True:
        return _("có")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)
