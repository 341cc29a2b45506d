"""vanban: đọc văn bản hành chính Việt Nam. Reads Vietnamese official documents; every finding keeps its
place.

>>> document = vanban.parse(vanban.read("van-ban.txt"))
>>> document.letterhead.number, document.obligations
"""

from vanban.citations import find_citations
from vanban.errors import VanbanError
from vanban.model import Document, Source
from vanban.parse import find_obligations, parse
from vanban.read import read, read_bytes
from vanban.render.json import as_dict

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Source",
    "VanbanError",
    "as_dict",
    "find_citations",
    "find_obligations",
    "parse",
    "read",
    "read_bytes",
]
