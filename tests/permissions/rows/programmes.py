"""Rights, decided a second time by hand (Chương trình)."""

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
