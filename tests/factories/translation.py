"""Memory and glossary for tests (bộ nhớ dịch, thuật ngữ)."""

from typing import Any

from nhipcau.translation.domain import glossary, memory
from nhipcau.translation.models import GlossaryEntry, MemoryUnit
from nhipcau.units.enums import Role
from nhipcau.units.models import User

from .units import person


def remembered(
    source_text: str = "Cầu mới thông xe.", target_text: str = "A new bridge opens."
) -> MemoryUnit:
    """A sentence in the memory."""
    memory.remember(
        source="vi",
        target="en",
        sentences=[memory.Remembered(source_text, target_text)],
        origin="Cầu mới",
        origin_path="/lam-viec/tin-bai/1/",
    )
    return MemoryUnit.objects.get(source_text=source_text, target_text=target_text)


def proposed(term: str, rendering: str, *, actor: User | None = None, **more: Any) -> GlossaryEntry:
    """A term that waits."""
    given = {"source": more.pop("source", "vi"), "target": more.pop("target", "en")}
    wanted = {"term": term, "rendering": rendering, **more}
    return glossary.propose(actor=actor or person(Role.OFFICER), wanted=wanted, **given)


def approved(term: str, rendering: str, **more: Any) -> GlossaryEntry:
    """A term that binds."""
    return glossary.approve(actor=person(Role.LEADER), entry=proposed(term, rendering, **more))
