"""Đôn đốc: a notice or an official letter to the units that have not done what was asked."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.casing import inside
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import letters, papers
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.official.domain.content import Align, Column, Row, Table
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

from ... import queries
from ...enums import ReminderKind
from ...models import Delivery, Directive, Reminder
from .. import policy
from .sending import name_of, notice_lines, what_is_asked

# Named one by one in the letter up to here; beyond, the annex names them.
NAMED = 10


def remind(*, actor: User, deliveries: Iterable[Delivery]) -> int:
    """Nhắc các đơn vị chưa xong, once a day each; those that are done are passed over. Returns how many.

    Raises PermissionDenied; Refused when none of them is to be reminded today.
    """
    access.require(actor, policy.DISSEMINATE)
    with transaction.atomic():
        count = _remind(actor, list(deliveries), timezone.localdate())
    if not count:
        raise Refused(_("Các đơn vị đã chọn đều đã xong hoặc đã được nhắc hôm nay; không gửi thêm."))
    return count


def remind_due(*, on: date, every: int = 7) -> int:
    """Nhắc tự động: units whose day is tomorrow or past, and that nobody reminded within `every` days.

    Run on a schedule, once a day or more often; what was reminded today is not reminded again.
    """
    asked = Delivery.objects.filter(recalled_at=None, dissemination__due__lte=on + timedelta(days=1))
    # What a later version took over is not asked for any more.
    asked = asked.filter(directive__superseded_by=None)
    recent = Reminder.objects.filter(on__gt=on - timedelta(days=every)).values("delivery")
    found = queries.in_question(queries.with_standing(asked)).exclude(pk__in=recent)
    with transaction.atomic():
        return _remind(None, list(found.order_by("pk")), on)


def draft_letter(*, actor: User, directive: Directive, deliveries: Iterable[Delivery]) -> Paper:
    """Soạn công văn đôn đốc to the units not done, listed in an annex; it goes on as any outgoing paper.

    Raises PermissionDenied; Refused when every unit given is done, or there is no standing office.
    """
    access.require(actor, policy.WRITE_REMINDER)
    office = standing_office()
    if office is None:
        raise Refused(_("Danh bạ chưa ghi cơ quan thường trực nên chưa soạn được công văn."))
    with transaction.atomic():
        chosen = Delivery.objects.filter(pk__in=[each.pk for each in deliveries], recalled_at=None)
        standing = queries.with_standing(chosen.filter(directive=directive))
        lagging = list(
            queries.in_question(standing).select_for_update(of=("self",)).order_by("unit__sort_key")
        )
        if not lagging:
            raise Refused(_("Các đơn vị đã chọn đều đã làm xong; không cần công văn đôn đốc."))
        names = [each.unit.name for each in lagging]
        # The letter is Vietnamese, whatever language its drafter's screen speaks.
        with translation.override(settings.LANGUAGE_CODE):
            everyone = _("Các đơn vị có tên trong danh sách kèm theo")
            paper = letters.draft(
                actor=actor,
                office=office,
                kind=PaperKind.REMINDER,
                title=_("đôn đốc việc phổ biến, quán triệt %(name)s") % {"name": name_of(directive)},
                addressees=names if len(names) <= NAMED else [everyone],
                paragraphs=_paragraphs(office, directive, lagging),
                tables=[_annex(directive, lagging)],
            )
        papers.concern(paper=paper, units=[each.unit for each in lagging])
        Reminder.objects.bulk_create(
            Reminder(delivery=each, kind=ReminderKind.LETTER, by=actor, paper=paper) for each in lagging
        )
        after = {"paper": paper.pk, "units": [each.unit_id for each in lagging]}
        audit.record(actor=actor, verb="directives.reminder_letter", subject=directive, after=after)
    return paper


@in_official_language
def message(directive: Directive, deliveries: Sequence[Delivery], *, address: str) -> str:
    """Tin nhắn đôn đốc to copy into a chat; `address` is the full URL of the directive's page."""
    dues = sorted({each.dissemination.due for each in deliveries if each.dissemination.due})
    briefing = any(each.dissemination.wants_briefing for each in deliveries)
    lines = [
        (_("ĐÔN ĐỐC PHỔ BIẾN VĂN BẢN"), name_of(directive)),
        (_("Về việc"), directive.title if directive.number else ""),
        (_("Đơn vị chưa xong"), "; ".join(each.unit.name for each in deliveries)),
        (_("Đề nghị"), what_is_asked(briefing)),
        (_("Hạn"), f"{dues[0]:%d/%m/%Y}" if dues else ""),
        (_("Xem và xác nhận"), address),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _remind(actor: User | None, deliveries: Sequence[Delivery], on: date) -> int:
    """In the caller's transaction: one notice per delivery and day, whoever asks and however often."""
    wanted = queries.with_standing(
        Delivery.objects.filter(pk__in=[each.pk for each in deliveries], recalled_at=None)
    )
    told = Reminder.objects.filter(on=on, kind=ReminderKind.NOTICE).values("delivery")
    found = list(
        queries.in_question(wanted)
        .exclude(pk__in=told)
        .select_related("directive")
        .defer("directive__reading")
        .select_for_update(of=("self",))
    )
    for delivery in found:
        Reminder.objects.create(delivery=delivery, kind=ReminderKind.NOTICE, on=on, by=actor)
        with translation.override(settings.LANGUAGE_CODE):
            notices.to_units(
                [delivery.unit],
                subject=_("Nhắc: văn bản đã phổ biến đến đơn vị chưa xong"),
                lines=notice_lines(delivery),
                path=reverse("directives:review", args=[delivery.directive_id]),
                key=f"directives.reminder:{delivery.pk}:{on.isoformat()}",
                besides=actor,
            )
        after = {"unit": delivery.unit_id, "on": on}
        audit.record(actor=actor, verb="directives.remind", subject=delivery, after=after)
    return len(found)


def _paragraphs(office: Unit, directive: Directive, lagging: Sequence[Delivery]) -> list[str]:
    sent = min(each.sent_at for each in lagging)
    dues = sorted({each.dissemination.due for each in lagging if each.dissemination.due})
    # "… công tác thông tin đối ngoại" reads on; a title that begins with "về" does so by itself.
    about = inside(directive.title)
    joined = " " if about.startswith("về ") else " về "
    title = f"{joined}{about}" if directive.number and about else ""
    facts = {
        "office": office.name,
        "name": name_of(directive),
        "title": title,
        "sent": f"{timezone.localtime(sent):%d/%m/%Y}",
        "day": f"{timezone.localdate():%d/%m/%Y}",
        "count": len(lagging),
    }
    opening = _("Ngày %(sent)s, %(office)s đã gửi %(name)s%(title)s đến các đơn vị để phổ biến, quán triệt.")
    state = ngettext(
        "Đến ngày %(day)s, còn %(count)d đơn vị chưa hoàn thành (danh sách kèm theo).",
        "Đến ngày %(day)s, còn %(count)d đơn vị chưa hoàn thành (danh sách kèm theo).",
        len(lagging),
    )
    briefing = any(each.dissemination.wants_briefing for each in lagging)
    request = _("Đề nghị các đơn vị khẩn trương %(asked)s trên hệ thống.") % {
        "asked": what_is_asked(briefing)
    }
    limit = _("Thời hạn đã nêu khi phổ biến: %(day)s.") % {"day": f"{dues[0]:%d/%m/%Y}"} if dues else ""
    return [opening % facts, state % facts, *filter(None, [limit]), request]


def _annex(directive: Directive, lagging: Sequence[Delivery]) -> Table:
    columns = (
        Column(_("STT"), 1.2, Align.CENTRE),
        Column(_("Đơn vị"), 6),
        Column(_("Gửi ngày"), 2.6, Align.CENTRE),
        Column(_("Hạn"), 2.6, Align.CENTRE),
        Column(_("Tình hình"), 4),
    )
    rows = tuple(
        Row(
            (
                str(number),
                each.unit.name,
                f"{timezone.localtime(each.sent_at):%d/%m/%Y}",
                f"{each.dissemination.due:%d/%m/%Y}" if each.dissemination.due else "–",
                str(each.state(briefed=each.briefed).label),  # type: ignore[attr-defined]
            )
        )
        for number, each in enumerate(lagging, start=1)
    )
    title = _("Danh sách đơn vị chưa hoàn thành việc phổ biến, quán triệt %(name)s")
    return Table(columns, rows, title=title % {"name": name_of(directive)})
