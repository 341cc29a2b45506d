"""Nội dung tuyên truyền: the themes that directives on external information repeat, with their words.

The six content groups of the guidances on external information, and the yearly themes of one of them
(Hướng dẫn 97-HD/BTGTU, section II.2); an office edits its own list, these are what a reading proposes.
"""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import phrases

THEMES: Final[dict[str, tuple[str, ...]]] = {
    "lịch sử, văn hóa, con người": phrases("""
        lịch sử; truyền thống; di sản; di tích; văn hóa; văn hoá; lễ hội; con người việt nam; đất nước,
        con người; danh thắng; danh nhân; làng nghề; nghệ thuật; ẩm thực; bản sắc; tư tưởng hồ chí minh;
        phong tục; giá trị
    """),
    "thành tựu đổi mới, kinh tế – xã hội": phrases("""
        thành tựu; kinh tế; phát triển bền vững; tăng trưởng; an sinh xã hội; giảm nghèo; nông thôn mới;
        xây dựng, phát triển
    """),
    "đầu tư, thương mại": phrases("""
        đầu tư; doanh nghiệp; thương mại; xuất khẩu; nhà đầu tư; xúc tiến; môi trường kinh doanh; khu
        công nghiệp; sản phẩm ocop
    """),
    "du lịch": phrases("du lịch; lữ hành; điểm đến; khách quốc tế"),
    "chuyển đổi xanh và số": phrases("""
        chuyển đổi số; chuyển đổi xanh; kinh tế số; kinh tế xanh; đổi mới sáng tạo; biến đổi khí hậu;
        trí tuệ nhân tạo
    """),
    "đường lối đối ngoại, hội nhập": phrases("""
        đường lối đối ngoại; chính sách đối ngoại; hội nhập quốc tế; hợp tác quốc tế; quan hệ hữu nghị;
        song phương; đa phương; ngoại giao văn hóa; ngoại giao kinh tế; liên hợp quốc; asean; kết nghĩa;
        quan hệ ngoại giao
    """),
    "chủ quyền biển, đảo, biên giới": phrases("""
        chủ quyền; biển đảo; biển, đảo; biển và hải đảo; hoàng sa; trường sa; biên giới; cửa khẩu; luật
        biển; unclos; phân giới cắm mốc; đường biên; hải đảo
    """),
    "quyền con người": phrases(
        "quyền con người; nhân quyền; tự do tôn giáo; dân tộc, tôn giáo; bình đẳng giới"
    ),
    "nhà nước pháp quyền": phrases("""
        nhà nước pháp quyền; pháp luật; cải cách hành chính; cải cách tư pháp; phòng, chống tham nhũng
    """),
    "người Việt Nam ở nước ngoài": phrases("""
        người việt nam ở nước ngoài; kiều bào; việt kiều; ở nước ngoài về nước; cộng đồng người việt
    """),
    "đấu tranh, làm rõ thông tin sai": phrases("""
        sai sự thật; sai lệch; xuyên tạc; thông tin xấu, độc; tin giả; phản bác; quan điểm sai trái; bảo
        vệ nền tảng tư tưởng
    """),
}
