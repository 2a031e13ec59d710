"""Fixtures for tests of languages: the application language and the main window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.language.translator import use_language
from tests.ui.main_window.conftest import open_window

__all__ = ["open_window"]

SetLanguage = Callable[[str], None]


@pytest.fixture
def set_language(qapp: QApplication) -> Iterator[SetLanguage]:
    """A function that sets the application language until the end of the test."""

    def apply(language: str) -> None:
        use_language(qapp, language)

    yield apply
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def german(set_language: SetLanguage) -> None:
    """Set the application language to German until the end of the test."""
    set_language("de")
