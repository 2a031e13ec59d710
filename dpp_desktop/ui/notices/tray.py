"""Says in the system's tray what happens while the window isn't looked at."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import set_tooltip, tray_text

_PICTURES = {
    Tone.INFO: QSystemTrayIcon.MessageIcon.Information,
    Tone.SUCCESS: QSystemTrayIcon.MessageIcon.Information,
    Tone.WARNING: QSystemTrayIcon.MessageIcon.Warning,
    Tone.DANGER: QSystemTrayIcon.MessageIcon.Critical,
}


class Tray(QObject):
    """The program's icon in the tray, and its messages; nothing where there is no tray.

    Emits `activated` when the icon or a message was clicked.
    """

    activated = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def say(self, title: str, text: str, tone: Tone = Tone.INFO) -> bool:
        """Shows a message, unless the window is in front anyway; True if it was shown."""
        if self._window.isActiveWindow() or not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self._visible_icon().showMessage(tray_text(title), tray_text(text), _PICTURES[tone])
        return True

    def close(self) -> None:
        """Takes the icon out of the tray."""
        if self._icon:
            self._icon.hide()

    def _visible_icon(self) -> QSystemTrayIcon:
        """The icon, put into the tray at the first message: trays may come up after we do."""
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
