"""Dòng lệnh ``vanban``: parse, obligations, citations, convert, over files and folders."""

from vanban.cli.main import main

__all__ = ["main"]
