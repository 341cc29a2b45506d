"""Tên cơ quan, đơn vị: the head nouns that names of units and of groups of units begin with."""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import phrases, words

# Heads of proper names; written with a capital, or in lower case within a group ("các sở, ban, ngành").
HEADS: Final[frozenset[str]] = frozenset(
    phrases("""
    kế toán;
    ban; ban chỉ đạo; ban cán sự; ban ngành; ban quản lý; bch; bcđ; bdv; bhxh; binh đoàn; biên phòng; bql;
    btctu; btg; btgdvtu; btgtu; btv; bà; báo; báo và phát thanh; báo và đài; bí thư; bđbp; bưu điện; bảo
    hiểm; bảo tàng; bệnh viện; bộ; bộ chỉ huy; bộ tham mưu; bộ trưởng; bộ tư lệnh; bộ tổng tham mưu; bộ
    đội biên phòng; ccb; chi bộ; chi cục; chi cục trưởng; chi ủy; chánh thanh tra; chánh văn phòng; chánh
    án; chính phủ; chính quyền; chính ủy; chỉ huy trưởng; chủ nhiệm; chủ tịch; các bà; các cấp; các ông;
    cán bộ; câu lạc bộ; công an; công chức; công ty; cơ quan; cơ quan báo chí; cơ sở; cảng vụ; cấp có thẩm
    quyền; cấp thẩm quyền; cấp uỷ; cấp ủy; cổng; cổng thông tin; cục; cục trưởng; cụm; doanh nghiệp; già
    làng; giám đốc; giáo hội; hiệp hội; hiệu trưởng; hnd; htx; huyện uỷ; huyện đoàn; huyện ủy; hđnd; hđtv;
    hạt kiểm lâm; hải quan; hải đoàn; hải đội; học viện; hội; hội nhà báo; hội trưởng; hội đồng; hội đồng
    nhân dân; hợp tác xã; kbnn; kho bạc; khoa; khu; khối; kế toán trưởng; ldld; lhpn; liên hiệp; liên
    đoàn; llvt; lãnh sự quán; lãnh đạo; lđlđ; lữ đoàn; lực lượng; lực lượng vũ trang; mobifone; mttq; mạng
    lưới; mặt trận; mặt trận tổ quốc; ngành; ngân hàng; người; người phát ngôn; người đứng đầu; nhà hát;
    nhà khách; nhà máy; nhà trường; nhà văn hóa; nhà xuất bản; nhóm; p; pgđ; phân hiệu; phân khoa; phân
    viện; phân xã; phòng; phó bí thư; phó bí thư thường trực; phó bộ trưởng; phó chánh thanh tra; phó
    chánh văn phòng; phó chủ nhiệm; phó chủ tịch; phó cục trưởng; phó giám đốc; phó hiệu trưởng; phó thủ
    tướng; phó trưởng ban; phó trưởng phòng; phó trưởng đoàn; phó tổng biên tập; phó tổng giám đốc; phó
    viện trưởng; phó vụ trưởng; phóng viên; qh; quân khu; quân ủy; quận ủy; quốc hội; quỹ; sư đoàn; sở; sở
    ngành; tand; thanh tra; thuế tỉnh; thành uỷ; thành viên; thành đoàn; thành ủy; thông tấn xã; thư viện;
    thường trực; thường vụ; thị uỷ; thị ủy; thống kê tỉnh; thống đốc; thủ trưởng; thủ tướng; thủ tướng
    chính phủ; thứ trưởng; tiểu ban; toà soạn; toà án; trung tâm; trung đoàn; trường; trưởng; trưởng ban;
    trưởng bản; trưởng khu phố; trưởng phòng; trưởng thôn; trưởng đoàn; trưởng ấp; trạm; tt; ttxvn; tòa
    soạn; tòa án; tư lệnh; tạp chí; tập đoàn; tỉnh uỷ; tỉnh đoàn; tỉnh ủy; tổ; tổ chức; tổ phó; tổ trưởng;
    tổ trưởng tổ dân phố; tổng biên tập; tổng bí thư; tổng công ty; tổng cục; tổng cục trưởng; tổng giám
    đốc; tổng lãnh sự quán; ubmttq; ubnd; uỷ ban; uỷ ban nhân dân; viettel; viên chức; viễn thông; viện;
    viện kiểm sát; viện trưởng; vksnd; vnpt; vov; vp; vpubnd; vtv; vùng cảnh sát biển; văn phòng; vườn
    quốc gia; vụ; vụ trưởng; ông; đoàn; đoàn thanh niên; đoàn thể; đoàn tncs; đoàn đbqh; đài; đài phát
    thanh; đài truyền hình; đài truyền thanh; đơn vị; đại học; đại sứ quán; đảng bộ; đảng uỷ; đảng đoàn;
    đảng ủy; địa phương; đồn; đồn trưởng; đồng chí; đội; ủy ban; ủy ban mặt trận tổ quốc; ủy ban nhân dân
""")
)

