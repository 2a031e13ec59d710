"""A button that confirms its action for two seconds."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON

_CONFIRMATION_MS = 2_000


class FeedbackButton(QPushButton):
    """Shows a confirmation in place of its text, at the same width, and announces it."""

    def __init__(self, text: str, icon_name: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(icon(icon_name), text, parent)
        self._normal = (text, icon_name)
        self._done = done
        self._timer = QTimer(self, singleShot=True, interval=_CONFIRMATION_MS)
        self._timer.timeout.connect(self._show_normal)
        self.setIconSize(QSize(ICON, ICON))

    def confirm(self) -> None:
        """Show the confirmation."""
        self.setText(self._done)
        self.setIcon(icon("check", role="success"))
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._done))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that is wide enough for both texts."""
        hint = super().sizeHint()
        widest = max(map(self._text_width, (self._normal[0], self._done)))
        return QSize(hint.width() + widest - self._text_width(self.text()), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same size, so that no text is cut off."""
        return self.sizeHint()

    @Slot()
    def _show_normal(self) -> None:
        text, icon_name = self._normal
        self.setText(text)
        self.setIcon(icon(icon_name))

    def _text_width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
