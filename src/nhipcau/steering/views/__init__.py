"""Screens of supervision (màn hình đôn đốc)."""
