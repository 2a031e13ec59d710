"""Fixtures for tests of the list of exports: those of the export dialog."""

from tests.ui.export.conftest import background, dialogs_of_qt, exports, hold_up, work

__all__ = ["background", "dialogs_of_qt", "exports", "hold_up", "work"]
