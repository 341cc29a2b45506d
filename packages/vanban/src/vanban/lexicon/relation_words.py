"""Quan hệ viện dẫn: the words before a cited document that tell what this document does with it."""

from __future__ import annotations

import re
from typing import Final

# The last of these before a citation, in its sentence, tells the relation; named by the relation's own name.
# Looked for in small letters.
TRIGGERS: Final = re.compile(
    r"(?P<passive>(?:được|bị)\s+(?:sửa đổi|bổ sung|điều chỉnh|thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|đính chính))"
    r"|(?P<basis>căn cứ|trên cơ sở|xét\s+(?=đề nghị|tờ trình|báo cáo|công văn|văn bản|$))"
    r"|(?P<implements>(?:triển khai|tổ chức|tiếp tục|nghiêm túc)?\s*thực hiện|triển khai|thi hành|"
    r"chấp hành|quán triệt|hưởng ứng|cụ thể hóa|cụ thể hoá)"
    r"|(?P<replaces>thay thế|thay cho|bãi bỏ|hủy bỏ|huỷ bỏ)"
    r"|(?P<amends>sửa đổi|bổ sung|điều chỉnh|đính chính)"
    r"|(?P<attached>(?:gửi\s+)?kèm theo|gửi kèm|đính kèm|kèm)"
    r"|(?P<replies>phúc đáp|trả lời|hồi đáp|nhận được)"
)
# A paragraph that begins so gives the grounds of the document.
BASIS_OPENERS: Final = ("theo ", "xét ")
# "kết quả thực hiện …", "việc thực hiện …" speak of work already done, save in a title or a preamble's verb.
OF_WORK_DONE: Final = re.compile(
    r"(?:kết quả|tình hình|quá trình|tiến độ|việc|năm|tháng|sau|sơ kết|tổng kết|công tác|kinh phí)"
    r"(?:\s+[^\s,;]+){0,2}\s*$",
    re.I,
)
# "thực hiện Kế hoạch theo quy định của Luật …" follows that law, and does not carry it out.
FOLLOWING: Final = re.compile(r"(?<!thực hiện )\btheo\b", re.I)
# Between two documents of one list: "…; Chỉ thị số …", "… và các Kế hoạch số …", "(gọi tắt là Kết luận 57)".
LIST_GOES_ON: Final = re.compile(
    r"(?:^|[,;:]|\bvà|\bhoặc|\bcùng|\bcác|\blà|\bsố)[\s\d¹²³⁴⁵⁶⁷⁸⁹⁰\-–+•]*$", re.I
)
# "… hết hiệu lực kể từ ngày Quyết định này có hiệu lực": what becomes of a document named before.
ENDED: Final = re.compile(r"hết hiệu lực|(?:được|bị) (?:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế)", re.I)
