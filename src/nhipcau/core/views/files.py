"""Files to the browser, never as something it would run (tải tệp về)."""

import io
from typing import BinaryIO

from django.http import FileResponse

from ..models import StoredFile


def attachment(stored: StoredFile, name: str) -> FileResponse:
    """Tệp tải về: always a download of unnamed type, so an uploaded page cannot act in our origin."""
    return _download(stored.path.open("rb"), name)


def attachment_of(content: bytes, name: str) -> FileResponse:
    """Tệp tải về của nội dung này, in the same way."""
    return _download(io.BytesIO(content), name)


def _download(file: BinaryIO, name: str) -> FileResponse:
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
