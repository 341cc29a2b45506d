"""Mọi màn hình làm việc, by whom they are opened; `{…}` is the number of a record of the office."""

from datetime import date
from typing import Any

PEER = ("danh sách trang của khung (Wagtail)", "peer", "/lam-viec/pages/{pages}/")
VIEW, WORK, DIRECTIVES = "/lam-viec/toan-canh", "/lam-viec/cong-viec", "/lam-viec/van-ban"
COURSES, COMMITTEE = "/lam-viec/tap-huan", "/lam-viec/ban-chi-dao"
INSPECTIONS, PROGRAMMES = "/lam-viec/kiem-tra", "/lam-viec/chuong-trinh"
SCREENS: tuple[tuple[str, str, str], ...] = (
    ("trang đầu, chuyên viên thường trực", "officer", "/lam-viec/"),
    ("trang đầu, lãnh đạo đơn vị", "unit-head", "/lam-viec/"),
    ("trang đầu, chuyên viên đơn vị", "unit-staff", "/lam-viec/"),
    ("trang đầu, lãnh đạo cơ quan", "leader", "/lam-viec/"),
    ("trang đầu, văn thư", "clerk", "/lam-viec/"),
    ("bảng việc", "officer", f"{VIEW}/bang-viec/"),
    ("bảng việc, lọc và sang trang", "officer", f"{VIEW}/bang-viec/?q=chuyen+muc&don_vi={{unit}}&cot4=2"),
    ("bảng việc của đơn vị", "unit-head", f"{VIEW}/bang-viec/"),
    ("dòng thời gian", "officer", f"{VIEW}/dong-thoi-gian/?nam={{year}}"),
    ("dòng thời gian, trang 30", "officer", f"{VIEW}/dong-thoi-gian/?nam={{year}}&page=30"),
    ("lịch tuần", "officer", f"{VIEW}/lich/?xem=tuan&ngay={{today}}"),
    ("lịch tháng", "officer", f"{VIEW}/lich/?xem=thang&ngay={{today}}"),
    ("lịch quý", "officer", f"{VIEW}/lich/?xem=quy&ngay={{today}}"),
    ("lịch năm", "officer", f"{VIEW}/lich/?xem=nam&ngay={{today}}"),
    ("lịch tháng của đơn vị", "unit-staff", f"{VIEW}/lich/?xem=thang&ngay={{today}}"),
    ("nhiệm vụ × đơn vị", "officer", f"{VIEW}/do-phu/nhiem-vu/?nam={{year}}"),
    ("nhiệm vụ × đơn vị, chỗ trống", "officer", f"{VIEW}/do-phu/nhiem-vu/?nam={{year}}&trong=on"),
    ("chủ đề × ngôn ngữ", "officer", f"{VIEW}/do-phu/ngon-ngu/?nam={{year}}"),
    ("đối tượng × kênh", "officer", f"{VIEW}/do-phu/doi-tuong/?nam={{year}}"),
    ("trụ cột × tháng", "officer", f"{VIEW}/do-phu/tru-cot/?nam={{year}}"),
    ("các đơn vị (tháng)", "leader", f"{VIEW}/don-vi/?ky=month&nam={{year}}&thu={{month}}"),
    ("các đơn vị (năm)", "leader", f"{VIEW}/don-vi/?ky=year&nam={{year}}&thu=1"),
    ("một đơn vị", "leader", f"{VIEW}/don-vi/{{unit}}/"),
    ("đơn vị của tôi", "unit-head", f"{VIEW}/don-vi/{{head_unit}}/"),
    ("việc đứng sau một con số", "leader", f"{VIEW}/viec/?chi_so=qua-han"),
    ("hoạt động", "officer", f"{VIEW}/hoat-dong/?nam={{year}}"),
    ("hoạt động, tìm, trang 5", "officer", f"{VIEW}/hoat-dong/?nam={{year}}&q=di+s%E1%BA%A3n&page=5"),
    ("theo dõi", "officer", f"{WORK}/"),
    ("theo dõi, tất cả, trang sâu", "officer", f"{WORK}/?state=all&page={{deep}}"),
    ("theo dõi, tìm", "officer", f"{WORK}/?state=all&q=du+lich+tieng+anh"),
    ("theo dõi, theo đơn vị", "officer", f"{WORK}/?state=all&unit={{unit}}&sort=new"),
    ("theo dõi của đơn vị", "unit-staff", f"{WORK}/"),
    ("một phân công", "officer", f"{WORK}/{{work}}/"),
    ("một phân công, ở đơn vị", "unit-staff", f"{WORK}/{{staff_work}}/"),
    ("văn bản chỉ đạo", "officer", f"{DIRECTIVES}/"),
    ("văn bản chỉ đạo, tìm", "officer", f"{DIRECTIVES}/?q=du+lich"),
    ("văn bản của đơn vị", "unit-staff", f"{DIRECTIVES}/"),
    ("rà soát một văn bản", "officer", f"{DIRECTIVES}/{{review}}/"),
    ("một văn bản đã xác nhận", "officer", f"{DIRECTIVES}/{{directive}}/"),
    ("một nhiệm vụ", "officer", f"{DIRECTIVES}/nhiem-vu/{{task}}/"),
    ("chuỗi văn bản", "officer", f"{DIRECTIVES}/{{directive}}/chuoi/"),
    ("phổ biến một văn bản", "officer", f"{DIRECTIVES}/{{directive}}/pho-bien/"),
    ("quán triệt", "officer", f"{DIRECTIVES}/quan-triet/"),
    ("kế hoạch", "officer", "/lam-viec/ke-hoach/"),
    ("lưới kế hoạch (200 dòng, đã ban hành)", "officer", "/lam-viec/ke-hoach/{plan}/"),
    ("lưới kế hoạch (200 dòng, dự thảo)", "officer", "/lam-viec/ke-hoach/{draft}/"),
    ("khoảng trống của kế hoạch", "officer", "/lam-viec/ke-hoach/{draft}/khoang-trong/"),
    ("danh mục phân loại", "officer", "/lam-viec/ke-hoach/danh-muc/"),
    ("báo cáo", "officer", "/lam-viec/bao-cao/"),
    ("một báo cáo tháng, số liệu sống", "officer", "/lam-viec/bao-cao/{report}/"),
    ("văn bản đi", "officer", "/lam-viec/van-ban-di/"),
    ("tìm", "officer", f"{VIEW}/tim/?q=di+san+tieng+phap"),
    ("Ctrl+K", "officer", f"{VIEW}/tim/goi-y/?q=nang+luong"),
    ("Ctrl+K, ở đơn vị", "unit-staff", f"{VIEW}/tim/goi-y/?q=nang+luong"),
    ("thông báo", "officer", "/lam-viec/thong-bao/"),
    ("đôn đốc", "officer", "/lam-viec/don-doc/"),
    ("việc định kỳ", "officer", "/lam-viec/don-doc/dinh-ky/"),
    ("một việc định kỳ", "officer", "/lam-viec/don-doc/dinh-ky/{duty}/"),
    ("hạn pháp lý", "officer", "/lam-viec/dong-ho/"),
    ("một hạn", "officer", "/lam-viec/dong-ho/han/{deadline}/"),
    ("nhật ký", "administrator", "/lam-viec/danh-ba/nhat-ky/"),
    ("nhật ký, trang sâu", "administrator", "/lam-viec/danh-ba/nhat-ky/?page={deep}"),
    ("danh bạ", "officer", "/lam-viec/danh-ba/"),
    ("một đơn vị trong danh bạ", "officer", "/lam-viec/danh-ba/{unit}/"),
    ("người dùng", "administrator", "/lam-viec/danh-ba/nguoi-dung/"),
    ("tập huấn", "officer", f"{COURSES}/"),
    ("tập huấn, ở đơn vị", "unit-staff", f"{COURSES}/"),
    ("một lớp", "officer", f"{COURSES}/{{course}}/"),
    ("người học của một lớp", "officer", f"{COURSES}/{{course}}/nguoi-hoc/"),
    ("Ban Chỉ đạo", "officer", f"{COMMITTEE}/{{committee}}/"),
    ("thành phần Ban Chỉ đạo", "officer", f"{COMMITTEE}/thanh-phan/{{composition}}/"),
    ("các phiên họp", "officer", f"{COMMITTEE}/{{committee}}/phien-hop/"),
    ("một phiên họp", "officer", f"{COMMITTEE}/phien/{{meeting}}/"),
    ("nhiệm vụ của Ban Chỉ đạo", "officer", f"{COMMITTEE}/{{committee}}/nhiem-vu/"),
    ("kế hoạch của các thành viên", "officer", f"{COMMITTEE}/{{committee}}/ke-hoach/"),
    ("các đợt kiểm tra", "officer", f"{INSPECTIONS}/"),
    ("một đợt kiểm tra", "officer", f"{INSPECTIONS}/{{inspection}}/"),
    ("một đơn vị được kiểm tra", "officer", f"{INSPECTIONS}/don-vi/{{visit}}/"),
    ("một việc được kiểm tra", "officer", f"{INSPECTIONS}/viec/{{item}}/"),
    ("phát hiện", "officer", f"{INSPECTIONS}/phat-hien/"),
    ("kiến nghị", "officer", f"{INSPECTIONS}/kien-nghi/"),
    ("một kiến nghị", "officer", f"{INSPECTIONS}/kien-nghi/{{recommendation}}/"),
    ("sự kiện", "officer", f"{PROGRAMMES}/su-kien/"),
    ("một sự kiện", "officer", f"{PROGRAMMES}/su-kien/{{event}}/"),
    ("đối tác", "officer", f"{PROGRAMMES}/doi-tac/"),
    ("một đối tác", "officer", f"{PROGRAMMES}/doi-tac/{{partner}}/"),
    ("các đợt xét", "officer", f"{PROGRAMMES}/khen-thuong/"),
    ("một đợt xét", "officer", f"{PROGRAMMES}/khen-thuong/{{round}}/"),
    ("đề cử", "officer", f"{PROGRAMMES}/khen-thuong/de-cu/"),
    ("thư viện mô hình", "officer", f"{PROGRAMMES}/khen-thuong/thu-vien/"),
    ("kinh phí", "officer", f"{PROGRAMMES}/kinh-phi/"),
    ("kinh phí, ở đơn vị", "unit-staff", f"{PROGRAMMES}/kinh-phi/"),
    ("kinh phí của một kế hoạch", "officer", f"{PROGRAMMES}/kinh-phi/ke-hoach/{{plan}}/"),
)


