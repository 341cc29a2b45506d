"""Tên cơ quan, đơn vị: the head nouns that names of units and of groups of units begin with."""

from __future__ import annotations

from typing import Final

# Heads of proper names; written with a capital, or in lower case within a group ("các sở, ban, ngành").
HEADS: Final[frozenset[str]] = frozenset(
    head.strip()
    for head in """
    sở; ban; bộ; ủy ban; uỷ ban; ubnd; ủy ban nhân dân; uỷ ban nhân dân; hội đồng nhân dân; hđnd; hội đồng; văn phòng;
    công an; bộ chỉ huy; bộ tư lệnh; bch; btv; đảng ủy; đảng uỷ; tỉnh ủy; tỉnh uỷ; thành ủy; thành uỷ; huyện ủy; huyện uỷ;
    quận ủy; thị ủy; thị uỷ; chi ủy; đảng bộ; chi bộ; đảng đoàn; báo; đài; cổng; hội; liên hiệp; liên đoàn; hiệp hội;
    trung tâm; phòng; cục; vụ; viện; trường; học viện; tổng cục; chi cục; kho bạc; ngân hàng; bảo hiểm; tòa án; toà án;
    viện kiểm sát; thanh tra; ủy ban mặt trận tổ quốc; mặt trận tổ quốc; mặt trận; ubmttq; mttq; đoàn; đoàn thanh niên; tỉnh đoàn;
    thành đoàn; huyện đoàn; đoàn tncs; đoàn đbqh; lđlđ; tổ; quốc hội; chính phủ; thường trực; thường vụ; thông tấn xã;
    tạp chí; nhà xuất bản; báo và phát thanh; báo và đài; tổng công ty; công ty; tập đoàn; đồn; hải quan; bưu điện; viễn thông; quỹ; thư viện; bảo tàng; nhà hát; nhà văn hóa;
    đại sứ quán; tổng lãnh sự quán; lãnh sự quán; bđbp; bộ đội biên phòng; biên phòng; quân khu; quân ủy; đại học; khu;
    cơ quan; cấp có thẩm quyền; cấp thẩm quyền; đơn vị; địa phương; tổ chức; chính quyền; cấp ủy; cấp uỷ; đoàn thể; ngành; sở ngành; ban ngành; ban cán sự; hđtv; câu lạc bộ;
    btg; btgtu; btgdvtu; btctu; bdv; vp; vpubnd; qh; tand; vksnd; lhpn; hnd; ccb; ldld; lực lượng; lực lượng vũ trang; llvt;
    doanh nghiệp; các cấp; cơ sở; trạm; nhóm; bệnh viện; ban quản lý; mạng lưới; cổng thông tin; tiểu ban; phân xã; phân viện; cụm;
    chủ tịch; phó chủ tịch; giám đốc; phó giám đốc; thủ trưởng; người đứng đầu; chánh văn phòng; trưởng ban; bộ trưởng; thủ tướng; thủ tướng chính phủ;
    bí thư; phó bí thư; tổng bí thư; hiệu trưởng; tổng biên tập; chỉ huy trưởng; chánh thanh tra; trưởng phòng; cục trưởng;
    vụ trưởng; viện trưởng; tổng giám đốc; chính ủy; tư lệnh; lãnh đạo; phó chánh văn phòng; chi cục trưởng; tổ trưởng; trưởng;
    đồng chí; cán bộ; các ông; các bà; ông; bà; thành viên; tổng cục trưởng; chánh án; thống đốc; người phát ngôn; phóng viên;
    kbnn; bhxh; cơ quan báo chí; tòa soạn; toà soạn; nhà trường; hội nhà báo; hợp tác xã; htx; đội; ban chỉ đạo; bcđ
    """.replace("\n", " ").split(";")
    if head.strip()
)

# Nouns that go on with a group after a comma without a determiner of their own ("các sở, ban, ngành, đoàn thể").
GROUP_NOUNS: Final[frozenset[str]] = frozenset(
    "sở ban ngành đoàn thể địa phương đơn vị tổ chức huyện thị xã thành phố xã phường đặc khu thị trấn quận "
    "cơ quan doanh nghiệp hội hiệp hội chính quyền cấp ủy cấp uỷ đảng ủy đảng uỷ huyện ủy huyện uỷ thành ủy thành uỷ thị ủy quận ủy đảng bộ chi bộ trường viện "
    "đoàn thôn bản khu phố buôn làng tỉnh quân cá nhân tập thể báo đài chi ủy mặt trận cán bộ công chức viên chức phóng viên "
    "phòng trung tâm cục vụ bộ tổng cục công đoàn học sinh sinh viên đảng viên hội viên văn phòng ban quản lý lực lượng hợp tác xã cơ sở tờ tin".split()
)

