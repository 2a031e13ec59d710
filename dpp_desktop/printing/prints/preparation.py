"""Prepare a run of a print job: make its first label, and connect to the printer.

This is done before anything is recorded, so that a label that can't be made, or a printer that
can't be reached, changes nothing.
"""

import io
from dataclasses import dataclass, replace
from typing import Protocol

from dpp_desktop.designs.design import Design, ZplDesign
from dpp_desktop.designs.design_values import missing_values, shows_passport
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob, PrintKind
from dpp_desktop.model.print_rows import PrintRows
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.design_check import check_design, check_template
from dpp_desktop.printing.layout.label import OTHER_DESIGN
from dpp_desktop.printing.prints.delivering import LabelMaking
from dpp_desktop.printing.prints.file_run import FileRun
from dpp_desktop.printing.prints.file_target import checked_file
from dpp_desktop.printing.prints.label_source import LabelSource, facts_of
from dpp_desktop.printing.prints.outputs import (
    Destination,
    FileOutput,
    PrinterOutput,
    PrintOutputs,
)
from dpp_desktop.printing.prints.print_record import PrintRecord
from dpp_desktop.printing.prints.printer_run import PrinterRun
from dpp_desktop.printing.prints.progress import PrintObserver
from dpp_desktop.printing.prints.replaced_file import (
    FoundFile,
    check_no_label_lost,
    found_file,
    new_labels,
)
from dpp_desktop.printing.prints.sheets import SheetLayout
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import Workspace

_LARGER_CODE = Message(
    "Make the code larger, or choose a different design or a printer with more dots; on the "
    "command line, --allow-unreadable prints it. Nothing was printed."
)


@dataclass(frozen=True, slots=True)
class LabelsToPrint:
    """The rows of a print job from `row` on, if there are any, and how they are distributed.

    `print_job` is None if it isn't created yet.
    """

    rows: PrintRows
    row: int
    layout: SheetLayout
    kind: PrintKind
    print_job: PrintJob | None = None


class PreparedPrint(Protocol):
    """A print job that can run."""

    @property
    def to(self) -> Destination:
        """Where it prints: the printer with the name that was given to it, or the file.

        The file is in its real folder if there are labels left.
        """

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What makes its labels worse than designed."""

    @property
    def found(self) -> FoundFile | None:
        """The file that it may replace, as it was checked; None if that doesn't matter."""

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        """Print the rest of the print job; return True once all is printed.

        See `PrinterRun.finish` and `FileRun.finish`.
        """

    def close(self) -> None:
        """Free the connection; can be called repeatedly."""


@dataclass(frozen=True, slots=True)
class _ForPrinter:
    to: Destination
    output: PrinterOutput
    making: LabelMaking
    delivery: Delivery | None
    warnings: tuple[Message, ...] = ()
    found: FoundFile | None = None

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        run = PrinterRun(workspace, record, self.output, self.making, observer)
        return run.finish(self.delivery)

    def close(self) -> None:
        if self.delivery:
            self.delivery.close()


@dataclass(frozen=True, slots=True)
class _ForFile:
    to: Destination
    output: FileOutput
    source: LabelSource
    layout: SheetLayout
    warnings: tuple[Message, ...] = ()
    found: FoundFile | None = None

    def run(self, workspace: Workspace, record: PrintRecord, observer: PrintObserver) -> bool:
        run = FileRun(record, self.output, self.source, self.layout, observer, self.found)
        return run.finish(replace=self.to.overwrites)

    def close(self) -> None:
        pass


