"""Install the translations of the window and of Qt."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dpp_desktop import resource_paths

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the window, each by its own name.

The code is in English, so the English file has only plural forms.
"""

_LANGUAGE = "language"


def use_language(app: QCoreApplication, chosen: str) -> QLocale:
    """Use the chosen language, or that of the system if none is chosen.

    Return the locale, which is also used for numbers and dates.
    """
    locale = QLocale(chosen) if chosen else QLocale.system()
    if locale.language() is QLocale.Language.C:  # the C locale has no digit grouping
        locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    QLocale.setDefault(locale)
    language = _supported(locale)
    app.setProperty(_LANGUAGE, language)
    _install_translators(app, language)
    return locale


def window_language() -> str:
    """Return the language of the window's texts, for titles that a schema has in it.

    The formats of numbers and dates may be those of another language.
    """
    app = QCoreApplication.instance()
    return str((app and app.property(_LANGUAGE)) or "en")


def _install_translators(app: QCoreApplication, language: str) -> None:
    folders = (
        ("dpp_desktop", str(resource_paths.resource("translations"))),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    )
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(f"{name}_{language}", folder):
            app.installTranslator(translator)


def _supported(locale: QLocale) -> str:
    """Return the first of the user's languages that the window supports, or English."""
    wanted = (name.partition("-")[0] for name in locale.uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")
