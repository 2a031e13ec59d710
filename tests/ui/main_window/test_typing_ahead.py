"""What is typed right after Ctrl+N reaches the mint form, not the scan field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.mint.dialog import MintDialog
from tests.ui.main_window.window_driver import MainWindowDriver

CONTROL = Qt.KeyboardModifier.ControlModifier
PARTS = ("parka-01", "lot-7", "25", "po-4711")


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the window system does: it goes to the window that is active now."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, key, modifier)


def _type(text: str) -> None:
    for letter in text:
        _press(Qt.Key(ord(letter.upper())))


def test_all_keys_after_ctrl_n_reach_the_form(main_window: MainWindowDriver) -> None:
    _press(Qt.Key.Key_N, CONTROL)
    for text in PARTS:
        _type(text)
        _press(Qt.Key.Key_Return)
    main_window.wait_for(main_window.ids)
    job = main_window.job(main_window.ids()[0])
    assert (job.product_sku, job.batch, job.quantity) == ("PARKA-01", "lot-7", 25)
    assert job.idempotency_key == "po-4711"
    assert main_window.scan_field.text() == ""


def test_keys_reach_a_form_that_is_open_already(main_window: MainWindowDriver) -> None:
    _press(Qt.Key.Key_N, CONTROL)
    main_window.wait_for(lambda: main_window.window.findChildren(MintDialog))
    (form,) = main_window.window.findChildren(MintDialog)
    main_window.wait_for(form.isActiveWindow)
    product = form.findChild(QLineEdit, "product")
    assert product
    main_window.wait_for(product.hasFocus)
    main_window.window.activateWindow()
    main_window.wait_for(main_window.window.isActiveWindow)
    main_window.scan_field.setFocus()
    _press(Qt.Key.Key_N, CONTROL)
    _type("parka")
    main_window.wait_for(lambda: product.text() == "parka")
    assert main_window.scan_field.text() == ""
    form.close_at_once()


@pytest.mark.parametrize("closed", [True, False])
def test_a_click_ends_the_redirection(main_window: MainWindowDriver, closed: bool) -> None:
    """So do closing the form and its activation."""
    main_window.trigger(Command.NEW_JOB)
    (form,) = main_window.window.findChildren(MintDialog)
    if closed:
        form.close_at_once()
    main_window.window.activateWindow()
    main_window.click(main_window.scan_field)
    main_window.wait_for(main_window.window.isActiveWindow)
    main_window.scan_field.setFocus()
    QTest.keyClicks(main_window.scan_field, "x")
    assert main_window.scan_field.text() == "x"
    if not closed:
        form.close_at_once()
