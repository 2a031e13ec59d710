"""Install the translations of the window and of Qt."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dpp_desktop import resource_paths
from dpp_desktop.ui.language.regional_formats import use_formats

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages of the window, each by its own name.

The code is in English, so the English file has only plural forms.
"""

_LANGUAGE = "language"


def use_language(app: QCoreApplication, chosen: str, region: str = "") -> QLocale:
    """Use the chosen language, or that of the system if none is chosen.

    `chosen` may have a region, as in 'en_GB'; otherwise `region` is one of
    `regional_formats.REGIONS`, or empty for the formats of the system. Return the locale, which is
    also used for numbers and dates.
    """
    language = chosen.partition("_")[0]
    if "_" in chosen:
        region = chosen
    used = language if language in LANGUAGES else system_language()
    app.setProperty(_LANGUAGE, used)
    # Numbers and dates follow the system even if its language is not supported.
    locale = use_formats(app, used if language or region else "", region)
    _install_translators(app, used)
    return locale


def system_language() -> str:
    """Return the first of the user's languages that the window supports, or English."""
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in LANGUAGES), "en")


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
