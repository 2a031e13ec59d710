"""A URL that can be read whole, marked and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dpp_desktop.ui.look.scale import Space, Type, font

_LINES = 2


class UrlText(QPlainTextEdit):
    """Read-only, broken wherever a line is full; longer ones scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("urlText")
        self.setAccessibleName(self.tr("URL"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        lines = _LINES * QFontMetrics(font(Type.BODY)).lineSpacing()
        self.setFixedHeight(lines + 2 * Space.M)
