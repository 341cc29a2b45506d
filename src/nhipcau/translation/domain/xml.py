"""Tệp XML của người ngoài: read without entities, documents of elsewhere or depth that fells the reader."""

from collections.abc import Iterator
from xml.etree import ElementTree

from defusedxml import ElementTree as Defused
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from . import bundles

Element = ElementTree.Element
NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
LANG, SPACE = f"{NAMESPACE}lang", f"{NAMESPACE}space"
DEEPEST = 60


def root_of(content: bytes, *, may_name_dtd: bool = False) -> Element:
    """Phần tử gốc. Raises Refused for broken XML, declared entities, and elements too deep in one another.

    `may_name_dtd`: the form has always named its document type, which is not read.
    """
    bundles.require_size(content)
    try:
        root: Element = Defused.fromstring(content, forbid_dtd=not may_name_dtd, forbid_entities=True)
    except DefusedXmlException as hostile:
        raise Refused(_("Tệp khai báo thực thể hoặc kiểu tài liệu riêng nên không được nhận.")) from hostile
    except ElementTree.ParseError as broken:
        line, column = broken.position
        raise Refused(
            _("Tệp XML hỏng ở dòng %(line)d, cột %(column)d; hãy xuất lại tệp từ công cụ dịch.")
            % {"line": line, "column": column}
        ) from broken
    except (ValueError, LookupError, RecursionError) as broken:
        raise Refused(_("Tệp XML ghi bằng bảng mã không đọc được; hãy lưu lại bằng UTF-8.")) from broken
    _require_shallow(root)
    return root


def name_of(element: Element) -> str:
    """Tên phần tử, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """Phần tử con mang một trong các tên."""
    return (each for each in element if name_of(each) in names)


def first(element: Element, name: str) -> Element | None:
    """Phần tử con đầu tiên mang tên ấy."""
    return next(children(element, name), None)


def within(element: Element, *names: str) -> Iterator[Element]:
    """Mọi phần tử bên trong mang một trong các tên."""
    return (each for each in element.iter() if name_of(each) in names)


def text_of(element: Element | None) -> str:
    """Chữ của phần tử, what stands in inline elements with it."""
    return "" if element is None else "".join(element.itertext())


def written(root: Element, *, doctype: str = "") -> bytes:
    """Tệp XML, UTF-8."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n" if doctype else "")
    body: bytes = ElementTree.tostring(root, encoding="utf-8")
    return head.encode() + body + b"\n"


def _require_shallow(root: Element) -> None:
    level = [root]
    for _depth in range(DEEPEST):
        level = [child for each in level for child in each]
        if not level:
            return
    raise Refused(_("Tệp XML lồng nhau quá sâu nên không được nhận."))
