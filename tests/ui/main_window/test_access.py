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
from tests.ui.help.reading import keys_in
from tests.ui.main_window.at_work import AtWork

PRESSED = (QAbstractButton, QComboBox, QLineEdit)
_SEEN_ELSEWHERE = {"Esc", "Alt+Left", "Ctrl+G", "Ctrl+S", "Enter", "F8", "Return", "Tab"}
"""Keys of pages, fields and other windows, which have their own tests."""


def _controls(window: QWidget) -> list[QWidget]:
    return [
        control
        for kind in PRESSED
        for control in window.findChildren(kind)
        if control.isVisible() and not isinstance(control.parent(), (QLineEdit, QScrollBar))
    ]


def test_every_control_is_high_enough_for_gloves(at_work: AtWork) -> None:
    low = {
        (type(control).__name__, control.objectName(), control.height())
        for control in _controls(at_work.window)
        if control.height() < TARGET
    }
    assert not low


def test_every_control_has_an_accessible_name(at_work: AtWork) -> None:
    silent = {
        (type(control).__name__, control.objectName())
        for control in _controls(at_work.window)
        if not (control.accessibleName() or getattr(control, "text", str)())
    }
    assert not silent


def test_tab_reaches_every_control(at_work: AtWork) -> None:
    job = pause(at_work.workspace, submit(at_work.workspace, parka(10)).job.id)
    at_work.wait_for(lambda: job.id in at_work.ids())
    at_work.choose(job.id)
    reached: set[QWidget] = set()
    for _ in range(40):
        QTest.keyClick(at_work.window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused
        reached.add(focused)
    enabled = {control for control in _controls(at_work.window) if control.isEnabled()}
    missed = {control.objectName() for control in enabled - reached}
    assert not missed
    assert at_work.table in reached


def test_enter_on_a_button_presses_that_button(at_work: AtWork) -> None:
    job = pause(at_work.workspace, submit(at_work.workspace, parka(10)).job.id)
    at_work.wait_for(lambda: job.id in at_work.ids())
    at_work.choose(job.id)
    at_work.wait_for(lambda: "resume" in at_work.enabled())
    bar = at_work.find(QToolBar, "job_bar")
    button = bar.widgetForAction(at_work.find_action(JobAction.RESUME))
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    at_work.wait_for(lambda: at_work.job(job.id).minted == 10)


def test_every_key_in_the_help_exists(at_work: AtWork) -> None:
    sequences = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in at_work.window.findChildren(QAction)
    }
    for language in ("en", "de"):
        named = {
            key.toString(QKeySequence.SequenceFormat.PortableText) for key in keys_in(language)
        }
        assert named - sequences <= _SEEN_ELSEWHERE
