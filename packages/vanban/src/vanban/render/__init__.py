"""Kết xuất: the document in other shapes: JSON, Akoma Ntoso, edXML, HTML, tables."""

from vanban.render.forms import ENDINGS, Form, render

__all__ = ["ENDINGS", "Form", "render"]