# Words that only begin like the head of a name.
NOT_HEADS: Final[frozenset[str]] = frozenset(
    phrases("""
    bộ máy; bộ phim; bộ sưu tập; bộ tiêu chí; bộ tài liệu; bộ ảnh; báo động; cơ sở dữ liệu; cơ sở hạ tầng;
    cơ sở vật chất; cục diện; hội chợ; hội nghị; hội nhập; hội thảo; hội thi; hội đàm; khu vực; ngành nghề;
    phòng chống; phòng ngừa; quỹ đất; sở hữu; trường hợp; viện dẫn; vụ việc; vụ án; đoàn kết; đội hình
""")
)

# Nouns that go on with a group after a comma without a determiner of their own ("các sở, ban, ngành,
# đoàn thể").
GROUP_NOUNS: Final[frozenset[str]] = words("""
    ban buôn báo bản bộ chi chính chức cá cán công cơ cấp cục doanh hiệp huyện học hội hợp khu làng lý
    lượng lực mặt nghiệp ngành nhân phòng phóng phương phường phố quan quyền quân quản quận sinh sở ven vùng
    thành thôn thể thị tin trung trường trấn trận tác tâm tập tỉnh tổ tổng tờ uỷ viên viện văn vị vụ xã
    đoàn đài đơn đảng đặc địa ủy
""")

DETERMINERS: Final[frozenset[str]] = words("""
    ba các hai mọi mỗi những từng
""")

# Nouns that head a name only after a determiner ("các quận, huyện").
GROUP_HEADS: Final[frozenset[str]] = frozenset(
    phrases("""
    bên; bản; chi; cá nhân; cấp; huyện; hội viên; nhà báo; nhà khoa học; phó trưởng ban; phường; quận;
    quận huyện; thành phố; thành viên; thôn; thị trấn; thị xã; trưởng phòng; tập thể; tỉnh; xã; đảng
    viên; đại biểu; đặc khu
""")
)

# Lower-case words within the proper name of one unit ("Sở Ngoại vụ tỉnh", "Hội Nhà báo thành phố").
NAME_TAIL: Final[frozenset[str]] = words("""
    ban biên biển bàn bản bắc bộ chuyên chính chủ chức các có công cơ cấp cục của cửa diện dân giao giới
    huyện hội khu khẩu khối kinh liên làng lãnh lý lượng lực miền môn nam nghiệp ngoài ngành nhà nhân
    núi năng nước phía phòng phó phương phường phố quan quyền quản quận quốc sở sự thuộc thành thôn
    thường thể thị toàn trang trung trên trì trường trưởng trấn trị trực tuyến tại tế tỉnh tổ uỷ ven
    viên viện việt và vũ vị vụ vực xã đoàn đơn được đại đạo đảng đặc đặt địa ương ủy
    đối ngoại báo chí xuất văn hóa hoá phụ nữ nông thanh niên đầu tư thương mại du lịch hành y tế khoa học
    nghệ lao động hình viễn hữu nghị khu tôn giáo tộc dục đào tạo nghiệp vụ số tin điện tử
""")

# Prepositions, auxiliaries and adverbs that end a name.
STOPS: Final[frozenset[str]] = words("""
    bằng bị cho chưa chậm chủ có cùng căn cũng cần do giúp hãy khi không kể là lên mà ngay như nhằm nên
    nếu nơi phải qua ra rồi sau sẽ sớm thay theo thì trong trên trước tại tới từ vào về với vừa xong đang đã
    được đến đều để
""")

