"""Fixtures for tests of the theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.theme.code_search import nodes


@pytest.fixture(scope="module", autouse=True)
def free_nodes() -> Iterator[None]:
    """Free the parsed code after a module, or each garbage collection would take a second."""
    yield
    nodes.cache_clear()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A light theme, which is reset after the test."""
    created = Theme(qapp)
    created.set_scheme(Scheme.LIGHT)
    yield created
    created.set_scheme(Scheme.SYSTEM)
    created.deleteLater()
