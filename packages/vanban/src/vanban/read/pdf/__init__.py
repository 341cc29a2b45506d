"""Tệp PDF sinh từ phần mềm (born digital): its words by lines, columns, tables and pages; its signatures."""

from vanban.read.pdf.reading import read_pdf
from vanban.read.pdf.signing import check_signatures, with_signatures

__all__ = ["check_signatures", "read_pdf", "with_signatures"]
