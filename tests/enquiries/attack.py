"""What an attacker sends to the form of the press, and what must come of each (tấn công biểu mẫu)."""

from dataclasses import dataclass
from urllib.parse import urlencode

from . import FORM

SCRIPT = '"><script>window.taken=1;alert(1)</script><img src=x onerror="window.taken=1;alert(2)">'
FORMULA = '=HYPERLINK("https://xau.example","x")'


@dataclass(frozen=True, slots=True)
class Post:
    """Một lần gửi: its body, and whether it is a question that must be kept."""

    kind: str
    body: bytes
    is_kept: bool
    type: str = "application/x-www-form-urlencoded"


def post(number: int, stamp: str) -> Post:
    """Lần gửi thứ `number`, of ten kinds in turn."""
    own = {**FORM, "email": f"a{number}@example.org", "subject": f"Câu hỏi {number}", "stamp": stamp}
    kind = KINDS[number % len(KINDS)]
    told, is_kept = own, True
    match kind:
        case "script":
            told = own | dict.fromkeys(("outlet", "country", "name", "subject"), SCRIPT[:80])
            told["question"] = SCRIPT * 20
        case "header":
            told = own | {
                "subject": f"Cầu {number}\r\nBcc: a@xau.example\r\n\r\n<b>",
                "outlet": "Báo\nTo: b@xau.example",
            }
        case "address":
            told, is_kept = own | {"email": f"a{number}@example.org\r\nBcc: c@xau.example"}, False
        case "control":
            told = own | {"question": f"a\x00b\x1b[31m\u202e{number}", "name": "x\x00y"}
        case "trap":
            told = own | {"website": "https://xau.example"}
        case "long":
            told, is_kept = own | {"question": "dài " * 4000}, False
        case "oversized":
            return Post(kind, b"question=" + b"x" * 900_000, is_kept=False)
        case "formula":
            told = own | {"outlet": FORMULA, "subject": FORMULA}
        case "broken":
            return Post(
                kind, b"--b\r\nContent-Disposition: form-data", False, "multipart/form-data; boundary=b"
            )
        case _:
            pass
    return Post(kind, urlencode(told).encode(), is_kept)


KINDS = ("plain", "script", "header", "address", "control", "trap", "long", "oversized", "formula", "broken")
