"""Các bước của một văn bản and the one thing to do next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.units.models import User

from ..domain import hands, policy, reading
from ..enums import PaperState
from ..models import Paper

STEPS = (
    (PaperState.DRAFT, gettext_lazy("Dự thảo")),
    (PaperState.COMMENTING, gettext_lazy("Lấy ý kiến")),
    (PaperState.SUBMITTED, gettext_lazy("Trình ký")),
    (PaperState.EXPORTED, gettext_lazy("Chờ số")),
    (PaperState.ISSUED, gettext_lazy("Đã ban hành")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước: `place` is done, now, ahead, or skipped (comments need not be asked)."""

    label: str | Promise
    place: str


@dataclass(frozen=True, slots=True)
class Next:
    """Việc tiếp theo: a sentence, and the button that does it: a link (`url`) or an act of the page."""

    words: str
    label: str = ""
    url: str = ""
    act: str = ""
    form: str = ""


def steps_of(paper: Paper) -> list[Step]:
    """Năm bước; a paper given up stands at none."""
    order = [state for state, _label in STEPS]
    at = order.index(PaperState(paper.state)) if paper.state in order else -1
    places = {-1: "done", 0: "now", 1: "ahead"}
    found = [
        Step(label, places[(index > at) - (index < at)] if at >= 0 else "ahead")
        for index, (_state, label) in enumerate(STEPS)
    ]
    if found[1].place == "done" and not paper.rounds.exists():
        found[1] = Step(STEPS[1][1], "skipped")
    return found


def next_of(person: User, paper: Paper) -> Next:
    """Việc tiếp theo của người này với văn bản này."""
    return _NEXT[PaperState(paper.state)](person, paper)


def _draft(person: User, paper: Paper) -> Next:
    if not hands.allowed(person, policy.SUBMIT, paper):
        return _written(person, paper)
    if paper.rounds.exists():
        return Next(_("Đã lấy ý kiến xong. Xem lại bản dự thảo rồi trình ký."), _("Trình ký"), act="submit")
    if paper.by_unit:
        words = _("Soạn xong thì trình ký; nội dung được giữ nguyên từ lúc đó.")
        return Next(words, _("Trình ký"), act="submit")
    return Next(
        _("Soạn xong thì gửi các đơn vị góp ý; văn bản không cần lấy ý kiến thì trình ký luôn."),
        _("Gửi lấy ý kiến"),
        url=reverse("issuing:ask", args=[paper.pk]),
    )


def _written(person: User, paper: Paper) -> Next:
    """What those read who do not send it out to be signed."""
    if hands.allowed(person, policy.DRAFT, paper):
        return Next(_("Soạn xong thì báo lãnh đạo đơn vị; lãnh đạo đơn vị trình ký."))
    return Next(_("Đơn vị đang soạn dự thảo.") if paper.by_unit else _("Chuyên viên đang soạn dự thảo."))


def _commenting(person: User, paper: Paper) -> Next:
    found = paper.rounds.filter(closed_at=None).first()
    if found is None or not reading.sees_all(person, paper):
        return Next(_("Đang chờ các đơn vị góp ý."))
    asked = found.requests.count()
    answered = found.requests.exclude(agrees=None).count()
    words = _("%(answered)d/%(asked)d đơn vị đã trả lời, hạn %(due)s.") % {
        "answered": answered,
        "asked": asked,
        "due": found.due.strftime("%d/%m/%Y"),
    }
    return Next(words, _("Xem ý kiến góp ý"), url=found.get_absolute_url())


def _submitted(person: User, paper: Paper) -> Next:
    if not hands.allowed(person, policy.EXPORT, paper):
        return Next(_("Nội dung đã khóa, chờ xuất để ký."))
    return Next(
        _("Nội dung đã khóa. Xuất tệp để trình ký trên hệ thống quản lý văn bản."),
        _("Xuất tệp Word để ký"),
        act="export",
        form="docx",
    )


def _exported(person: User, paper: Paper) -> Next:
    words = _("Đã xuất để ký. Khi văn bản có số và chữ ký, ghi số, ngày và tải bản đã ký lên.")
    if not hands.allowed(person, policy.RECORD, paper):
        return Next(_("Đã xuất để ký, chờ số và ngày."))
    return Next(words, _("Ghi số, ngày và bản đã ký"), url=reverse("issuing:bring_back", args=[paper.pk]))


def _issued(person: User, paper: Paper) -> Next:
    if paper.signed_id:
        url = reverse("issuing:signed", args=[paper.pk])
        return Next(_("Văn bản đã ban hành."), _("Tải bản đã ký"), url=url)
    if not hands.allowed(person, policy.RECORD, paper):
        return Next(_("Văn bản đã ban hành."))
    return Next(
        _("Văn bản đã ban hành nhưng chưa có bản đã ký."),
        _("Bổ sung bản đã ký"),
        url=reverse("issuing:bring_back", args=[paper.pk]),
    )


def _withdrawn(person: User, paper: Paper) -> Next:
    return Next(_("Văn bản đã thôi ban hành. Muốn dùng lại, đưa về dự thảo ở mục bên dưới."))


_NEXT = {
    PaperState.DRAFT: _draft,
    PaperState.COMMENTING: _commenting,
    PaperState.SUBMITTED: _submitted,
    PaperState.EXPORTED: _exported,
    PaperState.ISSUED: _issued,
    PaperState.WITHDRAWN: _withdrawn,
}
