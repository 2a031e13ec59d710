"""Tests of the page of exports: its columns, its filter, and opening an export."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHelpEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.listing import ListedExport, listed_exports
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.readable import Readable
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.exports_list import page as exports_page
from dpp_desktop.ui.exports_list.model import Column
from dpp_desktop.ui.exports_list.page import ExportsPage
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.exporting import ExportRuns
from dpp_desktop.ui.theme.scale import Type
from dpp_desktop.ui.widgets.tables import cell_width
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.exporting.void_units import void
from tests.ui.driver import TIMEOUT_MS, Driver

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


class ExportsPageDriver(Driver):
    """Operates the page of exports and reads its contents."""

    def __init__(self, qtbot: QtBot, page: ExportsPage) -> None:
        super().__init__(qtbot, page)
        self.page = page
        self.chosen = QSignalSpy(page.chosen)
        self.wait_for(lambda: self.count or self.buttons("empty_button"))

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "exports")

    @property
    def filter(self) -> QLineEdit:
        return self.line("filter_exports")

    @property
    def open(self) -> QPushButton:
        return self.find(QPushButton, "open_export")

    @property
    def count(self) -> str:
        return self.text("exports_count")

    def column(self, column: Column) -> list[str]:
        model = self.table.model()
        return [model.index(row, column).data() for row in range(model.rowCount())]

    def click_heading(self, column: Column) -> None:
        header = self.table.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        self.click(header.viewport(), place)

    def opened(self) -> tuple[object, ...]:
        return tuple(self.chosen.at(self.chosen.count() - 1))


OpenPage = Callable[[], ExportsPageDriver]


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
def open_page(
    qtbot: QtBot,
    show: Callable[[QWidget], None],
    workspace: Workspace,
    background: Background,
    exports: ExportRuns,
) -> OpenPage:
    """A function that opens the page and waits until it is loaded."""

    def opened() -> ExportsPageDriver:
        page = ExportsPage(workspace, background, exports)
        page.resize(1366, 600)
        show(page)
        return ExportsPageDriver(qtbot, page)

    return opened


def test_units_that_were_voided_later_are_shown_with_the_status(
    open_page: OpenPage, workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    void(workspace, minted_job.id, "1-3")
    export_job(workspace, minted_job.id, tmp_path / "packs")
    void(workspace, minted_job.id, "10,20001")
    page = open_page()
    assert page.column(Column.STATUS) == ["Completed · 2 void units"]
    assert page.column(Column.TOKENS) == ["24,997"]
    tip = page.table.model().index(0, Column.STATUS).data(Qt.ItemDataRole.ToolTipRole)
    assert "2 units were voided after their packs were written." in tip
    assert "3 void units are left out." in tip


def test_the_list_shows_the_target_and_status_of_each_export(
    open_page: OpenPage,
    export_ids: list[int],
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    page = open_page()
    assert page.count == "Exports: 4"
    job = minted_job.id
    assert page.column(Column.TARGET) == [
        f"Job {job + 1}",
        "Whole batch · 1 job",
        f"Units 1 to 20,000 of job {job}",
        f"Job {job}",
    ]
    assert page.column(Column.PACKS) == ["1 of 2", "3 of 3", "1 of 2", "3 of 3"]
    assert page.column(Column.HANDED_OVER) == ["0 of 2", "2 of 3", "0 of 2", "0 of 3"]
    assert page.column(Column.STATUS) == [
        "Selected packs",
        "Completed",
        "Interrupted",
        "Completed",
    ]
    assert set(page.column(Column.BRAND)) == {"Nordlicht Outdoor"}
    assert page.column(Column.ORDER)[3] == (minted_job.idempotency_key or "")
    assert page.column(Column.PROFILE)[2] == "Tabs"
    assert page.column(Column.FOLDER)[1] == str(tmp_path / "batch")


def test_the_filter_matches_words_in_any_column(open_page: OpenPage, export_ids: list[int]) -> None:
    page = open_page()
    QTest.keyClicks(page.filter, "lot-7 completed")
    assert page.count == "Exports: 2 of 4"
    QTest.keyClicks(page.filter, " batch lot")
    assert page.column(Column.TARGET) == ["Whole batch · 1 job"]
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.opened() == (BATCH, export_ids[2])
    QTest.keyClicks(page.filter, "nothing of the kind")
    assert not page.open.isEnabled()
    page.press("empty_button")
    assert page.count == "Exports: 4"


def test_enter_and_a_double_click_open_the_export(
    open_page: OpenPage, export_ids: list[int], minted_job: MintJob
) -> None:
    page = open_page()
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.opened() == (WholeJob(minted_job.id), export_ids[0])
    cell = page.table.visualRect(page.table.model().index(1, Column.TARGET)).center()
    viewport = page.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=cell)
    assert page.opened() == (BATCH, export_ids[2])
    back = QSignalSpy(page.page.back)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert back.count() == 1


def test_an_empty_page_explains_how_to_export(open_page: OpenPage) -> None:
    page = open_page()
    assert not page.open.isEnabled()
    assert page.open.toolTip() == "Select an export."
    back = QSignalSpy(page.page.back)
    page.press("empty_button")
    assert back.count() == 1


def test_new_exports_are_added_to_the_list(
    open_page: OpenPage,
    exports: ExportRuns,
    export_ids: list[int],
    minted_job: MintJob,
    tmp_path: Path,
) -> None:
    page = open_page()
    page.table.selectRow(1)
    exports.start(Request(UnitRange(minted_job.id, 5, 6), tmp_path / "new"))
    page.wait_for(lambda: page.count == "Exports: 5")
    assert page.table.currentIndex().row() == 2, "the same export as before"


def test_a_heading_sorts_the_exports_and_keeps_the_selection(
    open_page: OpenPage, export_ids: list[int]
) -> None:
    page = open_page()
    assert page.column(Column.TOKENS) == ["11,000", "25,000", "20,000", "25,000"]
    page.table.selectRow(2)
    page.click_heading(Column.TOKENS)
    assert page.column(Column.TOKENS) == ["11,000", "20,000", "25,000", "25,000"]
    assert page.table.currentIndex().row() == 1, "the same export as before"
    page.click_heading(Column.TOKENS)
    assert page.column(Column.TOKENS) == ["25,000", "25,000", "20,000", "11,000"]


def test_the_filter_finds_brands_by_name_and_orders_by_number(
    open_page: OpenPage, workspace: Workspace, tmp_path: Path
) -> None:
    for order in ("PO-4711", "PO-4712"):
        job = run_job(workspace, submit(workspace, parka(5, key=order)).job.id)
        export_job(workspace, job.id, tmp_path / order)
    page = open_page()
    QTest.keyClicks(page.filter, "outdoor 4711")
    assert page.column(Column.ORDER) == ["PO-4711"]


def test_columns_fit_their_contents_and_the_folder_gets_the_rest(
    open_page: OpenPage, export_ids: list[int]
) -> None:
    page = open_page()
    page.page.resize(1900, 600)
    header = page.table.horizontalHeader()
    view = page.table.viewport()
    page.wait_for(lambda: header.length() == view.width())
    for column in set(Column) - {Column.FOLDER}:
        longest = max(page.column(column), key=len)
        assert header.sectionSize(column) >= cell_width(longest, Type.BODY), column
    product, folder = header.sectionSize(Column.PRODUCT), header.sectionSize(Column.FOLDER)
    page.page.resize(1800, 600)
    page.wait_for(lambda: header.length() == view.width())
    assert header.sectionSize(Column.PRODUCT) == product
    assert header.sectionSize(Column.FOLDER) == folder - 100
    header.resizeSection(Column.PRODUCT, product + 30)
    page.page.resize(1801, 600)
    page.wait_for(lambda: header.length() == view.width())
    assert header.sectionSize(Column.PRODUCT) == product + 30, "as the user has chosen"


def test_an_elided_folder_shows_its_ends_and_its_full_path_on_hover(
    open_page: OpenPage, export_ids: list[int], tmp_path: Path
) -> None:
    page = open_page()
    page.page.resize(800, 400)
    index = page.table.model().index(1, Column.FOLDER)
    page.table.scrollTo(index)
    header = page.table.horizontalHeader()
    page.wait_for(lambda: header.sectionSize(Column.FOLDER) == 120)
    viewport, place = page.table.viewport(), page.table.visualRect(index).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, help_event)
    page.wait_for(lambda: QToolTip.text() == str(tmp_path / "batch"))
    QToolTip.hideText()


def test_the_page_fits_a_small_window(open_page: OpenPage, export_ids: list[int]) -> None:
    least = open_page().page.minimumSizeHint()
    # Less the menu, the header and the status bar of the window.
    assert (least.width() <= 800, least.height() <= 280) == (True, True), least


def test_the_folder_of_the_selected_export_is_opened(
    open_page: OpenPage,
    export_ids: list[int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page = open_page()
    page.table.selectRow(1)
    page.press("open_export_folder")
    page.wait_for(lambda: opened == [QUrl.fromLocalFile(str(tmp_path / "batch"))])
    (tmp_path / "batch").rename(tmp_path / "moved")
    page.press("open_export_folder")
    page.wait_for(lambda: str(tmp_path / "batch") in page.text("message"))
    assert len(opened) == 1


def test_handing_over_is_shown_when_the_window_is_activated(
    open_page: OpenPage, workspace: Workspace, export_ids: list[int]
) -> None:
    page = open_page()
    page.table.selectRow(2)
    hand_over(workspace, export_ids[0], [1], "Anna", "Print shop")
    QApplication.sendEvent(page.page, QEvent(QEvent.Type.WindowActivate))
    page.wait_for(lambda: page.column(Column.HANDED_OVER)[3] == "1 of 3")
    assert page.table.currentIndex().row() == 2


def test_a_change_after_the_list_was_read_is_shown(
    open_page: OpenPage,
    workspace: Workspace,
    export_ids: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window is activated while the list is being read."""
    page = open_page()
    was_read, changed = threading.Event(), threading.Event()

    def read_before_the_change(workspace: Workspace) -> Readable[ListedExport]:
        found = listed_exports(workspace)
        was_read.set()
        changed.wait(TIMEOUT_MS / 1_000)
        return found

    monkeypatch.setattr(exports_page, "listed_exports", read_before_the_change)
    QApplication.sendEvent(page.page, QEvent(QEvent.Type.WindowActivate))
    page.wait_for(was_read.is_set)
    hand_over(workspace, export_ids[0], [1], "Anna", "Print shop")
    QApplication.sendEvent(page.page, QEvent(QEvent.Type.WindowActivate))
    changed.set()
    page.wait_for(lambda: page.column(Column.HANDED_OVER)[3] == "1 of 3")


def test_only_changed_rows_are_updated(
    open_page: OpenPage, workspace: Workspace, export_ids: list[int]
) -> None:
    """A reset would scroll the table and lose an open tooltip."""
    page = open_page()
    model = page.table.model()
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    hand_over(workspace, export_ids[0], [1], "Anna", "Print shop")
    QApplication.sendEvent(page.page, QEvent(QEvent.Type.WindowActivate))
    page.wait_for(changes.count)
    assert (resets.count(), changes.count()) == (0, 1)
