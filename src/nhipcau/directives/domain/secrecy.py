"""Dấu mật: whether a text handed in as something else than a directive carries one (safeguard 16)."""

import vanban

from . import values

# A letterhead stands within the first page or two; the rest of a long text need not be read for it.
HEAD = 10_000


def is_marked(text: str) -> bool:
    """Phần đầu mang dấu MẬT, TỐI MẬT hoặc TUYỆT MẬT; the words in the body are no mark."""
    try:
        reading = vanban.as_dict(vanban.parse(vanban.read_bytes(text[:HEAD].encode(), "minh-chung.txt")))
    except vanban.VanbanError:
        return False
    return values.is_confidential(reading)


def is_marked_file(content: bytes, name: str) -> bool:
    """Tệp Word hoặc PDF mang dấu mật; False also where it cannot be read: a person is still to be asked.

    Pictures are not recognised here, where somebody waits for the answer.
    """
    try:
        source = vanban.read_bytes(content, name, bounded=True, recognise=False)
        reading = vanban.as_dict(vanban.parse(source))
    except vanban.VanbanError:
        return False
    return values.is_confidential(reading)
