"""Operates the window for the tours: finds widgets by name, presses buttons, and types."""

from typing import TypeVar

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.main_window.main_window import MainWindow
from dpp_desktop.ui.main_window.window_actions import Command
from tests.screenshots.camera import rest, wait_until

Found = TypeVar("Found", bound=QWidget)

CHECK_MS = 500
"""How long checks and queries in the background may take."""
_SELECTION_MS = 50


def job_of(window: MainWindow, order: str) -> MintJob:
    """Return the job with that order number."""
    return next(job for job in window.dashboard.jobs.jobs() if job.idempotency_key == order)


def press(window: MainWindow, job_action: JobAction) -> None:
    """Trigger the action of the selected job, once it is enabled."""
    rest(_SELECTION_MS)
    window._job_actions[job_action].trigger()


def trigger(window: MainWindow, command: Command) -> None:
    """Trigger the action of the window."""
    window._commands[command].trigger()


def open_job(window: MainWindow, order: str, job_action: JobAction, name: str) -> QWidget:
    """Select the job, trigger an action, and return the dialog of that name, which it opens."""
    window.dashboard.show_job(job_of(window, order).id)
    press(window, job_action)
    return dialog(name)


def dialog(name: str) -> QWidget:
    """Wait for the window of that name and its content, and return it."""

    def shown() -> list[QWidget]:
        found = QApplication.topLevelWidgets()
        return [each for each in found if each.objectName() == name and each.isVisible()]

    wait_until(shown)
    rest(CHECK_MS)
    return shown()[-1]


def find(window: QWidget, kind: type[Found], name: str) -> Found:
    """Return the widget of that name."""
    found = window.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def click(window: QWidget, name: str) -> None:
    """Click the button, once it is visible and enabled, and wait for its effect."""

    def ready() -> QAbstractButton | None:
        found = window.findChildren(QAbstractButton, name)
        return next((each for each in found if each.isVisible() and each.isEnabled()), None)

    wait_until(ready)
    found = ready()
    assert found
    found.click()
    rest(CHECK_MS)


def fill(window: QWidget, name: str, text: str) -> None:
    """Replace the text of the field, and wait until it is checked."""
    field = find(window, QWidget, name)
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    field.setFocus()
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.clear()
        field.insert(text)
    else:
        field.insertPlainText(text)
    rest(CHECK_MS)


def scan(window: QWidget, name: str, text: str) -> None:
    """Type a code into the field, and Enter."""
    field = find(window, QLineEdit, name)
    field.setFocus()
    QTest.keyClicks(field, f"{text}\r")
    rest(CHECK_MS)
