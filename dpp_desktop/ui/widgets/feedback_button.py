"""A button that says for a moment that what it does is done."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON

_MOMENT_MS = 2_000


class FeedbackButton(QPushButton):
    """Keeps its width while it says so, and tells screen readers too."""

    def __init__(self, text: str, icon_name: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(icon(icon_name), text, parent)
        self._resting = (text, icon_name)
        self._done = done
        self._timer = QTimer(self, singleShot=True, interval=_MOMENT_MS)
        self._timer.timeout.connect(self._queued_row)
        self.setIconSize(QSize(ICON, ICON))

    def confirm(self) -> None:
        """Says that it is done."""
        self.setText(self._done)
        self.setIcon(icon("check", role="success"))
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._done))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for either text."""
        hint = super().sizeHint()
        widest = max(map(self._width, (self._resting[0], self._done)))
        return QSize(hint.width() + widest - self._width(self.text()), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Its texts are never cut."""
        return self.sizeHint()

    @Slot()
    def _queued_row(self) -> None:
        text, icon_name = self._resting
        self.setText(text)
        self.setIcon(icon(icon_name))

    def _width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
