"""The ground decides no rights; outside the shell it answers anybody: a word, the icons (nền chung)."""

from ..shapes import Address, Case

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
VERBS: dict[str, Case] = {}
ADDRESSES: dict[str, Address] = {}
PUBLIC = {"core:health", "core:icons"}
