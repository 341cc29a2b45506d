"""Niêm phong: a stream encrypted and authenticated block by block, so that no memory need hold the whole.

Layout: MAGIC, 16 bytes of salt, then blocks of 64 KiB, each sealed with ChaCha20-Poly1305 (RFC 8439). The key
comes from the office's secret by scrypt (RFC 7914) with the file's own salt; a block's nonce is its number
and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO
2015), so a block changed, moved, dropped or cut off at the end is noticed. Decided in docs/decisions.
"""

import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from .errors import Refused

MAGIC = b"nhipcau-sealed\x01\n"
SALT, BLOCK, TAG = 16, 64 * 1024, 16
SHORTEST_SECRET = 16


def is_sealed(beginning: bytes) -> bool:
    """Có niêm phong hay không, by the first bytes of a file."""
    return beginning.startswith(MAGIC)


def require_secret(secret: str) -> None:
    """Khóa đủ dài. Raises Refused for one shorter than 16 signs."""
    if len(secret) < SHORTEST_SECRET:
        raise Refused(
            _("Khóa sao lưu quá ngắn; hãy dùng khóa từ 16 ký tự, tốt nhất là một chuỗi ngẫu nhiên.")
        )


class Sealer:
    """Ghi có niêm phong: takes bytes, writes sealed blocks to `out`; `close` writes the last, `out` stays
    open.
    """

    def __init__(self, out: BinaryIO, secret: str) -> None:
        require_secret(secret)
        salt = os.urandom(SALT)
        self._out, self._buffer, self._number = out, bytearray(), 0
        self._cipher, self._head = _cipher(secret, salt), MAGIC + salt
        out.write(self._head)

    def write(self, content: bytes) -> int:
        """Nhận thêm nội dung."""
        self._buffer += content
        # The last block is told apart, so one is always held back.
        while len(self._buffer) > BLOCK:
            self._put(bytes(self._buffer[:BLOCK]), last=False)
            del self._buffer[:BLOCK]
        return len(content)

    def close(self) -> None:
        """Niêm khối cuối."""
        self._put(bytes(self._buffer), last=True)
        self._buffer.clear()

    def _put(self, block: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last), block, self._head))
        self._number += 1


class Opener:
    """Đọc tệp đã niêm phong. Raises Refused for a wrong key, a changed or a shortened file."""

    def __init__(self, source: BinaryIO, secret: str) -> None:
        require_secret(secret)
        self._head = source.read(len(MAGIC) + SALT)
        self._source, self._number, self._left = source, 0, bytearray()
        self._cipher = _cipher(secret, self._head[len(MAGIC) :])
        self._next: bytes = source.read(BLOCK + TAG)

    def read(self, size: int = -1) -> bytes:
        """Nội dung tiếp theo, at most `size` bytes; all of it for a negative one."""
        while self._next and (size < 0 or len(self._left) < size):
            self._left += self._open()
        taken = bytes(self._left if size < 0 else self._left[:size])
        del self._left[: len(taken)]
        return taken

    def _open(self) -> bytes:
        sealed, self._next = self._next, self._source.read(BLOCK + TAG)
        try:
            block = self._cipher.decrypt(_nonce(self._number, not self._next), sealed, self._head)
        except InvalidTag:
            if self._number:
                raise Refused(_("Bản sao lưu bị sửa, hỏng hoặc bị cắt cụt; hãy dùng bản khác.")) from None
            raise Refused(_("Không mở được bản sao lưu: khóa không đúng, hoặc tệp đã bị sửa.")) from None
        self._number += 1
        return block


def _cipher(secret: str, salt: bytes) -> ChaCha20Poly1305:
    derived = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(secret.encode())
    return ChaCha20Poly1305(derived)


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
