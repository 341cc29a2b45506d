"""Tên trong danh bạ with the keys it is found by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nhipcau.core.domain.folding import fold

from ..enums import NameKind
from ..models import Unit, UnitGroup
from .wording import Words, abbreviated_letters, carries_weight, is_plural, strict_key


@dataclass(frozen=True, slots=True)
class Written:
    """Một tên với các khóa: as a document or the directory writes it."""

    text: str
    folded: str
    strict: Words
    loose: Words
    plural: bool


@dataclass(frozen=True, slots=True)
class Entry(Written):
    """Một tên của một đơn vị hoặc nhóm, in use for a time."""

    target: Unit | UnitGroup
    kind: NameKind
    valid_from: date | None = None
    valid_to: date | None = None

    def used_on(self, day: date) -> bool:
        """The name was in use on the day, by a unit in being; a group always is."""
        if isinstance(self.target, UnitGroup):
            return True
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day < self.valid_to) and self.target.exists_on(day)

    def may_be_meant(self, written: Written) -> bool:
        """ "Các …" never means one unit that is not itself called so."""
        return self.plural or not written.plural or isinstance(self.target, UnitGroup)

    def is_shortened_by(self, written: Written) -> bool:
        """ "Sở TT&TT" shortens this name, by initials enough to be no accident."""
        keys = ((written.strict, self.strict), (written.loose, self.loose), (written.strict, self.loose))
        return any(
            (letters := abbreviated_letters(short, name)) and carries_weight(letters, short, name)
            for short, name in keys
        )


def keys_of(text: str, loosen: Callable[[Words], Words]) -> tuple[str, str, Words, Words, bool]:
    """Các khóa của một tên, in the order `Written` takes them."""
    strict = strict_key(text)
    return text, fold(text), strict, loosen(strict), is_plural(text)
