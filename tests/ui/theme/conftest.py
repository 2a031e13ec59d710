"""Fixtures for the tests of the look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.theme.theme import Scheme, Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme that is light to begin with, and that lets go of the application afterwards."""
    made = Theme(qapp)
    made.set_scheme(Scheme.LIGHT)
    yield made
    made.set_scheme(Scheme.SYSTEM)
    made.deleteLater()
