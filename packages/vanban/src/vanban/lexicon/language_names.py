"""Tên ngôn ngữ: names as tasks write them, with BCP 47 codes; languages of ethnic groups of Việt Nam included."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    "anh": "en", "trung quốc": "zh", "trung": "zh", "hoa": "zh", "hán": "zh", "quan thoại": "zh", "pháp": "fr", "nga": "ru", "nhật bản": "ja", "nhật": "ja",
    "hàn quốc": "ko", "hàn": "ko", "triều tiên": "ko", "đức": "de", "tây ban nha": "es", "bồ đào nha": "pt", "ý": "it", "italia": "it",
    "lào": "lo", "khmer": "km", "khơ-me": "km", "khơ me": "km", "khơme": "km", "campuchia": "km", "thái lan": "th", "thái": "blt", "tày": "tyz", "nùng": "nut", "mông": "hmn", "hmông": "hmn", "h'mông": "hmn", "h’mông": "hmn",
    "dao": "ium", "mường": "mtq", "chăm": "cjm", "ê đê": "rad", "ê-đê": "rad", "êđê": "rad", "gia rai": "jra", "jrai": "jra", "j'rai": "jra", "ba na": "bdq", "bahnar": "bdq", "ba-na": "bdq", "bana": "bdq",
    "cơ ho": "kpm", "k'ho": "kpm", "xơ đăng": "sed", "xê đăng": "sed", "m'nông": "cmo", "mnông": "cmo", "raglai": "rog", "bru - vân kiều": "bru", "bru-vân kiều": "bru", "vân kiều": "bru", "cơ tu": "ktv", "hrê": "hre", "sán chay": "mlc", "cao lan": "mlc", "giáy": "pcc", "hà nhì": "hni",
    "ả rập": "ar", "ả-rập": "ar", "a rập": "ar", "indonesia": "id", "mã lai": "ms", "myanmar": "my", "miến điện": "my", "hindi": "hi", "ba lan": "pl", "séc": "cs", "việt": "vi", "thổ nhĩ kỳ": "tr", "hà lan": "nl", "thụy điển": "sv",
}  # fmt: skip

# Written forms of the whole ("Anh ngữ", "Hoa ngữ") that stand without "tiếng".
WORDS: Final[dict[str, str]] = {
    "anh ngữ": "en",
    "pháp ngữ": "fr",
    "nhật ngữ": "ja",
    "hoa ngữ": "zh",
    "hàn ngữ": "ko",
    "nga ngữ": "ru",
}
