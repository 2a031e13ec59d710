"""Shoots the units of a job, and the station that verifies labels."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox, QTableView, QTabWidget, QWidget

from dpp_desktop.store import tokens
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.theme.theme import Scheme
from tests.screenshots.camera import Camera, rest
from tests.screenshots.label_factory import LONG_NAME, MORE_PARKAS, PARKAS, SCARVES
from tests.screenshots.operation import CHECK_MS, click, dialog, fill, find, job_of, open_job, scan

_SCANS = (
    ("verify-right", PARKAS, 905, ""),
    ("verify-graded", PARKAS, 906, " 3.5/10/660"),
    ("verify-duplicate", PARKAS, 905, ""),
    ("verify-wrong-job", LONG_NAME, 3, ""),
    ("verify-void", PARKAS, 410, ""),
    ("verify-sample", PARKAS, 207, ""),
    ("verify-spoiled", PARKAS, 1_034, ""),
    ("verify-not-printed", PARKAS, 2_200, ""),
)
"""Scans with the name of their picture, the order and the unit, and what follows the URL."""


def units(session: Session, camera: Camera) -> None:
    """Shoot the reconciliation and the history of units, and changes of their states."""
    window = session.window
    shown = open_job(window, PARKAS, JobAction.UNITS, "units_dialog")
    camera.shoot("units")
    camera.shoot_window("units-alone", shown, Scheme.LIGHT)
    find(shown, QComboBox, "scope").setCurrentIndex(1)
    rest(CHECK_MS)
    camera.shoot("units-batch")
    find(shown, QComboBox, "scope").setCurrentIndex(0)
    find(shown, QTabWidget, "units_tabs").setCurrentIndex(1)
    rest(CHECK_MS)
    camera.shoot("units-history")
    fill(shown, "filter_history", "Jonas")
    camera.shoot("units-history-filtered")
    find(shown, QTabWidget, "units_tabs").setCurrentIndex(0)
    _changes(session, shown, camera)
    shown.close()
    open_job(window, LONG_NAME, JobAction.UNITS, "units_dialog")
    camera.shoot("units-long-name")
    window.parts.dialogs.close_all()
    shown = open_job(window, SCARVES, JobAction.UNITS, "units_dialog")
    camera.shoot("units-scarves")
    shown.close()


def _changes(session: Session, shown: QWidget, camera: Camera) -> None:
    find(shown, QTableView, "fates").selectRow(5)
    click(shown, "mark_units")
    change = dialog("change_units")
    camera.shoot("units-mark")
    change.take_scan(_url(session, PARKAS, 61))  # type: ignore[attr-defined]
    rest(CHECK_MS)
    camera.shoot("units-mark-scan")
    change.take_scan(_url(session, LONG_NAME, 3))  # type: ignore[attr-defined]
    rest(CHECK_MS)
    camera.shoot("units-mark-scan-problem")
    fill(change, "units", "2399-2405")
    fill(change, "reason_text", "Torn at the cutter")
    click(change, "record")
    camera.shoot("units-mark-problem")
    fill(change, "units", "60-80")
    rest(2 * CHECK_MS)
    camera.shoot("units-mark-copies")
    find(change, QSpinBox, "spoiled_labels").setValue(1)
    camera.shoot_question("units-mark-question", lambda: _record(change), "mark_question")
    fill(change, "units", "1190-1200")
    find(change, QAbstractButton, "change_void").click()
    rest(CHECK_MS)
    camera.shoot("units-void")
    camera.shoot_question("units-void-question", lambda: _record(change), "void_question")
    change.close()


def _record(change: QWidget) -> None:
    """Ask to record the change, which is checked first, and wait until the question is closed."""
    click(change, "record")
    rest(2 * CHECK_MS)


def verify(session: Session, camera: Camera) -> None:
    """Shoot the station with each of its answers."""
    window = session.window
    station = open_job(window, PARKAS, JobAction.VERIFY_LABELS, "verify_station")
    camera.shoot("verify")
    for name, order, unit, grade in _SCANS:
        scan(station, "label_scan", _url(session, order, unit) + grade)
        camera.shoot(name)
        if name == "verify-duplicate":
            scan(station, "label_scan", _url(session, PARKAS, 907))
            camera.shoot("verify-blocked")
        _clear(station)
    for name, text in (
        ("verify-foreign", "https://id.example.com/01/09506000134352/21/7K3M9Q2TXW4B"),
        ("verify-unreadable", "??"),
    ):
        scan(station, "label_scan", text)
        camera.shoot(name)
        _clear(station)
    camera.shoot("verify-cleared")
    find(station, QAbstractButton, "whole_batch").click()
    rest(CHECK_MS)
    scan(station, "label_scan", _url(session, MORE_PARKAS, 12))
    camera.shoot("verify-batch")
    station.close()
    open_job(window, LONG_NAME, JobAction.VERIFY_LABELS, "verify_station")
    camera.shoot("verify-long-name")
    window.parts.dialogs.close_all()


def _clear(station: QWidget) -> None:
    button = find(station, QAbstractButton, "clear_mistake")
    if button.isVisible():
        click(station, "clear_mistake")


def _url(session: Session, order: str, unit: int) -> str:
    """Return the URL of a unit, which counts from 1."""
    job = job_of(session.window, order)
    with session.tasks.workspace.read() as transaction:
        return f"{job.link_prefix}{tokens.serial_of(transaction, job.id, unit - 1)}"
