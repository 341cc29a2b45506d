"""Văn bản thành DOCX: to be opened and edited in Word, with its styles, headings and repeated heads."""

from ..content import OfficialDocument


def write(document: OfficialDocument) -> bytes:
    """Tệp DOCX của văn bản."""
    # python-docx is loaded only by those who write: it would slow the start of every process.
    from .paper import write_paper

    return write_paper(document)
