"""Mã băm của nội dung đã chốt: SHA-256 of its canonical JSON."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def of(content: Mapping[str, Any]) -> str:
    """Mã băm: the same for the same content, whatever the order of its keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
