"""Đoạn: a stretch of a text whose words are told apart once, for every rule that asks about it."""

from __future__ import annotations

from typing import Final

from vanban.model import Span
from vanban.names.units import read_unit_list
from vanban.names.words import FARTHEST, Words, tell_words
from vanban.text.words import words_in

_SHORT: Final = 80


class Passage:
    """Đoạn ``text[start:end]`` within one line: ``low`` is the whole text in small letters, offset for
    offset; ``part`` the passage in small letters; ``words`` are its words, to ask of whether a rule can hold
    at all.
    """

    __slots__ = ("_tokens", "_words", "end", "low", "part", "start", "text")

    def __init__(self, text: str, low: str, start: int, end: int) -> None:
        self.text, self.low, self.start, self.end = text, low, start, end
        self.part = low[start:end]
        self._words: set[str] | None = None
        self._tokens: Words | None = None

    @property
    def words(self) -> set[str]:
        """Các từ, each once; told apart when they are first asked for."""
        if self._words is None:
            self._words = words_in(self.part)
        return self._words

    def narrowed(self, start: int, end: int) -> Passage:
        """Một khúc của đoạn."""
        if start == self.start and end == self.end:
            return self
        found = Passage(self.text, self.low, start, end)
        found._tokens = self._tokens
        return found

    def words_from(self, start: int, end: int | None = None, reach: int = FARTHEST) -> Words:
        """Các từ từ vị trí ``start``, up to ``end`` (else the end of the passage) and no farther than
        ``reach``. A short look tells no more words apart than it needs.
        """
        stop = self.end if end is None else end
        if self._tokens is None:
            if reach <= _SHORT:
                return tell_words(self.text, start, stop, reach)
            self._tokens = tell_words(self.text, self.start, self.end, self.end - self.start, low=self.part)
        return self._tokens.between(start, stop, reach)

    def units(self, start: int, end: int | None = None, *, acts: bool = True) -> tuple[list[Span], int]:
        """Danh sách đơn vị từ vị trí ``start``, as :func:`~vanban.names.read_units` gives it."""
        return read_unit_list(lambda reach: self.words_from(start, end, reach), start, acts=acts)
