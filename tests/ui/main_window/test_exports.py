"""Tests of the list of exports and of interrupted exports in the main window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.exports_list.model import Column
from dpp_desktop.ui.exports_list.page import ExportsPage
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.settings.preferences import PreferencesFile
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.ui.export.export_driver import ExportDriver
from tests.ui.main_window.conftest import OpenWindow, close
from tests.ui.main_window.window_driver import MainWindowDriver

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


def _interrupted_batch(path: Path, folder: Path) -> int:
    with Workspace.open(path) as workspace:
        run_job(workspace, submit(workspace, parka(25_000)).job.id)
        return export_tokens(workspace, Request(BATCH, folder), StopAfter(1)).export.id


def _exported_job(path: Path, folder: Path) -> int:
    with Workspace.open(path) as workspace:
        job = run_job(workspace, submit(workspace, parka(5)).job.id)
        export_job(workspace, job.id, folder)
    return job.id


def _text(window: QWidget, kind: type[QLabel] | type[QLineEdit], name: str) -> str:
    found = window.findChild(kind, name)
    assert isinstance(found, kind)
    return found.text()


def _table_of(main_window: MainWindowDriver) -> QTableView:
    (page,) = main_window.window.findChildren(ExportsPage)
    assert page.isVisible()
    table = page.findChild(QTableView, "exports")
    assert isinstance(table, QTableView)
    main_window.wait_for(lambda: table.model().rowCount() and table.isVisible())
    return table


def test_an_interrupted_batch_export_can_be_continued_in_its_folder(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    _interrupted_batch(workspace_path, tmp_path / "stick")
    main_window = open_window(workspace_path)
    main_window.wait_for_notice(
        "The export of batch LOT-7 isn't finished.", str(tmp_path / "stick")
    )
    (button,) = (b for b in main_window.window.findChildren(QPushButton) if b.text() == "Continue…")
    main_window.click(button)
    (dialog,) = main_window.window.findChildren(ExportDialog)
    main_window.wait_for(lambda: _text(dialog, QLabel, "heading"))
    assert dialog.request.target == BATCH
    assert _text(dialog, QLineEdit, "folder") == str(tmp_path / "stick")


def test_a_shortcut_shows_the_page_of_exports_and_enter_opens_an_export(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    export_id = _interrupted_batch(workspace_path, tmp_path / "stick")
    main_window = open_window(workspace_path)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(main_window.window, Qt.Key.Key_E, keys)
    table = _table_of(main_window)
    QTest.keyClick(table, Qt.Key.Key_Return)
    (dialog,) = main_window.window.findChildren(ExportDialog)
    assert dialog.request.export_id == export_id
    main_window.wait_for(lambda: "was interrupted with 1 of 3" in _text(dialog, QLabel, "message"))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert main_window.window.findChildren(ExportDialog) == [dialog], "it is there already"


def test_the_page_of_exports_keeps_its_selection_and_escape_leads_back(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    _exported_job(workspace_path, tmp_path / "first")
    _exported_job(workspace_path, tmp_path / "second")
    main_window = open_window(workspace_path)
    main_window.trigger(Command.EXPORTS)
    table = _table_of(main_window)
    main_window.wait_for(table.hasFocus)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert main_window.window.dashboard.isVisible()
    assert not table.isVisible()
    main_window.trigger(Command.EXPORTS)
    assert _table_of(main_window).currentIndex().row() == 1
    main_window.trigger(Command.SHOW_JOBS)
    assert main_window.window.dashboard.isVisible()


def test_the_page_of_exports_follows_an_export(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    job_id = _exported_job(workspace_path, tmp_path / "first")
    main_window = open_window(workspace_path)
    main_window.trigger(Command.EXPORTS)
    table = _table_of(main_window)
    assert table.model().rowCount() == 1
    main_window.session.tasks.exports.start(Request(WholeJob(job_id), tmp_path / "second"))
    main_window.wait_for(lambda: table.model().rowCount() == 2)
    status = table.model().index(0, Column.STATUS)
    main_window.wait_for(lambda: status.data() == "Completed")


def test_the_list_opens_a_finished_export_with_a_missing_folder(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    _exported_job(workspace_path, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "pulled")
    main_window = open_window(workspace_path)
    (button,) = (b for b in main_window.window.findChildren(QToolButton) if b.text() == "Exports")
    main_window.click(button)
    table = _table_of(main_window)
    QTest.keyClick(table, Qt.Key.Key_Return)
    (dialog,) = main_window.window.findChildren(ExportDialog)
    main_window.wait_for(lambda: "no longer exists" in _text(dialog, QLabel, "message"))
    assert _text(dialog, QLineEdit, "folder") == str(tmp_path / "stick")


def test_new_overlaps_with_other_exports_are_reported_after_the_export(
    open_window: OpenWindow, workspace_path: Path, tmp_path: Path
) -> None:
    job_id = _exported_job(workspace_path, tmp_path / "first")
    main_window = open_window(workspace_path)
    main_window.session.tasks.exports.start(Request(WholeJob(job_id), tmp_path / "second"))
    main_window.wait_for_notice(f"The packs of job {job_id} were exported to {tmp_path / 'second'}")
    main_window.wait_for_notice(
        f"The export of job {job_id} contains tokens that are also in other exports.",
        "5 of 5 tokens are already in other exports.",
        str(tmp_path / "first"),
    )
    done, warning = main_window.window.notices.notices
    assert str(tmp_path / "second") in done.text
    assert (done.tone, warning.tone) == (Tone.SUCCESS, Tone.WARNING)


def test_the_names_of_a_handover_are_saved(
    open_window: OpenWindow, workspace_path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    job_id = _exported_job(workspace_path, tmp_path / "packs")
    first = open_window(workspace_path)
    dialog = first.window.parts.dialogs.open_export(WholeJob(job_id), None, tmp_path)
    export = ExportDriver(qtbot, dialog)
    export.wait_for(lambda: export.text("heading"))
    export.press("hand_over")
    export.find(QLineEdit, "handover_by").setText("Jörg Ümit")
    export.find(QLineEdit, "handover_to").setText("Druckerei Süd")
    export.press("confirm_handover")
    export.wait_for(lambda: export.text("handed_over") == "1 of 1 handed over")
    # At once, because a crash would save nothing later.
    saved = [PreferencesFile().state(f"handed_over_{name}") for name in ("by", "to")]
    assert [bytes(each.data()).decode() for each in saved] == ["Jörg Ümit", "Druckerei Süd"]
    close(qtbot, first)
    second_window = open_window(workspace_path)
    names = second_window.window.parts.dialogs.handover_names
    assert (names.by.text, names.to.text) == ("Jörg Ümit", "Druckerei Süd")
