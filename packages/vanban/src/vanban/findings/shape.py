"""Phần không khớp nhau: article numbers, who signs for whom, units that get a task and not the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from vanban.findings.reading import Reading
from vanban.model import Finding, Section

_ARTICLE: Final = re.compile(r"Điều (\d+)([a-zđ]?)")
# Who may sign without an order from above (TL., TUQ.), by the first words of the issuer's name.
_SIGNERS: Final[tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]] = (
    (re.compile(r"(?:ủy|uỷ) ban nhân dân|ubnd"), re.compile(r"CHỦ TỊCH")),
    (re.compile(r"hội đồng nhân dân|hđnd"), re.compile(r"CHỦ TỊCH|CHỦ TỌA")),
    (re.compile(r"sở "), re.compile(r"GIÁM ĐỐC|CHÁNH|TRƯỞNG PHÒNG")),
    (
        re.compile(r"bộ (?!chỉ huy|tư lệnh|đội|chính trị)"),
        re.compile(r"BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH|VỤ TRƯỞNG|CỤC TRƯỞNG"),
    ),
    (
        re.compile(r"(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)\b"),
        re.compile(r"BÍ THƯ|ỦY VIÊN|UỶ VIÊN|CHÁNH|TRƯỞNG BAN"),
    ),
)
_BY_ORDER: Final = re.compile(r"(?:TL|T/L|T\.L|TUQ|T/UQ)\b")
# A recipient that may stand for any unit; where there is one, nobody can be said to be left out.
_ANYONE: Final = re.compile(
    r"\b(?:như|các|những|cơ quan|đơn vị|sở\s*,|ngành|tổ chức|thành viên|liên quan|trực thuộc|phòng|"
    r"địa phương|huyện|xã|phường|ub|ubnd|(?:ủy|uỷ) ban nhân dân)\b"
)
_NAMED_UNIT: Final = re.compile(
    r"(?:Sở|Công an|Bộ Chỉ huy|Báo|Đài|Ban|Hội|Liên hiệp|Trung tâm|Cục|Chi cục|Thanh tra)\s"
)


def shape_findings(reading: Reading) -> list[Finding]:
    """Các phần mâu thuẫn trong chính văn bản."""
    return [*_articles(reading.sections), *_signer(reading), *_unsent(reading), *_stamps(reading)]


def _articles(sections: Sequence[Section]) -> list[Finding]:
    """Numbers of articles run on; they may begin again at 1 (a regulation attached to its decision)."""
    found: list[Finding] = []
    last: tuple[int, str] | None = None
    for one in sections:
        match = _ARTICLE.fullmatch(one.label) if one.kind == "article" else None
        if match is None:
            continue
        here = (int(match[1]), match[2])
        if last is not None and here[0] != 1 and not here[1] and not last[1]:
            if here[0] == last[0]:
                found.append(
                    Finding("article-order", f"Có hai {one.label} liền nhau. Hãy đánh số lại.", (one.span,))
                )
            elif here[0] != last[0] + 1:
                message = f"Sau Điều {last[0]} là {one.label}: thiếu hoặc sai số điều. Hãy đánh số lại."
                found.append(Finding("article-order", message, (one.span,)))
        last = here
    return found


def _signer(reading: Reading) -> list[Finding]:
    """ "GIÁM ĐỐC" under a document of a people's committee, with no TL. or TUQ. before it."""
    issuer = reading.head.issuer
    if issuer is None or not reading.signatures or issuer.joint:
        return []
    first = reading.signatures[0]
    name = " ".join(issuer.name.casefold().split())
    said = f"{first.authority or ''} {first.capacity or ''}"
    if not first.capacity or len(reading.signatures) > 1 or _BY_ORDER.search(said):
        return []
    for body, signer in _SIGNERS:
        if body.match(name) and not signer.search(said.upper()):
            message = (
                f"Chức vụ “{first.capacity}” không phải của người ký văn bản của {issuer.name}. "
                "Hãy xem lại quyền hạn ký (TM., KT., TL., TUQ.)."
            )
            return [Finding("signature-conflict", message, (first.span,))]
    return []


def _unsent(reading: Reading) -> list[Finding]:
    """A unit that leads a task and is not among recipients that are all named one by one."""
    names = [one.name for one in reading.recipients if one.purpose != "file"]
    listed = " ; ".join(names).casefold()
    if not names or _ANYONE.search(listed):
        return []
    letters = set(re.findall(r"[^\W\d_]{2,}", " ".join(names)))
    found: dict[str, Finding] = {}
    for task in reading.obligations:
        for lead, span in zip(task.lead, task.spans.get("lead", ()), strict=False):
            name = re.sub(r"\s+(?:tỉnh|thành phố)\b.*", "", lead)
            if not _NAMED_UNIT.match(lead) or name.casefold() in listed or _initials(name) & letters:
                continue
            message = (
                f"{lead} được giao nhiệm vụ nhưng không có ở phần Nơi nhận. "
                "Hãy bổ sung để đơn vị nhận được văn bản."
            )
            found.setdefault(name, Finding("recipient-missing", message, (span,)))
    return list(found.values())


def _initials(name: str) -> set[str]:
    """ "Sở Văn hóa, Thể thao và Du lịch" as SVHTTDL, VHTTDL."""
    whole = "".join(word[0].upper() for word in re.findall(r"\w+", name) if word != "và")
    return {whole, whole[1:]}


def _stamps(reading: Reading) -> list[Finding]:
    if not reading.stamps or reading.has_checked_signatures:
        return []
    message = (
        f"Khung chữ ký số in trên trang (“{reading.stamps[0][:60]}”) không thuộc nội dung nên đã bỏ; "
        "chữ ký ấy chưa được kiểm tra."
    )
    return [Finding("signature-frame", message)]
