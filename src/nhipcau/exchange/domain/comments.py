"""Góp ý dự thảo: what a unit is asked of the drafts that were sent round to it, by link."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import answers as commenting
from nhipcau.issuing.domain import outlines, versions
from nhipcau.issuing.domain.answers import PLACE_LENGTH, Point
from nhipcau.issuing.models import CommentRequest
from nhipcau.units.models import User

from ..models import Answer, Link
from . import answers
from .purposes import Asked, Compared, File, Item, Purpose, Question, Values

NAME = "comment"
POINTS = 5


def items(link: Link) -> list[Item]:
    """Dự thảo đang lấy ý kiến của đơn vị."""
    asked = CommentRequest.objects.filter(unit=link.unit, round__closed_at=None).select_related(
        "round__paper", "round__version"
    )
    if chosen := link.subject.get("requests"):
        asked = asked.filter(pk__in=chosen)
    return [_item(request) for request in asked]


def units() -> set[int]:
    """Các đơn vị chưa góp ý một dự thảo đang lấy ý kiến."""
    waiting = CommentRequest.objects.filter(agrees=None, round__closed_at=None)
    return set(waiting.order_by().values_list("unit", flat=True))


def check(item: Item, values: Values, file: File | None) -> Values:
    """Kiểm tra: wholly agreed, or at least one point; never both."""
    points = [
        {
            "place": str(values.get(f"place{at}") or "")[:PLACE_LENGTH],
            "text": str(values.get(f"text{at}") or "").strip(),
        }
        for at in range(1, POINTS + 1)
    ]
    said = [point for point in points if point["text"]]
    agrees = bool(values.get("agrees"))
    if agrees and said:
        raise Refused(_("Đã đánh dấu nhất trí toàn văn thì không ghi ý kiến; hãy giữ lại một trong hai."))
    if not agrees and not said:
        raise Refused(_("Hãy đánh dấu nhất trí toàn văn, hoặc ghi ít nhất một ý kiến."))
    return {"agrees": agrees, "points": said}


def compare(answer: Answer) -> list[Compared]:
    """Hiện tại và trả lời, side by side."""
    request = _request(answer.key)
    standing = [f"{point.place}: {point.text}".removeprefix(": ") for point in request.points.order_by("pk")]
    present = _("nhất trí") if request.agrees else "\n".join(standing)
    said = answer.payload
    told = "\n".join(f"{point['place']}: {point['text']}".removeprefix(": ") for point in said["points"])
    return [Compared(_("Góp ý"), present, _("Nhất trí toàn văn") if said["agrees"] else told)]


def merge(actor: User, answer: Answer, file: File | None) -> None:
    """Ghi vào đợt lấy ý kiến."""
    said = answer.payload
    commenting.transcribe(
        actor=actor,
        request=_request(answer.key),
        agrees=said["agrees"],
        points=[Point(point["place"], point["text"]) for point in said["points"]],
        via=answers.via(answer),
    )


def url(answer: Answer) -> str:
    """Trang của đợt lấy ý kiến."""
    return _request(answer.key).round.get_absolute_url()


PURPOSE = Purpose(
    name=NAME,
    label=gettext_lazy("Góp ý dự thảo"),
    lead=gettext_lazy("góp ý dự thảo văn bản"),
    items=items,
    check=check,
    compare=compare,
    merge=merge,
    url=url,
    units=units,
)


def _request(key: str) -> CommentRequest:
    found = CommentRequest.objects.select_related("round__paper", "unit").filter(pk=int(key)).first()
    if found is None:
        raise Refused(_("Yêu cầu góp ý này không còn trong hệ thống."))
    return found


def _item(request: CommentRequest) -> Item:
    round_ = request.round
    document = versions.document_of(round_.version)
    places = [(place, place) for place in outlines.places(document)]
    questions = [Question("agrees", _("Nhất trí toàn văn dự thảo"), Asked.YES)]
    for at in range(1, POINTS + 1):
        words = {"n": at}
        questions += [
            Question(f"place{at}", _("Ý kiến %(n)d: về phần nào") % words, Asked.CHOICE, choices=places),
            Question(f"text{at}", _("Ý kiến %(n)d") % words, Asked.LONG, longest=2000),
        ]

    def draft() -> File:
        from nhipcau.official.domain import pdf

        return pdf.write(document), "du-thao.pdf"

    facts = [
        (_("Trả lời trước hết ngày"), date_format(round_.due, "d/m/Y")),
        (_("Nội dung cần góp ý"), round_.note),
    ]
    return Item(
        key=str(request.pk),
        title=round_.paper.title,
        facts=[(label, text) for label, text in facts if text],
        questions=questions,
        attachment=draft,
    )
