"""Quy tắc mật khẩu: long enough, not one that people guess first, not one's own name; told in Vietnamese.

Length and a list of guessable words, no rules about kinds of signs and no forced change: NIST SP 800-63B,
3.1.1.2.
"""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .folding import fold

# Words of which Vietnamese passwords are put together, without marks; figures and signs around them add
# little.
_LIST = """
mat khau matkhau pass password admin quantri quan tri vien nguoi dung dang nhap tai khoan
viet nam vietnam ha noi hanoi sai gon saigon hcm da nang danang hue can tho hai phong
anh em yeu toi ban minh chong vo con bo me gia dinh hanh phuc tinh khong co gi biet bao gio
mai nho thuong dep trai gai xinh so mot hai ba bon nam sau bay tam chin muoi
tuyen giao dan van doi ngoai thong tin nhip cau nhipcau ubnd uy phong nganh
abc abcd qwerty asdf zxcvbn iloveyou welcome hello test user
nguyen tran le pham hoang phan vu bui do ho ngo duong ly
"""
WORDS = frozenset(_LIST.split())
# What people write for a letter: signs, and figures too.
_SIGNS = str.maketrans("@$!", "asi")
_FIGURES = str.maketrans("013457@$!", "oieastasi")


class LongEnough:
    """Đủ dài."""

    def __init__(self, min_length: int = 10) -> None:
        self.min_length = min_length

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for a shorter one."""
        if len(password) < self.min_length:
            said = ngettext(
                "Mật khẩu quá ngắn: cần ít nhất %(n)d ký tự.",
                "Mật khẩu quá ngắn: cần ít nhất %(n)d ký tự.",
                self.min_length,
            )
            raise ValidationError(said % {"n": self.min_length}, code="password_too_short")

    def get_help_text(self) -> str:
        """For the form."""
        return _("Ít nhất %(n)d ký tự; một câu ngắn dễ nhớ, có dấu cách, là tốt nhất.") % {
            "n": self.min_length
        }


class NotGuessable(CommonPasswordValidator):
    """Không thuộc loại hay bị đoán: the framework's list, and what is put together of common Vietnamese
    words.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for one that is guessed first."""
        held = password.lower().strip()
        read = (held, held.translate(_SIGNS), held.translate(_FIGURES))
        if held in self.passwords or any(_is_common(_bare(text)) for text in read):
            raise ValidationError(
                _(
                    "Mật khẩu này hay bị đoán ra (từ quen thuộc, dãy số, bàn phím); hãy chọn một "
                    "câu riêng của bạn."
                ),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        """For the form."""
        return _("Không dùng các từ quen thuộc ghép với số, như “matkhau2026”.")


class NotAboutThePerson:
    """Không chứa tên mình."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError where the password is hardly more than the person's name or address."""
        plain = _bare(password)
        for name in _names(user):
            if name in plain and len(plain) - len(name) < 6:
                raise ValidationError(
                    _("Mật khẩu quá giống họ tên, tên đăng nhập hoặc thư điện tử của bạn."),
                    code="password_too_similar",
                )

    def get_help_text(self) -> str:
        """For the form."""
        return _("Không giống họ tên, tên đăng nhập hay thư điện tử.")


def _bare(text: str) -> str:
    return fold(text).replace(" ", "")


def _is_common(plain: str) -> bool:
    """One sign again and again, figures in a row, or nothing but common words with figures around them."""
    if len(set(plain)) <= 2:
        return True
    if plain.isdecimal() and (plain in "01234567890123456789" or plain in "98765432109876543210"):
        return True
    letters = re.sub(r"[^a-z]", "", plain)
    return bool(letters) and len(plain) - len(letters) <= 8 and _made_of_words(letters)


def _made_of_words(text: str) -> bool:
    """At most four common words, nothing left over."""
    ends = {0}
    for _step in range(4):
        ends |= {at + len(word) for at in ends for word in WORDS if text.startswith(word, at)}
    return len(text) in ends


def _names(user: Any) -> set[str]:
    if user is None:
        return set()
    held = [getattr(user, name, "") or "" for name in ("username", "last_name", "first_name", "email")]
    found = {held[1] + held[2], held[0], held[3].split("@")[0]}
    return {plain for text in found if len(plain := _bare(text)) >= 4}
