"""Trả lời về việc được giao: what a unit is asked of its open assignments, by link and by fillable table."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import answers as taking
from nhipcau.plans.domain.answers import Shown
from nhipcau.plans.domain.evidence import MOST, kinds_for
from nhipcau.plans.domain.filetypes import ALLOWED
from nhipcau.plans.enums import WITH_UNIT, Language
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit, User

from ..models import Answer, Link
from . import answers
from .purposes import Asked, Compared, File, Item, Purpose, Question, Values

NAME = "work"


def open_work(unit: Unit) -> QuerySet[Assignment]:
    """Việc đang trong tay đơn vị, soonest first."""
    return (
        Assignment.objects.filter(unit=unit, state__in=WITH_UNIT)
        .select_related("obligation__directive", "unit")
        .defer("obligation__machine", "obligation__directive__reading", "obligation__directive__folded")
    )


def items(link: Link) -> list[Item]:
    """Các việc được hỏi: those the link names, else all that the unit has in hand."""
    work = open_work(link.unit)
    if chosen := link.subject.get("assignments"):
        work = work.filter(pk__in=chosen)
    return [item_of(assignment) for assignment in work]


def units() -> set[int]:
    """Các đơn vị có việc trong tay."""
    return set(Assignment.objects.filter(state__in=WITH_UNIT).order_by().values_list("unit", flat=True))


def item_of(assignment: Assignment) -> Item:
    """Một việc as it is asked about."""
    facts = [
        (_("Theo văn bản"), source_of(assignment)),
        (_("Hạn"), date_format(assignment.due, "d/m/Y") if assignment.due else ""),
        (_("Sản phẩm"), assignment.deliverable),
        (_("Tiến độ đã ghi"), _standing(assignment)),
    ]
    return Item(
        key=str(assignment.pk),
        title=assignment.obligation.text,
        facts=[(label, text) for label, text in facts if text],
        questions=_questions(assignment),
    )


def source_of(assignment: Assignment) -> str:
    """Văn bản và mục đã giao việc này."""
    directive = assignment.obligation.directive
    return ", ".join(
        part for part in (directive.number or directive.title, assignment.obligation.section) if part
    )


def check(item: Item, values: Values, file: File | None) -> Values:
    """Kiểm tra một trả lời; the payload as JSON. Raises Refused when it says nothing or cannot be."""
    assignment = _assignment(item.key)
    percent, link = values.get("percent"), str(values.get("link") or "").strip()
    note = "\n".join(
        filter(
            None,
            [
                str(values.get("note") or "").strip(),
                _("Khó khăn: %(text)s") % {"text": str(values["difficulty"]).strip()}
                if str(values.get("difficulty") or "").strip()
                else "",
            ],
        )
    )
    if link and file:
        raise Refused(_("Hãy gửi một tệp hoặc một đường dẫn, không cả hai; tệp phải chọn lại."))
    payload: Values = {"percent": percent, "note": note, "submits": bool(values.get("submits"))}
    if link or file:
        payload |= _shown(assignment, values, link, file)
    elif payload["submits"] and not assignment.evidence.filter(withdrawn_at=None).exists():
        raise Refused(_("Muốn đề nghị duyệt thì cần ít nhất một minh chứng: gửi tệp hoặc dán đường dẫn."))
    if percent is None and not note and not link and not file and not payload["submits"]:
        raise Refused(_("Chưa điền gì. Hãy ghi ít nhất tiến độ, kết quả hoặc minh chứng."))
    return payload


def compare(answer: Answer) -> list[Compared]:
    """Hiện tại và trả lời, side by side."""
    assignment, said = _assignment(answer.key), answer.payload
    shown = ""
    if said.get("title"):
        what = said.get("link") or answer.file_name
        done = date.fromisoformat(said["done_on"]).strftime("%d/%m/%Y")
        kind = {k.value: k.label for k in kinds_for(assignment.obligation)}.get(said["kind"], "")
        shown = _("%(title)s (%(kind)s, ngày %(day)s, số lượng %(n)s): %(what)s") % {
            "title": said["title"],
            "kind": kind,
            "day": done,
            "n": said["quantity"],
            "what": what,
        }
    count = assignment.evidence.filter(withdrawn_at=None).count()
    percent = said.get("percent")
    return [
        Compared(_("Tiến độ"), f"{assignment.progress} %", "" if percent is None else f"{percent} %"),
        Compared(_("Kết quả, ghi chú"), assignment.progress_note, said.get("note", "")),
        Compared(_("Minh chứng"), _("%(n)d minh chứng") % {"n": count}, shown),
        Compared(
            _("Trạng thái"),
            assignment.get_state_display(),
            _("Đề nghị duyệt kết quả") if said.get("submits") else "",
        ),
    ]


def merge(actor: User, answer: Answer, file: File | None) -> None:
    """Ghi vào công việc. Raises Refused when the work is no longer with the unit."""
    said = answer.payload
    assignment = _assignment(answer.key)
    if assignment.unit_id != answer.unit_id:
        raise Refused(_("Việc này đã chuyển cho đơn vị khác nên không ghi nhận trả lời này nữa."))
    shown = None
    if said.get("title"):
        shown = Shown(
            title=said["title"],
            kind=said["kind"],
            done_on=date.fromisoformat(said["done_on"]),
            quantity=said["quantity"],
            language=said["language"],
            link=said.get("link", ""),
            file=file,
        )
    taking.take(
        actor=actor,
        assignment=assignment,
        via=answers.via(answer),
        percent=said.get("percent"),
        note=said.get("note", ""),
        shown=shown,
        submits=bool(said.get("submits")),
        no_secret=bool(said.get("no_secret")),
    )


def url(answer: Answer) -> str:
    """Trang của việc."""
    return _assignment(answer.key).get_absolute_url()


PURPOSE = Purpose(
    name=NAME,
    label=gettext_lazy("Trả lời việc được giao"),
    lead=gettext_lazy("báo tiến độ, kết quả các việc được giao"),
    items=items,
    check=check,
    compare=compare,
    merge=merge,
    url=url,
    units=units,
)


def _assignment(key: str) -> Assignment:
    found = Assignment.objects.select_related("obligation__directive", "unit").filter(pk=int(key)).first()
    if found is None:
        raise Refused(_("Việc này không còn trong hệ thống."))
    return found


def _standing(assignment: Assignment) -> str:
    if not assignment.progress and not assignment.progress_note:
        return ""
    return f"{assignment.progress} %" + (f": {assignment.progress_note}" if assignment.progress_note else "")


def _shown(assignment: Assignment, values: Values, link: str, file: File | None) -> dict[str, Any]:
    done_on = values.get("done_on")
    if not values.get("kind") or not done_on:
        raise Refused(_("Minh chứng cần loại và ngày thực hiện; hãy điền hai ô đó."))
    shown = Shown(
        title=str(values.get("title") or "").strip()[:250] or assignment.obligation.text[:250],
        kind=str(values["kind"]),
        done_on=done_on,
        quantity=int(values.get("quantity") or 1),
        language=str(values.get("language") or ""),
        link=link,
        file=file,
    )
    no_secret = bool(values.get("no_secret"))
    taking.require_shown(None, assignment, shown, no_secret=no_secret)
    return {
        "title": shown.title,
        "kind": shown.kind,
        "done_on": shown.done_on.isoformat(),
        "quantity": shown.quantity,
        "language": shown.language,
        "link": link,
        "no_secret": no_secret,
    }


def _questions(assignment: Assignment) -> Sequence[Question]:
    kinds = [(kind.value, kind.label) for kind in kinds_for(assignment.obligation)]
    return (
        Question("percent", _("Tiến độ (%)"), Asked.NUMBER, most=100, help=_("Từ 0 đến 100.")),
        Question("note", _("Kết quả đã làm"), Asked.LONG, help=_("Không ghi danh sách cá nhân.")),
        Question("difficulty", _("Khó khăn, vướng mắc"), Asked.LONG),
        Question("kind", _("Loại minh chứng"), Asked.CHOICE, choices=kinds),
        Question("title", _("Tên minh chứng"), longest=250, help=_("Ví dụ: Tin hội nghị, bản tiếng Anh.")),
        Question("done_on", _("Ngày thực hiện"), Asked.DAY),
        Question("quantity", _("Số lượng"), Asked.NUMBER, least=1, most=MOST, help=_("Để trống là 1.")),
        Question("language", _("Ngôn ngữ"), Asked.CHOICE, choices=Language.choices),
        Question("link", _("Đường dẫn minh chứng"), Asked.URL),
        Question(
            "file",
            _("hoặc tệp minh chứng"),
            Asked.FILE,
            help=_("Nhận tệp: %(types)s, tối đa 10 MB.") % {"types": ", ".join(ALLOWED)},
        ),
        Question("no_secret", _("Tệp này không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT"), Asked.YES),
        Question("submits", _("Đã xong, đề nghị duyệt kết quả"), Asked.YES),
    )
