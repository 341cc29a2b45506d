"""Kế hoạch riêng của đơn vị mẫu: one issued and at work, one being drafted; the other units have none yet."""

from collections.abc import Callable

from django.utils import timezone

from nhipcau.issuing.domain import office_forms, signing
from nhipcau.issuing.enums import FileForm, FormKind
from nhipcau.plans import queries
from nhipcau.plans.domain import evidence, plans, working
from nhipcau.plans.enums import EvidenceKind
from nhipcau.plans.models import Plan
from nhipcau.units.models import Unit, User

from . import estimates

CULTURE, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể: a department's plan from what it was given, issued by its head; another one on the desk.

    What the province hands out afterwards is in neither of them yet.
    """
    head, staff, other = (
        User.objects.get(username=name) for name in ("lanh-dao-so", "chuyen-vien-so", "chuyen-vien-ngoai-vu")
    )
    tell("kế hoạch riêng của đơn vị")
    culture, foreign = (Unit.objects.get(name=name) for name in (CULTURE, FOREIGN))
    _draft(other, foreign)
    plan = _draft(staff, culture)
    for row in queries.live_activities(plan).select_related("plan__paper", "plan__office"):
        working.put_in_charge(actor=head, activity=row, person=staff)
    estimates.estimate(actor=staff, plan=plan, wanted=estimates.OF_UNIT)
    _issue(head, staff, plan)
    _work(staff, plan)


def _draft(staff: User, unit: Unit) -> Plan:
    year = timezone.localdate().year
    return plans.draft(
        actor=staff,
        office=unit,
        year=year,
        title=f"công tác thông tin đối ngoại năm {year} của {unit}",
        directives=queries.directives_asking([unit.pk], year),
    )


def _issue(head: User, staff: User, plan: Plan) -> None:
    office_forms.declare(
        actor=head,
        office=plan.office,
        wanted={
            "form": FormKind.STATE,
            "parent": "Ủy ban nhân dân tỉnh Sông Cầu",
            "issuer": CULTURE,
            "place": "Sông Cầu",
            "plan_symbol": "KH-SVHTTDL",
            "report_symbol": "BC-SVHTTDL",
            "letter_symbol": "SVHTTDL-QLDL",
            "authority": "GIÁM ĐỐC",
            "recipients": "Ban Tuyên giáo và Dân vận Tỉnh ủy (để báo cáo)\nCác phòng, đơn vị trực thuộc",
            "filed": "VT, QLDL",
        },
    )
    signing.submit(actor=head, paper=plan.paper)
    signing.export(actor=staff, paper=plan.paper, form=FileForm.DOCX)
    signing.bring_back(actor=staff, paper=plan.paper, number="31", on=timezone.localdate())


def _work(staff: User, plan: Plan) -> None:
    """One line under way, with evidence that counts for the task above."""
    for row in queries.live_activities(plan).select_related("plan__office"):
        task = next((work for work in queries.served_by(row) if work.is_with_unit), None)
        if task is None:
            continue
        evidence.add_link(
            actor=staff,
            assignment=task,
            activity=row,
            link="https://songcau.example/du-lich-xanh/",
            title="Trang giới thiệu du lịch xanh, bản tiếng Anh",
            kind=EvidenceKind.PUBLICATION,
            done_on=timezone.localdate(),
            language="en",
        )
        working.report(
            actor=staff, activity=row, percent=60, note="Đã đăng bản tiếng Anh, chờ bản tiếng Trung."
        )
        return
