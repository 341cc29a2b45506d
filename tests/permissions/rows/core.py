"""The ground decides no rights; its one address outside the shell answers anybody with a word (nền chung)."""

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
VERBS: dict[str, Case] = {}
ADDRESSES: dict[str, Address] = {}
PUBLIC = {"core:health"}
