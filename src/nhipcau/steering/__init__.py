"""Supervision: reminders, delegation, recurring duties, inspection (đôn đốc, kiểm tra)."""
