"""Rights of exchange, decided a second time by hand (trao đổi qua tệp và đường dẫn)."""

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
VERBS: dict[str, Case] = {}
ADDRESSES: dict[str, Address] = {}
