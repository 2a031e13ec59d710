"""A label that shortens its text to the available width and shows all of it as a tooltip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpp_desktop.ui.widgets.plain_text import set_tooltip


class ElidedLabel(QLabel):
    """One line in one of the stylesheet's roles. Set its text with `set_full_text`."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full_text = ""

    def set_full_text(self, text: str) -> None:
        """Show the text, shortened if it is too wide."""
        self._full_text = text
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line and no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.ensurePolished()  # the stylesheet sets the font
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._full_text, mode, self.contentsRect().width())
        self.setText(shown)
        set_tooltip(self, "" if shown == self._full_text else self._full_text)
