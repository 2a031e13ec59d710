"""A scanned code opens its token, whichever widget has the focus."""

import pytest
import zxingcpp
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.products.window import ProductsWindow
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.tokens.scan_result import ScanResult
from dpp_desktop.units.unit_status import ScannedCode
from tests.samples import put_job
from tests.ui.held_minting import HELD_JOB, HeldMinting
from tests.ui.main_window.window_driver import MainWindowDriver


def _serial(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, job.id, unit)
    assert serial
    return serial


def _codes_on_screen(main_window: MainWindowDriver) -> list[str]:
    """Return the texts of the codes that are readable on the screen."""
    grabbed = main_window.window.screen().grabWindow(main_window.window.winId()).toImage()
    image = grabbed.convertToFormat(QImage.Format.Format_RGB888)
    rows = memoryview(image.constBits()).cast("B")
    stride = image.bytesPerLine()
    pixels = b"".join(
        rows[y * stride : y * stride + 3 * image.width()] for y in range(image.height())
    )
    shaped = memoryview(pixels).cast("B", (image.height(), image.width(), 3))
    return [found.text for found in zxingcpp.read_barcodes(shaped)]


def _wait_for_code(main_window: MainWindowDriver, url: str) -> None:
    main_window.wait_for(lambda: _codes_on_screen(main_window) == [url])


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_scanned_serial_shows_its_code_on_the_screen(
    main_window: MainWindowDriver, minted_job: MintJob, theme: Theme, scheme: Scheme
) -> None:
    theme.set_scheme(scheme)
    serial = _serial(main_window.workspace, minted_job, 12_345)
    main_window.type_scan(serial)
    url = minted_job.link_prefix + serial
    main_window.wait_for(lambda: _codes_on_screen(main_window) == [url])


