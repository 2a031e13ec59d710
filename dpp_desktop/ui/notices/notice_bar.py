"""The bar of notices in the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    IconView,
    column_layout,
    icon_button,
    label,
    push_button,
    row_layout,
)

SHOWN_MS = 10_000
"""How long a notice that expires is shown, in milliseconds."""

Action = tuple[str, Callable[[], None]]
"""The text of a button and its function."""


class Notice(QFrame):
    """One notice. Emits `closed` when the user closes it or it expires."""

    closed = Signal()

    def __init__(
        self,
        tone: Tone,
        text: str,
        detail: str = "",
        action: Action | None = None,
        key: str | None = None,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__()
        self.tone = tone
        self.text = text
        self.detail = detail
        self.key = key
        self._hovered = False
        self._timer = QTimer(self, interval=shown_ms, singleShot=True)
        self._timer.timeout.connect(self.closed)
        self.buttons: list[QAbstractButton] = []
        self._set_properties()
        self._lay_out(action)
        self._start_timer()

    @property
    def announcement(self) -> str:
        """The whole text of the notice, its severity first."""
        return f"{self._meaning()}: {self.text} {self.detail}".strip()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Don't expire while the pointer is over the notice."""
        self._hovered = True
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Restart the timer."""
        self._hovered = False
        self._start_timer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Don't expire while one of the buttons has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._start_timer()
        return super().eventFilter(watched, event)

    def _start_timer(self) -> None:
        if self.tone.expires and not self._hovered:
            self._timer.start()

    def _set_properties(self) -> None:
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", self.tone.value)
        self.setAccessibleName(self.announcement)

    def _lay_out(self, action: Action | None) -> None:
        row = row_layout(
            IconView(self.tone.icon, self.tone.value, meaning=self._meaning()),
            parent=self,
            spacing=Spacing.M,
            margins=(Spacing.L, Spacing.XS, Spacing.XS, Spacing.XS),
        )
        row.addLayout(self._texts(), 1)
        if action:
            text, act = action
            self.buttons.append(push_button(text, "notice_action", lambda: self._act(act)))
        self.buttons.append(self._close_button())
        for button in self.buttons:
            button.installEventFilter(self)
            row.addWidget(button)

    def _texts(self) -> QVBoxLayout:
        texts = column_layout(
            _wrapped(self.text, "strong", "notice_text"),
            spacing=0,
            margins=(0, Spacing.S, 0, Spacing.S),
        )
        if self.detail:
            texts.addWidget(_wrapped(self.detail, "body", "notice_detail"))
        return texts

    def _close_button(self) -> QToolButton:
        button = icon_button("close", "notice_close", self.tr("Close this notice"), self.closed)
        button.setAccessibleName(self.tr("Close the notice: {text}").format(text=self.text))
        return button

    def _act(self, action: Callable[[], None]) -> None:
        self.closed.emit()
        action()

    def _meaning(self) -> str:
        return {
            Tone.INFO: self.tr("Note"),
            Tone.SUCCESS: self.tr("Done"),
            Tone.WARNING: self.tr("Warning"),
            Tone.DANGER: self.tr("Error"),
        }[self.tone]


def _wrapped(text: str, role: str, name: str) -> QLabel:
    made = label(text, role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


MAX_SHOWN = 3


class NoticeBar(QWidget):
    """Shows up to three notices, the newest on top; hidden while there is none.

    Further notices that the user must close are queued and counted. `margin` is the distance to
    the sides in pixels, `shown_ms` how long notices that expire are shown.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = Spacing.L,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__(parent)
        self._shown_ms = shown_ms
        self._notices: list[Notice] = []
        self.setObjectName("notice_bar")
        self.setAccessibleName(self.tr("Notices"))
        self._rows = column_layout(parent=self, margins=(margin, Spacing.S, margin, 0))
        self._queued = label("", "secondary")
        self._close_all = push_button(self.tr("Close all"), "close_all_notices", self.close_all)
        self._close_all.setFlat(True)
        self._queued_row = self._make_queued_row()
        self._arrange()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All open notices, shown and queued, the newest first."""
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

    def close_all(self) -> None:
        """Close all notices, shown and queued."""
        for notice in self.notices:
            self._remove(notice)
        self._arrange()

    def _set_tab_order(self, notice: Notice) -> None:
        """Put the new notice first in the tab order; Qt would put it last."""
        below = self._notices[1].buttons[0] if len(self._notices) > 1 else self._close_all
        before = _previous_control(below)
        for button in notice.buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _remove_surplus(self) -> None:
        """Remove notices that would expire anyway, the oldest first, but not the new one."""
        expiring = [notice for notice in self._notices[1:] if notice.tone.expires]
        surplus = len(self._notices) - MAX_SHOWN
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

    def _arrange(self) -> None:
        for place, notice in enumerate(self._notices):
            notice.setVisible(place < MAX_SHOWN)
        queued = len(self._notices) - MAX_SHOWN
        if queued > 0:
            self._queued.setText(self.tr("%n more notices", "", queued))
        self._queued_row.setVisible(queued > 0)
        self.setVisible(bool(self._notices))

    def _make_queued_row(self) -> QWidget:
        widget = QWidget()
        widget.setObjectName("queued_notices")
        row = row_layout(parent=widget, margins=(Spacing.L, 0, 0, 0))
        row.addWidget(self._queued, 1)
        row.addWidget(self._close_all)
        self._rows.addWidget(widget)
        return widget

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


_MAX_WIDTH = 880
# A hidden widget is laid out when it is shown, and then Qt sends no layout request.
_CHANGES = (QEvent.Type.Show, QEvent.Type.LayoutRequest)


class Overlay(QObject):
    """Shows a notice bar on top of a page.

    In the layout of the page, it would move buttons away under the user's pointer.
    """

    def __init__(self, bar: NoticeBar, page: QWidget) -> None:
        super().__init__(page)
        self._bar = bar
        self._page = page
        bar.setParent(page)
        page.installEventFilter(self)
        bar.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Place the bar again when it appears, or when the size of the page or a notice changes."""
        resized = watched is self._page and event.type() == QEvent.Type.Resize
        changed = watched is self._bar and event.type() in _CHANGES
        if resized or changed:
            self._place()
        return False

    def _place(self) -> None:
        width = min(self._page.width(), _MAX_WIDTH)
        height = self._bar.heightForWidth(width)
        if height < 0:
            height = self._bar.sizeHint().height()
        left = (self._page.width() - width) // 2
        top = self._page.height() - height - Spacing.M
        self._bar.setGeometry(left, max(top, 0), width, height)
        self._bar.raise_()
