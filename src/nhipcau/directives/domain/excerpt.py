"""Trích nguồn: the sentence of an obligation in its place, with what stands around it."""

from dataclasses import dataclass

from ..models import Obligation
from . import values


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Một đoạn trích: `marked` is text[start:end] of the directive, with what stands around it."""

    before: str
    marked: str
    after: str
    start: int
    end: int


def of(obligation: Obligation, context: int = 240) -> list[Excerpt]:
    """Các đoạn trích của một nhiệm vụ, one per span, with up to `context` characters on either side.

    Nothing is shown twice where spans stand close together; empty when a person added the obligation.
    """
    text = obligation.directive.text
    spans = values.spans_within(obligation.spans, len(text))
    found: list[Excerpt] = []
    shown = 0
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        before = text[max(start - context, shown, 0) : start]
        after = text[end : max(end, min(end + context, following))]
        whole_before = start - len(before) in (0, shown)
        found.append(
            Excerpt(
                before=before if whole_before else _from_a_word(before),
                marked=text[start:end],
                after=after if end + len(after) in (len(text), following) else _to_a_word(after),
                start=start,
                end=end,
            )
        )
        shown = max(end + len(after), end)
    return found


def _from_a_word(text: str) -> str:
    return "… " + text.split(" ", 1)[-1] if text else ""


def _to_a_word(text: str) -> str:
    return text.rsplit(" ", 1)[0] + " …" if text else ""