def test_the_next_scan_replaces_the_previous_one(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    first, second = (_serial(main_window.workspace, minted_job, unit) for unit in (7, 24_000))
    main_window.type_scan(minted_job.link_prefix + first)
    main_window.wait_for(lambda: _codes_on_screen(main_window) == [minted_job.link_prefix + first])
    assert main_window.scan_field.hasFocus()
    main_window.type_scan(second.lower())
    main_window.wait_for(lambda: _codes_on_screen(main_window) == [minted_job.link_prefix + second])


def test_a_scan_in_a_table_is_looked_up(main_window: MainWindowDriver, minted_job: MintJob) -> None:
    main_window.wait_for(lambda: minted_job.id in main_window.ids())
    for unit in (
        3,
        20_000,
        11,
    ):  # the first scan is typed into the list of jobs, the others into the list of tokens
        serial = _serial(main_window.workspace, minted_job, unit)
        lists = main_window.window.findChildren(QTableView)
        next(one for one in lists if one.isVisible()).setFocus()
        main_window.scan_where_the_focus_is(serial)
        _wait_for_code(main_window, minted_job.link_prefix + serial)


def test_each_of_several_consecutive_scans_shows_its_code(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.scan_field.setFocus()
    for unit in (3, 20_000, 11):
        url = minted_job.link_prefix + _serial(main_window.workspace, minted_job, unit)
        main_window.scan_where_the_focus_is(url)
        _wait_for_code(main_window, url)


def test_after_a_failed_scan_no_token_is_shown(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.type_scan(_serial(main_window.workspace, minted_job, 3))
    main_window.wait_for(lambda: len(_codes_on_screen(main_window)) == 1)
    main_window.type_scan("0000-0000-0000")
    main_window.wait_for_scan_result("counterfeit")
    main_window.wait_for(lambda: _codes_on_screen(main_window) == [])
    rows = main_window.find(QTableView, "tokensTable").selectionModel()
    assert not rows.hasSelection()


def test_a_failed_scan_overrides_the_token_scanned_before(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    field = main_window.find(ScanField, "scanField")
    found: list[ScannedCode] = []
    missed: list[Exception] = []
    field.found.connect(found.append)
    field.missed.connect(missed.append)
    main_window.type_scan(_serial(main_window.workspace, minted_job, 3))
    main_window.wait_for(lambda: found)
    main_window.type_scan("nonsense")  # while the first token is still being loaded
    main_window.wait_for(lambda: missed)
    QTest.qWait(300)
    assert _codes_on_screen(main_window) == []


@pytest.mark.logs_warnings
def test_a_missing_workspace_is_not_reported_as_a_counterfeit_token(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    folder = main_window.workspace.path
    serial = _serial(main_window.workspace, minted_job, 3)
    moved = folder.rename(folder.with_name(f"{folder.name}-moved"))
    main_window.type_scan(serial)
    main_window.wait_for_scan_result("replaced or removed")
    assert "counterfeit" not in main_window.scan_result
    moved.rename(folder)


def test_a_wrong_scan_fills_the_window_until_a_token_is_found(
    main_window: MainWindowDriver, minted_job: MintJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    main_window.type_scan("0000-0000-0000")
    main_window.wait_for_scan_result("0000", "counterfeit")
    result = main_window.find(ScanResult, "scan_result")
    assert not main_window.table.isVisible()
    main_window.wait_for(lambda: result.height() > main_window.window.height() / 2)
    main_window.type_scan("not a code")
    main_window.wait_for_scan_result("'not a code' is not a token, product, order number")
    assert len(beeps) == 2
    main_window.type_scan(_serial(main_window.workspace, minted_job, 5))
    main_window.wait_for_scan_result("batch LOT-7: token 6 of 25,000")
    assert result.property("tone") == "success"
    main_window.wait_for(lambda: result.height() < main_window.window.height() / 5)
    assert len(beeps) == 2


def test_escape_closes_the_report_of_a_wrong_scan(main_window: MainWindowDriver) -> None:
    main_window.type_scan("nonsense")
    main_window.wait_for_scan_result("'nonsense' is not a token")
    assert not main_window.window.dashboard.isVisible()
    QTest.keyClick(main_window.scan_field, Qt.Key.Key_Escape)
    main_window.wait_for(main_window.window.dashboard.isVisible)
    assert main_window.scan_result == ""


def test_an_order_number_and_a_batch_select_their_job(
    main_window: MainWindowDriver, workspace: Workspace
) -> None:
    job = put_job(workspace, MintForm("nordlicht", "PARKA-01", "LOT-9", 3, "PO-4711"))
    main_window.wait_for(lambda: job.id in main_window.ids())
    for scanned in ("PO-4711", "LOT-9"):
        main_window.type_scan("nonsense")
        main_window.wait_for_scan_result("nonsense")
        main_window.type_scan(scanned)
        main_window.wait_for_scan_result(f"Job {job.id}: ", "PO-4711")
        assert main_window.table.isVisible()
        chosen = main_window.table.selectionModel().selectedRows()
        assert [main_window.ids()[index.row()] for index in chosen] == [job.id]


def test_a_job_that_was_found_leaves_the_focus_to_the_next_scan(
    main_window: MainWindowDriver, workspace: Workspace
) -> None:
    put_job(workspace, MintForm("nordlicht", "PARKA-01", "LOT-9", 3, "PO-4711"))
    newest = put_job(workspace, MintForm("nordlicht", "PARKA-01", "LOT-9", 3, "PO-4712"))
    main_window.wait_for(lambda: newest.id in main_window.ids())
    scan_field = main_window.find(ScanField, "scanField")
    focused: list[bool] = []
    main_window.table.selectionModel().selectionChanged.connect(
        lambda: QTimer.singleShot(0, lambda: focused.append(scan_field.hasFocus()))
    )
    scan_field.found.connect(lambda _match: main_window.type_scan("nonsense"))
    main_window.type_scan("PO-4711")
    main_window.wait_for(lambda: focused)
    assert focused == [True]


def test_an_ean_opens_its_product(main_window: MainWindowDriver) -> None:
    main_window.type_scan("]E09506000134352")
    main_window.wait_for_scan_result("Product PARKA-01: ")

    def opened() -> bool:
        windows = main_window.window.findChildren(ProductsWindow)
        fields = [field for window in windows for field in window.findChildren(QLineEdit)]
        return any(field.text() == "PARKA-01" for field in fields)

    main_window.wait_for(opened)


def test_a_different_keyboard_language_is_named(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    url = minted_job.link_prefix + _serial(main_window.workspace, minted_job, 7)
    arrived = url.translate(str.maketrans(":/-yzYZ", "Ö-ßzyZY"))
    main_window.type_scan(arrived)
    main_window.wait_for_scan_result("token 8 of", "Scanner keyboard language: ", "German")
    assert main_window.find(ScanResult, "scan_result").property("tone") == "warning"
    _wait_for_code(main_window, url)


def test_a_shortcut_focuses_the_scan_field_from_anywhere(main_window: MainWindowDriver) -> None:
    form = main_window.fill_in_mint_form(10)
    QTest.keyClick(form.dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    main_window.wait_for(main_window.scan_field.hasFocus)
    form.dialog.close_at_once()


def test_the_tokens_of_the_selected_job_are_opened_and_closed(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.wait_for(lambda: minted_job.id in main_window.ids())
    main_window.choose(minted_job.id)
    QTest.keyClick(main_window.table, Qt.Key.Key_Return)
    page = main_window.wait_for_tokens()
    main_window.wait_for(lambda: len(_codes_on_screen(main_window)) == 1)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    main_window.wait_for(main_window.table.isVisible)
    assert not page.isVisible()


def test_the_shown_job_grows_while_it_is_minted(
    main_window: MainWindowDriver, minting: HeldMinting
) -> None:
    job_id = main_window.mint(HELD_JOB)
    main_window.wait_for(lambda: JobAction.SHOW_TOKENS in main_window.enabled())
    main_window.do(JobAction.SHOW_TOKENS)
    main_window.wait_for_tokens()
    rows = main_window.find(QTableView, "tokensTable").model().rowCount
    main_window.wait_for(lambda: 0 < rows() < HELD_JOB)
    minting.release()
    main_window.wait_until(job_id, JobStatus.COMPLETED)
    main_window.wait_for(lambda: rows() == HELD_JOB)


def test_escape_clears_the_scan_field(main_window: MainWindowDriver, minted_job: MintJob) -> None:
    main_window.type_scan(_serial(main_window.workspace, minted_job, 3))
    main_window.wait_for_scan_result("token 4 of 25,000")
    main_window.key(Qt.Key.Key_Escape)
    assert main_window.find(ScanField, "scanField").text() == ""
    main_window.type("0950")
    main_window.key(Qt.Key.Key_Escape)
    assert main_window.find(ScanField, "scanField").text() == ""
