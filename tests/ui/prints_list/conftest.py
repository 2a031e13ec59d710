"""A page of print jobs on scripted printers, and how a test operates it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.prints_list.last_good_dialog import LastGoodDialog
from dpp_desktop.ui.prints_list.model import Column
from dpp_desktop.ui.prints_list.page import PrintsPage
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.driver import Driver


@pytest.fixture
def tasks(qtbot: QtBot, workspace: Workspace) -> Iterator[WorkspaceTasks]:
    """The background tasks of a workspace."""
    created = WorkspaceTasks(workspace, jobs_at_once=2)
    yield created
    assert created.close()


class PageDriver(Driver):
    """Operates the page, and reads its rows."""

    def __init__(self, qtbot: QtBot, page: PrintsPage) -> None:
        super().__init__(qtbot, page)
        self.page = page

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Number, status and labels of each row."""
        model = self.find(QTableView, "prints").model()
        columns = (Column.NUMBER, Column.STATUS, Column.LABELS)
        return [
            (*(str(model.index(row, column).data()) for column in columns),)  # type: ignore[misc]
            for row in range(model.rowCount())
        ]

    def select(self, row: int) -> None:
        """Select that row."""
        self.find(QTableView, "prints").selectRow(row)

    def last_good(self) -> Driver:
        """Open the dialog for the last good label with the button of the message."""
        self.press("print_attention_button")
        return self.opened(LastGoodDialog)

    def opened(self, kind: type[QDialog]) -> Driver:
        """Return the dialog of that kind, once it is open."""
        self.wait_for(lambda: self.page.findChild(kind))
        dialog = self.page.findChild(kind)
        assert isinstance(dialog, kind)
        self.wait_for(dialog.isActiveWindow)
        return Driver(self.qtbot, dialog)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, tasks: WorkspaceTasks, show: Callable[[QWidget], None]
) -> PageDriver:
    """The page of print jobs."""
    made = PrintsPage(tasks.workspace, tasks.background, tasks.prints)
    driver = PageDriver(qtbot, made)
    show(made)
    driver.wait_for(lambda: driver.buttons("empty_button"))
    return driver