def prepare(
    workspace: Workspace,
    outputs: PrintOutputs,
    design: Design,
    to: Destination,
    labels: LabelsToPrint,
    *,
    allow_unreadable: bool,
) -> PreparedPrint:
    """Prepare a run, make its first label, and connect to the printer if there are labels left.

    Raises NotFound (no such printer), InvalidInput (a label can't be printed with the design, or
    scanners can't read it and this isn't allowed), PathUnusable, LabelsInFile, PrinterFault, and
    other kinds of EnvironmentFault.
    """
    source = LabelSource(workspace, labels.rows)
    first = labels.rows.parts(labels.row, labels.row + 1)
    if to.file is None:
        output = outputs.printer(workspace, to.printer, design)
        making = LabelMaking(output.renderer, source, labels.layout)
        if not first:
            return _ForPrinter(Destination(output.name), output, making, None)
        making.data(labels.row, first)
        _check_values(workspace, design, labels.rows)
        run = source.runs(first)[0]
        warnings = _warnings(design, run, output.output, allow_unreadable=allow_unreadable)
        to = Destination(output.name)
        return _ForPrinter(to, output, making, output.open_delivery(), warnings)
    file_output = outputs.file(to.file, design)
    if not first:
        return _ForFile(to, file_output, source, labels.layout)
    to = replace(to, file=checked_file(to.file, replace=to.overwrites))
    found = _checked_file(workspace, to, labels)
    writer = file_output.open_writer(io.BytesIO(), 0, labels.layout.copies)
    (run,) = source.runs(first)
    writer.add(run)
    _check_values(workspace, design, labels.rows)
    warnings = _warnings(design, run, file_output.output, allow_unreadable=allow_unreadable)
    return _ForFile(to, file_output, source, labels.layout, warnings, found)


def _checked_file(workspace: Workspace, to: Destination, labels: LabelsToPrint) -> FoundFile | None:
    """Return the file that may be replaced. Raise LabelsInFile if labels would be lost with it."""
    found = found_file(to)
    if found:
        with workspace.read() as transaction:
            new = new_labels(transaction, labels.kind, labels.rows, labels.row, labels.print_job)
            check_no_label_lost(transaction, found, new, to.agreed)
    return found


def design_warnings(
    workspace: Workspace,
    outputs: PrintOutputs,
    design: Design,
    to: Destination,
    rows: PrintRows,
    *,
    allow_unreadable: bool,
) -> tuple[Message, ...]:
    """Return what would make the labels of these rows worse than designed. Contacts nothing.

    Raises what `prepare` raises, except for errors of the file and the connection.
    """
    output = (
        outputs.printer(workspace, to.printer, design).output
        if to.file is None
        else outputs.file(to.file, design).output
    )
    (run,) = LabelSource(workspace, rows).runs(rows.parts(0, 1))
    warnings = _warnings(design, run, output, allow_unreadable=allow_unreadable)
    _check_values(workspace, design, rows)
    return warnings


def _check_values(workspace: Workspace, design: Design, rows: PrintRows) -> None:
    """Raise InvalidInput if a job has no value for a passport field of the design.

    The other labels are made once it is their turn, which is too late for those before them.
    """
    if not shows_passport(design):
        return
    problems: dict[Problem, None] = {}
    checked = set[tuple[str, str, object]]()
    with workspace.read() as transaction:
        for job in (jobs.require(transaction, job_id) for job_id in rows.job_ids):
            passport = job.product_sku, job.passport_digest, job.unit_fields
            if passport not in checked:
                checked.add(passport)
                problems |= dict.fromkeys(missing_values(design, facts_of(transaction, job.id)))
    if problems:
        raise InvalidInput(problems, OTHER_DESIGN)


def _warnings(
    design: Design, run: LabelRun, output: Output, *, allow_unreadable: bool
) -> tuple[Message, ...]:
    found = (
        check_template(design, run.facts, run.serials[:SERIAL_LENGTH], run.first_unit)
        if isinstance(design, ZplDesign)
        else check_design(design, run.facts, output)
    )
    if found.problems:
        raise InvalidInput(found.problems)
    if found.unreadable and not allow_unreadable:
        raise InvalidInput(found.unreadable, _LARGER_CODE)
    return tuple(problem.message for problem in found.warnings)
