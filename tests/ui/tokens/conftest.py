"""Fixtures for the tests of tokens."""

from tests.ui.language.conftest import set_language

__all__ = ["set_language"]
