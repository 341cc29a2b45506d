"""Tiếp nhận và quán triệt: what a unit is asked of the directives that were sent to it, by link."""

from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain.dissemination import transcribing
from nhipcau.directives.domain.dissemination.transcribing import Told
from nhipcau.directives.enums import BriefingForm
from nhipcau.directives.models import Briefing, Delivery
from nhipcau.units.models import User

from ..models import Answer, Link
from . import answers
from .purposes import Asked, Compared, File, Item, Purpose, Question, Values

NAME = "receipt"


def items(link: Link) -> list[Item]:
    """Văn bản chưa xác nhận hoặc chưa báo quán triệt, newest first."""
    sent = (
        Delivery.objects.filter(unit=link.unit, recalled_at=None)
        .exclude(briefings__in=_standing())
        .select_related("directive__original", "dissemination")
        .defer("directive__reading", "directive__folded")
        .order_by("-sent_at", "-pk")
    )
    if chosen := link.subject.get("deliveries"):
        sent = sent.filter(pk__in=chosen)
    return [
        _item(delivery)
        for delivery in sent
        if delivery.acknowledged_at is None or delivery.dissemination.wants_briefing
    ]


def units() -> set[int]:
    """Các đơn vị chưa xác nhận một văn bản đã gửi."""
    waiting = Delivery.objects.filter(acknowledged_at=None, recalled_at=None)
    return set(waiting.order_by().values_list("unit", flat=True))


def check(item: Item, values: Values, file: File | None) -> Values:
    """Kiểm tra: the receipt alone, or with a briefing that is told whole."""
    if not values.get("received"):
        raise Refused(_("Hãy đánh dấu đã tiếp nhận văn bản."))
    given = [values.get("held_on"), values.get("form"), values.get("people")]
    if not any(value not in {None, ""} for value in given):
        return {"received": True}
    if any(value in {None, ""} for value in given):
        raise Refused(_("Báo việc quán triệt cần đủ ngày, hình thức và số người."))
    told = Told(values["held_on"], values["form"], int(values["people"]), str(values.get("note") or ""))
    transcribing.require_possible(told)
    return {
        "received": True,
        "held_on": told.held_on.isoformat(),
        "form": told.form,
        "people": told.people,
        "note": told.note.strip(),
    }


def compare(answer: Answer) -> list[Compared]:
    """Hiện tại và trả lời, side by side."""
    delivery, said = _delivery(answer.key), answer.payload
    received = _("đã xác nhận") if delivery.acknowledged_at else _("chưa xác nhận")
    count = delivery.briefings.filter(withdrawn_at=None).count()
    briefing = ""
    if said.get("held_on"):
        briefing = _("%(form)s ngày %(day)s, %(n)d người. %(note)s") % {
            "form": BriefingForm(said["form"]).label,
            "day": date.fromisoformat(said["held_on"]).strftime("%d/%m/%Y"),
            "n": said["people"],
            "note": said.get("note", ""),
        }
    return [
        Compared(_("Tiếp nhận"), received, _("đã tiếp nhận")),
        Compared(_("Quán triệt"), _("%(n)d buổi") % {"n": count}, briefing.strip()),
    ]


def merge(actor: User, answer: Answer, file: File | None) -> None:
    """Ghi vào việc phổ biến."""
    said = answer.payload
    told = None
    if said.get("held_on"):
        day = date.fromisoformat(said["held_on"])
        told = Told(day, said["form"], said["people"], said.get("note", ""))
    transcribing.take(actor=actor, delivery=_delivery(answer.key), via=answers.via(answer), briefing=told)


def url(answer: Answer) -> str:
    """Trang của văn bản."""
    return _delivery(answer.key).get_absolute_url()


PURPOSE = Purpose(
    name=NAME,
    label=gettext_lazy("Xác nhận tiếp nhận, báo quán triệt văn bản"),
    lead=gettext_lazy("xác nhận đã tiếp nhận và báo việc quán triệt văn bản"),
    items=items,
    check=check,
    compare=compare,
    merge=merge,
    url=url,
    units=units,
)


def _standing() -> QuerySet[Briefing]:
    return Briefing.objects.filter(withdrawn_at=None)


def _delivery(key: str) -> Delivery:
    found = Delivery.objects.select_related("directive", "unit").filter(pk=int(key)).first()
    if found is None:
        raise Refused(_("Lần phổ biến này không còn trong hệ thống."))
    return found


def _item(delivery: Delivery) -> Item:
    directive, sent = delivery.directive, delivery.dissemination
    original = directive.original
    facts = [
        (_("Số, ký hiệu"), directive.number),
        (_("Ngày ban hành"), date_format(directive.date, "d/m/Y") if directive.date else ""),
        (_("Cơ quan ban hành"), directive.issuer_name),
        (_("Hạn"), date_format(sent.due, "d/m/Y") if sent.due else ""),
        (_("Yêu cầu"), sent.note),
    ]
    return Item(
        key=str(delivery.pk),
        title=directive.title or str(directive),
        facts=[(label, text) for label, text in facts if text],
        questions=(
            Question("received", _("Đơn vị đã tiếp nhận văn bản này"), Asked.YES, required=True),
            Question("held_on", _("Ngày phổ biến, quán triệt (nếu đã làm)"), Asked.DAY),
            Question("form", _("Hình thức"), Asked.CHOICE, choices=BriefingForm.choices),
            Question("people", _("Số người dự"), Asked.NUMBER, help=_("Chỉ ghi số, không ghi danh sách.")),
            Question("note", _("Ghi chú"), longest=300),
        ),
        attachment=(lambda: (original.path.read_bytes(), directive.file_name)) if original else None,
    )
