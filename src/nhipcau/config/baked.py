"""Máy chủ của trang tĩnh: serves what `nhipcau bake` made, without the application and without its database.

`nhipcau-baked FOLDER` listens on 127.0.0.1:8080 unless told otherwise; HTTPS stands in front of it, as before
the application. Any other web server can serve the same folder.
"""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
KINDS = {
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".ics": "text/calendar",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt",
    ".woff2": "font/woff2",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_AGAIN = "public, max-age=0, must-revalidate"
Found = tuple[StaticFile, Path, int]


class Baked(WhiteNoise):  # type: ignore[misc]
    """Phục vụ thư mục đã dựng: what a file says is read once and again when the file was changed."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            self.missing,
            root=folder,
            autorefresh=True,
            index_file=True,
            mimetypes=KINDS,
            allow_all_origins=False,
            add_headers_function=_headers,
        )
        self.folder = Path(folder)
        self.known: dict[str, Found] = {}
        self.gone: frozenset[str] = frozenset()
        self.gone_at = -1

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """One answer."""
        # WSGI hands over the bytes of an address as if each were a letter.
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        found = self._found(path)
        if found is None:
            return self.missing(environ, start_response)
        if path in self.gone:
            return self.told(environ, start_response, "410 Gone", path)
        answer: Iterable[bytes] = self.serve(found, environ, start_response)
        return answer

    def missing(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Không có trang: in the language of the address, as far as it has one."""
        first = environ.get("PATH_INFO", "").split("/")[1:2]
        for place in (f"/{first[0]}/404.html" if first and first[0] else "/404.html", "/404.html"):
            if self._found(place) is not None:
                return self.told(environ, start_response, "404 Not Found", place)
        start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
        return ["Không có trang này.\n".encode()]

    def told(self, environ: dict[str, Any], start_response: Any, status: str, path: str) -> Iterable[bytes]:
        """A page with another status than 200."""
        content = self.place(path).read_bytes()
        headers = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
        ]
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]

    def place(self, path: str) -> Path:
        """Tệp của một địa chỉ."""
        place = self.folder / path.lstrip("/")
        return place / "index.html" if path.endswith("/") else place

    def _found(self, path: str) -> StaticFile | None:
        if (known := self.known.get(path)) is not None:
            found, place, written = known
            try:
                if place.stat().st_mtime_ns == written:
                    return found
            except OSError:
                pass
            del self.known[path]
        # What the baker keeps for itself is nobody's page.
        if "/." in path:
            return None
        found = self.find_file(path)
        if isinstance(found, StaticFile):
            place = self.place(path)
            self.known[path] = found, place, place.stat().st_mtime_ns
            self._read_gone()
        return found

    def _read_gone(self) -> None:
        listed = self.folder / ".nhipcau" / "gone.txt"
        if listed.exists() and (written := listed.stat().st_mtime_ns) != self.gone_at:
            self.gone, self.gone_at = frozenset(listed.read_text(encoding="utf-8").split("\n")), written


def _headers(headers: Any, path: str, url: str) -> None:
    headers["Cache-Control"] = FOR_EVER if url.startswith("/hinh/") else ASKED_AGAIN
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Content-Security-Policy"] = POLICY
    headers["Referrer-Policy"] = "same-origin"


def application() -> Baked:
    """The WSGI door, of the folder NHIPCAU_BAKED names."""
    return Baked(os.environ["NHIPCAU_BAKED"])


def main() -> None:
    """`nhipcau-baked FOLDER [--address 127.0.0.1] [--port 8080]`."""
    parser = argparse.ArgumentParser(description="Phục vụ cổng đã dựng thành tệp tĩnh (nhipcau bake).")
    parser.add_argument("folder", type=Path, help="thư mục do nhipcau bake dựng")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    given = parser.parse_args()
    if not (given.folder / "index.html").is_file():
        parser.error(f"{given.folder} chưa có trang nào; hãy chạy: nhipcau bake {given.folder}")
    os.environ["NHIPCAU_BAKED"] = str(given.folder.absolute())
    print(f"Cổng đã dựng: http://{given.address}:{given.port}/", flush=True)
    Granian(
        "nhipcau.config.baked:application",
        address=given.address,
        port=given.port,
        interface=Interfaces.WSGI,
        factory=True,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main()
