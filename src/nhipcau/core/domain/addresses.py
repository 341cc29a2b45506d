"""Địa chỉ của nhiều bản ghi cùng loại."""

from django.urls import reverse

NUMBER = 9_007_199_254_740_991


class Numbered:
    """Địa chỉ theo số: the router is asked once for its shape, however many records a page leads to.

    Of an address that takes one number; made for one page, since the place of the site may change.
    """

    __slots__ = ("head", "tail")

    def __init__(self, name: str) -> None:
        self.head, _number, self.tail = reverse(name, args=[NUMBER]).partition(f"{NUMBER}")

    def __call__(self, number: int) -> str:
        """Địa chỉ của bản ghi này."""
        return f"{self.head}{number}{self.tail}"
