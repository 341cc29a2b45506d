"""Chữ ký số của tệp PDF: who signed, when, and whether the file is as it was signed. Nothing is fetched.

Standard: PAdES (ETSI EN 319 142); Luật Giao dịch điện tử 20/2023/QH15. pyHanko is brought in only for a file
that bears a signature.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from vanban.errors import FileBroken, FileEncrypted, ReaderMissing, VanbanError
from vanban.model import DigitalSignature, Finding, Source

# A document bears a handful; a file with thousands is none.
MOST: Final = 50
_LONGEST_NAME: Final = 200
_VIETNAM: Final = timezone(timedelta(hours=7))
# A signature says in plain bytes which bytes it covers: it cannot stand in a compressed part of the file.
_COVERED: Final = b"/ByteRange"


def with_signatures(source: Source, content: bytes, trust_roots: Sequence[bytes] = ()) -> Source:
    """Nguồn kèm kết quả kiểm tra chữ ký số; a file without any is returned as it is.

    What cannot be checked is a finding (``signature-unchecked``), never an error: the text was read.
    """
    if _COVERED not in content:
        return source
    try:
        signatures = check_signatures(content, source.name, trust_roots=trust_roots)
    except VanbanError:
        sentence = "Tệp có chữ ký số nhưng máy không kiểm tra được. Hãy kiểm tra bằng phần mềm ký số."
        return replace(source, findings=(*source.findings, Finding("signature-unchecked", sentence)))
    return replace(
        source, signatures=signatures, findings=(*source.findings, *signature_findings(signatures))
    )


def check_signatures(
    content: bytes, name: str = "", *, trust_roots: Sequence[bytes] = ()
) -> tuple[DigitalSignature, ...]:
    """Kiểm tra các chữ ký số của một tệp PDF, in the order they were made; an unsigned file gives none.

    ``trust_roots`` are certificates (PEM or DER, one or more in each) against which signers are checked;
    without any, ``trusted`` is None. A signature whose data is broken has no signer and is not intact.
    Raises FileBroken, FileEncrypted, ReaderMissing.
    """
    try:
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        raise ReaderMissing(
            'Máy chưa có phần kiểm tra chữ ký số. Hãy cài thêm: pip install "vanban[pdf]".'
        ) from None
    # It logs every unknown root as an error, with the signer's name.
    logging.getLogger("pyhanko.sign").setLevel(logging.CRITICAL)
    roots = _certificates(trust_roots)
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        _unlock(reader, name)
        embedded = list(reader.embedded_regular_signatures)[:MOST]
    except VanbanError:
        raise
    # A torn file makes its reader raise almost anything.
    except Exception as error:
        raise FileBroken(
            f"Tệp PDF “{name}” hỏng hoặc tải thiếu nên không kiểm tra được chữ ký số. Hãy lấy lại tệp gốc."
        ) from error
    return tuple(_checked(each, roots) for each in embedded)


def signature_findings(signatures: Iterable[DigitalSignature]) -> tuple[Finding, ...]:
    """Điều cần xem lại ở chữ ký số: one for each that is broken, or not by whom the roots vouch for."""
    found = []
    for one in signatures:
        if not one.intact:
            what = (
                f"Tệp đã bị sửa sau khi “{one.signer}” ký số, hoặc chữ ký không khớp nội dung."
                if one.signer
                else "Một chữ ký số không kiểm tra được: dữ liệu chữ ký hỏng hoặc dùng thuật toán lạ."
            )
            found.append(Finding("signature-broken", f"{what} Hãy lấy lại tệp từ nơi ban hành."))
        elif one.trusted is False:
            what = f"Chữ ký số của “{one.signer}” không do tổ chức được tin cậy cấp, hoặc đã hết hạn."
            found.append(Finding("signature-untrusted", f"{what} Hãy hỏi lại nơi ban hành."))
    return tuple(found)


def _unlock(reader: Any, name: str) -> None:
    """Many files only forbid changes: they open without a password."""
    from pyhanko.pdf_utils.crypt import AuthStatus

    if reader.encrypted and reader.decrypt("").status == AuthStatus.FAILED:
        raise FileEncrypted(
            f"Tệp PDF “{name}” có mật khẩu nên không kiểm tra được chữ ký số. Hãy bỏ mật khẩu rồi thử lại."
        )


def _certificates(trust_roots: Sequence[bytes]) -> list[Any]:
    if not trust_roots:
        return []
    from pyhanko.keys import load_certs_from_pemder_data

    try:
        return [one for data in trust_roots for one in load_certs_from_pemder_data(data)]
    except (ValueError, TypeError) as error:
        raise FileBroken(
            "Chứng thư gốc được tin cậy không đọc được. Hãy dùng tệp chứng thư dạng PEM hoặc DER."
        ) from error


def _checked(embedded: Any, roots: list[Any]) -> DigitalSignature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    try:
        status = validate_pdf_signature(embedded, signer_validation_context=context)
        signer, organisation = _named(status.signing_cert)
    # Whatever a hostile or broken signature makes it raise, the file is not proven: say so and go on.
    except Exception:
        return DigitalSignature("", None, intact=False, trusted=None, covers_whole=False)
    stamped = getattr(status.timestamp_validity, "timestamp", None)
    return DigitalSignature(
        signer,
        _moment(stamped or status.signer_reported_dt),
        intact=bool(status.intact and status.valid and status.docmdp_ok),
        trusted=bool(status.trusted) if roots else None,
        organisation=organisation,
        covers_whole=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        stamped=stamped is not None,
    )


def _named(certificate: Any) -> tuple[str, str]:
    """Who a certificate is made out to, and for which organisation."""
    subject = certificate.subject.native
    organisation = _text(subject.get("organization_name") or "")
    name = _text(subject.get("common_name") or "") or organisation or certificate.subject.human_friendly
    return name[:_LONGEST_NAME] or "?", organisation


def _text(value: Any) -> str:
    """A certificate may give one name several times."""
    return (", ".join(map(str, value)) if isinstance(value, list) else str(value))[:_LONGEST_NAME]


def _moment(moment: datetime | None) -> str | None:
    """In Vietnam's time, to which a time without a zone is taken to belong."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_VIETNAM)
    try:
        return moment.astimezone(_VIETNAM).isoformat(timespec="seconds")
    except OverflowError:
        return None
