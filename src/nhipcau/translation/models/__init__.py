"""Memory and glossary of translators (bộ nhớ dịch, thuật ngữ)."""

from .glossary import GlossaryEntry
from .memory import MemoryKey, MemoryUnit

__all__ = ["GlossaryEntry", "MemoryKey", "MemoryUnit"]
