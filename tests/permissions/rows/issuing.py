"""Rights of papers on their way out, decided a second time by hand (ban hành văn bản)."""

from datetime import timedelta

from nhipcau.core.domain import files
from nhipcau.issuing.domain import policy as issuing
from nhipcau.issuing.enums import FileForm, PaperKind, PaperState
from nhipcau.issuing.models import CommentPoint, CommentRequest, CommentRound, Paper, PaperExport
from tests.factories import issuing as papers

from ..shapes import Address, Case, pk, today
from ..world import World

# action                clerk  officer head  staff leader admin
DECISIONS = """
issuing.draft           -      all     own   own   -      -
issuing.consult         -      all     -     -     -      -
issuing.answer          -      own     own   own   -      -
issuing.submit          -      all     own   -     -      -
issuing.export          all    all     own   own   -      -
issuing.record          all    all     own   own   -      -
issuing.read            all    all     own   own   all    -
issuing.form            -      all     own   -     -      all
"""


def letter(w: World) -> Paper:
    """A draft that the unit "own" writes for itself."""
    return papers.letter(w.colleague, office=w.own)


def office_letter(w: World) -> Paper:
    """A draft of the standing office that nobody was asked about."""
    return papers.letter(w.officer)


def issued(w: World) -> Paper:
    """Issued to "own", with a file in the place of the signed one."""
    paper = papers.standing_at(PaperState.ISSUED, letter(w))
    paper.number, paper.issued_on, paper.signed = "05", today(), files.keep(b"%PDF-1.7 da ky")
    paper.save()
    paper.units.add(w.own)
    return paper


def exported(w: World) -> Paper:
    """Waits for its number, with a file in the place of the exported one."""
    paper = papers.standing_at(PaperState.EXPORTED, letter(w))
    file = files.keep(b"%PDF-1.7 ban xuat")
    PaperExport.objects.create(version=papers.version_of(paper), form=FileForm.PDF, file=file)
    return paper


def submitted(w: World) -> Paper:
    return papers.standing_at(PaperState.SUBMITTED, letter(w))


def a_round(w: World) -> CommentRound:
    return papers.asked(office_letter(w), w.own)


def request(w: World) -> CommentRequest:
    return a_round(w).requests.get()


def point(w: World) -> CommentPoint:
    return request(w).points.create(position=1, text="Ghi rõ năm.")


def office_form() -> dict[str, str]:
    return {
        "form": "state",
        "issuer": "Sở Thử",
        "place": "Sông Cầu",
        "plan_symbol": "KH-ST",
        "report_symbol": "BC-ST",
        "letter_symbol": "ST-VP",
        "authority": "GIÁM ĐỐC",
        "filed": "VT",
    }


VERBS: dict[str, Case] = {
    "issuing.domain.papers.draft": Case(
        issuing.DRAFT, lambda w: {"kind": PaperKind.PLAN, "office": w.own, "title": "việc"}
    ),
    "issuing.domain.papers.retitle": Case(
        issuing.DRAFT, lambda w: {"paper": letter(w), "title": "việc khác"}
    ),
    "issuing.domain.papers.withdraw": Case(issuing.DRAFT, lambda w: {"paper": letter(w), "reason": "trùng"}),
    "issuing.domain.letters.draft": Case(
        issuing.DRAFT,
        lambda w: {
            "office": w.own,
            "title": "việc",
            "addressees": ["Sở A"],
            "paragraphs": ["Câu."],
        },
    ),
    "issuing.domain.letters.write": Case(
        issuing.DRAFT,
        lambda w: {"paper": letter(w), "title": "việc khác", "addressees": "Sở A", "body": "Câu khác."},
    ),
    "issuing.domain.comments.ask": Case(
        issuing.CONSULT,
        lambda w: {"paper": office_letter(w), "units": [w.own], "due": today() + timedelta(days=3)},
    ),
    "issuing.domain.comments.close": Case(issuing.CONSULT, lambda w: {"round": a_round(w)}),
    "issuing.domain.answers.answer": Case(issuing.ANSWER, lambda w: {"request": request(w), "agrees": True}),
    "issuing.domain.answers.transcribe": Case(
        issuing.CONSULT, lambda w: {"request": request(w), "agrees": True, "via": "Công văn"}
    ),
    "issuing.domain.answers.respond": Case(
        issuing.CONSULT, lambda w: {"point": point(w), "response": "accepted"}
    ),
    "issuing.domain.signing.submit": Case(issuing.SUBMIT, lambda w: {"paper": letter(w)}),
    "issuing.domain.signing.take_back": Case(
        issuing.SUBMIT, lambda w: {"paper": submitted(w), "reason": "sửa"}
    ),
    "issuing.domain.signing.export": Case(issuing.EXPORT, lambda w: {"paper": exported(w), "form": "pdf"}),
    "issuing.domain.signing.bring_back": Case(
        issuing.RECORD, lambda w: {"paper": exported(w), "number": "5", "on": today()}
    ),
    "issuing.domain.signing.correct": Case(
        issuing.RECORD, lambda w: {"paper": issued(w), "number": "6", "on": today(), "reason": "nhầm"}
    ),
    "issuing.domain.returns.examine": Case(
        issuing.RECORD, lambda w: {"paper": exported(w), "content": papers.blank_pdf()}
    ),
    "issuing.domain.returns.receive": Case(
        issuing.RECORD, lambda w: {"paper": exported(w), "content": papers.blank_pdf(), "name": "05.pdf"}
    ),
    "issuing.domain.returns.discard": Case(issuing.RECORD, lambda w: {"paper": exported(w)}),
    "issuing.domain.office_forms.declare": Case(
        issuing.SET_FORM, lambda w: {"office": w.own, "wanted": office_form()}
    ),
}
# Within the transaction of a verb that has asked.
UNDER_OTHERS = {"issuing.domain.letters.issued", "issuing.domain.papers.move"}

ADDRESSES: dict[str, Address] = {
    "issuing:papers": Address(issuing.READ),
    "issuing:paper": Address(issuing.READ, lambda w: [a_round(w).paper_id]),
    "issuing:ask": Address(issuing.CONSULT, pk(office_letter)),
    "issuing:bring_back": Address(issuing.RECORD, pk(exported)),
    "issuing:difference": Address(issuing.READ, pk(letter)),
    "issuing:draft_file": Address(issuing.READ, lambda w: [a_round(w).paper_id, "docx"]),
    "issuing:export_file": Address(issuing.READ, lambda w: [exported(w).pk, "pdf"]),
    "issuing:signed": Address(issuing.READ, pk(issued)),
    "issuing:round": Address(issuing.READ, pk(a_round)),
    "issuing:summary": Address(issuing.READ, lambda w: [a_round(w).pk, "docx"]),
    "issuing:answer": Address(issuing.READ, pk(request)),
    "issuing:new_letter": Address(issuing.DRAFT),
    "issuing:letter": Address(issuing.DRAFT, pk(letter)),
    "issuing:forms": Address(issuing.SET_FORM),
    "issuing:form": Address(issuing.SET_FORM, lambda w: [w.own.pk]),
}
FILTERED = {"issuing:papers", "issuing:new_letter", "issuing:forms"}
# What every unit said.
WHOLE = {"issuing:round", "issuing:summary"}
