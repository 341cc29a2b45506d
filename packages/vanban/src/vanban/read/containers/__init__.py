"""Gói chứa văn bản: an envelope (edXML), a message (EML) or an archive (ZIP), with what is enclosed in it."""

from vanban.read.containers.reading import read_container, take_out

__all__ = ["read_container", "take_out"]
