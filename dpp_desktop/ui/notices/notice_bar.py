"""The place below the toolbar where the window says what happened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.notices.notice import SHOWN_MS, Notice
from dpp_desktop.ui.notices.tone import Tone

MOST_SHOWN = 3


class NoticeBar(QWidget):
    """Up to three notices, the newest on top; takes no room while there is none.

    Those that must be closed by hand wait their turn and are counted, never dropped. `margin` is
    the distance to the sides, in pixels; `shown_ms` how long those are shown that vanish.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = Space.L,
        shown_ms: int = SHOWN_MS,
    ) -> None:
        super().__init__(parent)
        self._shown_ms = shown_ms
        self._notices: list[Notice] = []
        self.setObjectName("notice_bar")
        self.setAccessibleName(self.tr("Notices"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(margin, Space.S, margin, 0)
        self._rows.setSpacing(Space.S)
        self._waiting = label("", "secondary")
        self._close_all = self._make_close_all()
        self._rest = self._make_rest()
        self._arrange()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All notices that are not closed yet, the newest first."""
        return tuple(self._notices)

    def say(
        self,
        tone: Tone,
        text: str,
        detail: str = "",
        action: tuple[str, Callable[[], None]] | None = None,
        key: str | None = None,
    ) -> None:
        """Shows a notice and tells it to screen readers.

        `action` is the text of a button and what it does. A notice said before under the same
        `key` gives way to this one.
        """
        for earlier in [notice for notice in self._notices if key and notice.key == key]:
            self._remove(earlier)
        notice = Notice(tone, text, detail, action, key, self._shown_ms)
        notice.closed.connect(lambda: self._close(notice))
        self._notices.insert(0, notice)
        self._rows.insertWidget(0, notice)
        self._put_into_tab_order(notice)
        self._drop_passing()
        self._arrange()
        self._announce(notice)

    def take_back(self, key: str) -> None:
        """Closes the notice of that key, if there is one: what it said is no longer so."""
        for notice in [notice for notice in self._notices if notice.key == key]:
            self._close(notice)

    def close_all(self) -> None:
        """Closes every notice, shown or waiting."""
        for notice in self.notices:
            self._remove(notice)
        self._arrange()

    def _put_into_tab_order(self, notice: Notice) -> None:
        """Has the keyboard reach it where it stands: what is new comes last, else."""
        below = self._notices[1].buttons[0] if len(self._notices) > 1 else self._close_all
        before = _before(below)
        for button in notice.buttons:
            QWidget.setTabOrder(before, button)
            before = button

    def _drop_passing(self) -> None:
        """Makes room by those that would vanish anyway, the oldest first; the new one stays."""
        spare = [notice for notice in self._notices[1:] if notice.tone.passing]
        surplus = len(self._notices) - MOST_SHOWN
        for notice in spare[::-1][: max(0, surplus)]:
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
            notice.setVisible(place < MOST_SHOWN)
        waiting = len(self._notices) - MOST_SHOWN
        self._waiting.setText(self.tr("{count} more").format(count=waiting))
        self._rest.setVisible(waiting > 0)
        self.setVisible(bool(self._notices))

    def _make_close_all(self) -> QPushButton:
        button = QPushButton(self.tr("Close all"))
        button.setObjectName("close_all_notices")
        button.setFlat(True)
        button.clicked.connect(self.close_all)
        return button

    def _make_rest(self) -> QWidget:
        rest = QWidget()
        rest.setObjectName("notices_waiting")
        row = QHBoxLayout(rest)
        row.setContentsMargins(Space.L, 0, 0, 0)
        row.addWidget(self._waiting, 1)
        row.addWidget(self._close_all)
        self._rows.addWidget(rest)
        return rest

    def _announce(self, notice: Notice) -> None:
        event = QAccessibleAnnouncementEvent(self, notice.spoken)
        if not notice.tone.passing:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def _before(widget: QWidget) -> QWidget:
    """The control that the keyboard comes from to this one; itself, if there is no other."""
    before = widget.previousInFocusChain()
    while before and before is not widget and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or widget
