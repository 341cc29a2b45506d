"""Rights of issuing, decided a second time by hand (văn bản đi)."""

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
VERBS: dict[str, Case] = {}
ADDRESSES: dict[str, Address] = {}
