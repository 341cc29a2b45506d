"""Rights, decided a second time by hand (Toàn cảnh)."""

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
