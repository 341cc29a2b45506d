"""The legal clock and the calendar (đồng hồ pháp lý, lịch)."""
