"""Chọn dạng kết xuất: one function for all forms; each is brought in when it is first asked for."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Final, Literal, overload

from vanban.errors import FormUnknown
from vanban.model import Document

TextForm = Literal["json", "akn", "edxml", "html", "csv"]
Form = Literal["json", "akn", "edxml", "html", "csv", "xlsx"]
# Each form's module and function; its ending as a file.
_WRITERS: Final[dict[str, tuple[str, str]]] = {
    "akn": ("vanban.render.akn", "as_akn"),
    "edxml": ("vanban.render.edxml", "as_edxml"),
    "html": ("vanban.render.html", "as_html"),
    "csv": ("vanban.render.csv", "as_csv"),
    "xlsx": ("vanban.render.xlsx", "as_xlsx"),
}
ENDINGS: Final[dict[str, str]] = {
    "json": ".json",
    "akn": ".akn.xml",
    "edxml": ".edxml",
    "html": ".html",
    "csv": ".csv",
    "xlsx": ".xlsx",
}


@overload
def render(document: Document, form: TextForm = "json") -> str: ...
@overload
def render(document: Document, form: Literal["xlsx"]) -> bytes: ...


def render(document: Document, form: str = "json") -> str | bytes:
    """Kết xuất văn bản đã đọc sang dạng ``form``.

    - ``json``: the contract ``vanban/1``
    - ``akn``: Akoma Ntoso 1.0 (OASIS, 2018)
    - ``edxml``: the exchange envelope of QCVN 102:2016/BTTTT, with the text enclosed
    - ``html``: a page that stands alone, everything found marked in the text
    - ``csv``, ``xlsx``: the table of obligations; ``xlsx`` is bytes and needs ``vanban[xlsx]``

    Characters that may not stand in a form become U+FFFD there. Raises
    :class:`~vanban.errors.FormUnknown` for another form, :class:`~vanban.errors.WriterMissing` where an
    optional package is not installed.
    """
    if form == "json":
        from vanban.render.json import as_dict

        return json_text(as_dict(document))
    if form not in _WRITERS:
        known = ", ".join(ENDINGS)
        raise FormUnknown(f"Không có dạng kết xuất “{form}”. Hãy chọn một trong các dạng: {known}.")
    module, name = _WRITERS[form]
    written: str | bytes = getattr(import_module(module), name)(document)
    return written


def json_text(plain: object, *, compact: bool = False) -> str:
    """JSON dạng chữ, in Vietnamese letters; a lone surrogate is written as its escape ("\\\\ud800")."""
    text = json.dumps(plain, ensure_ascii=False, indent=None if compact else 1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
