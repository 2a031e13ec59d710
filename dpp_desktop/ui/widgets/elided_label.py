"""One line of text that gives way: what doesn't fit is left out, and told on pointing at it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpp_desktop.ui.widgets.plain_text import set_tooltip


class ElidedLabel(QLabel):
    """A label in one of the roles of the stylesheet; use `set_full_text`."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def set_full_text(self, text: str) -> None:
        """Shows the text, or as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as a line, as narrow as can be."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fits the text anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()  # the stylesheet decides on the font
        elided = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._whole, elided, self.contentsRect().width())
        self.setText(shown)
        set_tooltip(self, "" if shown == self._whole else self._whole)