def person_of(role: str) -> Any:
    """Người mở màn hình: the first of the role; of a unit's people those of the unit that is looked at."""
    from nhipcau.units.models import Membership

    held = Membership.objects.filter(role=role).order_by("pk").select_related("person")
    return (held.filter(unit=_unit_looked_at()) if role.startswith("unit-") else held)[0].person


def _unit_looked_at() -> int:
    """Đơn vị có nhiều việc trong năm, with its own staff."""
    from django.db.models import Count

    from nhipcau.plans.models import Assignment

    led = Assignment.objects.filter(due__year=date.today().year, unit__memberships__role="unit-staff")
    counted = led.exclude(activity=None).order_by().values("unit").annotate(n=Count("pk", distinct=True))
    return int(counted.order_by("-n", "unit").values_list("unit", flat=True)[0])


def numbers() -> dict[str, Any]:
    """Số của các bản ghi mà địa chỉ nêu."""
    from wagtail.models import Page

    from nhipcau.clock.models import Deadline
    from nhipcau.directives.models import Directive, Obligation
    from nhipcau.plans.models import Assignment, Plan
    from nhipcau.reports.models import Report
    from nhipcau.steering.models import RecurringDuty
    from nhipcau.units.models import Unit

    today, own = date.today(), _unit_looked_at()
    pages = Page.objects.filter(slug="hoat-dong").first()
    issued = Plan.objects.filter(paper__state="issued", year=today.year).order_by("pk").first()
    work = Assignment.objects.filter(due__year=today.year).order_by("pk")
    confirmed = Directive.objects.filter(state="confirmed").order_by("-pk").first()
    return {
        "today": today.isoformat(),
        "year": today.year,
        "month": today.month,
        "unit": Unit.objects.filter(kind="department").order_by("pk")[5].pk,
        "head_unit": own,
        "plan": issued.pk if issued else 0,
        "draft": Plan.objects.get(paper__state="draft").pk,
        "work": work.values_list("pk", flat=True)[100],
        "staff_work": work.filter(unit=own).values_list("pk", flat=True)[0],
        "review": Directive.objects.filter(state="review").order_by("-pk").values_list("pk", flat=True)[0],
        "directive": confirmed.pk if confirmed else 0,
        "task": Obligation.objects.filter(directive=confirmed).values_list("pk", flat=True)[3],
        "deep": Assignment.objects.count() // 100,
        "report": Report.objects.order_by("-index").values_list("pk", flat=True)[1],
        "duty": RecurringDuty.objects.order_by("pk").values_list("pk", flat=True)[0],
        "deadline": Deadline.objects.order_by("pk").values_list("pk", flat=True)[2],
        "pages": pages.pk if pages else 0,
        **_beside(),
    }


