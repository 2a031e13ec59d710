"""The list shows brands by name and what is exported, and its buttons say why they are disabled."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QToolBar, QWidget

from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange
from dpp_desktop.minting.control import pause
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.dashboard.jobs_model import BRAND_ROLE, Column
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.tokens.scan_result import ScanResult
from dpp_desktop.ui.verify.station import VerifyStation
from dpp_desktop.ui.widgets.plain_text import without_mnemonic
from tests.conftest import parka
from tests.samples import put_job
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def with_job(main_window: MainWindowDriver, minted_job: MintJob) -> MainWindowDriver:
    """A window with a completed job of 25,000 tokens, which is selected."""
    main_window.wait_for(lambda: JobAction.EXPORT in main_window.enabled())
    assert main_window.ids() == [minted_job.id]
    return main_window


def test_exports_of_any_process_are_shown(
    with_job: MainWindowDriver, minted_job: MintJob, workspace_path: Path, tmp_path: Path
) -> None:
    assert with_job.shown(minted_job.id, Column.EXPORTED) == ""
    with Workspace.open(workspace_path) as workspace:
        request = Request(UnitRange(minted_job.id, 1, 20_000), tmp_path / "packs")
        export = export_tokens(workspace, request).export
        with_job.wait_until_shown(minted_job.id, Column.EXPORTED, "20,000 · 80%")
        assert with_job.shown(minted_job.id, Column.HANDED_OVER) == ""
        hand_over(workspace, export.id, [1], "Ada")
    with_job.wait_until_shown(minted_job.id, Column.HANDED_OVER, "10,000 · 40%")


def test_labels_of_any_process_are_shown(
    with_job: MainWindowDriver, minted_job: MintJob, workspace_path: Path
) -> None:
    assert with_job.shown(minted_job.id, Column.PRINTED) == ""
    with Workspace.open(workspace_path) as workspace:
        units = UnitJob(workspace, minted_job)
        units.printed("1-5000")
        with_job.wait_until_shown(minted_job.id, Column.PRINTED, "5,000 · 20%")
        assert with_job.shown(minted_job.id, Column.EXPORTED) == ""
        units.spoiled("1-2500")
    with_job.wait_until_shown(minted_job.id, Column.PRINTED, "2,500 · 10%")


def test_jobs_can_be_found_and_sorted_by_brand_name_and_order(
    main_window: MainWindowDriver,
) -> None:
    for order in ("B-2", "A-1", "C-3"):
        put_job(main_window.workspace, parka(5, key=order))
    main_window.wait_for(lambda: len(main_window.ids()) == 3)
    main_window.click_heading(Column.ORDER)
    assert main_window.column(Column.ORDER) == ["A-1", "B-2", "C-3"]
    main_window.filter_text("nordlicht outdoor c-3")
    assert main_window.column(Column.ORDER) == ["C-3"]
    main_window.filter_text("")
    brands = main_window.box("filter_brand")
    assert brands.itemText(1) == "Nordlicht Outdoor"
    brands.setCurrentIndex(1)
    assert len(main_window.ids()) == 3
    index = main_window.table.model().index(0, Column.PRODUCT)
    assert index.data(BRAND_ROLE) == "Nordlicht Outdoor"


def _tooltips(main_window: MainWindowDriver) -> dict[str, str]:
    return {
        action.objectName().removeprefix("action_"): action.toolTip()
        for action in main_window.find(QToolBar, "job_bar").actions()
    }


def test_a_disabled_action_says_why(with_job: MainWindowDriver) -> None:
    shown = _tooltips(with_job)
    assert shown[JobAction.PAUSE] == "You can pause a job while it is queued or minting."
    assert shown[JobAction.RESUME] == "You can resume a job while it is paused."
    assert shown[JobAction.RETRY] == "You can retry a job only if it failed."
    assert shown[JobAction.CANCEL] == "You can cancel a job until it is completed."
    assert shown[JobAction.EXPORT].endswith("(Ctrl+E)")
    other = submit(with_job.workspace, parka(5)).job
    pause(with_job.workspace, other.id)
    with_job.wait_for(lambda: other.id in with_job.ids())
    with_job.choose(other.id)
    with_job.wait_for(lambda: JobAction.RESUME in with_job.enabled())
    assert _tooltips(with_job)[JobAction.EXPORT] == "The job has no tokens yet."
    with_job.choose(*with_job.ids())
    with_job.wait_for(lambda: _tooltips(with_job)[JobAction.SHOW_TOKENS] == "Select only one job.")
    with_job.table.clearSelection()
    with_job.wait_for(lambda: set(_tooltips(with_job).values()) == {"Select a job first."})


def test_every_action_has_its_own_icon(main_window: MainWindowDriver) -> None:
    commands = [main_window.find_command(command) for command in Command]
    actions = [*commands, *main_window.table.actions()]
    assert not any(action.icon().isNull() for action in main_window.table.actions())
    icons = [action.icon() for action in actions if not action.icon().isNull()]
    assert len({icon.pixmap(24, 24).cacheKey() for icon in icons}) == len(icons)


def test_the_menus_of_a_job_have_the_same_groups_of_actions(with_job: MainWindowDriver) -> None:
    in_bar = next(menu for menu in _menus(with_job.window.menuBar()) if menu.title() == "&Job")
    with_job.table.customContextMenuRequested.emit(QPoint(20, 20))
    with_job.wait_for(lambda: _menus(with_job.table))
    (of_row,) = _menus(with_job.table)
    assert _texts(of_row) == _texts(in_bar)
    assert _texts(of_row) == [
        *("Pause", "Resume", "Retry", "Cancel…", ""),
        *("Export packs…", "Show tokens", ""),
        *("Print labels…", "Verify labels…", "Write NFC tags…", "Units…"),
    ]
    of_row.close()


def _menus(widget: QWidget) -> list[QMenu]:
    return widget.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _texts(menu: QMenu) -> list[str]:
    return [without_mnemonic(action.text()) for action in menu.actions()]


def test_the_keys_of_labels_work_wherever_the_focus_is(with_job: MainWindowDriver) -> None:
    with_job.scan_field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with_job.key(Qt.Key.Key_V, both)
    with_job.wait_for(lambda: with_job.window.findChildren(VerifyStation))
    with_job.window.parts.dialogs.close_all()


def test_the_button_of_the_current_page_is_checked(with_job: MainWindowDriver) -> None:
    jobs = with_job.find_command(Command.SHOW_JOBS)
    assert jobs.isChecked()
    jobs.trigger()
    assert jobs.isChecked()
    with_job.do(JobAction.SHOW_TOKENS)
    with_job.wait_for_tokens()
    assert jobs.isChecked(), "the tokens belong to the jobs"


@pytest.mark.parametrize("is_open", [True, False])
def test_opening_the_log_folder_is_reported(
    main_window: MainWindowDriver, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return is_open

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    main_window.trigger(Command.LOG_FOLDER)
    folder = str(main_window.workspace.path / LOG_FOLDER)
    assert [url.toLocalFile() for url in opened] == [folder]
    main_window.wait_for_notice(folder, "was opened" if is_open else "can't be opened")
    (notice,) = main_window.window.notices.notices
    assert notice.tone is (Tone.SUCCESS if is_open else Tone.WARNING)


@pytest.mark.parametrize("command", [Command.NEW_JOB, Command.PRODUCTS, Command.SHOW_JOBS])
def test_a_wrong_scan_gives_way_to_the_next_task(
    with_job: MainWindowDriver, command: Command
) -> None:
    with_job.type_scan("0000-0000-0000")
    result = with_job.find(ScanResult, "scan_result")
    with_job.wait_for(result.isVisible)
    with_job.trigger(command)
    with_job.wait_for(with_job.table.isVisible)
    assert not result.isVisible()
    with_job.window.parts.dialogs.close_all()


def test_the_tokens_of_a_job_replace_a_wrong_scan(with_job: MainWindowDriver) -> None:
    with_job.type_scan("0000-0000-0000")
    result = with_job.find(ScanResult, "scan_result")
    with_job.wait_for(result.isVisible)
    with_job.find_action(JobAction.SHOW_TOKENS).trigger()
    with_job.wait_for_tokens()
    assert not result.isVisible()


def test_a_second_window_keeps_the_columns(open_window: OpenWindow, workspace_path: Path) -> None:
    """Column widths of an older version, which had fewer columns, are ignored."""
    main_window = open_window(workspace_path)
    put_job(main_window.workspace, parka(5))
    main_window.wait_for(main_window.table.isVisible)
    header = main_window.table.horizontalHeader()
    assert all(header.sectionSize(column) > 40 for column in Column)
