"""Screens of the steering committee (màn hình Ban Chỉ đạo)."""
