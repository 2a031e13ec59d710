"""The record outside a workspace: the last reservation that it is known to have made.

Restoring a workspace from a backup restores all its files except this one. The record is stored in
the user's state folder and, if it is writable, in the computer's. Each workspace has one file. In
it, each instance (the workspace and its copies) has its own entry, and all of them share the list
of epochs in use.
"""

import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from dpp_desktop import durable
from dpp_desktop.model.os_errors import from_os_error
from dpp_desktop.store.number_ranges import Reservation

STATE_FOLDER_VARIABLE = "DPP_STATE_DIR"
"""The environment variable with a folder for records, instead of both default folders."""

_NAME = "workspaces"
_FORMAT = 1
_LOCK_SECONDS = 10.0

_log = logging.getLogger(__name__)


class RecordEntry(NamedTuple):
    """The last reservation and cycle of an instance, and its folder."""

    reservation: Reservation | None
    cycle: int
    folder: str


@dataclass(frozen=True, slots=True)
class Record:
    """The instances of a workspace, and the epochs in use by site."""

    instances: Mapping[str, RecordEntry] = field(default_factory=dict)
    epochs: Mapping[int, frozenset[int]] = field(default_factory=dict)


def read(uid: str) -> Record:
    """Return the merged records of the workspace in all state folders.

    Of two entries for one instance, the later one counts. Raise EnvironmentFault or PathUnusable
    if the user's record exists but can't be read, because it may be ahead of the workspace.
    """
    merged = Record()
    for folder in _folders():
        for file in folder.files(uid):
            try:
                merged = _merge(merged, _read_file(file))
            except OSError as error:
                if folder.is_user_folder:
                    raise from_os_error(error, file) from error
                _log.info("The record '%s' can't be read: %s", file, error)
    return merged


def taken_epochs(uid: str, site: int) -> frozenset[int]:
    """Return the epochs of the site that are known to be in use. Raise as `read`."""
    return read(uid).epochs.get(site, frozenset())


def epochs_taken_in(folder: Path) -> dict[int, frozenset[int]]:
    """Return the epochs by site of workspaces that are known to have minted in this folder.

    These workspaces may be lost, and a new one must not use their epochs. Raise as `read`.
    """
    found = Record()
    for uid in {uid for state in _folders() for uid in state.uids()}:
        known = read(uid)
        here = (each for each in known.instances.values() if each.folder == str(folder))
        if any(each.reservation for each in here):
            found = _merge(found, Record(epochs=known.epochs))
    return dict(found.epochs)


def write(uid: str, instance: str, entry: RecordEntry, site: int, epoch: int | None) -> None:
    """Record the entry of the instance, and that the epoch of the site is in use.

    An entry never goes back. A record that can't be written is only logged, because the witnesses
    in the workspace remain.
    """
    taken = {site: frozenset(() if epoch is None else (epoch,))}
    new = Record({instance: entry}, taken)
    for folder in _folders():
        try:
            folder.make()
            _update(folder.user_file(uid), new, folder.file_mode)
        except OSError as error:
            _log.info("The record in '%s' could not be written: %s", folder.path, error)


class _Folder(NamedTuple):
    """A folder with records: the user's, or the computer's with a file for each user."""

    path: Path
    is_user_folder: bool

    @property
    def file_mode(self) -> int:
        return 0o600 if self.is_user_folder else 0o644

    def user_file(self, uid: str) -> Path:
        """Return the file of this user."""
        return self.path / (f"{uid}.json" if self.is_user_folder else f"{uid}.{_user()}.json")

    def files(self, uid: str) -> list[Path]:
        """Return the files to read."""
        return (
            [self.user_file(uid)]
            if self.is_user_folder
            else [file for file in self._all_files() if file.name.startswith(f"{uid}.")]
        )

    def uids(self) -> set[str]:
        """Return the uids of the workspaces that have a file."""
        return {file.name.partition(".")[0] for file in self._all_files()}

    def _all_files(self) -> list[Path]:
        """The files of all workspaces. Raise as `read`: a missing record proves nothing."""
        try:
            return sorted(file for file in self.path.iterdir() if file.suffix == ".json")
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            if self.is_user_folder:
                raise from_os_error(error, self.path) from error
            _log.info("The records in '%s' can't be read: %s", self.path, error)
            return []

    def make(self) -> None:
        """Create the folder. Raise OSError."""
        if not self.path.is_dir():
            durable.make_folder(self.path, mode=0o700 if self.is_user_folder else 0o755)
            if not self.is_user_folder:
                # As for /tmp: each user may add files, but change only their own.
                self.path.chmod(0o1777)


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def _update(file: Path, new: Record, mode: int) -> None:
    # Without the lock, because a record never goes back: what it includes once, it always does.
    known = _read_file(file)
    if _merge(known, new) == known:
        return
    from filelock import FileLock

    with FileLock(file.with_suffix(".lock"), timeout=_LOCK_SECONDS, fallback_to_soft=False):
        before = _read_file(file)
        after = _merge(before, new)
        if after != before:
            durable.write_whole(file, _to_text(after).encode("ascii"), mode=mode)


def _folders() -> Iterator[_Folder]:
    """The folders for records, the user's first."""
    chosen = os.environ.get(STATE_FOLDER_VARIABLE)
    if chosen:
        yield _Folder(Path(chosen).absolute() / _NAME, is_user_folder=True)
        return
    with suppress(RuntimeError):  # no home folder
        own = platformdirs.user_state_path("dpp-desktop", appauthor=False)
        yield _Folder(own / _NAME, is_user_folder=True)
    machine = _machine_folder()
    if machine.is_dir() or os.access(machine.parent, os.W_OK):
        yield _Folder(machine / _NAME, is_user_folder=False)


def _machine_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "dpp-desktop"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/dpp-desktop")
    return Path("/var/lib/dpp-desktop")


def _read_file(file: Path) -> Record:
    try:
        text = file.read_text(encoding="ascii")
    except (FileNotFoundError, NotADirectoryError):
        return Record()
    except UnicodeError:
        text = ""
    try:
        return _from_json(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        _log.info("The record '%s' can't be understood and is written again", file)
        return Record()


def _from_json(document: Any) -> Record:
    return Record(
        {
            str(name): RecordEntry(
                Reservation(_row_id(entry["reservation"]), str(entry["nonce"]))
                if entry["reservation"]
                else None,
                _row_id(entry["cycle"]),
                str(entry["folder"]),
            )
            for name, entry in document["instances"].items()
        },
        {int(site): frozenset(map(int, taken)) for site, taken in document["epochs"].items()},
    )


def _row_id(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise ValueError(value)
    return value


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
        instances[name] = _check_timer(before, entry) if before else entry
    sites = known.epochs.keys() | new.epochs.keys()
    none: frozenset[int] = frozenset()
    epochs = {site: known.epochs.get(site, none) | new.epochs.get(site, none) for site in sites}
    return Record(instances, epochs)


def _check_timer(known: RecordEntry, new: RecordEntry) -> RecordEntry:
    """The later of two entries of one instance; of equal ones, the new one."""
    position, before = (
        (entry.reservation.id if entry.reservation else 0, entry.cycle) for entry in (new, known)
    )
    return new if position >= before else known
