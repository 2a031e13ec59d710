"""Fixtures for tests of languages: the application and its main window in German."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.language.translator import use_language
from tests.ui.main_window.conftest import open_window

__all__ = ["open_window"]

Speak = Callable[[str], None]


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """Set the language of the application until the end of the test."""

    def put_in_force(language: str) -> None:
        use_language(qapp, language)

    yield put_in_force
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def german(speak: Speak) -> None:
    """Set the language to German until the end of the test."""
    speak("de")
