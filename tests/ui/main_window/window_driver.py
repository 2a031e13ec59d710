"""Operates the main window with its buttons and reads its contents."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import jobs
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.dashboard.jobs_table import JobsTable
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.tokens.scan_result import ScanResult
from tests.ui.driver import Driver
from tests.ui.mint.form_driver import MintFormDriver

_ATTEMPTS = 5
_ACTIVATION_MS = 50


class MainWindowDriver(Driver):
    """Operates one open main window."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        super().__init__(qtbot, session.window)
        self.session = session
        self.window = session.window
        self.workspace = session.tasks.workspace

    @property
    def table(self) -> JobsTable:
        """The table of jobs."""
        return self.find(JobsTable, "jobs_table")

    @property
    def scan_field(self) -> QLineEdit:
        """The scan field."""
        return self.line("scanField")

    def wait_for_tokens(self) -> QWidget:
        """Wait for the tokens page, which is created on demand, and return it."""
        self.wait_for(lambda: self.has("tokensPage"))
        return self.find(QWidget, "tokensPage")

    def click_on_screen(self, widget: QWidget, position: QPoint) -> None:
        """Click at the widget's position on the screen, whatever is on top there."""
        handle = self.window.windowHandle()
        QTest.mouseClick(
            handle,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(self.window, position),
        )

    def fill_in_mint_form(
        self, quantity: int, *, batch: str = "LOT-7", order: str = ""
    ) -> MintFormDriver:
        """Open the mint form with its button, and fill it in for the sample parka."""
        self.press("new_job")
        (dialog,) = self._open_forms()
        self._activate(dialog)
        form = MintFormDriver(self.qtbot, dialog)
        self.wait_for(lambda: form.brand.count() > 1)
        form.brand.setFocus()
        form.type("N")  # selects the first entry that starts with N
        form.request(batch=batch, count=str(quantity))
        form.fill("order", order)
        return form

    def mint(self, quantity: int, *, batch: str = "LOT-7", order: str = "") -> int:
        """Mint with the form, wait for the row of the job, and return its ID."""
        form = self.fill_in_mint_form(quantity, batch=batch, order=order)
        form.wait_until_ready()
        before = self.ids()
        form.click(form.mint)
        self.wait_for(lambda: self.ids() != before)
        # The form closes when it receives the signal, which may be slightly later.
        self.wait_for(lambda: not self._open_forms())
        return self.ids()[0]

    def ids(self) -> list[int]:
        """Return the IDs of the jobs in the table from top to bottom."""
        return [int(text) for text in self.column(Column.JOB)]

    def column(self, column: Column) -> list[str]:
        """Return the texts in a column of the table from top to bottom."""
        model = self.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def shown(self, job_id: int, column: Column) -> str:
        """Return the text in that column for the job."""
        return str(self._cell(job_id, column).data())

    def wait_until_shown(self, job_id: int, column: Column, text: str) -> None:
        """Wait until the table shows that text for the job."""
        self.wait_for(lambda: self.shown(job_id, column) == text)

    def choose(self, *job_ids: int) -> None:
        """Click the rows of the jobs."""
        for index, job_id in enumerate(job_ids):
            cell = self._cell(job_id, Column.BATCH)
            self.table.scrollTo(cell)
            modifier = (
                Qt.KeyboardModifier.ControlModifier if index else Qt.KeyboardModifier.NoModifier
            )
            QTest.mouseClick(
                self.table.viewport(),
                Qt.MouseButton.LeftButton,
                modifier,
                self.table.visualRect(cell).center(),
            )

    def do(self, job_action: JobAction) -> None:
        """Press a button of the toolbar above the table once it is enabled."""
        bar, action = self.find(QToolBar, "job_bar"), self.find_action(job_action)
        self.wait_for(action.isEnabled)
        self.click(bar.widgetForAction(action))

    def trigger(self, command: Command) -> None:
        """Trigger a menu command."""
        self.find_command(command).trigger()

    def find_command(self, command: Command) -> QAction:
        """Return the action of a menu command."""
        action = self.window.findChild(QAction, f"command_{command}")
        assert isinstance(action, QAction)
        return action

    def find_action(self, job_action: JobAction) -> QAction:
        """Return the action shared by the toolbar, the shortcut and the menu."""
        actions = self.find(QToolBar, "job_bar").actions()
        return next(action for action in actions if action.objectName() == f"action_{job_action}")

    def enabled(self) -> set[str]:
        """Return the job actions whose buttons are enabled."""
        bar = self.find(QToolBar, "job_bar")
        return {
            action.objectName().removeprefix("action_")
            for action in bar.actions()
            if action.isEnabled()
        }

    def filter_text(self, text: str) -> None:
        """Filter the jobs by text."""
        field = self.line("filter_text")
        field.clear()
        QTest.keyClicks(field, text)

    def filter_status(self, status: str) -> None:
        """Filter the jobs by status."""
        box = self.box("filter_status")
        box.setCurrentIndex(box.findData(status))

    def show_all_jobs(self) -> None:
        """Press the button that is shown when the filter hides every job."""
        buttons = self.window.findChildren(QPushButton, "empty_button")
        self.click(next(button for button in buttons if button.isVisible()))

    def job_notice(self) -> str:
        """Return the notice below the table about the selected job."""
        strip = self.find(QFrame, "job_notice")
        self.wait_for(strip.isVisible)
        return " ".join(label.text() for label in strip.findChildren(QLabel))

    def click_heading(self, column: Column) -> None:
        """Click the heading of a column."""
        header = self.table.horizontalHeader()
        position = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        self.click(header.viewport(), position)

    def notices(self) -> list[str]:
        """Return the texts of the notices, including their details."""
        return list(map(_text_of, self.window.notices.notices))

    def wait_for_notice(self, *words: str) -> None:
        """Wait for a notice that contains those words; only the newest one is visible."""
        self.wait_for(
            lambda: (
                any(
                    all(word in _text_of(notice) for word in words)
                    for notice in self.window.notices.notices
                )
                and self.is_newest_notice_visible()
            )
        )

    def is_newest_notice_visible(self) -> bool:
        """Return True if nothing covers the newest notice."""
        newest = self.window.notices.notices[0]
        return newest.visibleRegion().boundingRect() == newest.rect()

    @property
    def scan_result(self) -> str:
        """The text about the last scan; empty if there is none."""
        return self.find(ScanResult, "scan_result").text

    def wait_for_scan_result(self, *words: str) -> None:
        """Wait until the text about the last scan contains those words."""
        self.wait_for(lambda: all(word in self.scan_result for word in words))

    def job(self, job_id: int) -> MintJob:
        """Return the job from the database."""
        with self.workspace.read() as transaction:
            return jobs.require(transaction, job_id)

    def wait_until(self, job_id: int, status: JobStatus) -> MintJob:
        """Wait until the job has that status in the database, and return it."""
        self.wait_for(lambda: self.job(job_id).status is status)
        return self.job(job_id)

    def type_scan(self, text: str) -> None:
        """Type into the scan field as a scanner does, ending with Enter."""
        QTest.keyClicks(self.scan_field, text)
        QTest.keyClick(self.scan_field, Qt.Key.Key_Return)

    def scan_where_the_focus_is(self, text: str) -> None:
        """Type as a scanner does into the focused widget, ending with Enter."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def _open_forms(self) -> list[MintDialog]:
        return [form for form in self.window.findChildren(MintDialog) if form.isVisible()]

    def _activate(self, widget: QWidget) -> None:
        """Activate the widget, again if a late request activates the main window instead."""
        for _ in range(_ATTEMPTS):
            with self.qtbot.waitActive(widget):
                widget.activateWindow()
            self.qtbot.wait(_ACTIVATION_MS)
            if widget.isActiveWindow():
                return

    def _cell(self, job_id: int, column: Column) -> QModelIndex:
        model = self.table.model()
        row = next(
            row
            for row in range(model.rowCount())
            if model.index(row, Column.JOB).data() == str(job_id)
        )
        return model.index(row, column)


def _text_of(notice: QWidget) -> str:
    return " ".join(label.text() for label in notice.findChildren(QLabel) if label.text())
