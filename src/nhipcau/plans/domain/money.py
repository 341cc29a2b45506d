"""Kinh phí: amounts of đồng as offices type them."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold

_AMOUNT = re.compile(r"^([\d.,\s]+?)\s*(ty|tr|trieu|nghin|ngan)?(?:\s*(?:dong|d|vnd))?$")
_SCALE = {None: 1, "nghin": 10**3, "ngan": 10**3, "tr": 10**6, "trieu": 10**6, "ty": 10**9}
MOST = 10**15


def read(text: str) -> int | None:
    """Đọc số tiền ("120.000.000", "120,5 triệu", "1,2 tỷ"): whole đồng, None for a blank. Raises Refused."""
    if not text.strip():
        return None
    # Folding would take the signs that part thousands and decimals.
    split = re.match(r"([\d.,\s]*)([^-+]*)$", text.strip())
    found = _AMOUNT.match(f"{split[1].strip()} {fold(split[2])}".strip()) if split else None
    amount = _number(found[1], scaled=found[2] is not None) if found else None
    if found is None or amount is None:
        raise Refused(_("“%(text)s” không phải số tiền. Ví dụ: 120.000.000 hoặc 120 triệu.") % {"text": text})
    dong = amount * _SCALE[found[2]]
    if dong != int(dong) or dong > MOST:
        raise Refused(_("“%(text)s”: hãy ghi số tiền chẵn đồng, vừa phải.") % {"text": text})
    return int(dong)


def written(amount: int | None) -> str:
    """Số tiền có dấu chấm ngăn hàng nghìn."""
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def _number(digits: str, *, scaled: bool) -> Decimal | None:
    """A point before three digits parts thousands ("1.500 triệu"); so does a comma where no unit follows."""
    bare = re.sub(r"\s", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+", bare) and (not scaled or bare.count(",") > 1):
        bare = bare.replace(",", "")
    else:
        bare = bare.replace(",", ".")
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None
