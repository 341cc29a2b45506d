"""Bản quét: pages that are pictures, cleaned, recognised by tesseract and laid out like any other page."""

from vanban.read.scan.reading import read_image

__all__ = ["read_image"]
