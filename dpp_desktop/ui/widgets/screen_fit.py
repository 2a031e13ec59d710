"""Keeps windows within the usable part of their screen, and lets large content scroll.

Every window can shrink to 800 by 480 pixels, the size of a small touch panel.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_FRAME_HEIGHT = 40  # the usual height of a window manager's title bar and borders


def resize_within_screen(window: QWidget, size: QSize) -> None:
    """Give the window that size, or less if the screen is smaller."""
    available = window.screen().availableSize() - QSize(0, _FRAME_HEIGHT)
    window.resize(size.boundedTo(available))


def keep_within_screen(window: QWidget, wanted: QSize | None = None) -> None:
    """Resize a visible window to `wanted`, or to its own size, and move it onto its screen.

    A window that is larger than the usable part of the screen is made smaller.
    """
    available = window.screen().availableGeometry()
    frame = window.frameGeometry().size() - window.size()
    window.resize((wanted or window.size()).boundedTo(available.size() - frame))
    shown = window.frameGeometry()
    left = max(available.left(), min(shown.left(), available.right() - shown.width() + 1))
    top = max(available.top(), min(shown.top(), available.bottom() - shown.height() + 1))
    if (left, top) != (shown.left(), shown.top()):
        window.move(left, top)


class ScrollingContent(QScrollArea):
    """Requests the size of its content, and scrolls where the window is smaller.

    It scrolls to the widget that gets the focus.
    """

    height_changed = Signal()
    """The content needs another height."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._height = 0
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        for surface in (content, self.viewport()):
            surface.setAutoFillBackground(False)  # use the background of the window
        content.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focused)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the content, so that scroll bars are needed only on small screens."""
        content = self.widget()
        return content.sizeHint() if content else super().sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Emit `height_changed` when the content needs another height."""
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().height() != self._height:
            self._height = self.sizeHint().height()
            self.updateGeometry()
            self.height_changed.emit()
        return super().eventFilter(watched, event)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
