"""An icon that stands on its own and follows the palette."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.scale import ICON


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
