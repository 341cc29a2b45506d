"""vanban: đọc văn bản hành chính Việt Nam. Reads Vietnamese official documents, each finding in its place.

>>> document = vanban.parse(vanban.read("van-ban.txt"))
>>> document.letterhead.number, document.obligations

The public names are brought in when they are first used, so that the command answers at once.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vanban.citations import find_citations
    from vanban.errors import VanbanError
    from vanban.model import Document, EnclosedFile, Source
    from vanban.parse import find_obligations, parse
    from vanban.read import read, read_bytes, take_out
    from vanban.read.pdf import check_signatures
    from vanban.render.forms import render
    from vanban.render.json import as_dict

__version__ = "0.1.0"
__all__ = [
    "Document",
    "EnclosedFile",
    "Source",
    "VanbanError",
    "as_dict",
    "check_signatures",
    "find_citations",
    "find_obligations",
    "parse",
    "read",
    "read_bytes",
    "render",
    "take_out",
]

_PLACES: Final = {
    "Document": "vanban.model",
    "EnclosedFile": "vanban.model",
    "Source": "vanban.model",
    "VanbanError": "vanban.errors",
    "as_dict": "vanban.render.json",
    "check_signatures": "vanban.read.pdf",
    "find_citations": "vanban.citations",
    "find_obligations": "vanban.parse",
    "parse": "vanban.parse",
    "read": "vanban.read",
    "read_bytes": "vanban.read",
    "render": "vanban.render.forms",
    "take_out": "vanban.read",
}


class _Door(ModuleType):
    """Cửa vào: importing the module ``vanban.parse`` leaves the function ``parse`` in its place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _PLACES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'vanban' has no attribute {name!r}")
    value: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = value
    return value


sys.modules[__name__].__class__ = _Door
