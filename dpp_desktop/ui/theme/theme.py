"""The theme in force: follows the system or the user's choice, and dresses the application."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.theme.palette import DARK, LIGHT, Colours, qpalette
from dpp_desktop.ui.theme.scale import Type, font
from dpp_desktop.ui.theme.stylesheet import stylesheet


class Scheme(StrEnum):
    """What the user may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_QT_SCHEMES = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}


class Theme(QObject):
    """Keeps the application dressed. Emits `changed` after new colours were put on."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._colours: Colours | None = None
        app.setStyle("Fusion")
        app.setFont(font(Type.BODY))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._put_on(app.styleHints().colorScheme())

    @property
    def scheme(self) -> Scheme:
        """What was chosen last; the system's at first."""
        return self._scheme

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return self._colours or LIGHT

    def choose(self, scheme: Scheme) -> None:
        """Puts on the light or the dark colours, or those that the system asks for."""
        self._scheme = scheme
        hints = self._app.styleHints()
        # Told to Qt as well, so that what the system draws (title bars, file dialogs) goes along.
        if scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
            self._put_on(hints.colorScheme())
        else:
            hints.setColorScheme(_QT_SCHEMES[scheme])
            self._put_on(_QT_SCHEMES[scheme])

    @Slot(Qt.ColorScheme)
    def _follow(self, system: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._put_on(system)

    def _put_on(self, asked: Qt.ColorScheme) -> None:
        colours = DARK if asked is Qt.ColorScheme.Dark else LIGHT
        if colours is self._colours:
            return
        self._colours = colours
        self._app.setPalette(qpalette(colours))
        self._app.setStyleSheet(stylesheet(colours))
        self.changed.emit()
