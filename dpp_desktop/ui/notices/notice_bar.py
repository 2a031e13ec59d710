"""The strip of notices at the bottom of the window."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.notices.notice import SHOWN_MS, Notice
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, push_button, row_layout
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent

_MOST_WITH_EXPIRING = 3
"""With more notices, the oldest ones that would expire are removed."""
_MAX_SHARE_OF_WINDOW = 3
"""All notices together use at most a third of the window, and scroll."""


class NoticeBar(QWidget):
    """Shows the newest notice in one line, and all of them in full on request.

    It is hidden while there is no notice. In a layout it belongs below the content: there it takes
    space from a list, but never moves buttons under the pointer. `margin` is the distance to the
    sides in pixels, `shown_ms` how long notices that expire are shown, if not for the usual time.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = Spacing.L,
        shown_ms: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown_ms = SHOWN_MS if shown_ms is None else shown_ms
        self._notices: list[Notice] = []
        self._is_expanded = False
        self.setObjectName("notice_bar")
        self.setAccessibleName(self.tr("Notices"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._margin = margin
        self._is_built = False
        self.hide()

    def _build(self) -> None:
        """Create the parts for the first notice: most windows never show one at the start."""
        self._is_built = True
        self._list = QWidget()
        self._rows = column_layout(parent=self._list, spacing=Spacing.XS)
        self._area = ScrollingContent(self._list)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._more = push_button("", "show_all_notices", self._toggle)
        self._close_all = push_button(self.tr("Close all"), "close_all_notices", self.close_all)
        for button in (self._more, self._close_all):
            button.setFlat(True)
        before = _previous_control(self)
        self._lay_out(self._margin)
        for button in (self._more, self._close_all):  # Qt would put them last
            QWidget.setTabOrder(before, button)
            before = button
        # Whether a text is elided is known once the new layout is active.
        self._layout_timer = QTimer(self, singleShot=True, interval=0)
        self._layout_timer.timeout.connect(self._fit)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All open notices, the newest first."""
        return tuple(self._notices)

    def show_notice(
        self,
        tone: Tone,
        text: str,
        detail: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
        key: str | None = None,
    ) -> None:
        """Show a notice and announce it to screen readers.

        `action` is the text of a button and its function. The notice replaces one of the same
        `key`.
        """
        if not self._is_built:
            self._build()
        for earlier in [notice for notice in self._notices if key and notice.key == key]:
            self._remove(earlier)
        notice = Notice(tone, text, detail, action, key, self._shown_ms)
        notice.closed.connect(lambda: self._close(notice))
        self._notices.insert(0, notice)
        self._rows.insertWidget(0, notice)
        self._set_tab_order(notice)
        self._remove_surplus()
        self._arrange()
        self._announce(notice)

    def remove_notice(self, key: str) -> None:
        """Close the notice of that key, if there is one, because it no longer applies."""
        for notice in [notice for notice in self._notices if notice.key == key]:
            self._close(notice)

    @Slot()
    def close_all(self) -> None:
        """Close all notices."""
        for notice in self.notices:
            self._remove(notice)
        if self._is_built:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Offer the full text where the line is too short for it."""
        super().resizeEvent(event)
        if self._is_built:
            self._layout_timer.start()

    def _lay_out(self, margin: int) -> None:
        buttons = column_layout(self._more, self._close_all, spacing=0)
        buttons.addStretch()
        row = row_layout(parent=self, margins=(margin, 0, margin, Spacing.S))
        row.addWidget(self._area, 1)
        row.addLayout(buttons)

    def _set_tab_order(self, notice: Notice) -> None:
        """Put the new notice first in the tab order; Qt would put it last."""
        below = self._notices[1].buttons[0] if len(self._notices) > 1 else self._more
        before = _previous_control(below)
        for button in notice.buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _remove_surplus(self) -> None:
        """Remove notices that would expire anyway, the oldest first, but not the new one."""
        expiring = [notice for notice in self._notices[1:] if notice.tone.expires]
        surplus = len(self._notices) - _MOST_WITH_EXPIRING
        for notice in expiring[::-1][: max(0, surplus)]:
            self._remove(notice)

    def _close(self, notice: Notice) -> None:
        if notice in self._notices:
            self._remove(notice)
            self._arrange()

    def _remove(self, notice: Notice) -> None:
        self._notices.remove(notice)
        self._rows.removeWidget(notice)
        notice.hide()
        notice.deleteLater()

    @Slot()
    def _toggle(self) -> None:
        self._is_expanded = not self._is_expanded
        self._arrange()

    def _arrange(self) -> None:
        """Show one notice in a line, or all of them in full."""
        self._is_expanded = self._is_expanded and bool(self._notices)
        for place, notice in enumerate(self._notices):
            notice.setVisible(place == 0 or self._is_expanded)
            notice.set_full(full=self._is_expanded)
        self._fit()
        self.setVisible(bool(self._notices))
        self._layout_timer.start()

    @Slot()
    def _fit(self) -> None:
        """Set the height, and show the buttons that make sense."""
        several = len(self._notices) > 1
        elided = any(notice.is_elided for notice in self._notices[:1])
        self._more.setText(self._more_text())
        self._more.setVisible(several or elided or self._is_expanded)
        self._close_all.setVisible(several and self._is_expanded)
        self._rows.activate()
        needed = self._list.heightForWidth(self._area.viewport().width())
        if needed < 0:
            needed = self._list.sizeHint().height()
        self._area.setFixedHeight(min(needed, self.window().height() // _MAX_SHARE_OF_WINDOW))

    def _more_text(self) -> str:
        if self._is_expanded:
            return self.tr("Show less")
        count = len(self._notices)
        return self.tr("Show all %n notices", "", count) if count > 1 else self.tr("Show more")

    def _announce(self, notice: Notice) -> None:
        event = QAccessibleAnnouncementEvent(self, notice.announcement)
        if not notice.tone.expires:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _previous_control(widget: QWidget) -> QWidget:
    """Return the control before this one in the tab order; itself if there is no other."""
    before = widget.previousInFocusChain()
    while before and before is not widget and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or widget
