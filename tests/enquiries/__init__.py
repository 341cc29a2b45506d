"""Questions of the press, under test (câu hỏi của báo chí)."""

FORM = {
    "outlet": "Báo Thử Nghiệm",
    "name": "Nguyễn Thị Hỏi",
    "phone": "0912 345 678",
    "question": "Cầu Sông Cầu khi nào xong?",
    "website": "",
}
