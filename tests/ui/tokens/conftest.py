"""Fixtures for the tests of tokens."""

from tests.ui.language.conftest import speak

__all__ = ["speak"]
