"""The place below the toolbar where the window says what happened."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import TARGET, Space
from dpp_desktop.ui.widgets.basics import IconView, label
from dpp_desktop.ui.widgets.plain_text import set_tooltip

SHOWN_MS = 10_000
"""How long a notice that may vanish is shown while nobody points at it, in milliseconds."""

Action = tuple[str, Callable[[], None]]
"""What a button says, and what it does."""


class Notice(QFrame):
    """One notice in the window. Emits `closed` when it was closed or its time is over."""

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
        self._dress()
        self._lay_out(action)
        self._run()

    @property
    def spoken(self) -> str:
        """The whole notice in words, its tone first."""
        return f"{self._meaning()}: {self.text} {self.detail}".strip()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Stays while somebody points at it."""
        self._hovered = True
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Begins its time anew."""
        self._hovered = False
        self._run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stays while the keyboard is on one of its buttons."""
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._run()
        return super().eventFilter(watched, event)

    def _run(self) -> None:
        if self.tone.passing and not self._hovered:
            self._timer.start()

    def _dress(self) -> None:
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self.setProperty("tone", self.tone.value)
        self.setAccessibleName(self.spoken)

    def _lay_out(self, action: Action | None) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(IconView(self.tone.icon, self.tone.value, meaning=self._meaning()))
        row.addLayout(self._texts(), 1)
        if action:
            self.buttons.append(self._action_button(*action))
        self.buttons.append(self._close_button())
        for button in self.buttons:
            button.installEventFilter(self)
            row.addWidget(button)

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, Space.S, 0, Space.S)
        texts.addWidget(_wrapped(self.text, "strong", "notice_text"))
        if self.detail:
            texts.addWidget(_wrapped(self.detail, "body", "notice_detail"))
        return texts

    def _action_button(self, text: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("notice_action")
        button.clicked.connect(lambda: self._act(does))
        return button

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("notice_close")
        button.setIcon(icon("close"))
        button.setFixedSize(TARGET, TARGET)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tooltip(button, self.tr("Close this notice"))
        button.setAccessibleName(self.tr("Close the notice: {text}").format(text=self.text))
        button.clicked.connect(self.closed)
        return button

    def _act(self, does: Callable[[], None]) -> None:
        self.closed.emit()
        does()

    def _meaning(self) -> str:
        return {
            Tone.INFO: self.tr("Note"),
            Tone.SUCCESS: self.tr("Done"),
            Tone.WARNING: self.tr("Warning"),
            Tone.DANGER: self.tr("Problem"),
        }[self.tone]


def _wrapped(text: str, role: str, name: str) -> QLabel:
    made = label(text, role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


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
        if waiting > 0:
            self._waiting.setText(self.tr("%n more notices", "", waiting))
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
