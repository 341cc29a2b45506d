"""Dấu của một thẻ: tells whether somebody changed an obligation since a person last saw it."""

import hashlib
import json

from nhipcau.core.domain import audit

from ..models import Obligation
from .obligations.editing import EDITABLE


def of(obligation: Obligation) -> str:
    """Dấu 16 ký tự of the state, the fields and the units. Reads the parties; prefetch them for lists."""
    parties = sorted(
        (party.part, party.position, party.written, party.unit_id or 0, party.group_id or 0)
        for party in obligation.parties.all()
    )
    body = [obligation.state, parties, [audit.plain(getattr(obligation, name)) for name in EDITABLE]]
    return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:16]
