"""The window in which these tests are made."""

from support.windows import desk

__all__ = ["desk"]
