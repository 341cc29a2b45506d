"""Refusals a person can read (lời từ chối)."""

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """Không thực hiện được: the verb's conditions are not met; the message says what to do instead."""

    @property
    def sentence(self) -> str:
        """The message alone, for a flash message or the terminal."""
        return " ".join(self.messages)
