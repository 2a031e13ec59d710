"""Requests of users about printers: list, save, remove, try and calibrate them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from dpp_desktop.printing.printers import registered, windows_spooler
from dpp_desktop.printing.printers.calibration import measured_calibration
from dpp_desktop.printing.printers.ipp.client import queue_names
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.printers.trial import ConfirmedBy, print_trial
from dpp_desktop.printing.printers.trial_pages import (
    Point,
    calibration_page,
    calibration_points,
    trial_label,
    trial_stock,
)
from dpp_desktop.printing.prints.claim import claimed_printer
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store.workspace import Workspace

_QUEUES_TIMEOUT = 3.0
"""In seconds; the scheduler is on this computer."""


@dataclass(frozen=True, slots=True)
class CalibrationPrint:
    """A calibration page that was printed: where its crosses should be, and what confirmed it."""

    points: tuple[Point, Point]
    confirmed_by: ConfirmedBy


def read_printers(workspace: Workspace) -> tuple[Printer, ...]:
    """Return the printers by name."""
    with workspace.read() as transaction:
        return registered.list_printers(transaction)


def read_queues() -> tuple[str, ...]:
    """Return the printer queues of this computer, of CUPS or of the Windows spooler, in order.

    There are none if it has no scheduler.
    """
    is_windows = sys.platform == "win32"
    try:
        found = windows_spooler.printer_names() if is_windows else queue_names(_QUEUES_TIMEOUT)
    except OSError:
        return ()
    return tuple(sorted(set(found), key=str.casefold))


def save_printer(workspace: Workspace, printer: Printer, replaces: str | None = None) -> Printer:
    """Add a printer, or change the one of the name `replaces`.

    Raises NotFound, InvalidInput if another printer has the name, WrongState if the name or the
    address changes and a print job of the printer isn't finished, and Busy if another process
    changes it at the same time.
    """
    if replaces is None:
        with workspace.write() as transaction:
            registered.add_printer(transaction, printer)
        return printer
    with workspace.read() as transaction:
        before = registered.find_printer(transaction, replaces)
    # Reads links to device files, for which other writers needn't wait.
    same_device = before.settings.device == printer.settings.device
    with workspace.write() as transaction:
        return registered.change_printer(transaction, before, printer, same_device=same_device)


def remove_printer(workspace: Workspace, name: str) -> Printer:
    """Remove the printer. Raises NotFound, and WrongState if a print job of it isn't finished."""
    with workspace.write() as transaction:
        return registered.remove_printer(transaction, name)


def calibrate(workspace: Workspace, name: str, calibration: Calibration) -> Printer:
    """Store the calibration of a printer. Raises NotFound and InvalidInput."""
    with workspace.write() as transaction:
        return registered.calibrate_printer(transaction, name, calibration)


def print_test(
    workspace: Workspace, printer: Printer, stock: str | None, stop: Callable[[], bool]
) -> ConfirmedBy:
    """Print a test label; see `claimed_printer`, `print_trial`, and `trial_stock` for the stock."""
    label = trial_label(printer, trial_stock(printer, stock))
    with claimed_printer(workspace, printer.name):
        return print_trial(printer, label, stop)


def print_calibration(
    workspace: Workspace, printer: Printer, stock: str | None, stop: Callable[[], bool]
) -> CalibrationPrint:
    """Print a calibration page; see `claimed_printer` and `print_trial`."""
    page = trial_stock(printer, stock)
    with claimed_printer(workspace, printer.name):
        confirmed_by = print_trial(printer, calibration_page(printer, page), stop)
    return CalibrationPrint(calibration_points(page), confirmed_by)


def calibrate_as_measured(
    workspace: Workspace, printer: Printer, points: tuple[Point, Point], at: tuple[Point, Point]
) -> Printer:
    """Store the correction for a page whose crosses should be at `points` and are at `at`, in mm.

    Raises NotFound, and InvalidInput if the crosses can't be there.
    """
    wanted = measured_calibration(printer.settings.calibration, points, at)
    return calibrate(workspace, printer.name, wanted)
