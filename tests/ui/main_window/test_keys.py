"""Scans, shortcuts and the Back key work wherever the focus is in the window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolBar,
    QWidget,
)

from dpp_desktop.exporting.selection import WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store import tokens
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.mint.dialog import MintDialog
from dpp_desktop.ui.notices.message_view import Tone
from tests.ui.main_window.window_driver import MainWindowDriver

CONTROL = Qt.KeyboardModifier.ControlModifier


def _serial(main_window: MainWindowDriver, job: MintJob) -> str:
    with main_window.workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, 20_000, 1)[0]


def _export_button(main_window: MainWindowDriver) -> QWidget:
    bar = main_window.find(QToolBar, "job_bar")
    return bar.widgetForAction(main_window.find_action(JobAction.EXPORT))


def _close_button_of_a_notice(main_window: MainWindowDriver) -> QWidget:
    main_window.window.notices.show_notice(Tone.WARNING, "Something")
    return main_window.window.notices.notices[0].buttons[-1]


PLACES: dict[str, Callable[[MainWindowDriver], QWidget]] = {
    "new job": lambda main_window: main_window.find(QPushButton, "new_job"),
    "filter": lambda main_window: main_window.find(QComboBox, "filter_status"),
    "toolbar": _export_button,
    "notice": _close_button_of_a_notice,
    "jobs": lambda main_window: main_window.table,
}


@pytest.fixture
def ready(main_window: MainWindowDriver, minted_job: MintJob) -> Iterator[MainWindowDriver]:
    """A window that shows a job; its dialogs are closed after the test."""
    main_window.wait_for(lambda: JobAction.EXPORT in main_window.enabled())
    yield main_window
    for dialog in main_window.window.findChildren(ExportDialog):
        dialog.close()


def _show_tokens(main_window: MainWindowDriver) -> QWidget:
    main_window.do(JobAction.SHOW_TOKENS)
    return main_window.wait_for_tokens()


def test_the_scan_field_has_the_focus_at_the_start(main_window: MainWindowDriver) -> None:
    assert main_window.scan_field.hasFocus()


@pytest.mark.parametrize("place", PLACES)
def test_a_scan_goes_to_the_scan_field_wherever_the_focus_is(
    ready: MainWindowDriver, minted_job: MintJob, place: str
) -> None:
    PLACES[place](ready).setFocus()
    ready.scan_where_the_focus_is(_serial(ready, minted_job))
    ready.wait_for_tokens()
    assert not ready.window.findChildren(MintDialog)


@pytest.mark.parametrize("name", ["urlText", "passportTree", "tokenTabs", "saveQr", "back"])
def test_a_scan_on_the_tokens_page_goes_to_the_scan_field(
    ready: MainWindowDriver, name: str
) -> None:
    page = _show_tokens(ready)
    widget = page.findChild(QWidget, name)
    assert widget
    widget.setFocus()
    ready.scan_where_the_focus_is("(01)nonsense")
    ready.wait_for_scan_result("nonsense")
    assert ready.scan_field.text() == "(01)nonsense"


def test_text_typed_in_another_field_stays_there(ready: MainWindowDriver) -> None:
    field = ready.find(QLineEdit, "filter_text")
    field.setFocus()
    ready.scan_where_the_focus_is("LOT")
    assert field.text() == "LOT"
    assert ready.scan_field.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_the_focused_button(ready: MainWindowDriver, key: Qt.Key) -> None:
    button = ready.find(QPushButton, "new_job")
    button.setFocus()
    QTest.keyClick(button, key)
    ready.wait_for(lambda: ready.window.findChildren(MintDialog))
    ready.window.findChildren(MintDialog)[0].close_at_once()


def test_arrow_keys_work_in_lists_and_combo_boxes(ready: MainWindowDriver) -> None:
    box = ready.find(QComboBox, "filter_status")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == 1


def test_the_newest_job_is_selected_at_the_start(
    ready: MainWindowDriver, minted_job: MintJob
) -> None:
    assert [job.id for job in ready.table.selected_jobs()] == [minted_job.id]


@pytest.mark.parametrize("name", ["scanField", "filter_text", "new_job"])
def test_a_shortcut_exports_a_job_wherever_the_focus_is(ready: MainWindowDriver, name: str) -> None:
    widget = ready.find(QWidget, name)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_E, CONTROL)
    ready.wait_for(lambda: ready.window.findChildren(ExportDialog))


def test_keys_on_the_tokens_page_apply_to_its_job(
    ready: MainWindowDriver, minted_job: MintJob
) -> None:
    other = ready.mint(10)
    ready.wait_for(lambda: [job.id for job in ready.table.selected_jobs()] == [other])
    ready.type_scan(_serial(ready, minted_job))
    ready.wait_for_tokens()
    QTest.keyClick(ready.scan_field, Qt.Key.Key_E, CONTROL)
    ready.wait_for(lambda: ready.window.findChildren(ExportDialog))
    assert ready.window.findChildren(ExportDialog)[0].request.target == WholeJob(minted_job.id)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    ],
)
def test_keys_go_back_from_the_scan_field(
    ready: MainWindowDriver, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    page = _show_tokens(ready)
    ready.scan_field.setFocus()
    QTest.keyClick(ready.scan_field, key, modifier)
    ready.wait_for(ready.table.isVisible)
    assert not page.isVisible()


def test_a_scan_in_the_number_field_is_looked_up(
    ready: MainWindowDriver, minted_job: MintJob
) -> None:
    page = _show_tokens(ready)
    field = page.findChild(QLineEdit, "goToField")
    assert field
    field.setFocus()
    serial = _serial(ready, minted_job)
    QGuiApplication.clipboard().setText(minted_job.link_prefix + serial)
    field.paste()
    QTest.keyClick(field, Qt.Key.Key_Return)
    ready.wait_for(lambda: ready.scan_field.text() == minted_job.link_prefix + serial)
    ready.wait_for(lambda: QApplication.focusWidget() is ready.scan_field)
    table = page.findChild(QTableView, "tokensTable")
    assert table
    ready.wait_for(lambda: table.currentIndex().row() == 20_000)
