"""Forms of the legal clock (biểu mẫu)."""
