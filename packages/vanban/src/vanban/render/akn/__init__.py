"""Akoma Ntoso 1.0 (OASIS LegalDocML, 2018): the document as XML that other legal systems read."""

from vanban.render.akn.writing import as_akn

__all__ = ["as_akn"]
