"""Bố cục trang: letters and rules with their places become lines, paragraphs, tables and one text."""
