"""Lays notices over the lower edge of a page, where they come and go without moving anything."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.notices.notice_bar import NoticeBar

_MOST_WIDTH = 880
# Qt lays a hidden widget out as it is shown, and then requests nothing.
_CHANGES = (QEvent.Type.Show, QEvent.Type.LayoutRequest)


class Overlay(QObject):
    """Keeps a notice bar in its place on a page. A page that moves has clicks hit what came by."""

    def __init__(self, bar: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._bar = bar
        self._page = page
        bar.setParent(page)
        page.installEventFilter(self)
        bar.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Places the bar anew when it appears, or when the page or its notices change in size."""
        resized = watched is self._page and event.type() == QEvent.Type.Resize
        changed = watched is self._bar and event.type() in _CHANGES
        if resized or changed:
            self._place()
        return False

    def _place(self) -> None:
        width = min(self._page.width(), _MOST_WIDTH)
        height = self._bar.heightForWidth(width)
        if height < 0:
            height = self._bar.sizeHint().height()
        left = (self._page.width() - width) // 2
        top = self._page.height() - height - Space.M
        self._bar.setGeometry(left, max(top, 0), width, height)
        self._bar.raise_()