# Syllables that look like a verb or a stop but belong to the word before them.
COMPOUNDS: Final[frozenset[tuple[str, str]]] = frozenset(
    {
        ("ngoại", "giao"),
        ("tác", "thông"),
        ("thường", "trực"),
        ("truyền", "thông"),
        ("giao", "thông"),
        ("hàng", "không"),
        ("kiểm", "dịch"),
        ("biên", "dịch"),
        ("viễn", "thông"),
        ("phổ", "thông"),
        ("công", "lập"),
        ("dân", "lập"),
        ("độc", "lập"),
        ("bưu", "cục"),
        ("sự", "nghiệp"),
        ("hành", "chính"),
        ("các", "cấp"),
        ("người", "có"),
        ("nội", "trú"),
        ("bảo", "đảm"),
        ("thành", "lập"),
        ("sáng", "lập"),
        ("liên", "lạc"),
        ("phát", "thanh"),
    }
)

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
    "giúp": frozenset({"việc"}),
    "như": frozenset(),
}

# Lower-case words that end a name because a task begins: verbs of two syllables are read from duty_words.
CONTINUING: Final[frozenset[str]] = words("""
    cùng hoặc và
""")

# Heads of names that are often many words long: what follows them runs to the duty verb.
OPEN_HEADS: Final[frozenset[str]] = frozenset(
    phrases("""
    ban quản lý; bảo tàng; bệnh viện; câu lạc bộ; công ty; cảng; cảng vụ; hiệp hội; học viện; hội; khu;
    khu bảo tồn; liên hiệp; liên đoàn; làng; nhà hát; nhà khách; nhà máy; nhà văn hóa; nhà xuất bản; quỹ;
    thư viện; trung tâm; trường; trạm; tạp chí; tập đoàn; tổ; tổng công ty; viện; vườn quốc gia; đoàn;
    đài; đồn; đội
""")
)

# Words that close a name: whatever small word comes next is no part of it.
CLOSERS: Final[frozenset[str]] = words("""
    tỉnh huyện xã phường phố khu dân
""")

# Words that make a noun of the verb after them ("vốn đầu tư", "bị phản ánh", "công tác quản lý").
NOUN_BEFORE: Final[frozenset[str]] = words("""
    bị chức cho công các dung được hoạt không năng nguồn nhà nội phép quan sự tác trách vốn việc về vụ để động
""")

# What departments and ministries are named for, as lists give them: "các sở: Ngoại vụ, Tài chính".
DEPARTMENTS: Final[frozenset[str]] = frozenset(
    phrases("""
    công an; công nghiệp; công thương; du lịch; dân tộc; dân tộc và tôn giáo; dân vận; giao thông công
    chính; giao thông vận tải; giáo dục và đào tạo; khoa học và công nghệ; kế hoạch và đầu tư; lao động
    thương binh và xã hội; ngoại giao; ngoại vụ; ngân hàng; nông nghiệp và môi trường; nông nghiệp và phát
    triển nông thôn; nội chính; nội vụ; quy hoạch kiến trúc; quốc phòng; thanh tra; thông tin và truyền
    thông; thương mại; thể thao và du lịch; tuyên giáo; tuyên giáo và dân vận; tài chính; tài nguyên và
    môi trường; tư pháp; tổ chức; văn hoá thể thao và du lịch; văn hoá và thể thao; văn hóa thông tin; văn
    hóa thể thao và du lịch; văn hóa và thể thao; xây dựng; y tế
""")
)

# Fields that go on a proper name in small letters: "Trung tâm Xúc tiến đầu tư, thương mại và du lịch".
FIELDS: Final[frozenset[str]] = frozenset(
    phrases("""
    chiến binh; chế biến; chế xuất; công nghệ; công tác; di sản; di tích; du lịch; dân gian; dân vận; gia
    đình; hợp tác; lịch sử; môi trường; mỹ thuật; nghệ thuật; phát thanh; thiên nhiên; thông tin; thương
    mại; thể thao; truyền hình; truyền thanh; truyền thống; tôn giáo; văn hóa; xuất bản; xã hội; đào tạo;
    đầu tư
""")
)
