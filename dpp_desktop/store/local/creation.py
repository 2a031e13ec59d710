"""Creates the database of a workspace completely or not at all, even if it is interrupted."""

import os
import secrets
from pathlib import Path

from sqlalchemy import insert

from dpp_desktop import durable
from dpp_desktop.identity.numbers import EPOCH_BITS
from dpp_desktop.model.errors import WorkspaceUnusable
from dpp_desktop.model.message import Message
from dpp_desktop.store import tables
from dpp_desktop.store.backends import FILE_BACKEND
from dpp_desktop.store.local import copy_detection, reservation_record
from dpp_desktop.store.local.copy_detection import Marker
from dpp_desktop.store.transaction import Transaction

DATABASE_NAME = "workspace.db"
RUN_FOLDER = "run"

_LOCK_NAME = "making.lock"


def create_database(file: Path, lock_wait: float) -> None:
    """Create the database unless another process was faster. Its folders must exist.

    It is created under a temporary name and renamed. Raise WorkspaceUnusable if the workspace has
    reserved numbers, which means that its database is missing; OSError, or a database error.
    """
    from filelock import FileLock

    run_folder = file.parent / RUN_FOLDER
    with FileLock(run_folder / _LOCK_NAME, fallback_to_soft=False):
        may_recover = copy_detection.has_marker(run_folder)
        if FILE_BACKEND.is_ready(file, may_recover=may_recover):
            return
        if copy_detection.was_in_use(run_folder):
            raise WorkspaceUnusable(
                Message("The database '{file}' is missing or empty.", file=file),
                Message("Restore it from a backup; a new database would repeat its serials."),
            )
        marker = copy_detection.write_marker(run_folder, previous="")
        for remains in file.parent.glob(f".{file.name}.*"):
            remains.unlink()
        temporary = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
        try:
            _build(temporary, marker, lock_wait)
            # An earlier version left an empty file; its log would be applied to the new one.
            FILE_BACKEND.remove_logs(file)
            os.replace(temporary, file)
        finally:
            temporary.unlink(missing_ok=True)
        durable.sync_folder(file.parent)


def _build(file: Path, marker: Marker, lock_wait: float) -> None:
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    engine = FILE_BACKEND.create_engine_for(file, lock_wait=lock_wait)
    try:
        FILE_BACKEND.create_tables(
            engine, lambda transaction: _add_workspace(transaction, file, marker)
        )
    finally:
        engine.dispose()


def _add_workspace(transaction: Transaction, file: Path, marker: Marker) -> None:
    identity = copy_detection.find_identity(file)
    add_workspace(transaction, file.parent, identity, marker.nonce, marker.changed)


def add_workspace(
    transaction: Transaction, folder: Path, identity: str, marker: str, changed: int | None
) -> None:
    """Add the row of a new workspace, with an epoch that no lost workspace in this folder used.

    For `identity`, `marker` and `changed`, see store/tables.py.
    """
    taken = reservation_record.epochs_taken_in(folder).get(0, frozenset())
    free = sorted(set(range(1 << EPOCH_BITS)) - taken)
    transaction.execute(
        insert(tables.workspace).values(
            id=1,
            uid=secrets.token_hex(16),
            instance=secrets.token_hex(16),
            site=0,
            epoch=(secrets.choice(free) if free else None) if taken else 0,
            first_position=0,
            first_range=0,
            identity=identity,
            marker=marker,
            marker_changed=changed,
            created_at=tables.now(),
        )
    )
