"""Thể loại văn bản: names and codes (Nghị định 30/2020/NĐ-CP art. 7; Hướng dẫn 36-HD/VPTW, 05-HD/VPTW)."""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import words

# Longer names first where one name begins another.
NAMES: Final[dict[str, str]] = {
    "thông tư liên tịch": "TTLT",
    "nghị quyết liên tịch": "NQLT",
    "thông báo kết luận": "TB",
    "kế hoạch liên tịch": "KHLT",
    "hướng dẫn liên tịch": "HDLT",
    "quy chế phối hợp": "QC",
    "chương trình hành động": "CTr",
    "chương trình phối hợp": "CTr",
    "chương trình công tác": "CTr",
    "văn bản hợp nhất": "VBHN",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "bản ghi nhớ": "BGN",
    "phiếu chuyển": "PC",
    "phiếu trình": "PTr",
    "quyết định": "QĐ",
    "nghị quyết": "NQ",
    "phiếu gửi": "PG",
    "phiếu báo": "PB",
    "pháp lệnh": "PL",
    "nghị định": "NĐ",
    "thông báo": "TB",
    "thông cáo": "TC",
    "thông tri": "TT",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "kết luận": "KL",
    "phương án": "PA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "công văn": "CV",
    "giấy mời": "GM",
    "thông tư": "TT",
    "chỉ thị": "CT",
    "quy định": "QyĐ",
    "quy chế": "QC",
    "quy trình": "QTr",
    "điều lệ": "ĐL",
    "đề án": "ĐA",
    "dự án": "DA",
    "sắc lệnh": "SL",
    "luật": "Luật",
    "lệnh": "L",
}

# Spellings of one name.
ALIASES: Final[dict[str, str]] = {
    "bản thoả thuận": "bản thỏa thuận",
    "giấy uỷ quyền": "giấy ủy quyền",
    "công điện khẩn": "công điện",
    "qui định": "quy định",
    "qui chế": "quy chế",
}

# Names as they are written short before a number ("NQ 57", "QĐ số 12/QĐ-UBND").
SHORT_NAMES: Final[dict[str, str]] = {
    "NQ": "nghị quyết",
    "NĐ": "nghị định",
    "QĐ": "quyết định",
    "KL": "kết luận",
    "CT": "chỉ thị",
    "KH": "kế hoạch",
    "CV": "công văn",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "TT": "thông tư",
}

# Codes as they stand in symbols (ký hiệu); the reading of a symbol is more certain than the word before it.
SYMBOL_CODES: Final[frozenset[str]] = words("""
    NQ QĐ CT QC QyĐ QĐi TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB
    NĐ TT TTLT NQLT KHLT HDLT CTrLT QCLT VBHN KL CV PL L
""")

# A symbol is written in capitals by some hands; the code keeps its usual case.
CODE_BY_FOLD: Final[dict[str, str]] = {
    **{code.casefold(): code for code in sorted(SYMBOL_CODES, reverse=True)},
    # Of documents that several bodies issue together; the type is that of the word before it.
    **dict.fromkeys(("ctph", "ctrph", "cthđ", "ctrhđ", "ctrpht"), "CTr"),
    **dict.fromkeys(("khph", "khln", "khhđ"), "KH"),
    **dict.fromkeys(("qcph", "qcln"), "QC"),
    "qđi": "QyĐ",
    **dict.fromkeys(("hdln", "hdph"), "HD"),
}

NAME_BY_CODE: Final[dict[str, str]] = {
    **{code: name for name, code in reversed(NAMES.items())},
    "TB": "thông báo",
    "CTr": "chương trình",
    "QC": "quy chế",
    "TT": "thông tư",
}

# Types whose body gives no task of its own to others.
NOT_DIRECTIVE: Final[frozenset[str]] = frozenset({"TTr", "GGT", "GNP", "PG", "PC", "PB", "HĐ", "PTr"})
# These tell or invite; only what they hand to a unit by name is a task.
NAMED_ONLY: Final[frozenset[str]] = frozenset({"BC", "BB", "GM"})
