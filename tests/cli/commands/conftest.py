"""Fixtures for tests of commands."""

from tests.units.conftest import units

__all__ = ["units"]
