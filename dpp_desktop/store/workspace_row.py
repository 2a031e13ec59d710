"""The row with the identity of a workspace: its uid, instance, site, epoch and witnesses."""

import json
from typing import Any, NamedTuple

from sqlalchemy import select

from dpp_desktop.identity.numbers import MAX_EPOCH, MAX_SITE, POSITIONS
from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_columns = tables.workspace.c


class WorkspaceRow(NamedTuple):
    """The columns of the table `workspace`: see store/tables.py."""

    id: int
    uid: str
    instance: str
    site: int
    epoch: int | None
    first_position: int
    first_range: int
    identity: str
    marker: str
    marker_changed: int | None


_KINDS = {
    "site": rows.whole_number(0, MAX_SITE),
    "epoch": rows.whole_number(0, MAX_EPOCH),
    "first_position": rows.whole_number(0, POSITIONS),
    "marker_changed": rows.whole_number(0, (1 << 63) - 1),
}


def _row(**values: Any) -> WorkspaceRow:
    row = WorkspaceRow(**values)
    # Version 4 wrote another identity and no marker: see store/local/copy_detection.py.
    if row.marker and not _is_identity(row.identity):
        raise rows.InvalidRow("identity")
    return row


def _is_identity(text: str) -> bool:
    try:
        identity = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(identity, dict) and all(isinstance(part, str) for part in identity.values())


_READER = Reader(tables.workspace, _row, _KINDS)
_ONLY_ROW = select(*(_columns[name] for name in WorkspaceRow._fields))


def read(transaction: Transaction) -> WorkspaceRow:
    """Return the row. Raise StorageDamaged."""
    return _READER.referenced(transaction.execute(_ONLY_ROW), 1)
