"""Papers on their way out, by the verbs that make them (văn bản đi)."""

import io
from datetime import date, timedelta

from django.utils import timezone

from nhipcau.issuing.domain import comments, letters, signing
from nhipcau.issuing.enums import PaperKind, PaperState
from nhipcau.issuing.models import CommentRequest, CommentRound, OfficeForm, Paper, PaperVersion
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User
from tests.factories.units import UnitFactory, person, standing_office

PARAGRAPHS = (
    "Thực hiện kế hoạch công tác thông tin đối ngoại năm nay, một số đơn vị chưa gửi kết quả.",
    "Cơ quan thường trực đề nghị các đơn vị:",
    "- Rà soát nhiệm vụ được giao, bổ sung minh chứng trước ngày hai mươi lăm;",
    "- Gửi báo cáo kết quả, nêu rõ khó khăn, vướng mắc.",
)


def declared_form(office: Unit | None = None, **fields: str) -> OfficeForm:
    """The form of an office of the state, unless told otherwise."""
    values = {
        "form": "state",
        "issuer": "Ủy ban nhân dân tỉnh Sông Cầu",
        "place": "Sông Cầu",
        "plan_symbol": "KH-UBND",
        "report_symbol": "BC-UBND",
        "letter_symbol": "UBND-KGVX",
        "authority": "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "recipients": "Văn phòng",
    }
    return OfficeForm.objects.create(office=office or standing_office(), **(values | fields))


def letter(actor: User | None = None, *, title: str = "đôn đốc gửi báo cáo", **options: object) -> Paper:
    """A drafted letter."""
    wanted: dict[str, object] = {
        "office": standing_office(),
        "addressees": ["Sở Ngoại vụ"],
        "paragraphs": PARAGRAPHS,
    } | options
    return letters.draft(
        actor=actor or person(Role.OFFICER),
        kind=PaperKind.LETTER,
        title=title,
        **wanted,  # type: ignore[arg-type]
    )


def asked(paper: Paper | None = None, *units: Unit, days: int = 5) -> CommentRound:
    """A paper sent round."""
    return comments.ask(
        actor=person(Role.OFFICER),
        paper=paper or letter(),
        units=units or [UnitFactory()],
        due=timezone.localdate() + timedelta(days=days),
    )


def request_to(unit: Unit) -> CommentRequest:
    """A paper sent round to the unit alone."""
    return asked(None, unit).requests.get()


def submitted(**options: object) -> Paper:
    """A submitted letter."""
    return signing.submit(actor=person(Role.OFFICER), paper=letter(**options))  # type: ignore[arg-type]


def standing_at(state: PaperState, paper: Paper) -> Paper:
    """A letter put where a test needs it, its content kept; no file is written."""
    if state != PaperState.DRAFT:
        head = person(Role.UNIT_HEAD, paper.office) if paper.by_unit else person(Role.OFFICER)
        signing.submit(actor=head, paper=paper)
    Paper.objects.filter(pk=paper.pk).update(state=state)
    paper.refresh_from_db()
    return paper


def exported(**options: object) -> Paper:
    """A letter that waits for its number; no file is written."""
    return standing_at(PaperState.EXPORTED, letter(**options))  # type: ignore[arg-type]


def issued(number: str = "05", on: date | None = None, **options: object) -> Paper:
    """A letter recorded as issued."""
    return signing.bring_back(
        actor=person(Role.CLERK),
        paper=exported(**options),
        number=number,
        on=on or timezone.localdate(),
    )


def version_of(paper: Paper) -> PaperVersion:
    """The newest version."""
    return paper.versions.order_by("-number")[0]


def blank_pdf() -> bytes:
    """A PDF of one empty page."""
    import pypdfium2

    document, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(595, 842)
    document.save(out)
    return out.getvalue()
