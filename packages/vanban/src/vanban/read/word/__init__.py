"""Tệp Word (DOCX): its words in reading order, with the numbers and notes that Word computes itself."""

from vanban.read.word.reading import read_docx

__all__ = ["read_docx"]
