"""Numbers as people read them (thẻ số tiền, số lượng)."""

from django import template

from ..domain import money

register = template.Library()


@register.filter
def amount(value: int | None) -> str:
    """Số nguyên có dấu chấm ngăn hàng nghìn; nothing for none."""
    return money.written(value)
