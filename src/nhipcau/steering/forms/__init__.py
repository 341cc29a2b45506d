"""Forms of supervision (biểu mẫu đôn đốc)."""
