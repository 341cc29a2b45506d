"""Ngôn ngữ để chọn: which languages the office works in is told by a higher app."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

Named = list[tuple[str, str]]

# Filled in that app's AppConfig.ready: (BCP 47 tag, name in the reader's language), in the office's order.
offered: Callable[[], Iterable[tuple[str, str]]] | None = None


def choices() -> Named:
    """Mã và tên ngôn ngữ; Vietnamese and English where nobody offers any."""
    found = list(offered()) if offered is not None else []
    return found or [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]


def names() -> dict[str, str]:
    """Tên của từng ngôn ngữ by its tag."""
    return dict(choices())


def pair_in_words(source: str, target: str, known: dict[str, str]) -> str:
    """Cặp ngôn ngữ bằng lời: Tiếng Việt → Tiếng Anh; a language without a name by its tag."""
    return f"{known.get(source, source)} → {known.get(target, target)}"