def _beside() -> dict[str, int]:
    """Số của các bản ghi đứng bên cạnh công việc: the newest, of rounds one that is under way."""
    from nhipcau.committee.models import Committee, Composition, Meeting
    from nhipcau.inspections.models import InspectionRound, Recommendation, SampleItem, Visit
    from nhipcau.programmes.models import Event, Partner, Round
    from nhipcau.training.models import Course

    inspection = InspectionRound.objects.filter(state="running").order_by("pk")[0]
    return {
        "course": Course.objects.filter(state="closed").order_by("-pk")[0].pk,
        "committee": Committee.objects.order_by("pk")[0].pk,
        "composition": Composition.objects.order_by("-pk")[0].pk,
        "meeting": Meeting.objects.filter(state="held").order_by("-pk")[0].pk,
        "inspection": inspection.pk,
        "visit": Visit.objects.filter(round=inspection).order_by("pk")[0].pk,
        "item": SampleItem.objects.filter(round=inspection).order_by("pk")[0].pk,
        "recommendation": Recommendation.objects.order_by("pk")[0].pk,
        "event": Event.objects.order_by("-pk")[0].pk,
        "partner": Partner.objects.order_by("-pk")[0].pk,
        "round": Round.objects.filter(state="scoring").order_by("pk")[0].pk,
    }
