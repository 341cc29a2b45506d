"""Kết xuất: the document in other shapes; JSON of the contract ``vanban/1`` now."""
