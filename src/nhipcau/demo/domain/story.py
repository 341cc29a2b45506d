"""Những gì cơ quan mẫu đã làm: directives in every state, work under way, some of it accepted."""

from collections.abc import Callable
from pathlib import Path

from django.utils import timezone

from nhipcau.core.domain import jobs
from nhipcau.directives.domain import intake
from nhipcau.directives.domain.obligations import confirmation
from nhipcau.directives.enums import ObligationState, System
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.domain import assignments, evidence, progress, proposals, submissions
from nhipcau.plans.enums import EvidenceKind
from nhipcau.plans.models import Assignment
from nhipcau.reports.domain import periods, reports, rules
from nhipcau.reports.enums import PeriodKind
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office

from . import (
    campaign,
    cascade,
    committee,
    conferring,
    enquiring,
    funding,
    glossary,
    inspecting,
    letters,
    outgoing,
    programmes,
    rectifying,
    rehearsing,
    reminding,
    speaking,
    stating,
    stories,
    training,
    translating,
    yearly,
)

DOCUMENTS = Path(__file__).resolve().parents[1] / "documents"
# The guidance is at work; the other three wait for a newcomer to review them.
AT_WORK = "huong-dan-tuyen-giao.txt"
WAITING = ("ke-hoach-ubnd.txt", "thong-bao-ket-luan.txt", "trang-tin.html")


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể chuyện cơ quan mẫu with the accounts of office.toml; they must exist."""
    clerk, officer, staff = (
        User.objects.get(username=name) for name in ("van-thu", "thuong-truc", "chuyen-vien-so")
    )
    for name in (*WAITING, AT_WORK):
        tell(f"đọc {name}")
        directive = _receive(clerk, name)
    tell("giao việc, minh chứng, duyệt")
    confirmation.confirm_all(actor=officer, directive=directive)
    work = _hand_out(officer, directive)
    own = [item for item in work if item.unit.memberships.filter(person=staff).exists()]
    _do(officer, staff, own)
    tell("báo cáo của kỳ đang chạy")
    outgoing.tell(directive, _open_report(officer), tell=tell)
    reminding.tell(directive, tell=tell)
    cascade.tell(tell=tell)
    campaign.tell(tell=tell)
    inspecting.tell(tell=tell)
    training.tell(tell=tell)
    stories.tell(tell=tell)
    translating.tell(tell=tell)
    glossary.tell(tell=tell)
    letters.tell(tell=tell)
    speaking.tell(tell=tell)
    stating.tell(tell=tell)
    conferring.tell(tell=tell)
    rectifying.tell(tell=tell)
    enquiring.tell(tell=tell)
    rehearsing.tell(tell=tell)
    yearly.tell(tell=tell)
    programmes.tell(tell=tell)
    funding.tell(tell=tell)
    committee.tell(tell=tell)


def _receive(clerk: User, name: str) -> Directive:
    directive = intake.register(actor=clerk, content=(DOCUMENTS / name).read_bytes(), name=name).directive
    jobs.execute(str(directive.job_id))
    directive.refresh_from_db()
    return directive


def _hand_out(officer: User, directive: Directive) -> list[Assignment]:
    made = []
    confirmed = Obligation.objects.filter(directive=directive, state=ObligationState.CONFIRMED)
    for obligation in confirmed:
        for proposal in proposals.propose(obligation):
            if proposal.approver is None or proposal.unit.name == outgoing.OVERLOOKED:
                continue
            made.append(
                assignments.assign(
                    actor=officer,
                    obligation=obligation,
                    unit=proposal.unit,
                    approver=proposal.approver,
                    supporters=proposal.supporters,
                    due=proposal.due,
                    deliverable=proposal.deliverable,
                    allow_past=True,
                )
            )
    return made


def _do(officer: User, staff: User, own: list[Assignment]) -> None:
    """One accepted at the second try, one waiting for a decision, one half done, the rest untouched."""
    if len(own) < 3:
        return
    accepted, waiting, half = own[:3]
    _prove(staff, accepted, "Bản thảo giới thiệu tỉnh bằng tiếng Anh", 1)
    first = submissions.submit(actor=staff, assignment=accepted, note="Sở gửi bản thảo.")
    submissions.return_(
        actor=officer,
        submission=first,
        reason="Đây là bản thảo; đề nghị gửi sản phẩm đã công bố, có đường dẫn.",
    )
    _prove(staff, accepted, "Trang giới thiệu tỉnh bằng tiếng Anh đã đăng", 6)
    again = submissions.submit(actor=staff, assignment=accepted, note="Sở đã đăng, gửi đường dẫn.")
    submissions.accept(actor=officer, submission=again)
    _prove(staff, waiting, "Tin, bài quảng bá đã đăng trong tháng", 4)
    submissions.submit(actor=staff, assignment=waiting)
    progress.update(actor=staff, assignment=half, percent=40, note="Đã xong đề cương, đang lấy ý kiến.")


def _open_report(officer: User) -> Report | None:
    """The administrator confirms the Party office's cut-off first: no law sets it."""
    rule = PeriodRule.objects.get(system=System.PARTY, kind=PeriodKind.MONTH, in_force_to=None)
    rules.correct(
        actor=User.objects.get(username="quan-tri"),
        rule=rule,
        to_day=rule.to_day,
        citation="Quy định của cơ quan mẫu, lấy theo kỳ của cơ quan nhà nước",
        in_force_from=rule.in_force_from,
        is_verified=True,
    )
    office = standing_office()
    if office is None:
        return None
    month = periods.Calendar(office, PeriodKind.MONTH).running(timezone.localdate())
    return reports.open_period(
        actor=officer, office=office, kind=month.kind, year=month.year, index=month.index
    )


def _prove(staff: User, assignment: Assignment, title: str, quantity: int) -> None:
    evidence.add_link(
        actor=staff,
        assignment=assignment,
        link="https://songcau.example/en/",
        title=title,
        kind=EvidenceKind.PUBLICATION,
        done_on=timezone.localdate(),
        quantity=quantity,
        language="en",
    )
