"""Ngôn ngữ của điều gửi đi và lưu lại: what leaves the office or is kept as a record is Vietnamese.

The interface speaks the language each person chose; a message to a unit, a form it fills in and the words of
an official record must not depend on who pressed the button.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils import translation

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def in_official_language(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Bằng tiếng Việt, whatever language the person at the screen reads.

    Django's `override` as a decorator keeps the language it found on itself, which two threads would share.
    """

    @wraps(function)
    def spoken(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        with translation.override(settings.LANGUAGE_CODE):
            return function(*args, **kwargs)

    return spoken
