"""A page with a list that can be filtered, and is up to date while it is visible."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from dpp_desktop.ui.text.jobs import number
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.button_field import ButtonField
from dpp_desktop.ui.widgets.list_table import ListTable
from dpp_desktop.ui.widgets.word_filter import WordFilter

_SOON_MS = 1_000


class ListPage(QWidget):
    """Subclasses read the rows, show them, and lay out the parts. Call `_set_list` once."""

    back = Signal()
    """The user asked to go back to the jobs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read = False
        self._count = label("", "secondary")
        self._panel = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.query)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        # It also works while the scan field has the focus, but not while the page is hidden.
        leave.setContext(Qt.ShortcutContext.WindowShortcut)
        leave.activated.connect(self.back)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Query the rows."""
        super().showEvent(event)
        self.query()

    def event(self, event: QEvent) -> bool:
        """Query the rows when the window is activated: others may have changed them."""
        if event.type() == QEvent.Type.WindowActivate:
            self.query()
        return super().event(event)

    def take_focus(self) -> None:
        """Set the focus to the table."""
        self._list.setFocus()

    @Slot()
    def query(self) -> None:
        """Read the rows, if the page is visible."""
        raise NotImplementedError

    def _keep_current(self, change: Callable[[], None]) -> None:
        """Change which rows are shown, and select the same row again, or the first one."""
        raise NotImplementedError

    @Slot()
    def _query_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    @Slot(str)
    def _filter_by(self, text: str) -> None:
        self._keep_current(lambda: self._shown.show_text(text))

    def _set_list(
        self,
        shown: WordFilter,
        table: ListTable,
        field: ButtonField,
        no_rows: QWidget,
        no_match: QWidget,
    ) -> None:
        """Take the table of the rows that match the filter, and the field of the filter.

        `no_rows` replaces the table if there are no rows, and `no_match` if none matches.
        """
        self._shown, self._list = shown, table
        self._no_rows, self._no_match = no_rows, no_match
        for page in (table, no_rows, no_match):
            self._panel.addWidget(page)
        field.textChanged.connect(self._filter_by)

    def _show_count(self, all_shown: str, some_shown: str) -> None:
        """Show the table or what replaces it, and how many rows there are, in one of the texts."""
        shown, total = self._shown.rowCount(), self._shown.sourceModel().rowCount()
        is_empty = self._is_read and not shown
        empty = self._no_match if total else self._no_rows
        self._panel.setCurrentWidget(empty if is_empty else self._list)
        text = all_shown if shown == total else some_shown
        text = text.format(shown=number(shown), total=number(total))
        self._count.setText(text if total else "")
