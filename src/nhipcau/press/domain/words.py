"""Chữ của phòng báo chí trên cổng, one file a language; a test holds them complete."""

from pathlib import Path

from nhipcau.core.domain.public_words import Words

_words = Words(Path(__file__).resolve().parent.parent / "words")
of, known = _words.of, _words.known
