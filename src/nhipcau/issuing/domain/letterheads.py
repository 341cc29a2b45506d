"""Phần đầu, phần ký và nơi nhận of a paper, from the declared form of its office."""

from nhipcau.official.domain.content import Form, Letterhead, Signature

from ..enums import PaperState
from ..models import Paper
from . import office_forms


def of(paper: Paper, *, type_name: str, addressees: tuple[str, ...] = ()) -> Letterhead:
    """Phần đầu văn bản: `type_name` is empty for an official letter, which has `addressees` instead.

    Number and date stay open until the paper is issued.
    """
    form = office_forms.of(paper.office)
    is_issued = paper.state == PaperState.ISSUED
    return Letterhead(
        form=Form(form.form),
        issuer=form.issuer,
        symbol=paper.symbol or form.symbol_of(paper.kind),
        title=paper.title,
        parent=form.parent,
        number=paper.number if is_issued else None,
        place=form.place,
        date=paper.issued_on if is_issued else None,
        type_name=type_name,
        addressees=addressees,
        is_draft=paper.is_open,
    )


def signature_of(paper: Paper) -> Signature:
    """Khối chữ ký."""
    form = office_forms.of(paper.office)
    return Signature(tuple(form.authority.splitlines()), form.signer_name)


def recipients_of(paper: Paper) -> tuple[str, ...]:
    """Nơi nhận, without the file line."""
    return tuple(office_forms.of(paper.office).recipients.splitlines())


def filed_of(paper: Paper) -> str:
    """Dòng lưu: "VT", "VT, TTĐN"."""
    return office_forms.of(paper.office).filed
