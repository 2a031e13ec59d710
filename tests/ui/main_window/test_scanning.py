"""A scanned code opens its token from any page."""

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.scan_field import ScanField
from tests.ui.main_window.at_work import AtWork


def _serial(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, unit)
    assert serial
    return serial


def _codes_on_screen(at_work: AtWork) -> list[str]:
    """Return the codes that a camera can read from the screen."""
    grabbed = at_work.window.screen().grabWindow(at_work.window.winId()).toImage()
    image = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    rows = memoryview(image.constBits()).cast("B")
    stride = image.bytesPerLine()
    pixels = b"".join(
        rows[y * stride : y * stride + 3 * image.width()] for y in range(image.height())
    )
    shaped = memoryview(pixels).cast("B", (image.height(), image.width(), 3))
    return [found.text for found in zxingcpp.read_barcodes(shaped)]


def _wait_for_code(at_work: AtWork, url: str) -> None:
    at_work.wait_for(lambda: _codes_on_screen(at_work) == [url])


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_scanned_serial_shows_its_code_on_the_screen(
    at_work: AtWork, minted_job: MintJob, theme: Theme, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    serial = _serial(at_work.workspace, minted_job, 12_345)
    at_work.type_scan(serial)
    url = minted_job.link_prefix + serial
    at_work.wait_for(lambda: _codes_on_screen(at_work) == [url])


def test_the_next_scan_replaces_the_previous_one(at_work: AtWork, minted_job: MintJob) -> None:
    first, second = (_serial(at_work.workspace, minted_job, unit) for unit in (7, 24_000))
    at_work.type_scan(minted_job.link_prefix + first)
    at_work.wait_for(lambda: _codes_on_screen(at_work) == [minted_job.link_prefix + first])
    assert at_work.scan_field.hasFocus()
    at_work.type_scan(second.lower())
    at_work.wait_for(lambda: _codes_on_screen(at_work) == [minted_job.link_prefix + second])


def test_a_scan_in_a_table_is_looked_up(at_work: AtWork, minted_job: MintJob) -> None:
    at_work.wait_for(lambda: minted_job.id in at_work.ids())
    for unit in (3, 20_000, 11):  # into the list of jobs, then into those of tokens
        serial = _serial(at_work.workspace, minted_job, unit)
        lists = at_work.window.findChildren(QTableView)
        next(one for one in lists if one.isVisible()).setFocus()
        at_work.scan_where_the_focus_is(serial)
        _wait_for_code(at_work, minted_job.link_prefix + serial)


def test_one_scan_follows_another(at_work: AtWork, minted_job: MintJob) -> None:
    at_work.scan_field.setFocus()
    for unit in (3, 20_000, 11):
        url = minted_job.link_prefix + _serial(at_work.workspace, minted_job, unit)
        at_work.scan_where_the_focus_is(url)
        _wait_for_code(at_work, url)


def test_after_a_failed_scan_no_token_is_shown(at_work: AtWork, minted_job: MintJob) -> None:
    at_work.type_scan(_serial(at_work.workspace, minted_job, 3))
    at_work.wait_for(lambda: len(_codes_on_screen(at_work)) == 1)
    at_work.type_scan("0000-0000-0000")
    at_work.wait_for_notice("counterfeit")
    at_work.wait_for(lambda: _codes_on_screen(at_work) == [])
    rows = at_work.find(QTableView, "tokensTable").selectionModel()
    assert not rows.hasSelection()


def test_a_failed_scan_overrides_the_token_scanned_before(
    at_work: AtWork, minted_job: MintJob
) -> None:
    field = at_work.find(ScanField, "scanField")
    found: list[Token] = []
    missed: list[Exception] = []
    field.found.connect(found.append)
    field.missed.connect(missed.append)
    at_work.type_scan(_serial(at_work.workspace, minted_job, 3))
    at_work.wait_for(lambda: found)
    at_work.type_scan("nonsense")  # while the card of the first is still being read
    at_work.wait_for(lambda: missed)
    QTest.qWait(300)
    assert _codes_on_screen(at_work) == []


@pytest.mark.logs_warnings
def test_a_missing_workspace_is_not_reported_as_a_counterfeit_token(
    at_work: AtWork, minted_job: MintJob
) -> None:
    folder = at_work.workspace.path
    serial = _serial(at_work.workspace, minted_job, 3)
    moved = folder.rename(folder.with_name(f"{folder.name}-moved"))
    at_work.type_scan(serial)
    at_work.wait_for_notice("replaced or removed")
    assert not any("counterfeit" in notice for notice in at_work.notices())
    moved.rename(folder)


def test_an_unknown_serial_is_reported_until_a_token_is_found(
    at_work: AtWork, minted_job: MintJob
) -> None:
    at_work.type_scan("0000-0000-0000")
    at_work.wait_for_notice("0000", "counterfeit")
    at_work.type_scan("not a serial")
    at_work.wait_for_notice("is not a serial")
    at_work.type_scan(_serial(at_work.workspace, minted_job, 5))
    at_work.wait_for(lambda: not at_work.notices())


def test_a_shortcut_focuses_the_scan_field_from_anywhere(at_work: AtWork) -> None:
    form = at_work.fill_in_a_request(10)
    QTest.keyClick(form.dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    at_work.wait_for(at_work.scan_field.hasFocus)
    form.dialog.close()


def test_the_tokens_of_the_selected_job_are_opened_and_closed(
    at_work: AtWork, minted_job: MintJob
) -> None:
    at_work.wait_for(lambda: minted_job.id in at_work.ids())
    at_work.choose(minted_job.id)
    QTest.keyClick(at_work.table, Qt.Key.Key_Return)
    page = at_work.wait_for_tokens()
    at_work.wait_for(lambda: len(_codes_on_screen(at_work)) == 1)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    at_work.wait_for(at_work.table.isVisible)
    assert not page.isVisible()


def test_the_shown_job_grows_while_it_is_minted(at_work: AtWork) -> None:
    job_id = at_work.mint(1_000_000)
    at_work.wait_for(lambda: JobAction.SHOW_TOKENS in at_work.enabled())
    at_work.do(JobAction.SHOW_TOKENS)
    at_work.wait_for_tokens()
    rows = at_work.find(QTableView, "tokensTable").model().rowCount
    assert 0 < rows() < 1_000_000
    at_work.wait_until(job_id, JobStatus.COMPLETED)
    at_work.wait_for(lambda: rows() == 1_000_000)
