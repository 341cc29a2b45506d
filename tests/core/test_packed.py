"""Static files of `nhipcau run` go packed to whoever can unpack them, and plain to others (tệp tĩnh nén)."""

import gzip
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import RequestFactory

from nhipcau.core.views.packed import PackedFiles

SHEET, LETTERS = "nhipcau/shell.css", "nhipcau/fonts/be-vietnam-pro-latin-400-normal.woff2"


def body(response: HttpResponse) -> bytes:
    content = b"".join(response.streaming_content)
    response.file_to_stream.close()
    return content


def test_a_sheet_goes_packed_and_letters_as_they_are(settings, tmp_path):
    settings.NHIPCAU_PACKED_ROOT, settings.STATIC_ROOT = tmp_path / "packed", None
    settings.WHITENOISE_AUTOREFRESH = False
    files = PackedFiles(lambda request: HttpResponse(status=404))
    sheet = Path(finders.find(SHEET)).read_bytes()

    def asked(name: str, **heads: str) -> HttpResponse:
        return files(RequestFactory().get(f"/static/{name}", **heads))

    packed = asked(SHEET, HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed["Content-Encoding"] == "gzip" and packed["Vary"] == "Accept-Encoding"
    assert gzip.decompress(body(packed)) == sheet
    plain = asked(SHEET)
    assert "Content-Encoding" not in plain and body(plain) == sheet
    assert asked(SHEET, HTTP_IF_NONE_MATCH=plain["ETag"]).status_code == 304
    letters = asked(LETTERS, HTTP_ACCEPT_ENCODING="gzip")
    assert "Content-Encoding" not in letters and body(letters)[:4] == b"wOF2"
    # A second start finds them packed.
    made = {path: path.stat().st_mtime_ns for path in (tmp_path / "packed").iterdir()}
    PackedFiles(lambda request: HttpResponse(status=404))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "packed").iterdir()} == made
