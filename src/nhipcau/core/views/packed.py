"""Static files of one office PC, packed as a server's are (tệp tĩnh nén).

A server packs them when they are gathered (`collectstatic`); `nhipcau run` serves them from where they lie,
and there no packed one stands beside them.
"""

import gzip
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.compress import Compressor
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

# Smaller ones fit one packet either way.
LEAST = 1000


class PackedFiles(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise, with a packed copy of each text file kept below `NHIPCAU_PACKED_ROOT`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.packable = Compressor(quiet=True)
        self.room = Path(settings.NHIPCAU_PACKED_ROOT)
        self.room.mkdir(parents=True, exist_ok=True)
        super().__init__(*args, **kwargs)

    def get_static_file(self, path: str, url: str, stat_cache: Mapping[str, Any] | None = None) -> StaticFile:
        """The file with its packed copy, where that is smaller."""
        plain = super().get_static_file(path, url, stat_cache=stat_cache)
        packed = self._packed(Path(path))
        if packed is None:
            return plain
        return StaticFile(path, plain.alternatives[0][2], encodings={"gzip": str(packed)})

    def _packed(self, path: Path) -> Path | None:
        stat = path.stat()
        if stat.st_size < LEAST or not self.packable.should_compress(path.name):
            return None
        named = f"{path}:{stat.st_size}:{stat.st_mtime_ns}"
        packed = self.room / f"{hashlib.sha256(named.encode()).hexdigest()[:32]}.gz"
        if not packed.exists():
            # A second server may start at the same time.
            making = packed.with_suffix(f".{id(self)}")
            making.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
            making.replace(packed)
        return packed
