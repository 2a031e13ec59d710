"""Tests of the list of exports: its columns, its filter, and opening an export."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.exports_list.dialog import ExportsDialog
from dpp_desktop.ui.exports_list.model import Column
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


class ExportsListDriver:
    """Operates the list of exports and reads its contents."""

    def __init__(self, qtbot: QtBot, dialog: ExportsDialog) -> None:
        self.dialog = dialog
        self.qtbot = qtbot
        self.chosen = QSignalSpy(dialog.chosen)
        qtbot.waitUntil(lambda: bool(self.count))

    @property
    def table(self) -> QTableView:
        found = self.dialog.findChild(QTableView, "exports")
        assert isinstance(found, QTableView)
        return found

    @property
    def filter(self) -> QLineEdit:
        found = self.dialog.findChild(QLineEdit, "filter_exports")
        assert isinstance(found, QLineEdit)
        return found

    @property
    def open(self) -> QPushButton:
        found = self.dialog.findChild(QPushButton, "open_export")
        assert isinstance(found, QPushButton)
        return found

    @property
    def count(self) -> str:
        found = self.dialog.findChild(QLabel, "exports_count")
        assert isinstance(found, QLabel)
        return found.text()

    def column(self, column: Column) -> list[str]:
        model = self.table.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def opened(self) -> tuple[object, ...]:
        return tuple(self.chosen.at(self.chosen.count() - 1))


@pytest.fixture
def export_ids(workspace: Workspace, minted_job: MintJob, tmp_path: Path) -> list[int]:
    """The IDs of exports of a job, a unit range, a batch, and some packs of another job."""
    other = run_job(workspace, submit(workspace, parka(11_000, "LOT-8")).job.id)
    job = export_job(workspace, minted_job.id, tmp_path / "job").export.id
    units = Request(
        UnitRange(minted_job.id, 1, 20_000), tmp_path / "units", ProfileOverrides("tab")
    )
    part = export_tokens(workspace, units, StopAfter(1)).export.id
    batch = export_tokens(workspace, Request(BATCH, tmp_path / "batch")).export.id
    chosen = export_job(workspace, other.id, tmp_path / "chosen", packs=[2]).export.id
    hand_over(workspace, batch, [1, 3], "Anna")
    return [job, part, batch, chosen]


@pytest.fixture
def open_list(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    workspace: Workspace,
    background: Background,
    exports: ExportRuns,
) -> Callable[[], ExportsListDriver]:
    """A function that opens the list and waits until it is loaded."""

    def opened() -> ExportsListDriver:
        dialog = ExportsDialog(workspace, background, exports)
        show(dialog)
        return ExportsListDriver(qtbot, dialog)

    return opened


def test_the_list_shows_the_target_and_status_of_each_export(
    open_list: Callable[[], ExportsListDriver],
    export_ids: list[int],
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    exports_list = open_list()
    assert exports_list.count == "Exports: 4"
    job = minted_job.id
    assert exports_list.column(Column.TARGET) == [
        f"Job {job + 1}",
        "Whole batch · 1 job",
        f"Units 1 to 20,000 of job {job}",
        f"Job {job}",
    ]
    assert exports_list.column(Column.PACKS) == ["1 of 2", "3 of 3", "1 of 2", "3 of 3"]
    assert exports_list.column(Column.HANDED_OVER) == ["0 of 2", "2 of 3", "0 of 2", "0 of 3"]
    assert exports_list.column(Column.STATUS) == [
        "Selected packs",
        "Completed",
        "Interrupted",
        "Completed",
    ]
    assert exports_list.column(Column.PROFILE)[2] == "Tabs"
    assert exports_list.column(Column.FOLDER)[1] == str(tmp_path / "batch")


def test_the_filter_matches_words_in_any_column(
    open_list: Callable[[], ExportsListDriver], export_ids: list[int]
) -> None:
    exports_list = open_list()
    QTest.keyClicks(exports_list.filter, "lot-7 completed")
    assert exports_list.count == "Exports: 2 of 4"
    QTest.keyClicks(exports_list.filter, " batch lot")
    assert exports_list.column(Column.TARGET) == ["Whole batch · 1 job"]
    QTest.keyClick(exports_list.filter, Qt.Key.Key_Return)
    assert exports_list.opened() == (BATCH, export_ids[2])
    QTest.keyClicks(exports_list.filter, "nothing of the kind")
    assert not exports_list.open.isEnabled()


def test_enter_and_a_double_click_open_the_export(
    open_list: Callable[[], ExportsListDriver], export_ids: list[int], minted_job: MintJob
) -> None:
    exports_list = open_list()
    exports_list.table.setFocus()
    QTest.keyClick(exports_list.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(exports_list.table, Qt.Key.Key_Return)
    assert exports_list.opened() == (WholeJob(minted_job.id), export_ids[0])
    cell = exports_list.table.visualRect(
        exports_list.table.model().index(1, Column.TARGET)
    ).center()
    viewport = exports_list.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=cell)
    assert exports_list.opened() == (BATCH, export_ids[2])
    assert exports_list.dialog.isVisible()
    QTest.keyClick(exports_list.dialog, Qt.Key.Key_Escape)
    assert not exports_list.dialog.isVisible()


def test_an_empty_list_explains_how_to_export(open_list: Callable[[], ExportsListDriver]) -> None:
    exports_list = open_list()
    assert exports_list.count.startswith("No exports yet.")
    assert not exports_list.open.isEnabled()


def test_new_exports_are_added_to_the_list(
    open_list: Callable[[], ExportsListDriver],
    exports: ExportRuns,
    export_ids: list[int],
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    exports_list = open_list()
    exports_list.table.selectRow(1)
    exports.start(Request(UnitRange(minted_job.id, 5, 6), tmp_path / "new"))
    exports_list.qtbot.waitUntil(lambda: exports_list.count == "Exports: 5")
    assert exports_list.table.currentIndex().row() == 2, "the same export as before"
