"""The printers of a workspace; their settings are JSON, which `printing/printers` reads."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update

from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_printers = tables.printers.c


@dataclass(frozen=True, slots=True)
class PrinterRow:
    """A printer; `settings` is a JSON object."""

    name: str
    settings: str


def list_all(transaction: Transaction) -> list[PrinterRow]:
    """Return all printers by name. Raise StorageDamaged."""
    query = select(_printers.name, _printers.settings).order_by(_printers.name)
    return _READER.values(transaction.execute(query))


def add(transaction: Transaction, printer: PrinterRow) -> None:
    """Store a printer whose name isn't used yet."""
    now = tables.now()
    transaction.execute(
        insert(tables.printers).values(
            name=printer.name, settings=printer.settings, created_at=now, updated_at=now
        )
    )


def change(transaction: Transaction, printer: PrinterRow) -> bool:
    """Replace the settings of the printer of that name. Return False if there is none."""
    changed = transaction.execute(
        update(tables.printers)
        .where(_printers.name == printer.name)
        .values(settings=printer.settings, updated_at=tables.now())
    )
    return changed.rowcount == 1


def remove(transaction: Transaction, name: str) -> bool:
    """Delete the printer of that name. Return False if there is none."""
    deleted = transaction.execute(delete(tables.printers).where(_printers.name == name))
    return deleted.rowcount == 1


_READER: Reader[PrinterRow] = Reader(
    tables.printers, PrinterRow, {"name": rows.text, "settings": rows.json_object}
)
