"""The window uses the selected language, or else the first supported one of the user."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.ui.language.translator import LANGUAGES
from tests.ui.language.catalogue import FOLDER, german
from tests.ui.language.conftest import SetLanguage

PROGRAM = """
from PySide6.QtCore import QCoreApplication
from dpp_desktop.ui.language.translator import use_language
app = QCoreApplication([])
locale = use_language(app, "")
print(QCoreApplication.translate("Announcer", "Retry"), locale.toString(1000))
"""


def output_with_languages(*languages: str) -> list[str]:
    """Return a translated word and a number on a system with those languages."""
    system = {"LC_ALL": f"{languages[0]}.UTF-8", "LANGUAGE": ":".join(languages)}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | system,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return ended.stdout.split(maxsplit=1)


def test_english_texts_are_those_in_the_code(set_language: SetLanguage) -> None:
    set_language("en")
    assert QCoreApplication.translate("Announcer", "Retry") == "Retry"
    assert QLocale().toString(1000) == "1,000"


def test_german_is_used_if_chosen(set_language: SetLanguage) -> None:
    set_language("de")
    assert QCoreApplication.translate("Announcer", "Retry") == german("Announcer", "Retry")
    assert QLocale().toString(1000) == "1.000"


def test_qt_uses_the_same_language(set_language: SetLanguage) -> None:
    set_language("de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.parametrize(
    ("language", "count", "text"), [("en", 1, "1 entry"), ("en", 1000, "1,000 entries")]
)
def test_a_number_selects_singular_or_plural(
    language: str, count: int, text: str, set_language: SetLanguage
) -> None:
    set_language(language)
    assert QCoreApplication.translate("Passport", "%Ln entries", "", count) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_file(language: str) -> None:
    assert Path(FOLDER, f"dpp_desktop_{language}.qm").is_file()


@pytest.mark.parametrize(
    ("languages", "word"),
    [
        (["de_DE"], "Wiederholen"),
        (["de_AT"], "Wiederholen"),
        (["en_GB"], "Retry"),
        (["en_GB", "de_DE"], "Retry"),
        (["fr_FR"], "Retry"),
        (["fr_FR", "de_DE", "en_GB"], "Wiederholen"),
    ],
)
def test_the_first_supported_language_of_the_user_is_used(languages: list[str], word: str) -> None:
    assert output_with_languages(*languages)[0] == word


def test_numbers_follow_the_system_even_if_its_language_is_not_supported() -> None:
    word, number = output_with_languages("fr_FR")
    assert word == "Retry"
    assert number.strip() == QLocale("fr_FR").toString(1000)
