"""Someone at work in the main window: presses its buttons, and reads what it shows."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
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
from tests.ui.driver import Driver
from tests.ui.mint.operator import Operator

_ATTEMPTS = 5
_SETTLED_MS = 50


class AtWork(Driver):
    """One open window."""

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
        """The field for scans."""
        return self.line("scanField")

    def wait_for_tokens(self) -> QWidget:
        """Waits for the page of tokens, which isn't there before it is asked for."""
        self.wait_for(lambda: self.has("tokensPage"))
        return self.find(QWidget, "tokensPage")

    def click_on_screen(self, widget: QWidget, place: QPoint) -> None:
        """Clicks at the widget's place on the screen: what lies there is for the window to say."""
        handle = self.window.windowHandle()
        QTest.mouseClick(
            handle,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(self.window, place),
        )

    def fill_in_a_request(
        self, quantity: int, *, batch: str = "LOT-7", order: str = ""
    ) -> Operator:
        """Opens the mint form by its button, and fills it in for the sample parka."""
        self.press("new_job")
        (dialog,) = self._open_forms()
        self._activate(dialog)
        form = Operator(self.qtbot, dialog)
        self.wait_for(lambda: form.brand.count() > 1)
        form.brand.setFocus()
        form.type("N")  # as in any list: the first that begins so
        form.request(batch=batch, count=str(quantity))
        form.fill("order", order)
        return form

    def mint(self, quantity: int, *, batch: str = "LOT-7", order: str = "") -> int:
        """Mints by the form, and returns the id of the job when its row is there."""
        form = self.fill_in_a_request(quantity, batch=batch, order=order)
        form.wait_until_ready()
        before = self.ids()
        form.click(form.mint)
        self.wait_for(lambda: self.ids() != before)
        # The form goes when it hears of it, which may be a little later.
        self.wait_for(lambda: not self._open_forms())
        return self.ids()[0]

    def ids(self) -> list[int]:
        """The ids of the jobs in the table, from top to bottom."""
        return [int(text) for text in self.column(Column.JOB)]

    def column(self, column: Column) -> list[str]:
        """What a column of the table says, from top to bottom."""
        model = self.table.model()
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def shown(self, job_id: int, column: Column) -> str:
        """What the table says of the job in that column."""
        return str(self._cell(job_id, column).data())

    def wait_until_shown(self, job_id: int, column: Column, text: str) -> None:
        """Waits until the table says that of the job."""
        self.wait_for(lambda: self.shown(job_id, column) == text)

    def choose(self, *job_ids: int) -> None:
        """Clicks on the rows of jobs."""
        for at, job_id in enumerate(job_ids):
            cell = self._cell(job_id, Column.BATCH)
            self.table.scrollTo(cell)
            held = Qt.KeyboardModifier.ControlModifier if at else Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(
                self.table.viewport(),
                Qt.MouseButton.LeftButton,
                held,
                self.table.visualRect(cell).center(),
            )

    def do(self, deed: JobAction) -> None:
        """Presses a button of the toolbar above the table, once it is enabled."""
        bar, action = self.find(QToolBar, "job_bar"), self.find_action(deed)
        self.wait_for(action.isEnabled)
        self.click(bar.widgetForAction(action))

    def trigger(self, command: Command) -> None:
        """Do what a command of the menu does."""
        self.find_command(command).trigger()

    def find_command(self, command: Command) -> QAction:
        """Return the action of a command of the menu."""
        action = self.window.findChild(QAction, f"command_{command}")
        assert isinstance(action, QAction)
        return action

    def find_action(self, deed: JobAction) -> QAction:
        """What is done by a button of the toolbar, a key, or the menu."""
        actions = self.find(QToolBar, "job_bar").actions()
        return next(action for action in actions if action.objectName() == f"action_{deed}")

    def enabled(self) -> set[str]:
        """The deeds whose buttons are enabled."""
        bar = self.find(QToolBar, "job_bar")
        return {
            action.objectName().removeprefix("action_")
            for action in bar.actions()
            if action.isEnabled()
        }

    def answer(self, dialog_name: str, button_name: str) -> None:
        """Has the next dialog of that name answered by a click on one of its buttons."""

        def click() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QDialog) and box.objectName() == dialog_name:
                button = box.findChild(QPushButton, button_name)
                assert button
                self.click(button)
            else:
                QTimer.singleShot(20, self.window, click)

        QTimer.singleShot(0, self.window, click)

    def filter_text(self, text: str) -> None:
        """Types what jobs to show."""
        field = self.line("filter_text")
        field.clear()
        QTest.keyClicks(field, text)

    def filter_status(self, status: str) -> None:
        """Chooses of which status to show jobs."""
        box = self.box("filter_status")
        box.setCurrentIndex(box.findData(status))

    def show_all_jobs(self) -> None:
        """Presses the button that stands where a filter hides every job."""
        buttons = self.window.findChildren(QPushButton, "empty_button")
        self.click(next(button for button in buttons if button.isVisible()))

    def why_it_failed(self) -> str:
        """What stands below the table on the chosen job."""
        strip = self.find(QFrame, "job_notice")
        self.wait_for(strip.isVisible)
        return " ".join(label.text() for label in strip.findChildren(QLabel))

    def click_heading(self, column: Column) -> None:
        """Clicks on the heading of a column."""
        header = self.table.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        self.click(header.viewport(), place)

    def notices(self) -> list[str]:
        """What the notices say, each with its details."""
        return list(map(_said_by, self.window.notices.notices))

    def wait_for_notice(self, *words: str) -> None:
        """Waits for a notice with those words in it, which is in full sight."""
        self.wait_for(
            lambda: any(
                all(word in _said_by(notice) for word in words)
                for notice in self.window.notices.notices
                if notice.visibleRegion().boundingRect() == notice.rect()
            )
        )

    def job(self, job_id: int) -> MintJob:
        """The job as it is in the database."""
        with self.workspace.read() as transaction:
            return jobs.require(transaction, job_id)

    def wait_until(self, job_id: int, status: JobStatus) -> MintJob:
        """Waits until the job has that status in the database, and returns it."""
        self.wait_for(lambda: self.job(job_id).status is status)
        return self.job(job_id)

    def type_scan(self, text: str) -> None:
        """Types into the field for scans as a scanner does, with Enter at the end."""
        QTest.keyClicks(self.scan_field, text)
        QTest.keyClick(self.scan_field, Qt.Key.Key_Return)

    def scan_where_the_focus_is(self, text: str) -> None:
        """Types as a scanner does, wherever the keyboard happens to be, with Enter at the end."""
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def _open_forms(self) -> list[MintDialog]:
        return [form for form in self.window.findChildren(MintDialog) if form.isVisible()]

    def _activate(self, widget: QWidget) -> None:
        """Has it active, and stay so: the main window may get only now what it asked for."""
        for _ in range(_ATTEMPTS):
            with self.qtbot.waitActive(widget):
                widget.activateWindow()
            self.qtbot.wait(_SETTLED_MS)
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


def _said_by(notice: QWidget) -> str:
    return " ".join(label.text() for label in notice.findChildren(QLabel) if label.text())
