"""The few pieces that every page is put together from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import ICON


def label(text: str, role: str = "body") -> QLabel:
    """A text in one of the roles that the stylesheet knows, never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def primary(button: QPushButton, icon_name: str | None = None) -> QPushButton:
    """Makes the button the one that stands out on its page, with that icon, and returns it."""
    set_property(button, "kind", "primary")
    if icon_name is not None:
        button.setIcon(icon(icon_name, role="on_accent"))
        button.setIconSize(QSize(ICON, ICON))
    return button


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet asks for, and has the widget drawn by it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
