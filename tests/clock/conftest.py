"""What tests of the clock share (dùng chung)."""

from tests.locale.conftest import english

__all__ = ["english"]
