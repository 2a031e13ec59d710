"""Puts the translations of the window and of Qt itself into force."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dpp_desktop import resource_paths

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the window by their codes, each with its own name."""


def use_language(app: QCoreApplication, chosen: str) -> QLocale:
    """Has the application speak the chosen language, or the system's where none is chosen.

    Returns the locale whose numbers and dates are shown from now on.
    """
    locale = QLocale(chosen) if chosen else QLocale.system()
    if locale.language() is QLocale.Language.C:  # no language, and no groups of digits
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(locale)
    language = _supported(locale)
    folders = (
        ("dpp_desktop", str(resource_paths.resource("translations"))),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)
    return locale


def _supported(locale: QLocale) -> str:
    """The first of the user's languages that the window speaks, else English.

    Left to itself, Qt would look for a file of each of them in turn, and find none for English.
    """
    wanted = (name.partition("-")[0] for name in locale.uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")
