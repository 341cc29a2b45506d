"""Chứng thư gốc cơ quan tin cậy: against these the signers of PDF files are checked, offline."""

from pathlib import Path

from django.conf import settings

KINDS = {".pem", ".crt", ".cer"}


def roots() -> tuple[bytes, ...]:
    """Nội dung các tệp chứng thư (PEM hoặc DER) of the folder NHIPCAU_TRUST_ROOTS; none where none is set."""
    if not settings.NHIPCAU_TRUST_ROOTS:
        return ()
    files = sorted(Path(settings.NHIPCAU_TRUST_ROOTS).glob("*"))
    return tuple(path.read_bytes() for path in files if path.suffix.lower() in KINDS)
