"""Tên cơ quan, đơn vị: the grammar of unit names and of lists of them.

"các sở, ban, ngành; UBND các xã, phường; Sở Văn hóa, Thể thao và Du lịch" are three: a comma parts two units
only where the next word begins a name of its own.
"""

from vanban.names.passage import Passage
from vanban.names.units import counted_persons, read_unit_words, read_units, unit_texts
from vanban.names.words import NAMING, VERBAL, Words, by_first_word, first_word, tell_words

__all__ = [
    "NAMING",
    "VERBAL",
    "Passage",
    "Words",
    "by_first_word",
    "counted_persons",
    "first_word",
    "read_unit_words",
    "read_units",
    "tell_words",
    "unit_texts",
]
