"""Tệp PDF sinh từ phần mềm (born digital): its words by lines, columns, tables and pages."""

from vanban.read.pdf.reading import read_pdf

__all__ = ["read_pdf"]
