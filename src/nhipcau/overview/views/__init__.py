"""Screens of the overview (màn hình toàn cảnh)."""
