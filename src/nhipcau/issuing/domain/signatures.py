"""Chữ ký số của bản ký nhận về: the library checks them, here they are put in words and kept with the paper.

A finding is a dictionary of JSON values: `signer` and `organisation` (as the certificate names them),
`signed_at` (ISO 8601 in the office's time, or null), `intact` (nothing changed since signing, but for further
signatures), `covers_whole` (nothing was added after this signature), `trusted` (true or false against the
office's roots, null without any), `note` (a Vietnamese sentence, may be empty).
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

import vanban
from nhipcau.core.domain import trust
from nhipcau.core.domain.errors import Refused
from vanban.errors import FileEncrypted
from vanban.model import DigitalSignature

Finding = dict[str, Any]


def check(content: bytes) -> list[Finding]:
    """Kiểm tra các chữ ký của một tệp PDF, in the order they were made; an unsigned file gives none.

    Raises Refused for what is no readable PDF or is locked by a password.
    """
    try:
        found = vanban.check_signatures(content, trust_roots=trust.roots())
    except FileEncrypted as error:
        raise Refused(
            _(
                "Tệp PDF đặt mật khẩu nên không kiểm tra được; chưa có gì được lưu. "
                "Hãy gỡ mật khẩu rồi tải lại."
            )
        ) from error
    except vanban.VanbanError as error:
        raise Refused(
            _("Không đọc được tệp PDF này: tệp hỏng hoặc tải thiếu. Chưa có gì được lưu; hãy tải tệp khác.")
        ) from error
    return [_finding(each) for each in found]


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


def _finding(found: DigitalSignature) -> Finding:
    return {
        "signer": found.signer or _("không rõ người ký"),
        "organisation": found.organisation,
        "signed_at": found.time,
        "intact": found.intact,
        "covers_whole": found.covers_whole,
        "trusted": found.trusted,
        "note": _note(found),
    }


def _note(found: DigitalSignature) -> str:
    if not found.signer:
        return _("Không kiểm tra được chữ ký này: dữ liệu chữ ký hỏng hoặc dùng thuật toán lạ.")
    if not found.intact:
        return _("Tệp đã bị sửa sau khi ký, hoặc chữ ký không khớp nội dung.")
    parts = []
    if not found.covers_whole:
        parts.append(_("Sau chữ ký này tệp có thêm chữ ký khác; nội dung không đổi."))
    if found.trusted is None:
        parts.append(_("Chưa đối chiếu được với tổ chức chứng thực."))
    elif not found.trusted:
        parts.append(_("Không do tổ chức chứng thực cơ quan tin cậy cấp, hoặc chứng thư đã hết hạn."))
    return " ".join(parts)
