"""The printers of a workspace, under the names that users gave them."""

import json
from collections.abc import Iterable
from dataclasses import replace

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.settings import (
    Printer,
    check_calibration,
    settings_document,
    settings_of,
)
from dpp_desktop.printing.rendering import Calibration
from dpp_desktop.store import printers, rows
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
            Message("'dpp-desktop printer list' shows the printers."),
        )
    return found


def change_printer(transaction: Transaction, name: str, printer: Printer) -> Printer:
    """Store the printer of that name with other settings, also under another name; return it.

    It keeps its calibration. Raises NotFound, and InvalidInput if another printer has the new name.
    """
    before = remove_printer(transaction, name)
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
            Message("a printer has the name '{printer}'.", printer=printer.name),
        )
        raise InvalidInput(
            [problem], Message("Choose a different name, or remove that printer first.")
        )
    printers.add(transaction, _row(printer))


def remove_printer(transaction: Transaction, name: str) -> Printer:
    """Delete the printer of that name; its print jobs stay. Raises NotFound."""
    printer = find_printer(transaction, name)
    printers.remove(transaction, printer.name)
    return printer


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
