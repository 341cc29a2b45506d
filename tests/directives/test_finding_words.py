"""Every finding of the library has its kind in the reader's language."""

import ast
from pathlib import Path

from django.utils import translation

import vanban
from nhipcau.directives.domain.finding_words import KINDS, kind_of


def codes() -> set[str]:
    """The codes that the library's source names."""
    found: set[str] = set()
    for path in Path(vanban.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding" and node.args:
                code = node.args[0]
                found |= {code.value} if isinstance(code, ast.Constant) else set()
    return found


def test_no_code_is_without_words() -> None:
    assert len(codes()) > 20
    assert codes() <= set(KINDS)


def test_vietnamese_readers_have_the_librarys_own_sentence() -> None:
    finding = {"code": "missing-number", "message": "Không thấy số và ký hiệu của văn bản."}
    assert kind_of(finding) == ""
    with translation.override("en"):
        assert kind_of(finding)
        assert kind_of({"code": "new-one"}) == ""
