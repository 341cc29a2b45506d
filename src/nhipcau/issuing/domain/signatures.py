"""Chữ ký số của tệp PDF: who signed, when, and whether the file is as it was signed. Nothing is fetched.

A finding is a dictionary of JSON values, kept with the paper: `signer` and `organisation` (as the
certificate names them), `signed_at` (ISO 8601 in the office's time, or null), `intact` (nothing changed since
signing, but for further signatures), `covers_whole` (nothing was added after this signature), `trusted` (true
or false against the office's roots, null without any), `note` (a Vietnamese sentence, may be empty).
Standard: PAdES (ETSI EN 319 142); Luật Giao dịch điện tử 20/2023/QH15.
"""

import io
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

Finding = dict[str, Any]
# It logs every unknown root as an error, with the signer's name.
logging.getLogger("pyhanko.sign").setLevel(logging.CRITICAL)
# A paper bears a handful; a file with thousands is no paper.
MOST = 50


def check(content: bytes) -> list[Finding]:
    """Kiểm tra các chữ ký của một tệp PDF, in the order they were made; an unsigned file gives none.

    Raises Refused for what is no readable PDF or is locked by a password.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            raise Refused(
                _(
                    "Tệp PDF đặt mật khẩu nên không kiểm tra được; chưa có gì được lưu. "
                    "Hãy gỡ mật khẩu rồi tải lại."
                )
            )
        embedded = list(reader.embedded_regular_signatures)[:MOST]
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise Refused(
            _("Không đọc được tệp PDF này: tệp hỏng hoặc tải thiếu. Chưa có gì được lưu; hãy tải tệp khác.")
        ) from error
    roots = _roots()
    return [_finding(each, roots) for each in embedded]


def warnings_of(findings: Iterable[Finding]) -> list[str]:
    """Điều người ghi nhận phải biết: a sentence for each signature that is not as it should be."""
    found = []
    for finding in findings:
        if not finding["intact"]:
            found.append(
                _("Tệp đã bị sửa sau khi “%(signer)s” ký, hoặc chữ ký không khớp.")
                % {"signer": finding["signer"]}
            )
        elif finding["trusted"] is False:
            found.append(
                _("Chữ ký của “%(signer)s” không do tổ chức chứng thực cơ quan tin cậy cấp, hoặc đã hết hạn.")
                % {"signer": finding["signer"]}
            )
    return found


def _finding(embedded: Any, roots: list[Any]) -> Finding:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    try:
        status = validate_pdf_signature(embedded, signer_validation_context=context)
    # Whatever a hostile or broken signature makes it raise, the file is not proven: say so and go on.
    except Exception:
        return {
            "signer": _("không rõ người ký"),
            "organisation": "",
            "signed_at": None,
            "intact": False,
            "covers_whole": False,
            "trusted": None,
            "note": _("Không kiểm tra được chữ ký này: dữ liệu chữ ký hỏng hoặc dùng thuật toán lạ."),
        }
    intact = bool(status.intact and status.valid and status.docmdp_ok)
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    trusted = bool(status.trusted) if roots else None
    return {
        **_named(status.signing_cert.subject.native),
        "signed_at": _at(status),
        "intact": intact,
        "covers_whole": whole,
        "trusted": trusted,
        "note": _note(intact, whole, trusted),
    }


def _named(subject: dict[str, Any]) -> dict[str, str]:
    name = subject.get("common_name") or subject.get("organization_name") or _("không rõ người ký")
    return {"signer": _text(name), "organisation": _text(subject.get("organization_name") or "")}


def _text(value: Any) -> str:
    """A certificate may give one name several times."""
    return ", ".join(map(str, value))[:200] if isinstance(value, list) else str(value)[:200]


def _at(status: Any) -> str | None:
    stamped: datetime | None = getattr(status.timestamp_validity, "timestamp", None)
    moment = stamped or status.signer_reported_dt
    if moment is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.get_default_timezone())
    return moment.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")


def _note(intact: bool, whole: bool, trusted: bool | None) -> str:
    if not intact:
        return _("Tệp đã bị sửa sau khi ký, hoặc chữ ký không khớp nội dung.")
    parts = []
    if not whole:
        parts.append(_("Sau chữ ký này tệp có thêm chữ ký khác; nội dung không đổi."))
    if trusted is None:
        parts.append(_("Chưa đối chiếu được với tổ chức chứng thực."))
    elif not trusted:
        parts.append(_("Không do tổ chức chứng thực cơ quan tin cậy cấp, hoặc chứng thư đã hết hạn."))
    return " ".join(parts)


def _roots() -> list[Any]:
    """Chứng thư gốc the office trusts: PEM or DER files of the folder NHIPCAU_TRUST_ROOTS."""
    if not settings.NHIPCAU_TRUST_ROOTS:
        return []
    from pyhanko.keys import load_certs_from_pemder

    folder = Path(settings.NHIPCAU_TRUST_ROOTS)
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in {".pem", ".crt", ".cer"})
    return list(load_certs_from_pemder(map(str, files)))  # type: ignore[no-untyped-call]
