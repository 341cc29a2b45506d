"""Thuật ngữ của cơ quan mẫu: names, titles and places with the source of each rendering."""

from collections.abc import Callable

from nhipcau.translation.domain import glossary
from nhipcau.translation.models import GlossaryEntry
from nhipcau.units.models import User

CIRCULAR = "Thông tư 03/2009/TT-BNG ngày 09/7/2009 của Bộ Ngoại giao, Phụ lục, mục %d"
HERITAGE = "Danh mục Di sản thế giới của UNESCO: https://whc.unesco.org/en/list/%d"
# Kind, term, rendering, further forms that are right, source and its number.
TERMS: list[tuple[str, str, str, list[str], str, int]] = [
    ("name", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Socialist Republic of Viet Nam",
     ["Socialist Republic of Vietnam"], CIRCULAR, 1),
    ("name", "Bộ Ngoại giao", "Ministry of Foreign Affairs", ["MOFA"], CIRCULAR, 2),
    ("name", "Bộ Văn hóa, Thể thao và Du lịch", "Ministry of Culture, Sports and Tourism", [], CIRCULAR, 2),
    ("name", "Văn phòng Chính phủ", "Office of the Government", [], CIRCULAR, 2),
    ("name", "Vụ Hợp tác quốc tế", "Department of International Cooperation", [], CIRCULAR, 6),
    ("title", "Chánh Văn phòng", "Chief of Office", [], CIRCULAR, 9),
    ("title", "Trưởng phòng", "Head of Division", [], CIRCULAR, 9),
    ("title", "Phó Trưởng phòng", "Deputy Head of Division", [], CIRCULAR, 9),
    ("name", "Ủy ban nhân dân", "People’s Committee", [], CIRCULAR, 10),
    ("name", "Sở Ngoại vụ", "External Relations Department",
     ["Department of External Relations"], CIRCULAR, 10),
    ("place", "Thành phố Hồ Chí Minh", "Ho Chi Minh City", [], CIRCULAR, 10),
    ("place", "Thủ đô Hà Nội", "Hà Nội Capital", ["capital of Ha Noi", "capital Hanoi"], CIRCULAR, 10),
    ("title", "Chủ tịch Ủy ban nhân dân", "Chairman of the People’s Committee",
     ["Chairwoman of the People’s Committee", "People’s Committee Chairman", "People’s Committee Chairwoman"],
     CIRCULAR, 11),
    ("place", "Quần thể di tích Cố đô Huế", "Complex of Hué Monuments",
     ["Complex of Hue Monuments"], HERITAGE, 678),
    ("place", "Vịnh Hạ Long – Quần đảo Cát Bà", "Ha Long Bay - Cat Ba Archipelago", [], HERITAGE, 672),
    ("place", "Phố cổ Hội An", "Hoi An Ancient Town", [], HERITAGE, 948),
    ("place", "Khu di tích Mỹ Sơn", "My Son Sanctuary", [], HERITAGE, 949),
    ("place", "Hoàng thành Thăng Long", "Imperial Citadel of Thang Long", [], HERITAGE, 1328),
    ("place", "Thành nhà Hồ", "Citadel of the Ho Dynasty", [], HERITAGE, 1358),
    ("place", "Quần thể danh thắng Tràng An", "Trang An Landscape Complex", [], HERITAGE, 1438),
]  # fmt: skip
# Waits for the office to decide.
WAITING = {
    "kind": "term",
    "term": "thông tin đối ngoại",
    "rendering": "external information",
    "forbidden": ["foreign news"],
    "note": "Dùng thống nhất trong tên chương trình và báo cáo.",
}


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể phần thuật ngữ, once."""
    if GlossaryEntry.objects.exists():
        return
    tell("thuật ngữ dịch Việt – Anh")
    staff, officer = (User.objects.get(username=name) for name in ("chuyen-vien-so", "thuong-truc"))
    for kind, term, rendering, allowed, basis, number in TERMS:
        words = {
            "kind": kind,
            "term": term,
            "rendering": rendering,
            "allowed": allowed,
            "basis": basis % number,
        }
        made = glossary.propose(actor=staff, wanted=words, source="vi", target="en")
        glossary.approve(actor=officer, entry=made)
    glossary.propose(actor=staff, wanted=WAITING, source="vi", target="en")
