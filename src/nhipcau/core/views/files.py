"""Files to the browser, never as something it would run (tải tệp về)."""

from django.http import FileResponse

from ..models import StoredFile


def attachment(stored: StoredFile, name: str) -> FileResponse:
    """Tệp tải về: always a download of unnamed type, so an uploaded page cannot act in our origin."""
    response = FileResponse(
        stored.path.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
