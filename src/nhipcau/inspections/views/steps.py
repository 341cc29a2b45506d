"""Việc tiếp theo của một đợt: one sentence and, where there is one, its button."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..domain import teams
from ..enums import FINISHED, RoundState, VisitState
from ..models import InspectionRound, Recommendation


@dataclass(frozen=True, slots=True)
class Next:
    """Việc tiếp theo: a sentence, and the act of the page that does it."""

    words: str
    label: str = ""
    act: str = ""
    url: str = ""


def next_of(round_: InspectionRound, visits: Sequence[Any]) -> Next | None:
    """Việc tiếp theo của chuyên viên; None when there is nothing more to do."""
    if round_.state == RoundState.PREPARING:
        return _preparing(round_)
    if round_.state == RoundState.RUNNING:
        return _running(visits)
    if round_.state == RoundState.CONCLUDED:
        return _concluded(round_)
    return None


def _preparing(round_: InspectionRound) -> Next:
    if teams.lead_of(round_) is None:
        return Next(_("Cử trưởng đoàn và các thành viên ở mục Đoàn kiểm tra."))
    if not round_.drawings.exists():
        return Next(_("Rút mẫu: phần mềm chọn việc để kiểm tra và giải thích vì sao chọn."))
    if round_.announcement_id is None:
        return Next(
            _("Soạn công văn thông báo cho các đơn vị, hoặc bắt đầu luôn nếu đã thông báo bằng cách khác."),
            _("Soạn công văn thông báo"),
            "announce",
        )
    return Next(_("Bắt đầu đợt: mẫu được chốt, các đơn vị nhận tin báo."), _("Bắt đầu đợt kiểm tra"), "open")


def _running(visits: Sequence[Any]) -> Next:
    for state, words in (
        (VisitState.CHECKING, _("Trả lời phiếu, ghi phát hiện rồi gửi cho đơn vị giải trình: %(unit)s.")),
        (VisitState.EXPLAINING, _("Xem giải trình, ghi buổi làm việc rồi kết luận: %(unit)s.")),
    ):
        visit = next((each for each in visits if each.state == state), None)
        if visit is not None:
            return Next(words % {"unit": visit.unit}, _("Mở đơn vị này"), url=visit.get_absolute_url())
    return Next(_("Mọi đơn vị đã kết luận."), _("Kết luận đợt kiểm tra"), "conclude")


def _concluded(round_: InspectionRound) -> Next:
    if round_.notice_id is None:
        return Next(_("Lập thông báo kết quả gửi các đơn vị."), _("Lập thông báo kết quả"), "notice")
    left = Recommendation.objects.filter(visit__round=round_).exclude(state__in=FINISHED).count()
    if left:
        return Next(_("Theo dõi %(n)d kiến nghị đến khi thực hiện xong.") % {"n": left})
    return Next(_("Mọi kiến nghị đã xong."), _("Kết thúc đợt kiểm tra"), "close")
