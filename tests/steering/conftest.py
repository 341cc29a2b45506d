"""The mail server of the mailing tests, here too."""

from tests.mailing.conftest import postbox

__all__ = ["postbox"]
