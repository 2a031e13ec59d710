"""Messages of the system tray while the window is in the background."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import set_tooltip, tray_text

_ICONS = {
    Tone.INFO: QSystemTrayIcon.MessageIcon.Information,
    Tone.SUCCESS: QSystemTrayIcon.MessageIcon.Information,
    Tone.WARNING: QSystemTrayIcon.MessageIcon.Warning,
    Tone.DANGER: QSystemTrayIcon.MessageIcon.Critical,
}


class Tray(QObject):
    """The tray icon and its messages; does nothing on a system without a tray.

    Emits `activated` when the user clicks the icon or a message.
    """

    activated = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def show_message(self, title: str, text: str, tone: Tone = Tone.INFO) -> bool:
        """Show a message unless the window is active; return whether it was shown."""
        if self._window.isActiveWindow() or not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self._visible_icon().showMessage(tray_text(title), tray_text(text), _ICONS[tone])
        return True

    def close(self) -> None:
        """Remove the icon from the tray."""
        if self._icon:
            self._icon.hide()

    def _visible_icon(self) -> QSystemTrayIcon:
        """Return the icon, created for the first message: the tray may start after the program."""
        if self._icon is None:
            self._icon = QSystemTrayIcon(icon("app"), self)
            set_tooltip(self._icon, self._window.windowTitle())
            self._icon.activated.connect(self._activate)
            self._icon.messageClicked.connect(self._activate)
        self._icon.show()
        return self._icon

    @Slot()
    def _activate(self) -> None:
        self.activated.emit()
