"""Everything on one screen; owns no source facts (toàn cảnh)."""
