"""Đợt xét: opened with criteria and a panel, closed to nominations, ended by one decision."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.casing import inside
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import papers
from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import NominationState, RoundState
from ..models import Criterion, Nomination, Round, Seat
from . import policy

WHOLE = 100
# Offered to an office's first round, to be changed; later rounds begin with those of the last one.
FIRST_CRITERIA = (
    ("Hiệu quả cụ thể, có minh chứng kiểm tra được", 40),
    ("Tính mới, sáng tạo", 30),
    ("Khả năng nhân rộng", 30),
)


def keep(*, actor: User, round: Round, fields: Mapping[str, Any]) -> Round:
    """Mở một đợt xét, or correct one; a new one takes the criteria of the round before it.

    Raises Refused while the directory names no standing office to hold it.
    """
    access.require(actor, policy.JUDGE)
    if round.office_id is None:
        raise Refused(_("Chưa chọn cơ quan thường trực; hãy chọn ở Danh bạ rồi mở đợt xét."))
    with transaction.atomic():
        is_new = round.pk is None
        if not is_new:
            _require(round, {RoundState.OPEN, RoundState.SCORING})
        before, after = audit.changes(round, fields)
        if not after and not is_new:
            return round
        round.save()
        if is_new:
            _take_criteria(round)
        verb = "programmes.round.open" if is_new else "programmes.round.correct"
        audit.record(actor=actor, verb=verb, subject=round, before={} if is_new else before, after=after)
    return round


def set_criteria(*, actor: User, round: Round, criteria: Sequence[tuple[str, int]]) -> None:
    """Đặt tiêu chí và trọng số. Raises Refused once the panel scores, or where they do not make 100."""
    access.require(actor, policy.JUDGE)
    wanted = [(" ".join(name.split()), weight) for name, weight in criteria if name.strip()]
    if not wanted or any(not 1 <= weight <= WHOLE for _name, weight in wanted):
        raise Refused(_("Mỗi tiêu chí cần tên và trọng số từ 1 đến 100."))
    whole = sum(weight for _name, weight in wanted)
    if whole != WHOLE:
        raise Refused(_("Tổng trọng số đang là %(whole)d; phải bằng 100.") % {"whole": whole})
    with transaction.atomic():
        held = _locked(round)
        _require(held, {RoundState.OPEN})
        before = [[each.name, each.weight] for each in held.criteria.all()]
        if before == [list(each) for each in wanted]:
            return
        held.criteria.all().delete()
        _add_criteria(held, wanted)
        audit.record(
            actor=actor,
            verb="programmes.round.criteria",
            subject=held,
            before={"criteria": before},
            after={"criteria": wanted},
        )


def seat(*, actor: User, round: Round, people: Iterable[User]) -> None:
    """Cử hội đồng: whoever is left out and has scored already cannot be put off. Raises Refused then."""
    access.require(actor, policy.JUDGE)
    wanted = {person.pk for person in people}
    with transaction.atomic():
        held = _locked(round)
        _require(held, {RoundState.OPEN, RoundState.SCORING})
        sitting = {each.person_id: each for each in held.seats.all()}
        going = [each for key, each in sitting.items() if key not in wanted]
        if any(each.scores.exists() for each in going):
            raise Refused(_("Người đã chấm điểm không đưa ra khỏi hội đồng được; điểm của họ vẫn tính."))
        coming = wanted - sitting.keys()
        for each in going:
            each.delete()
        Seat.objects.bulk_create([Seat(round=held, person_id=key) for key in sorted(coming)])
        if going or coming:
            after = {"came": sorted(coming), "left": sorted(each.person_id or 0 for each in going)}
            audit.record(actor=actor, verb="programmes.round.seat", subject=held, after=after)


def start_scoring(*, actor: User, round: Round) -> None:
    """Chuyển hội đồng chấm: no more nominations. Raises Refused without panel, criteria or nominations."""
    access.require(actor, policy.JUDGE)
    with transaction.atomic():
        held = _locked(round)
        if held.state == RoundState.SCORING:
            return
        _require(held, {RoundState.OPEN})
        if not held.seats.exists():
            raise Refused(_("Đợt xét chưa có hội đồng; hãy cử thành viên trước."))
        if sum(held.criteria.values_list("weight", flat=True)) != WHOLE:
            raise Refused(_("Tiêu chí chưa đủ; tổng trọng số phải bằng 100."))
        if not held.nominations.filter(state=NominationState.SUBMITTED).exists():
            raise Refused(_("Chưa có đề cử nào được gửi; hội đồng chưa có gì để chấm."))
        _move(actor, held, RoundState.SCORING, "programmes.round.score")


def recognise(*, actor: User, nomination: Nomination, award: str) -> None:
    """Chọn hình thức ghi nhận ("Giấy khen"), empty for none; it stands once the decision is issued.

    Raises Refused before the panel has scored it, or once the decision is submitted.
    """
    access.require(actor, policy.JUDGE)
    with transaction.atomic():
        held = (
            Nomination.objects.select_for_update(of=("self",))
            .select_related("round__paper")
            .get(pk=nomination.pk)
        )
        _require(held.round, {RoundState.SCORING})
        if held.round.paper is not None:
            papers.require_open(held.round.paper)
        if award.strip() and not held.scores.exists():
            raise Refused(_("Hội đồng chưa chấm đề cử này; chấm rồi mới ghi nhận."))
        before, after = audit.changes(held, {"award": " ".join(award.split())})
        if after:
            held.save(update_fields=["award"])
            audit.record(
                actor=actor, verb="programmes.round.recognise", subject=held, before=before, after=after
            )


def draft_decision(*, actor: User, round: Round) -> Paper:
    """Lập quyết định khen thưởng, once. Raises Refused while nobody is chosen."""
    access.require(actor, policy.JUDGE)
    with transaction.atomic():
        held = _locked(round)
        if held.paper is not None:
            return held.paper
        _require(held, {RoundState.SCORING})
        if not held.nominations.exclude(award="").exists():
            raise Refused(_("Chưa chọn đề cử nào để khen; hãy chọn hình thức ghi nhận ở bảng điểm."))
        held.paper = papers.draft(
            actor=actor, kind=PaperKind.DECISION, office=held.office, title=_title_of(held)
        )
        held.save(update_fields=["paper"])
        audit.record(actor=actor, verb="programmes.round.paper", subject=held, after={"paper": held.paper})
    return held.paper


def decided(actor: User, paper: Paper) -> None:
    """Quyết định đã ban hành: the round ends, and the units may read it (runs inside that transaction)."""
    held = Round.objects.select_for_update(of=("self",)).get(paper=paper)
    recognised = held.nominations.exclude(award="").select_related("unit")
    papers.concern(paper=paper, units={each.unit for each in recognised})
    _move(actor, held, RoundState.DECIDED, "programmes.round.decided")


@in_official_language
def _title_of(round: Round) -> str:
    return _("Về việc khen thưởng %(round)s") % {"round": inside(round.name)}


def _take_criteria(round: Round) -> None:
    last = Round.objects.exclude(pk=round.pk).order_by("-opened_at", "-pk").first()
    known = [(each.name, each.weight) for each in last.criteria.all()] if last else []
    _add_criteria(round, known or FIRST_CRITERIA)


def _add_criteria(round: Round, wanted: Iterable[tuple[str, int]]) -> None:
    Criterion.objects.bulk_create(
        [
            Criterion(round=round, name=name, weight=weight, position=place)
            for place, (name, weight) in enumerate(wanted)
        ]
    )


def _move(actor: User, held: Round, state: RoundState, verb: str) -> None:
    before = {"state": held.state}
    held.state = state
    held.save(update_fields=["state"])
    audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": state})


def _locked(round: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("office", "paper").get(pk=round.pk)


def _require(round: Round, states: set[RoundState]) -> None:
    if round.state not in states:
        raise Refused(
            _("Đợt xét đang ở trạng thái “%(state)s” nên không làm được việc này.")
            % {"state": round.get_state_display()}
        )
