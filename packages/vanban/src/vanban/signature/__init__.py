"""Chữ ký: authority (TM., KT., TL., TUQ., Q.), capacity and name of each signatory."""

from vanban.signature.finding import find_signatures

__all__ = ["find_signatures"]
