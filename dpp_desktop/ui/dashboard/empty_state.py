"""What stands in the place of a table that has nothing to show: why, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dpp_desktop.ui.look.icon_view import IconView
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label

_ICON = 48


class EmptyState(QWidget):
    """An icon, a sentence, another one, and a button."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        button: tuple[str, Callable[[], None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sign = IconView(icon_name, role="secondary", size=_ICON)
        words, act = button
        press = QPushButton(words)
        press.setObjectName("empty_button")
        press.clicked.connect(act)
        column = QVBoxLayout(self)
        column.setSpacing(Space.S)
        column.addStretch()
        for widget in (sign, label(title, "title"), label(text, "secondary"), press):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
