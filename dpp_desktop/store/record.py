"""The record outside a workspace: the last reservation it is known to have made.

A workspace that is restored from a backup brings all its files back, but not this one. It is kept
in the user's state folder and, where that can be written, in the machine's. Each workspace has one
file; in it, each instance (the workspace, and what became of its copies) has an entry of its own,
and all of them share the list of epochs that were taken.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock

from dpp_desktop import durable
from dpp_desktop.store.number_ranges import Reservation

STATE_FOLDER_VARIABLE = "DPP_STATE_DIR"
"""Names the one folder to keep records in, instead of the user's and the machine's."""

_FORMAT = 1
_LOCK_SECONDS = 10.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """What is known of one instance: its last reservation and cycle, and its folder."""

    reservation: Reservation | None
    cycle: int
    folder: str


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a workspace: its instances, and the epochs taken by site."""

    instances: Mapping[str, RecordEntry] = field(default_factory=dict)
    epochs: Mapping[int, frozenset[int]] = field(default_factory=dict)


def read(uid: str) -> Record:
    """Return what all state folders know of the workspace of that uid.

    Of two entries for one instance, the more advanced counts. Raise OSError if the user's own
    record exists but can't be read: it may be ahead of the workspace.
    """
    merged = Record()
    for number, folder in enumerate(_folders()):
        try:
            merged = _merge(merged, _read_file(_file(folder, uid)))
        except OSError:
            if number == 0:
                raise
            # The machine's record may belong to somebody else.
    return merged


def write(uid: str, instance: str, entry: RecordEntry, site: int, epoch: int | None) -> None:
    """Record the entry of the instance, and that the epoch of the site was taken.

    An entry never goes back. Where it can't be written, that is logged: the workspace's own
    witnesses remain.
    """
    taken = {site: frozenset(() if epoch is None else (epoch,))}
    new = Record({instance: entry}, taken)
    for number, folder in enumerate(_folders()):
        try:
            _update(_file(folder, uid), new)
        except OSError as error:
            if number == 0:
                _log.info("The record outside the workspace could not be written: %s", error)


def _update(file: Path, new: Record) -> None:
    durable.make_folder(file.parent, mode=0o700)
    with FileLock(file.with_suffix(".lock"), timeout=_LOCK_SECONDS, fallback_to_soft=False):
        before = _read_file(file)
        after = _merge(before, new)
        if after != before:
            durable.write_whole(file, _to_text(after).encode("ascii"), mode=0o600)


def _folders() -> Iterator[Path]:
    """The folders that records are kept in, the user's first."""
    chosen = os.environ.get(STATE_FOLDER_VARIABLE)
    if chosen:
        yield Path(chosen).absolute()
        return
    with suppress(RuntimeError):  # no home folder
        yield platformdirs.user_state_path("dpp-desktop", appauthor=False)
    machine = _machine_folder()
    if machine.is_dir() or os.access(machine.parent, os.W_OK):
        yield machine


def _machine_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "dpp-desktop"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/dpp-desktop")
    return Path("/var/lib/dpp-desktop")


def _file(folder: Path, uid: str) -> Path:
    return folder / "workspaces" / f"{uid}.json"


def _read_file(file: Path) -> Record:
    try:
        text = file.read_text(encoding="ascii")
    except FileNotFoundError:
        return Record()
    except UnicodeError:
        text = ""
    try:
        return _from_json(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        _log.info("The record '%s' can't be understood and is written again", file)
        return Record()


def _from_json(document: Any) -> Record:
    return Record(
        {
            str(name): RecordEntry(
                Reservation(int(entry["reservation"]), str(entry["nonce"]))
                if entry["reservation"]
                else None,
                int(entry["cycle"]),
                str(entry["folder"]),
            )
            for name, entry in document["instances"].items()
        },
        {int(site): frozenset(map(int, taken)) for site, taken in document["epochs"].items()},
    )


def _to_text(record: Record) -> str:
    instances = {
        name: {
            "reservation": entry.reservation.id if entry.reservation else 0,
            "nonce": entry.reservation.nonce if entry.reservation else "",
            "cycle": entry.cycle,
            "folder": entry.folder,
        }
        for name, entry in record.instances.items()
    }
    epochs = {str(site): sorted(taken) for site, taken in record.epochs.items()}
    document = {"format": _FORMAT, "instances": instances, "epochs": epochs}
    return json.dumps(document, indent=1) + "\n"


def _merge(known: Record, new: Record) -> Record:
    instances = dict(known.instances)
    for name, entry in new.instances.items():
        before = instances.get(name)
        instances[name] = _further(before, entry) if before else entry
    sites = known.epochs.keys() | new.epochs.keys()
    none: frozenset[int] = frozenset()
    epochs = {site: known.epochs.get(site, none) | new.epochs.get(site, none) for site in sites}
    return Record(instances, epochs)


def _further(known: RecordEntry, new: RecordEntry) -> RecordEntry:
    """The later of two entries of one instance; at the same place, in the folder of the new one."""
    position, before = (
        (entry.reservation.id if entry.reservation else 0, entry.cycle) for entry in (new, known)
    )
    return new if position >= before else known
