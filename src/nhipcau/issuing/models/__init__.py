"""Papers on their way out: draft, comments, signing elsewhere, number and signed file (ban hành văn bản)."""

from .comments import CommentPoint, CommentRequest, CommentRound
from .letters import Letter
from .office_forms import OfficeForm
from .papers import Paper, PaperExport, PaperVersion, ReturnedFile, written_number

__all__ = [
    "CommentPoint",
    "CommentRequest",
    "CommentRound",
    "Letter",
    "OfficeForm",
    "Paper",
    "PaperExport",
    "PaperVersion",
    "ReturnedFile",
    "written_number",
]
