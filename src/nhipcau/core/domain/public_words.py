"""Chữ công khai theo ngôn ngữ: what pages and letters say to the world, one JSON file a language.

No gettext catalogues: an empty one would send readers of a new language elsewhere (decision 21).
"""

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """Chữ của một phần, from the files of a room; a test of each part holds them complete."""

    room: Path
    _read: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, code: str, stand_in: str = "en") -> dict[str, str]:
        """Chữ trong một ngôn ngữ; `lang` tells in which they really are.

        Languages into which nobody has put them yet show those of their stand-in, "vi" or "en".
        """
        path = self.room / f"{code}.json"
        if code not in self._read:
            if not path.exists():
                return self.of(stand_in)
            self._read[code] = json.loads(path.read_text(encoding="utf-8")) | {"lang": code}
        return self._read[code]

    def known(self) -> list[str]:
        """Những ngôn ngữ đã có."""
        return sorted(path.stem for path in self.room.glob("*.json"))
