"""Bản sao lưu là một tệp tar: what it is, the database, the files, and at the end a SHA-256 for each.

`nhipcau.json` comes first, so that a restore knows before unpacking whether it can go on; `manifest.json`
comes last, for then every digest is known from one reading. Sealed as a whole where a key is given.
"""

import contextlib
import hashlib
import io
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.utils.translation import gettext as _

from . import media, sealing
from .errors import Refused

# 1 had no files of the framework.
FORMAT, READ = 2, {1, 2}
HEAD, MANIFEST = "nhipcau.json", "manifest.json"
KNOWN = re.compile(r"nhipcau\.json|manifest\.json|database\.(?:sqlite3\.gz|pgdump)|files/[0-9a-f]{64}")
PIECE = 1024 * 1024
Facts = dict[str, Any]


class Packer:
    """Đóng gói: members go in one after the other; their digests are gathered for the manifest."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, Facts] = {}

    def put(self, name: str, source: IO[bytes], size: int) -> str:
        """Bỏ vào một mục; returns the SHA-256 of what went in."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        hashed = _Hashed(source)
        self._tar.addfile(member, hashed)
        self.members[name] = {"size": size, "sha256": hashed.digest.hexdigest()}
        return hashed.digest.hexdigest()

    def put_json(self, name: str, facts: Facts) -> None:
        """Bỏ vào một mục JSON."""
        text = json.dumps(facts, ensure_ascii=False, indent=1).encode()
        self.put(name, io.BytesIO(text), len(text))


@contextmanager
def packing(out: BinaryIO, secret: str) -> Iterator[Packer]:
    """Mở một bản sao lưu để ghi vào `out`, sealed when `secret` is given."""
    sealer = sealing.Sealer(out, secret) if secret else None
    with tarfile.open(fileobj=sealer or out, mode="w|", format=tarfile.PAX_FORMAT) as tar:  # type: ignore[call-overload]
        yield Packer(tar)
    if sealer is not None:
        sealer.close()


def head_of(path: Path, secret: str) -> Facts:
    """Bản sao lưu này là gì: made when, of which database, by which state of the software."""
    with _opened(path, secret) as (tar, _drain):
        first = tar.next()
        if first is None or first.name != HEAD:
            raise Refused(_("Tệp này không phải bản sao lưu của Nhịp Cầu."))
        facts: Facts = json.loads(_content(tar, first))
    if facts.get("format") not in READ:
        raise Refused(
            _("Bản sao lưu có định dạng mà phiên bản này không đọc được; hãy dùng phiên bản mới hơn.")
        )
    return facts


def unpack(
    path: Path, secret: str, *, into: Path | None = None, tell: Callable[[int], None] = lambda read: None
) -> Facts:
    """Đọc cả bản sao lưu, hold every digest against the manifest, lay it into `into` when given.

    Returns the head, with the manifest under "manifest". Raises Refused for anything that does not hold.
    """
    facts = head_of(path, secret)
    seen: dict[str, Facts] = {}
    manifest: Facts | None = None
    with _opened(path, secret) as (tar, drain):
        for member in tar:
            known = KNOWN.fullmatch(member.name) or media.is_place(member.name)
            if not member.isfile() or not known or member.name in seen or manifest:
                raise Refused(_("Bản sao lưu có mục lạ: %(name)s.") % {"name": member.name[:80]})
            if member.name == MANIFEST:
                manifest = json.loads(_content(tar, member))
            else:
                seen[member.name] = _take(tar, member, into)
                tell(member.size)
        drain()
    if manifest is None or manifest["members"] != seen:
        raise Refused(_("Bản sao lưu không nguyên vẹn: nội dung không khớp với danh mục mã băm của nó."))
    return facts | {"manifest": manifest}


def _take(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path | None) -> Facts:
    digest, size = hashlib.sha256(), 0
    source = tar.extractfile(member)
    assert source is not None  # noqa: S101  # regular files have one
    with contextlib.ExitStack() as stack:
        out = stack.enter_context(_target(into, member.name).open("xb")) if into else None
        while piece := source.read(PIECE):
            digest.update(piece)
            size += len(piece)
            if out is not None:
                out.write(piece)
    return {"size": size, "sha256": digest.hexdigest()}


def _target(into: Path, name: str) -> Path:
    target = into / name
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return target


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    source = tar.extractfile(member)
    return source.read() if source is not None else b""


@contextmanager
def _opened(path: Path, secret: str) -> Iterator[tuple[tarfile.TarFile, Callable[[], None]]]:
    """The archive to read; every way in which it may be broken becomes one sentence."""
    try:
        with path.open("rb") as source:
            sealed = sealing.is_sealed(source.read(len(sealing.MAGIC)))
            source.seek(0)
            if sealed and not secret:
                raise Refused(
                    _("Bản sao lưu được mã hóa; hãy đưa khóa (NHIPCAU_BACKUP_KEY hoặc --key-file).")
                )
            stream = sealing.Opener(source, secret) if sealed else source
            with tarfile.open(fileobj=stream, mode="r|") as tar:  # type: ignore[call-overload]
                yield tar, lambda: _drain(stream)
    except FileNotFoundError as error:
        raise Refused(_("Không có tệp %(path)s.") % {"path": path}) from error
    except (tarfile.TarError, EOFError, ValueError, KeyError) as error:
        raise Refused(_("Không đọc được: tệp bị hỏng, bị cắt cụt hoặc không phải bản sao lưu.")) from error


def _drain(stream: Any) -> None:
    """To the very end: only the last block of a sealed file tells that nothing was cut off."""
    while stream.read(PIECE):
        pass


class _Hashed:
    """Reads through and hashes what it reads."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self.digest.update(piece)
        return piece
