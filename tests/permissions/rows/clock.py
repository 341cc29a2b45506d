"""Rights, decided a second time by hand (Đồng hồ pháp lý)."""

# action                clerk  officer head  staff leader admin
DECISIONS = """
"""
