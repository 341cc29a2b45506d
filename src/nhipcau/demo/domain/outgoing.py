"""Văn bản đi của cơ quan mẫu: a directive disseminated, a plan sent round, units asked for their reports."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from nhipcau.directives.domain import dissemination
from nhipcau.directives.enums import BriefingForm, Part
from nhipcau.directives.models import Delivery, Directive
from nhipcau.issuing.domain import answers, comments, office_forms
from nhipcau.issuing.domain.answers import Point
from nhipcau.issuing.enums import FormKind
from nhipcau.issuing.models import CommentRequest
from nhipcau.plans import queries
from nhipcau.plans.domain import activities, cells, omissions, plans
from nhipcau.plans.enums import Column
from nhipcau.plans.models import Plan
from nhipcau.reports.domain import narratives, requests, unit_reports
from nhipcau.reports.enums import Narrative
from nhipcau.reports.models import Report, UnitReport
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

from . import estimates

# Whose accounts the sample office has; they answer, the others are still to.
ASKED = ("Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ", "Văn phòng Ủy ban nhân dân tỉnh")

# The officer missed one of the units named together, in the work and in the plan: coverage shows the gap.
OVERLOOKED = "Hội Văn học - Nghệ thuật tỉnh"


def tell(directive: Directive, report: Report | None, *, tell: Callable[[str], None]) -> None:
    """Kể tiếp chuyện cơ quan mẫu, from a directive at work and the report of the running period."""
    officer, staff = (User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so"))
    office = standing_office()
    if office is None:
        return
    tell("phổ biến văn bản")
    _disseminate(officer, staff, directive)
    tell("kế hoạch đang lấy ý kiến")
    _declare_form(office)
    _send_round(officer, staff, _plan(officer, office, directive))
    if report is not None:
        tell("yêu cầu đơn vị gửi báo cáo")
        _ask_for_reports(officer, staff, report)


def _disseminate(officer: User, staff: User, directive: Directive) -> None:
    proposal = dissemination.propose(directive)
    units = [line.unit for line in (*proposal.by_recipients, *proposal.by_tasks) if line.asked]
    if not units:
        return
    due = timezone.localdate() + timedelta(days=10)
    dissemination.send(actor=officer, directive=directive, units=units, due=due)
    own = Delivery.objects.filter(dissemination__directive=directive, unit__memberships__person=staff).first()
    if own is None:
        return
    dissemination.record_opening(actor=staff, directive=directive)
    dissemination.acknowledge(actor=staff, delivery=own)
    dissemination.brief(
        actor=staff,
        delivery=own,
        held_on=timezone.localdate(),
        form=BriefingForm.CONFERENCE,
        people=64,
    )


def _declare_form(office: Unit) -> None:
    office_forms.declare(
        actor=User.objects.get(username="quan-tri"),
        office=office,
        wanted={
            "form": FormKind.PARTY,
            "parent": "Tỉnh ủy Sông Cầu",
            "issuer": "Ban Tuyên giáo và Dân vận",
            "place": "Sông Cầu",
            "plan_symbol": "KH/BTGDVTU",
            "report_symbol": "BC/BTGDVTU",
            "letter_symbol": "CV/BTGDVTU",
            "authority": "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
            "recipients": "Thường trực Tỉnh ủy (để báo cáo)\nCác cơ quan, đơn vị, địa phương\nLãnh đạo Ban",
            "filed": "Phòng Tuyên truyền, Văn phòng Ban",
        },
    )


def _plan(officer: User, office: Unit, directive: Directive) -> Plan:
    """All tasks of the guidance become activities but the last, which is left out with its reason."""
    year = (directive.date or timezone.localdate()).year
    title = f"thực hiện công tác thông tin đối ngoại năm {year}"
    plan = plans.draft(actor=officer, office=office, year=year, title=title, directives=[directive])
    _overlook(officer, plan)
    estimates.estimate(actor=officer, plan=plan, wanted=estimates.SENT_ROUND)
    last = plan.activities.order_by("position").last()
    if last is not None:
        obligations = list(last.obligations.all())
        activities.remove(actor=officer, plan=plan, activity=last)
        for obligation in obligations:
            reason = "Việc thường xuyên của văn phòng, đã giao riêng nên không đưa vào kế hoạch."
            omissions.omit(actor=officer, plan=plan, obligation=obligation, reason=reason)
    return plan


def _overlook(officer: User, plan: Plan) -> None:
    edits = []
    for row in queries.lines(plan):
        leads = [party.name for party in row.parties.all() if party.part == Part.LEAD]
        if OVERLOOKED in leads:
            kept = [name for name in leads if name != OVERLOOKED]
            edits.append(activities.Edit(row.pk, Column.LEADS, cells.BETWEEN.join(kept)))
    activities.change(actor=officer, plan=plan, edits=edits)


def _send_round(officer: User, staff: User, plan: Plan) -> None:
    units = Unit.objects.filter(name__in=ASKED)
    due = timezone.localdate() + timedelta(days=7)
    comments.ask(actor=officer, paper=plan.paper, units=units, due=due)
    own = CommentRequest.objects.get(round__paper=plan.paper, unit__memberships__person=staff)
    answers.answer(
        actor=staff,
        request=own,
        agrees=False,
        points=[
            Point("", "Đề nghị nêu rõ nguồn kinh phí của các ấn phẩm bằng tiếng nước ngoài."),
            Point("", "Đề nghị lùi hạn các lớp tập huấn sang quý II để tránh trùng mùa lễ hội."),
        ],
    )


def _ask_for_reports(officer: User, staff: User, report: Report) -> None:
    units = Unit.objects.filter(name__in=ASKED)
    due = max(report.ends_on, timezone.localdate())
    requests.request(actor=officer, report=report, units=units, due=due)
    own = UnitReport.objects.get(report=report, unit__memberships__person=staff)
    unit_reports.write(
        actor=staff,
        unit_report=own,
        narrative=Narrative.RESULTS,
        text="Sở đã đăng sáu trang giới thiệu tỉnh bằng tiếng Anh; tin, bài quảng bá được đăng đều mỗi tuần.",
        seen=narratives.fingerprint(""),
    )
    unit_reports.write(
        actor=staff,
        unit_report=own,
        narrative=Narrative.DIFFICULTIES,
        text="Thiếu người biên dịch tiếng Lào; phải nhờ cộng tác viên nên chậm.",
        seen=narratives.fingerprint(""),
    )
    unit_reports.submit(actor=staff, unit_report=own)
