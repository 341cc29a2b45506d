"""Báo chí hỏi ở cơ quan mẫu: invented newsrooms, questions at several steps, one answer in public."""

from collections.abc import Callable

from nhipcau.enquiries.domain import approving, publishing, receiving, replying, sorting, writing
from nhipcau.enquiries.domain.typed import Asked
from nhipcau.enquiries.enums import Via
from nhipcau.enquiries.models import Enquiry
from nhipcau.newsroom.models import Language
from nhipcau.units.models import User

QUESTIONS = (
    (
        "Báo Sông Cầu Mới",
        "",
        "Số khách quốc tế đến tỉnh chín tháng",
        "Chín tháng đầu năm tỉnh đón bao nhiêu lượt khách quốc tế?\nSo với cùng kỳ năm trước thế nào?",
        "vi",
    ),
    (
        "Northern Echo Wire",
        "Anh",
        "Filming at the old citadel",
        "Which office grants permission to film at the old citadel, and how long does it take?",
        "en",
    ),
    (
        "Tạp chí Di sản Mẫu",
        "",
        "Trùng tu thành cổ Sông Cầu",
        "Dự án trùng tu thành cổ đã làm đến hạng mục nào?",
        "vi",
    ),
    (
        "Đài Tiếng nói Mẫu",
        "",
        "Lễ hội sông nước năm nay",
        "Lễ hội sông nước năm nay tổ chức ngày nào, có bán vé không?",
        "vi",
    ),
    (
        "Báo Pháp đình Mẫu",
        "",
        "Vụ việc đang điều tra tại khu du lịch Thác Mơ Mẫu",
        "Cơ quan cho biết kết quả kiểm tra vụ việc?",
        "vi",
    ),
)
VISITORS = "Chín tháng đầu năm tỉnh đón 41.200 lượt khách quốc tế, tăng 18% so với cùng kỳ năm trước."


def tell(*, tell: Callable[[str], None]) -> None:
    """Nhận và trả lời vài câu hỏi; those already there stay as they are."""
    if Enquiry.objects.exists():
        return
    tell("câu hỏi của báo chí")
    made = [_received(number, each) for number, each in enumerate(QUESTIONS)]
    # One more that no person sent.
    _received(
        len(made), ("Quảng cáo", "", "Mua bán liên kết", "Xin mời mua liên kết.", "vi"), is_trapped=True
    )
    officer, writer, voice = (
        User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so", "lanh-dao-so")
    )
    unit = writer.memberships.get().unit
    answered, draft, waiting, refused = (
        sorting.triage(actor=officer, enquiry=each, unit=unit, reason="Thuộc lĩnh vực của Sở")
        for each in (made[0], *made[2:])
    )
    writing.write(actor=writer, enquiry=answered, text=VISITORS)
    _proved(writer, officer, answered, ("41.200 lượt khách", "Báo cáo số 214/BC-SVHTTDL", "bao-cao-214"))
    _approved(writer, officer, voice, answered)
    replying.reply(actor=writer, enquiry=answered, via=Via.MAIL)
    publishing.publish(
        actor=officer,
        enquiry=answered,
        subject="Chín tháng, tỉnh đón bao nhiêu khách quốc tế?",
        question="Chín tháng đầu năm tỉnh đón bao nhiêu khách quốc tế, so với cùng kỳ thế nào?",
    )
    writing.write(
        actor=writer,
        enquiry=draft,
        text="Dự án đã xong phần móng tường thành phía đông, đang tu bổ cổng chính.",
    )
    writing.add_source(
        actor=writer,
        enquiry=draft,
        statement="Xong phần móng tường thành phía đông",
        title="Biên bản nghiệm thu số 03/BB-BQL",
        link="https://songcau.example/bien-ban-03",
    )
    writing.write(
        actor=writer,
        enquiry=waiting,
        text="Lễ hội diễn ra từ 20 đến 22 tháng 12, vào cửa tự do, không bán vé.",
    )
    _proved(writer, officer, waiting, ("Từ 20 đến 22 tháng 12", "Kế hoạch số 88/KH-UBND", "ke-hoach-88"))
    approving.submit(actor=writer, enquiry=waiting)
    approving.check(actor=officer, enquiry=waiting)
    writing.write(
        actor=writer,
        enquiry=refused,
        text="Khi có kết luận, cơ quan điều tra công bố theo luật.",
        ground="investigation",
    )
    _approved(writer, officer, voice, refused)
    replying.reply(actor=writer, enquiry=refused, via=Via.TELEPHONE)


def _received(number: int, told: tuple[str, str, str, str, str], *, is_trapped: bool = False) -> Enquiry:
    outlet, country, subject, question, code = told
    asked = Asked(
        outlet=outlet,
        country=country,
        name="Ban Thư ký tòa soạn",
        email=f"toasoan{number}@baomau.example",
        phone="0200 3 900 100",
        subject=subject,
        question=question,
        is_resident_bureau=bool(country),
    )
    return receiving.receive(
        asked=asked,
        language=Language.objects.get(code=code),
        nonce=f"co-quan-mau-{number}",
        is_trapped=is_trapped,
    )


def _proved(writer: User, checker: User, enquiry: Enquiry, told: tuple[str, str, str]) -> None:
    statement, title, page = told
    source = writing.add_source(
        actor=writer,
        enquiry=enquiry,
        statement=statement,
        title=title,
        link=f"https://songcau.example/{page}",
    )
    writing.check_source(actor=checker, source=source)


def _approved(writer: User, officer: User, voice: User, enquiry: Enquiry) -> None:
    approving.submit(actor=writer, enquiry=enquiry)
    approving.check(actor=officer, enquiry=enquiry)
    approving.approve(actor=voice, enquiry=enquiry)
