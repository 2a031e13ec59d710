"""A dialog whose content scrolls on small screens, above buttons that are always visible."""

from PySide6.QtCore import QSize, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, keep_within_screen


class ScrollingDialog(QDialog):
    """As high as its content, but within the screen. Call `set_content` once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area: ScrollingContent | None = None

    def set_content(self, content: QWidget, below: QWidget, *, letters: int) -> None:
        """Show the content, and the widget below it, which doesn't scroll.

        The dialog is `letters` wide at first, in average characters.
        """
        self._area = ScrollingContent(content)
        self._area.height_changed.connect(self._fit)
        column_layout(
            self._area,
            below,
            parent=self,
            spacing=Spacing.L,
            margins=(0, 0, 0, Spacing.L),
        )
        below.setContentsMargins(Spacing.XL, 0, Spacing.XL, 0)
        width = self.fontMetrics().averageCharWidth() * letters
        self.resize(width, self.sizeHint().height())

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the content that has appeared, once it has its place."""
        area = self._area
        if area and not part.isHidden():
            QTimer.singleShot(0, part, lambda: area.ensureWidgetVisible(part))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Adjust the height once the fonts are known, and again once the frame is."""
        super().showEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._fit)

    @Slot()
    def _fit(self) -> None:
        """Make the dialog wide enough for its content, and as high as it is at that width."""
        layout = self.layout()
        area, content = self._area, self._area.widget() if self._area else None
        if not self.isVisible() or layout is None or area is None or content is None:
            return
        rows = content.layout()
        least = content.minimumSizeHint().width() + 2 * area.frameWidth()
        width = max(self.width(), least)
        wanted = rows.totalHeightForWidth(width) if rows else -1
        height = wanted if wanted > 0 else content.sizeHint().height()
        height += layout.sizeHint().height() - content.sizeHint().height()
        frame = self.frameGeometry().height() - self.height()
        if height + frame > self.screen().availableGeometry().height():
            width = max(width, least + area.verticalScrollBar().sizeHint().width())
        keep_within_screen(self, QSize(width, height))
