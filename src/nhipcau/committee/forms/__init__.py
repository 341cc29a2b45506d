"""Forms of the steering committee (biểu mẫu Ban Chỉ đạo)."""
