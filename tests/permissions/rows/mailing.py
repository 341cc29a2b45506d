"""Rights of mailing, decided a second time by hand (thư báo)."""

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
VERBS: dict[str, Case] = {}
ADDRESSES: dict[str, Address] = {}
