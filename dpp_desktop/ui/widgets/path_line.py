"""A read-only line with the path of a file or folder."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from dpp_desktop.ui.widgets.plain_text import set_tooltip

_MARGIN = 2
"""The space that Qt leaves at both sides of the text of a line edit, in pixels."""


class PathLine(QLineEdit):
    """Leaves out the middle of a path that is too long, so that its name is visible.

    With the focus, it shows the whole path, which can be scrolled and copied.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Create the line with an object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)

    def show_path(self, path: str) -> None:
        """Show the path."""
        self.setText(path)
        self.setCursorPosition(0)
        set_tooltip(self, path)

    @property
    def shown_text(self) -> str:
        """The part of the path that is visible without the focus."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        area = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        width = area.width() - 2 * _MARGIN
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the path without its middle if it is too long."""
        shown = self.shown_text
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        area = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        area.adjust(_MARGIN, 0, -_MARGIN, 0)
        painter.setPen(self.palette().color(self.foregroundRole()))
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, middle_left, shown)
        painter.end()
