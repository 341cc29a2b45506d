"""Bản tiếng Anh: every sentence of ours stands in the English catalogue, whole and soundly translated.

The sentences are collected here without a system gettext, from the same files as `make messages` reads.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from .conftest import CATALOGUES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src/nhipcau"

# How many leading arguments are (context, sentence, plural) for each function of gettext.
PLAIN, PLURAL, CONTEXT, BOTH = ("s",), ("s", "p"), ("c", "s"), ("c", "s", "p")
GETTEXT = {
    "gettext": PLAIN,
    "gettext_lazy": PLAIN,
    "gettext_noop": PLAIN,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": BOTH,
    "npgettext_lazy": BOTH,
}
LITERAL = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
TEMPLATE_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)[0-9.]*[a-z]|%%|\{\w*\}")
VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũỳỵỷỹạ-ỹ]", re.IGNORECASE)

# The product's name, and what is typed or printed in Vietnamese whatever language the screen speaks.
SAME_IN_ENGLISH = (
    "Nhịp Cầu",
    "Cốc Cốc",
    "STT, Nội dung nhiệm vụ, Đơn vị chủ trì, Thời hạn",
    "Ban Tuyên giáo và Dân vận",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    "Sông Cầu",
    "KẾ HOẠCH",
    "30/2020/NĐ-CP",
    "VT, TTĐN",
    "120 triệu",
    "quý II/2026, tháng 9, từ 01/3 đến 30/6, thường xuyên",
    "đồng",
    "“Hoàn thành”",
    "“Không có.”",
    "“Không phát sinh”",
    "“Lưu:”",
    "“Quý II”",
    "“1. Mục đích”",
)

# context, sentence, plural ("" where there is none)
Key = tuple[str | None, str, str]


class NotCollectable(AssertionError):
    """A call whose sentence no collector can find."""


def key_of(shape: tuple[str, ...], texts: list[str]) -> Key:
    parts = dict(zip(shape, texts, strict=True))
    return parts.get("c"), parts["s"], parts.get("p", "")


def aliases(tree: ast.Module) -> dict[str, str]:
    """Local name → function of gettext."""
    return {
        name.asname or name.name: name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in GETTEXT
    }


def of_python(source: str, where: str = "") -> Iterator[Key]:
    tree = ast.parse(source)
    names = aliases(tree)
    # `makemessages` looks for the functions by name, and for `_`.
    strange = {alias: name for alias, name in names.items() if alias not in {name, "_"}}
    if strange:
        raise NotCollectable(f"{where}: called by another name: {strange}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            shape = GETTEXT[names[node.func.id]]
            texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if len(texts) < len(shape):
                raise NotCollectable(f"{where}:{node.lineno}: no literal sentence: {ast.unparse(node)}")
            yield key_of(shape, texts[: len(shape)])


def of_template(source: str) -> Iterator[Key]:
    for name, arguments in TEMPLATE_CALL.findall(templatize(source)):
        shape = PLAIN if name == "_" else GETTEXT[name]
        texts = [ast.literal_eval(literal) for literal in re.findall(LITERAL, arguments, re.DOTALL)]
        yield key_of(shape, texts[: len(shape)])


@cache
def collected() -> frozenset[Key]:
    found: set[Key] = set()
    for path in sorted(SOURCES.rglob("*")):
        if path.suffix == ".py":
            found |= set(of_python(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT))))
        elif path.suffix in {".html", ".txt"}:
            found |= set(of_template(path.read_text(encoding="utf-8")))
    return frozenset(found)


@cache
def catalogue() -> dict[Key, polib.POEntry]:
    files = [polib.pofile(str(path), check_for_duplicates=True) for path in CATALOGUES]
    return {(e.msgctxt, e.msgid, e.msgid_plural): e for entries in files for e in entries if not e.obsolete}


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each form of the sentence with its English."""
    if entry.msgid_plural:
        return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]
    return [(entry.msgid, entry.msgstr)]


def every_pair() -> list[tuple[str, str]]:
    return [pair for entry in catalogue().values() for pair in pairs(entry)]


def test_every_way_to_write_a_sentence_is_collected() -> None:
    python = """
from django.utils.translation import gettext as _, gettext_lazy, ngettext, pgettext
a = _("một " "câu") % {"x": 1}
b = gettext_lazy("hai")
c = ngettext("%(n)d việc", "%(n)d việc", 2)
d = pgettext("nơi", "ba")
e = other("không")
"""
    template = """{% load i18n %}{% translate "bốn" %}{% translate 'năm' as words %}
{% translate "sáu" context "nơi" %}{{ x|default:_("bảy") }}{% tag "a" _("tám") %}
{% blocktranslate with who=x %}{{ who }} nộp “tin”, it's{% endblocktranslate %}
{% blocktranslate count n=x %}{{ n }} tin{% plural %}{{ n }} tin{% endblocktranslate %}{# _("không") #}"""
    assert set(of_python(python)) == {
        (None, "một câu", ""),
        (None, "hai", ""),
        (None, "%(n)d việc", "%(n)d việc"),
        ("nơi", "ba", ""),
    }
    assert set(of_template(template)) == {
        (None, "bốn", ""),
        (None, "năm", ""),
        ("nơi", "sáu", ""),
        (None, "bảy", ""),
        (None, "tám", ""),
        (None, "%(who)s nộp “tin”, it's", ""),
        (None, "%(n)s tin", "%(n)s tin"),
    }


@pytest.mark.parametrize("call", ["_(words)", '_(f"việc {n}")', "now('việc')"])
def test_a_sentence_nobody_can_collect_is_noticed(call: str) -> None:
    head = "from django.utils.translation import gettext as " + call.split("(")[0]
    with pytest.raises(NotCollectable):
        list(of_python(f"{head}\n{call}"))


def test_no_sentence_is_missing() -> None:
    assert len(collected()) > 1000
    assert sorted(map(str, collected() - catalogue().keys())) == []


def test_no_entry_has_lost_its_source() -> None:
    assert sorted(map(str, catalogue().keys() - collected())) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[3].name)
def test_the_catalogue_is_clean(path: Path) -> None:
    entries = polib.pofile(str(path))
    assert entries.metadata["Language"] == "en"
    assert entries.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert entries.fuzzy_entries() == []
    assert entries.obsolete_entries() == []
    assert entries.untranslated_entries() == []
    assert all(set(e.msgstr_plural) == ({0, 1} if e.msgid_plural else set()) for e in entries)


def test_placeholders_and_outer_space_are_the_same() -> None:
    def shape(text: str) -> tuple[list[str], str, str]:
        bare = text.strip()
        return sorted(PLACEHOLDER.findall(text)), text.split(bare)[0], text.split(bare)[-1]

    assert [pair for pair in every_pair() if shape(pair[0]) != shape(pair[1])] == []


def test_nothing_is_left_in_vietnamese() -> None:
    def without_names(text: str) -> str:
        for words in SAME_IN_ENGLISH:
            text = text.replace(words, "")
        return text

    assert [pair for pair in every_pair() if VIETNAMESE.search(without_names(pair[1]))] == []


def test_sentences_keep_their_end() -> None:
    """A sentence stays a sentence, a label with a colon stays one."""
    # "No." stands for "Number" and ends no sentence.
    ends = re.compile(r"((?<!\b[Nn]o)\.|:|\?|…)?$")
    assert [
        p for p in every_pair() if ends.search(p[0])[1] != ends.search(p[1].removesuffix(" no."))[1]
    ] == []
