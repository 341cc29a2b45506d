"""Kệ: the folder in which the baked site lies, and what is known of each of its files.

Every file is written beside its place and moved there whole. What is known is kept in `.nhipcau/bake.json`;
a bake that was killed leaves whole files, and the next one makes again what is not known.
"""

import fcntl
import gzip
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

OWN = ".nhipcau"
FORM = 1
PACKED = {".html", ".xml", ".atom", ".json", ".rss", ".css", ".svg", ".txt", ".js", ".ics", ".vtt"}
LEAST_PACKED = 1024
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Known:
    """Một trang đã nướng: its stamps and where it leads."""

    part: str
    pictures: str
    links: tuple[str, ...]
    is_gone: bool = False


class Shelf:
    """Thư mục của trang tĩnh, held by one bake at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, Known] = {}

    @classmethod
    @contextmanager
    def held(cls, folder: Path) -> Iterator[Self]:
        """Giữ kệ. Raises Refused for a folder of somebody else's, or one that another bake holds."""
        own = folder / OWN
        if folder.exists() and not own.is_dir() and any(folder.iterdir()):
            raise Refused(
                _("Thư mục %(folder)s đã có tệp khác; hãy chọn một thư mục trống.") % {"folder": folder}
            )
        own.mkdir(parents=True, exist_ok=True)
        with (own / "lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as held:
                raise Refused(_("Một lần dựng trang tĩnh khác đang chạy ở thư mục này.")) from held
            shelf = cls(folder)
            shelf._read()
            yield shelf

    def has(self, path: str) -> bool:
        """Tệp còn đó."""
        return self.place(path).is_file()

    def place(self, path: str) -> Path:
        """Tệp của một địa chỉ. Raises Refused for a name no disk can hold."""
        parts = [part for part in path.split("/") if part]
        if path.endswith("/"):
            parts.append("index.html")
        if any(part.startswith(".") or len(part.encode()) > LONGEST_NAME for part in parts):
            raise Refused(_("Địa chỉ %(path)s không đặt được thành tên tệp.") % {"path": path})
        return self.folder.joinpath(*parts)

    def put(self, path: str, content: bytes) -> bool:
        """Đặt một tệp; False when it says the same already."""
        place = self.place(path)
        with suppress(OSError):
            if place.read_bytes() == content:
                return False
        place.parent.mkdir(parents=True, exist_ok=True)
        packed = place.with_name(place.name + ".gz")
        # The packed form of other words must not outlive them.
        packed.unlink(missing_ok=True)
        self._write(place, content)
        if place.suffix in PACKED and len(content) >= LEAST_PACKED:
            self._write(packed, gzip.compress(content, 6, mtime=0))
        return True

    def take_away(self, path: str) -> None:
        """Bỏ một trang không còn ai dẫn đến."""
        place = self.place(path)
        for each in (place, place.with_name(place.name + ".gz")):
            each.unlink(missing_ok=True)
        parent = place.parent
        while parent != self.folder and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
        self.known.pop(path, None)

    def save(self) -> None:
        """Ghi những gì đã biết, whole or not at all."""
        links = {link: number for number, link in enumerate(sorted(self._all_links()))}
        pages = {
            path: [page.part, page.pictures, int(page.is_gone), [links[link] for link in page.links]]
            for path, page in self.known.items()
        }
        written = json.dumps({"form": FORM, "links": list(links), "pages": pages}, ensure_ascii=False)
        self._write(self.folder / OWN / "bake.json", written.encode())
        gone = sorted(path for path, page in self.known.items() if page.is_gone)
        self._write(self.folder / OWN / "gone.txt", "\n".join(gone).encode())

    def _all_links(self) -> set[str]:
        return {link for page in self.known.values() for link in page.links}

    def _read(self) -> None:
        # Unreadable means unknown: everything is made again.
        with suppress(OSError, ValueError, KeyError, IndexError, TypeError):
            found = json.loads((self.folder / OWN / "bake.json").read_bytes())
            if found["form"] == FORM:
                links = found["links"]
                self.known = {
                    path: Known(part, pictures, tuple(links[number] for number in numbers), bool(is_gone))
                    for path, (part, pictures, is_gone, numbers) in found["pages"].items()
                }

    def _write(self, place: Path, content: bytes) -> None:
        draft = self.folder / OWN / uuid.uuid4().hex
        draft.write_bytes(content)
        draft.replace(place)
