"""Rights, decided a second time by hand (Đôn đốc)."""

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
