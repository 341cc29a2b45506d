"""Tệp vào: a file at its path, or bytes; read here, or in a process that may use so much and no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vanban.errors import FileMissing
from vanban.model import EnclosedFile, Source
from vanban.read.contents import LARGEST, Reader, require_content, too_large
from vanban.read.formats import format_of
from vanban.read.recognition import Progress, Recognition


def read(
    path: str | Path,
    *,
    bounded: bool = False,
    trust_roots: Sequence[bytes] = (),
    recognise: bool = True,
    progress: Progress | None = None,
) -> Source:
    """Đọc tệp tại ``path``. Raises a :class:`~vanban.errors.VanbanError` that says what is wrong.

    ``bounded``: whatever is neither text nor HTML is read in a process of its own with limits on time and
    memory, as befits a file from a stranger. ``trust_roots``: certificates (PEM or DER) against which the
    signers of a PDF are checked; without any nobody is called trusted or not. ``recognise``: read pictures of
    pages too, which takes seconds a page; otherwise a scan is a :class:`~vanban.errors.ScanUnread`.
    ``progress`` is told (done, total) of the pages recognised; what it raises ends the reading.
    """
    place = Path(path)
    try:
        if place.is_dir():
            raise FileMissing(f"“{place}” là thư mục, không phải tệp. Hãy chỉ rõ một tệp văn bản.")
        if place.stat().st_size > LARGEST:
            raise too_large(place.name, place.stat().st_size)
        content = place.read_bytes()
    except FileNotFoundError:
        raise FileMissing(f"Không tìm thấy tệp “{place}”. Hãy kiểm tra lại đường dẫn và tên tệp.") from None
    except OSError as error:
        raise FileMissing(
            f"Không mở được tệp “{place}” ({error.strerror}). Hãy kiểm tra quyền đọc tệp."
        ) from None
    return read_bytes(
        content,
        place.name,
        bounded=bounded,
        trust_roots=trust_roots,
        recognise=recognise,
        progress=progress,
    )


def read_bytes(
    content: bytes,
    name: str,
    *,
    bounded: bool = False,
    trust_roots: Sequence[bytes] = (),
    recognise: bool = True,
    progress: Progress | None = None,
) -> Source:
    """Đọc nội dung đã có trong bộ nhớ; ``name`` is the file's name, for messages and the media type.

    The rest as in :func:`read`.
    """
    require_content(content, name)
    recognition = Recognition(recognise, progress)
    if bounded and format_of(content) != "text":
        from vanban.read.bounded import read_bounded

        return read_bounded(content, name, trust_roots, recognition)
    return Reader(trust_roots, recognition).read(content, name)


def take_out(content: bytes, name: str, place: Sequence[int], *, bounded: bool = False) -> EnclosedFile:
    """Lấy một tệp kèm ra khỏi gói (edXML, EML, ZIP): ``place`` is that of a ``Source`` or an
    ``UnreadFile``; an empty one is the file itself. ``bounded`` as in :func:`read`.

    Raises a :class:`~vanban.errors.VanbanError` where there is no such file or it may do harm.
    """
    require_content(content, name)
    if bounded:
        from vanban.read.bounded import take_out_bounded

        return take_out_bounded(content, name, place)
    from vanban.read import containers

    return containers.take_out(content, name, place)