DETERMINERS: Final[frozenset[str]] = frozenset("các những mỗi từng mọi hai ba".split())

# Nouns that head a name only after a determiner ("các quận, huyện").
GROUP_HEADS: Final[frozenset[str]] = frozenset(
    "quận;huyện;xã;phường;thôn;bản;tỉnh;thành phố;thị xã;thị trấn;đặc khu;cá nhân;tập thể;đảng viên;nhà báo;hội viên;"
    "nhà khoa học;quận huyện;chi;bên;trưởng phòng;phó trưởng ban;cấp;thành viên".split(";")
)

# Lower-case words within the proper name of one unit ("Sở Ngoại vụ tỉnh", "Hội Nhà báo thành phố").
NAME_TAIL: Final[frozenset[str]] = frozenset(
    "tỉnh huyện xã phường thị trấn thành phố quận đặc khu trung ương cấp các cơ sở liên quan trực thuộc nhà nước khu vực khối của "
    "thuộc nhân dân chuyên môn chức năng địa phương bàn trên toàn cửa khẩu quốc tế miền núi biên giới ban sở ngành đoàn thể hội đơn vị tổ chức "
    "có được giao đặt tại nước ngoài việt nam ủy uỷ đảng bộ lực lượng vũ trang thường trực chính trị xã hội và chính quyền làng thôn bản "
    "công nghiệp kinh tế ven biển tuyến phía bắc nam chủ quản quản lý công chức sự nghiệp chủ trì đại diện quan cơ phòng cục vụ viện trường lãnh đạo trưởng phó thành viên".split()
)

# Prepositions, auxiliaries and adverbs that end a name.
STOPS: Final[frozenset[str]] = frozenset(
    "để về theo với do khi từ nhằm được có là đã sẽ thì bằng đến cần phải nếu trước sau như trong không chưa đang "
    "vào ra tới mà hãy nên lên qua cho vừa đều cũng trên tại cùng chủ căn kể rồi bị chậm ngay sớm thay giúp xong".split()
)

# Syllables that look like a verb or a stop but belong to the word before them.
COMPOUNDS: Final[frozenset[tuple[str, str]]] = frozenset(
    {
        ("ngoại", "giao"), ("truyền", "thông"), ("giao", "thông"), ("viễn", "thông"), ("phổ", "thông"), ("công", "lập"),
        ("dân", "lập"), ("độc", "lập"), ("bưu", "cục"), ("sự", "nghiệp"), ("hành", "chính"), ("các", "cấp"), ("người", "có"),
        ("nội", "trú"), ("bảo", "đảm"), ("thành", "lập"), ("sáng", "lập"), ("liên", "lạc"), ("phát", "thanh"),
    }
)  # fmt: skip

# A stop word that may stand within a name when the next word is one of these.
STOP_EXCEPTIONS: Final[dict[str, frozenset[str]]] = {
    "thông": frozenset({"tấn"}),
    "có": frozenset({"liên", "cửa", "chức"}),
    "được": frozenset({"giao", "phân"}),
    "trực": frozenset({"thuộc"}),
    "đối": frozenset({"ngoại"}),
    "trên": frozenset({"địa"}),
    "tại": frozenset({"việt", "nước", "các", "địa"}),
    "tự": frozenset({"quản"}),
    "chủ": frozenset({"quản", "trì", "lực", "chốt", "tịch"}),
    "làm": frozenset({"công"}),
    "cấp": frozenset(
        {"tỉnh", "xã", "huyện", "trên", "dưới", "ủy", "uỷ", "cơ", "trung", "sở", "bộ", "trưởng", "phòng"}
    ),
    "trong": frozenset({"tỉnh", "nước", "cả", "toàn", "hệ", "và", "khối"}),
    "đặt": frozenset({"tại"}),
    "đồng": frozenset({"chí", "bào", "chủ"}),
    "về": frozenset(),
    "tham": frozenset({"gia"}),
    "không": frozenset({"chuyên"}),
    "nêu": frozenset({"trên"}),
    "như": frozenset(),
}

# Lower-case words that end a name because a task begins: verbs of two syllables are read from duty_words.
CONTINUING: Final[frozenset[str]] = frozenset({"và", "cùng", "hoặc"})
