"""The few pieces that every page is put together from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSizePolicy, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON


class IconView(QWidget):
    """Shows an icon of `size` pixels. A label would keep the colours of the theme it was made in.

    `meaning` is what it says to those who can't see it; empty if the text beside it says it all.
    """

    def __init__(
        self, name: str, role: str | None = None, size: int = ICON, meaning: str = ""
    ) -> None:
        super().__init__()
        self._icon: QIcon = icon(name, role)
        self.setFixedSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(meaning)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draws the icon in the colours in force."""
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(painter, self.rect(), mode=mode)
        painter.end()


_WINDOW_FRAME = 40  # what a window manager puts around a window, more or less


def label(text: str, role: str = "body") -> QLabel:
    """A text in one of the roles that the stylesheet knows, never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def make_primary(button: QPushButton, icon_name: str | None = None) -> QPushButton:
    """Makes the button the one that stands out on its page, with that icon, and returns it."""
    set_property(button, "kind", "primary")
    if icon_name is not None:
        button.setIcon(icon(icon_name, role="on_accent"))
        button.setIconSize(QSize(ICON, ICON))
    return button


def dialog_buttons(dialog: QDialog, take: QPushButton, leave: str) -> QDialogButtonBox:
    """Two buttons for the foot of a dialog: `take` does what it is for, the other leaves it.

    Leaving rejects the dialog; what `take` does, the caller connects. Enter presses the button that
    has the keyboard; from a field it presses `take`, where the caller made that the default.
    """
    leaving = QPushButton(leave)
    leaving.setObjectName("leave")
    box = QDialogButtonBox()
    box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(leaving, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def resize_within_screen(window: QWidget, usual: QSize) -> None:
    """Makes the window as large as it usually is, or as the screen has room for."""
    room = window.screen().availableSize() - QSize(0, _WINDOW_FRAME)
    window.resize(usual.boundedTo(room))


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet asks for, and has the widget drawn by it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
