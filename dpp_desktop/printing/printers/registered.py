"""The printers of a workspace, under the names that users gave them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import Busy, InvalidInput, NotFound, Problem, WrongState
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import WAITING_PRINTS
from dpp_desktop.printing.printers.settings import (
    Printer,
    check_calibration,
    settings_document,
    settings_of,
)
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store import printers, prints, rows
from dpp_desktop.store.printers import PrinterRow
from dpp_desktop.store.transaction import Transaction


def list_printers(transaction: Transaction) -> tuple[Printer, ...]:
    """Return all printers by name. Raises StorageDamaged."""
    found = (_printer(row) for row in printers.list_all(transaction))
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def find_printer(transaction: Transaction, name: str) -> Printer:
    """Return the printer of that name, ignoring case. Raises NotFound and StorageDamaged."""
    found = _named(list_printers(transaction), name)
    if found is None:
        raise NotFound(
            Message("There is no printer '{printer}'.", printer=name),
            Message("Choose one of the printers of this workspace, or add it first."),
        )
    return found


def printers_changed() -> Busy:
    """Return the error for printers that another process has changed since they were read."""
    return Busy(
        Message("The printers have been changed in the meantime."),
        Message("Check them and try again."),
    )


def names_of_device(among: Sequence[Printer], name: str) -> frozenset[str]:
    """Return all names of the device that has this name, in lower case.

    Reads links to device files, so don't call it in a transaction that writes.
    """
    printer = _named(among, name)
    if printer is None:
        return frozenset({name.casefold()})
    device = printer.settings.device
    return frozenset(each.name.casefold() for each in among if each.settings.device == device)


def change_printer(
    transaction: Transaction, before: Printer, printer: Printer, *, same_device: bool
) -> Printer:
    """Store a printer with other settings, also under another name; return it.

    `before` is the printer as it was read, and `same_device` is False if its address changes to
    that of another device. It keeps its calibration. Raises NotFound, Busy if it has changed since,
    InvalidInput if another printer has the new name, and WrongState if the name or the device
    changes and one of its print jobs isn't finished.
    """
    if find_printer(transaction, before.name) != before:
        raise printers_changed()
    has_name = before.name.casefold() == printer.name.casefold()
    if not (has_name and same_device):
        _require_unused(transaction, before)
    printers.remove(transaction, before.name)
    settings = replace(printer.settings, calibration=before.settings.calibration)
    changed = Printer(printer.name, settings)
    add_printer(transaction, changed)
    return changed


def add_printer(transaction: Transaction, printer: Printer) -> None:
    """Store a new printer. Raises InvalidInput if another one has its name, ignoring case."""
    if _named(list_printers(transaction), printer.name):
        problem = Problem(
            "name",
            "printer_exists",
            Message("a printer named '{printer}' already exists.", printer=printer.name),
        )
        raise InvalidInput(
            [problem], Message("Choose a different name, or remove that printer first.")
        )
    printers.add(transaction, _row(printer))


def remove_printer(transaction: Transaction, name: str) -> Printer:
    """Delete the printer of that name; its print jobs stay.

    Raises NotFound, and WrongState if one of them isn't finished: its name could later be given to
    a different device, which would continue it.
    """
    printer = find_printer(transaction, name)
    _require_unused(transaction, printer)
    printers.remove(transaction, printer.name)
    return printer


def _require_unused(transaction: Transaction, printer: Printer) -> None:
    """Raise WrongState if a print job of the printer isn't finished."""
    for waiting in prints.list_in(transaction, WAITING_PRINTS):
        if waiting.printer.casefold() == printer.name.casefold():
            raise WrongState(
                Message(
                    "Print job {print} on printer '{printer}' isn't finished.",
                    print=waiting.id,
                    printer=printer.name,
                ),
                Message("Resume or cancel it first."),
            )


def calibrate_printer(transaction: Transaction, name: str, calibration: Calibration) -> Printer:
    """Store the calibration of a printer and return it. Raises NotFound and InvalidInput."""
    printer = find_printer(transaction, name)
    settings = replace(printer.settings, calibration=check_calibration(calibration))
    changed = Printer(printer.name, settings)
    printers.change(transaction, _row(changed))
    return changed


def _named(among: Iterable[Printer], name: str) -> Printer | None:
    wanted = name.casefold()
    return next((each for each in among if each.name.casefold() == wanted), None)


def _row(printer: Printer) -> PrinterRow:
    return PrinterRow(printer.name, json_text.canonical(settings_document(printer.settings)))


def _printer(row: PrinterRow) -> Printer:
    try:
        return Printer(row.name, settings_of(json.loads(row.settings)))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise rows.damaged_row("printers", row.name, "settings") from None
