"""Labels that would be lost if a print job replaced the file that contains them.

Labels in a file count as printed. If the file is replaced, its units still count as printed, but
their labels may not exist. The content of a file shows which print job wrote it: its path may have
changed since, and its SHA-256 is stored with the print job.
"""

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.model.errors import LabelsInFile, PathUnusable
from dpp_desktop.model.message import Message, joined
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.print_job import PrintJob, PrintKind
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.model.unit_set import NO_UNITS, UnitSet
from dpp_desktop.printing.prints.doubt import doubt_of
from dpp_desktop.printing.prints.outputs import Destination
from dpp_desktop.printing.prints.replaced_labels import printed_since
from dpp_desktop.store import jobs, print_segments, prints
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.units.printed_entries import good_labels
from dpp_desktop.units.states import read_states_within


@dataclass(frozen=True, slots=True)
class FoundFile:
    """The content of the file that a print job may replace: its SHA-256 in hex.

    The digest is empty if there is no file, or only a link, whose target is never replaced. `stamp`
    shows whether the file is still the same.
    """

    file: Path
    digest: str = ""
    stamp: tuple[int, int, int] | None = None

    def require_unchanged(self) -> None:
        """Raise PathUnusable if the file was created, changed or replaced since it was read."""
        with os_errors_named(self.file):
            is_changed = _stamp(self.file) != self.stamp
        if is_changed:
            raise PathUnusable(
                Message("'{file}' has changed in the meantime.", file=self.file),
                Message("Check it and try again."),
            )


@dataclass(frozen=True, slots=True)
class NewLabels:
    """The units by job of which a print job of that kind prints labels now.

    They replace labels in doubt of the print job `print_id`, which is continued, and a reprint
    replaces all other labels of its units, too.
    """

    units: Mapping[int, UnitSet]
    kind: PrintKind
    print_id: int | None = None

    def replace_printed(self, job_id: int) -> UnitSet:
        """Return the units of the job whose printed labels they replace."""
        return self.units.get(job_id, NO_UNITS) if self.kind is PrintKind.REPRINT else NO_UNITS

    def replace_doubtful(self, job_id: int, print_id: int) -> UnitSet:
        """Return the units of the job whose labels in doubt of the print job they replace."""
        if print_id == self.print_id:
            return self.units.get(job_id, NO_UNITS)
        return self.replace_printed(job_id)


@dataclass(frozen=True, slots=True)
class FileLabels:
    """How many units of a print job have labels in a file that would be lost with it."""

    print_id: int
    printed: int
    in_doubt: int

    def __bool__(self) -> bool:
        return bool(self.printed or self.in_doubt)


def found_file(to: Destination) -> FoundFile | None:
    """Return the content of the file that the destination names, if it may matter.

    It doesn't if an existing file isn't replaced, or is replaced whatever it contains. Raises
    PathUnusable and EnvironmentFault if it can't be read.
    """
    if to.file is None or not to.replace or to.replace_printed:
        return None
    with os_errors_named(to.file):
        stamp = _stamp(to.file)
        return FoundFile(to.file, durable.sha256_of(to.file) if stamp else "", stamp)


def new_labels(
    transaction: Transaction,
    kind: PrintKind,
    rows: PrintRows,
    row: int = 0,
    print_job: PrintJob | None = None,
) -> NewLabels:
    """Return the labels that are printed of the rows from `row` on, by `print_job` if it exists.

    A reprint leaves out units that others have printed since it was started. Raises StorageDamaged.
    """
    units = {each.job_id: each.units for each in rows.units(row, rows.count)}
    if print_job is None:
        return NewLabels(units, kind)
    for job_id, printed in printed_since(transaction, print_job).items():
        units[job_id] = units.get(job_id, NO_UNITS) - printed
    return NewLabels(units, kind, print_job.id)


def check_no_label_lost(
    transaction: Transaction, found: FoundFile | None, new: NewLabels, agreed: str
) -> None:
    """Raise LabelsInFile if labels that are still needed would be lost with the file.

    `agreed` is the digest of a file whose labels may be lost. Raises StorageDamaged.
    """
    if found is None or found.digest == agreed:
        return
    if labels := labels_in_file(transaction, found.digest, new):
        raise LabelsInFile(
            found.digest,
            file_labels_text(found.file, labels),
            Message(
                "Choose a different name, move the file, or mark the labels as spoiled first; on "
                "the command line, --replace-printed replaces it anyway."
            ),
        )


def file_labels_text(file: Path, labels: tuple[FileLabels, ...]) -> Message:
    """Return what the file contains, of which there is something."""
    return joined(sentence for each in labels for sentence in _sentences(file, each))


def labels_in_file(transaction: Transaction, digest: str, new: NewLabels) -> tuple[FileLabels, ...]:
    """Return which labels would be lost with a file of that digest, by print job.

    These are labels that count as printed, or are in doubt. Labels that were spoiled since, that
    are replaced by the new ones, or whose unit is void or a sample, aren't needed. Raises
    StorageDamaged.
    """
    found = (_lost(transaction, each, new) for each in prints.with_file(transaction, digest))
    return tuple(each for each in found if each)


def _lost(transaction: Transaction, print_job: PrintJob, new: NewLabels) -> FileLabels:
    doubtful = {each.job_id: each.units for each in doubt_of(transaction, print_job).units}
    printed = in_doubt = 0
    for job_id in PrintRows(print_segments.segments_of(transaction, print_job)).job_ids:
        good = good_labels(transaction, print_job, job_id) - new.replace_printed(job_id)
        unknown = doubtful.get(job_id, NO_UNITS) - new.replace_doubtful(job_id, print_job.id)
        job = jobs.require(transaction, job_id)
        states = read_states_within(transaction, job, good | unknown)
        unneeded = states.void | states.sampled
        printed += len(good - unneeded)
        in_doubt += len(unknown - unneeded)
    return FileLabels(print_job.id, printed, in_doubt)


def _sentences(file: Path, labels: FileLabels) -> list[Message]:
    found = []
    if labels.printed == 1:
        found.append(
            Message(
                "'{file}' contains the label of a unit that counts as printed by print job "
                "{print}.",
                file=file,
                print=labels.print_id,
            )
        )
    elif labels.printed:
        found.append(
            Message(
                "'{file}' contains labels of {count:,} units that count as printed by print job "
                "{print}.",
                count=labels.printed,
                file=file,
                print=labels.print_id,
            )
        )
    if labels.in_doubt == 1:
        found.append(
            Message(
                "'{file}' contains the label of a unit that is in doubt in print job {print}.",
                file=file,
                print=labels.print_id,
            )
        )
    elif labels.in_doubt:
        found.append(
            Message(
                "'{file}' contains labels of {count:,} units that are in doubt in print job "
                "{print}.",
                count=labels.in_doubt,
                file=file,
                print=labels.print_id,
            )
        )
    return found


def _stamp(file: Path) -> tuple[int, int, int] | None:
    """What identifies a version of a regular file; None if there is no such file."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
