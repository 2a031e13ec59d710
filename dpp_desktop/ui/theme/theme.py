"""The colour scheme of the application: light, dark, or that of the system."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.theme.palette import DARK, LIGHT, Colours, qpalette
from dpp_desktop.ui.theme.scale import Type, font
from dpp_desktop.ui.theme.stylesheet import stylesheet


class Scheme(StrEnum):
    """The colour schemes that the user can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_QT_SCHEMES = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}


class Theme(QObject):
    """Applies a scheme to the application. Emits `changed` after the colours have changed."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._colours: Colours | None = None
        app.setStyle("Fusion")
        app.setFont(font(Type.BODY))
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply(app.styleHints().colorScheme())

    @property
    def scheme(self) -> Scheme:
        """The chosen scheme; that of the system by default."""
        return self._scheme

    @property
    def colours(self) -> Colours:
        """The current colours."""
        return self._colours or LIGHT

    def set_scheme(self, scheme: Scheme) -> None:
        """Apply the light or dark colours, or those of the system."""
        self._scheme = scheme
        hints = self._app.styleHints()
        # Qt passes it to the system, which draws title bars and file dialogs.
        if scheme is Scheme.SYSTEM:
            hints.unsetColorScheme()
            self._apply(hints.colorScheme())
        else:
            hints.setColorScheme(_QT_SCHEMES[scheme])
            self._apply(_QT_SCHEMES[scheme])

    @Slot(Qt.ColorScheme)
    def _follow_system(self, system: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._apply(system)

    def _apply(self, scheme: Qt.ColorScheme) -> None:
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        if colours is self._colours:
            return
        self._colours = colours
        self._app.setPalette(qpalette(colours))
        self._app.setStyleSheet(stylesheet(colours))
        self.changed.emit()
