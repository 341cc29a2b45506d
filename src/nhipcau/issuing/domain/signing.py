"""Ký ở hệ thống khác: submitted, exported, taken back, issued with number, date and signed file."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import Unit, User

from ..enums import Doubt, FileForm, FormKind, PaperState
from ..models import Paper, PaperExport
from . import hands, numbers, office_forms, owners, papers, policy, returns, versions

BEFORE_ISSUE = (PaperState.SUBMITTED, PaperState.EXPORTED)


class Doubtful(Refused):
    """Cần người xác nhận: `doubts` tell by code of Doubt what is odd; confirmed, the same call goes on."""

    def __init__(self, doubts: dict[str, str]) -> None:
        super().__init__(
            _("Chưa ghi nhận. %(doubts)s Hãy kiểm tra lại, rồi xác nhận từng điều nếu vẫn đúng.")
            % {"doubts": " ".join(doubts.values())}
        )
        self.doubts = doubts


def submit(*, actor: User, paper: Paper) -> Paper:
    """Trình ký: the content is kept and locked. Repeated it changes nothing.

    Raises Refused while comments are being asked, or while the owner misses something.
    """
    hands.require(actor, policy.SUBMIT, paper)
    with transaction.atomic():
        held = papers.locked(paper)
        if held.state == PaperState.SUBMITTED:
            return held
        sentence = _("Chỉ dự thảo mới trình ký được; nếu đang lấy ý kiến, hãy kết thúc đợt lấy ý kiến.")
        papers.require_in(held, (PaperState.DRAFT,), sentence)
        owners.of(held).require_ready(held)
        before = held.state
        # The paper that is signed bears no word "dự thảo": it is composed in the state it goes out in.
        held.state, held.submitted_at = PaperState.SUBMITTED, timezone.now()
        document = papers.compose(held)
        held.symbol = document.letterhead.symbol
        version = versions.keep(maker=actor, paper=held, document=document)
        held.save()
        audit.record(
            actor=actor,
            verb="issuing.submit",
            subject=held,
            before={"state": before},
            after={"state": held.state, "version": version.number, "digest": version.digest},
        )
    return held


def export(*, actor: User, paper: Paper, form: str) -> PaperExport:
    """Xuất để ký: the bytes of the submitted version, the same at every download; each export is recorded."""
    hands.require(actor, policy.EXPORT, paper)
    with transaction.atomic():
        held = papers.locked(paper)
        sentence = _("Hãy trình ký trước; dự thảo tải về ở mục “Tải dự thảo”.")
        papers.require_in(held, (*BEFORE_ISSUE, PaperState.ISSUED), sentence)
        made = _exported(actor, held, FileForm(form))
        facts = {"form": form, "version": made.version.number, "sha256": made.file.sha256}
        if held.state == PaperState.SUBMITTED:
            papers.move(actor, "issuing.export", held, PaperState.EXPORTED, **facts)
        else:
            audit.record(actor=actor, verb="issuing.export", subject=held, after=facts)
    return made


def take_back(*, actor: User, paper: Paper, reason: str) -> Paper:
    """Đưa về dự thảo, also a paper given up; what was exported before is no longer the paper.

    Raises Refused without a reason, or once the paper is issued.
    """
    hands.require(actor, policy.SUBMIT, paper)
    reason = papers.require_reason(reason)
    with transaction.atomic():
        held = papers.locked(paper)
        if held.state == PaperState.DRAFT:
            return held
        sentence = _("Văn bản đã ban hành thì không đưa về dự thảo; đang lấy ý kiến thì kết thúc đợt đó.")
        papers.require_in(held, (*BEFORE_ISSUE, PaperState.WITHDRAWN), sentence)
        returns.drop(held)
        held.submitted_at, held.symbol = None, ""
        papers.move(actor, "issuing.take_back", held, PaperState.DRAFT, reason=reason)
    return held


def bring_back(
    *,
    actor: User,
    paper: Paper,
    number: str,
    on: date,
    signed: bytes | None = None,
    name: str = "",
    confirmed: Collection[str] = (),
) -> Paper:
    """Ghi số, ngày ban hành and the signed file; the owner's work starts in the same transaction.

    `number` is what the register says, with or without symbol; `signed` a PDF of at most NHIPCAU_UPLOAD_LIMIT
    bytes; `confirmed` codes of Doubt a person has looked at. Recorded alike a second time it changes nothing.
    Raises Doubtful for what is odd and not confirmed, Refused for a number, day or file that cannot be.
    """
    hands.require(actor, policy.RECORD, paper)
    findings = returns.examine(actor=actor, paper=paper, content=signed) if signed is not None else None
    with transaction.atomic():
        held = papers.locked(paper)
        number, symbol = _parsed(held, number)
        if held.state == PaperState.ISSUED and (held.number, held.issued_on) == (number, on):
            return held
        papers.require_in(held, (PaperState.EXPORTED,), _("Hãy xuất văn bản để ký trước khi ghi số, ngày."))
        doubts = _numbered(held, number, symbol, on) | (findings.doubts if findings else {})
        _require_confirmed(doubts, confirmed)
        _attach(held, signed, name, findings)
        facts = _facts(held) | {"confirmed": sorted(doubts)}
        papers.move(actor, "issuing.bring_back", held, PaperState.ISSUED, **facts)
        returns.drop(held)
        owners.of(held).issued(actor, held)
    return held


def correct(
    *,
    actor: User,
    paper: Paper,
    number: str,
    on: date,
    reason: str,
    signed: bytes | None = None,
    name: str = "",
    confirmed: Collection[str] = (),
) -> Paper:
    """Đính chính số, ngày of an issued paper, or bring its signed file later; the former stay in the trail.

    Raises Doubtful and Refused like `bring_back`, and Refused without a reason.
    """
    hands.require(actor, policy.RECORD, paper)
    reason = papers.require_reason(reason)
    findings = returns.examine(actor=actor, paper=paper, content=signed) if signed is not None else None
    with transaction.atomic():
        held = papers.locked(paper)
        papers.require_in(held, (PaperState.ISSUED,), _("Chỉ đính chính được văn bản đã ban hành."))
        before = _facts(held)
        number, symbol = _parsed(held, number)
        doubts = _numbered(held, number, symbol, on) | (findings.doubts if findings else {})
        _require_confirmed(doubts, confirmed)
        _attach(held, signed, name, findings)
        held.save()
        returns.drop(held)
        after = _facts(held) | {"reason": reason, "confirmed": sorted(doubts)}
        audit.record(actor=actor, verb="issuing.correct", subject=held, before=before, after=after)
    return held


def _exported(actor: User, held: Paper, form: FileForm) -> PaperExport:
    from nhipcau.official.domain import docx, pdf

    version = versions.latest(held)
    if version is None:
        raise Refused(_("Văn bản chưa có bản nào được giữ; hãy đưa về dự thảo rồi trình ký lại."))
    made = version.exports.filter(form=form).select_related("file", "version").first()
    if made is not None:
        return made
    write = docx.write if form == FileForm.DOCX else pdf.write
    file = files.keep(write(versions.document_of(version)))
    return PaperExport.objects.create(version=version, form=form, file=file, made_by=actor)


def _parsed(held: Paper, number: str) -> tuple[str, str]:
    return numbers.parse(number, symbol=held.symbol, form=_form(held))


def _form(held: Paper) -> FormKind:
    return FormKind(office_forms.of(held.office).form)


def _numbered(held: Paper, number: str, symbol: str, on: date) -> dict[str, str]:
    """Number and day set on the paper; returns what is odd about them. Raises Refused for what cannot be."""
    if on > timezone.localdate():
        raise Refused(_("Ngày ban hành không được sau hôm nay; hãy ghi đúng ngày in trên văn bản."))
    doubts: dict[str, str] = {}
    if held.submitted_at and on < timezone.localdate(held.submitted_at):
        doubts[Doubt.BEFORE_SUBMISSION] = _("Ngày ban hành trước ngày trình ký %(day)s.") % {
            "day": timezone.localdate(held.submitted_at).strftime("%d/%m/%Y")
        }
    # Two papers that ask for one number meet at the office's row.
    Unit.objects.select_for_update().get(pk=held.office_id)
    twin = numbers.twin_of(held, number=number, symbol=symbol, year=on.year)
    if twin is not None:
        words = _twin_told(twin)
        if _form(held) == FormKind.STATE:
            raise Refused(
                _("%(words)s Chưa ghi nhận; hãy xem lại số trong sổ văn bản đi.") % {"words": words}
            )
        doubts[Doubt.SAME_NUMBER] = words
    held.number, held.symbol, held.issued_on = number, symbol, on
    return doubts


def _twin_told(twin: Paper) -> str:
    return _("Số %(number)s đã cấp cho “%(title)s” ngày %(day)s.") % {
        "number": twin.full_number,
        "title": twin.title,
        "day": twin.issued_on.strftime("%d/%m/%Y") if twin.issued_on else "",
    }


def _attach(held: Paper, signed: bytes | None, name: str, findings: returns.Findings | None) -> None:
    """The signed file is stored only now that every doubt about it is confirmed (safeguard 16)."""
    if signed is not None and findings is not None:
        held.signed, held.signed_name = files.keep(signed), returns.clean_name(name)
        held.signatures = findings.signatures


def _facts(held: Paper) -> dict[str, Any]:
    """What the trail keeps: how the signatures stand, not the signers' names (safeguard 15)."""
    return {
        "number": held.number,
        "symbol": held.symbol,
        "issued_on": held.issued_on,
        "sha256": held.signed.sha256 if held.signed else None,
        "intact": [finding["intact"] for finding in held.signatures],
    }


def _require_confirmed(doubts: dict[str, str], confirmed: Collection[str]) -> None:
    if open_doubts := {code: words for code, words in doubts.items() if code not in set(confirmed)}:
        raise Doubtful(open_doubts)
