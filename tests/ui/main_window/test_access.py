"""The window can be used with the keyboard only, with gloves, and with a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QToolBar,
    QWidget,
)

from dpp_desktop.minting.control import pause
from dpp_desktop.minting.submit import submit
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.theme.scale import TARGET
from tests.conftest import parka
from tests.ui.help.help_texts import keys_in
from tests.ui.main_window.window_driver import MainWindowDriver

PRESSED = (QAbstractButton, QComboBox, QLineEdit)
_TESTED_ELSEWHERE = {
    *(
        "Esc",
        "Alt+Left",
        "Ctrl+D",
        "Ctrl+G",
        "Ctrl+S",
        "Ctrl+Shift+F",
        "Ctrl+Shift+N",
        "Enter",
        "F8",
        "Return",
        "Tab",
    )
}
"""Keys of pages, fields and other windows, which are tested there."""


def _controls(window: QWidget) -> list[QWidget]:
    return [
        control
        for kind in PRESSED
        for control in window.findChildren(kind)
        if control.isVisible() and not isinstance(control.parent(), (QLineEdit, QScrollBar))
    ]


def test_every_control_is_high_enough_for_gloves(main_window: MainWindowDriver) -> None:
    low = {
        (type(control).__name__, control.objectName(), control.height())
        for control in _controls(main_window.window)
        if control.height() < TARGET
    }
    assert not low


def test_every_control_has_an_accessible_name(main_window: MainWindowDriver) -> None:
    silent = {
        (type(control).__name__, control.objectName())
        for control in _controls(main_window.window)
        if not (control.accessibleName() or getattr(control, "text", str)())
    }
    assert not silent


def test_tab_reaches_every_control(main_window: MainWindowDriver) -> None:
    job = pause(main_window.workspace, submit(main_window.workspace, parka(10)).job.id)
    main_window.wait_for(lambda: job.id in main_window.ids())
    main_window.choose(job.id)
    reached: set[QWidget] = set()
    for _ in range(40):
        QTest.keyClick(main_window.window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused
        reached.add(focused)
    enabled = {control for control in _controls(main_window.window) if control.isEnabled()}
    missed = {control.objectName() for control in enabled - reached}
    assert not missed
    assert main_window.table in reached


def test_enter_on_a_button_presses_that_button(main_window: MainWindowDriver) -> None:
    job = pause(main_window.workspace, submit(main_window.workspace, parka(10)).job.id)
    main_window.wait_for(lambda: job.id in main_window.ids())
    main_window.choose(job.id)
    main_window.wait_for(lambda: "resume" in main_window.enabled())
    bar = main_window.find(QToolBar, "job_bar")
    button = bar.widgetForAction(main_window.find_action(JobAction.RESUME))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    main_window.wait_for(lambda: main_window.job(job.id).minted == 10)


def test_every_key_in_the_help_exists(main_window: MainWindowDriver) -> None:
    sequences = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in main_window.window.findChildren(QAction)
    }
    for language in ("en", "de"):
        named = {
            key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys_in(language)
        }
        assert named - sequences <= _TESTED_ELSEWHERE
