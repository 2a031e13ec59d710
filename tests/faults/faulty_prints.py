"""Prints on a simulated printer that fails, with a person who fixes it and finds the last label."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dpp_desktop.designs.design import Design
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import PrinterFault
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, JobUnits
from dpp_desktop.printing.printers.timing import Timing
from dpp_desktop.printing.prints.outputs import Destination, FileOutput, PrinterOutput
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.printing.prints.resume import ResumeRequest, resume_print
from dpp_desktop.printing.prints.run import PrintResult, print_labels
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units.states import read_states_within
from tests.printing.printers.quick import HASTY, open_to
from tests.printing.simulated_printer import Behaviour, Plan, SimulatedPrinter

MOST_IN_DOUBT = 10
LABEL_BYTES = len("^XA^FO10,10^FD2345678WXYZ9^FS^XZ\n")
_JAMS = ("paper_out", "ribbon_out", "head_open", "paused")
PERSON = Actor("Ada", "line-1")
_MOST_RUNS = 20


class ZplLines:
    """Renders labels in ZPL that contain nothing but the serial."""

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        serials = [
            run.serials[at : at + SERIAL_LENGTH]
            for run in runs
            for at in range(0, len(run.serials), SERIAL_LENGTH)
        ]
        quantity = f"^PQ{copies}" if copies > 1 else ""
        return "".join(f"^XA^FO10,10^FD{serial}^FS{quantity}^XZ\n" for serial in serials).encode()


@dataclass(frozen=True)
class LoopbackOutputs:
    """Prints on the printer at this address."""

    address: str
    timing: Timing = HASTY

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        return PrinterOutput(name, ZplLines(), lambda: open_to(self.address, self.timing))

    def file(self, file: Path, design: Design) -> FileOutput:
        raise NotImplementedError


@dataclass
class Findings:
    """What a print job with faults did: faults, and the sizes of the ranges in doubt."""

    faults: int = 0
    in_doubt: list[int] = field(default_factory=list)


def random_plans(chance: random.Random, labels: int) -> Iterator[Plan]:
    """Yield random plans, one after another."""
    while True:
        at = chance.randrange(labels)
        at_byte = chance.randrange(labels * LABEL_BYTES)
        kind = chance.choice(_JAMS)
        yield chance.choice(
            [
                Plan(jam_at=at, jam_kind=kind),
                Plan(lose_power_at=at),
                Plan(close_at_byte=at_byte),
                Plan(reset_at_byte=at_byte),
                Plan(pause_at=at),
            ]
        )


def print_with_faults(
    workspace: Workspace,
    job: MintJob,
    units: UnitSet,
    plans: Sequence[Plan],
    behaviour: Behaviour | None = None,
    timing: Timing = HASTY,
) -> Findings:
    """Print the units, with a plan of faults for each run, and check every label.

    After a fault, a person resumes the print job with the last good label, in vain while the
    printer has the fault. Then they fix it, wait until it is idle, and do it again. No serial may
    be on two good labels, and none may be missing.
    """
    found = Findings()
    answers = behaviour is None or behaviour.answers_status
    # Without status, only the end of the connection shows that labels were received.
    most_in_doubt = MOST_IN_DOUBT if answers else len(units)
    remaining = [*plans[1:]]
    with SimulatedPrinter(plans[0], behaviour) as printer:
        outputs = LoopbackOutputs(printer.address, timing)
        to = Destination("zebra")
        request = PrintRequest(JobUnits(job.id, units), "roll-50x30", to, PERSON)
        result: PrintResult | None = None
        for _ in range(_MOST_RUNS):
            try:
                result = (
                    _resumed(workspace, result, printer, outputs)
                    if result
                    else print_labels(workspace, request, outputs=outputs)
                )
            except PrinterFault:
                found.faults += 1  # it couldn't be reached, and nothing changed
            if result and result.print_job.status is PrintStatus.COMPLETED:
                break
            _note(found, result, most_in_doubt)
            if (
                result
                and answers
                and printer.fault
                and _is_label_missing(workspace, result, printer)
            ):
                with pytest.raises(PrinterFault):
                    _resumed(workspace, result, printer, outputs)
            _fix(printer)
            if remaining:
                printer.plan = remaining.pop(0)
        _fix(printer)
        _check(workspace, job, units, printer)
    return found


def _is_label_missing(workspace: Workspace, result: PrintResult, printer: SimulatedPrinter) -> bool:
    """Return True if the last label in doubt isn't good, so that the printer must be idle."""
    if not result.in_doubt:
        return False
    last = result.in_doubt[-1]
    with workspace.read() as transaction:
        serial = tokens.serial_of(transaction, last.job_id, last.units.ranges[-1][1] - 1)
    return serial != printer.last_good()


def _resumed(
    workspace: Workspace, before: PrintResult, printer: SimulatedPrinter, outputs: LoopbackOutputs
) -> PrintResult:
    last_good = (printer.last_good() or "none") if before.in_doubt else None
    request = ResumeRequest(before.print_job.id, PERSON, last_good)
    return resume_print(workspace, request, outputs=outputs)


def _note(found: Findings, result: PrintResult | None, most_in_doubt: int) -> None:
    if result and result.in_doubt:
        found.faults += 1
        size = sum(len(each.units) for each in result.in_doubt)
        found.in_doubt.append(size)
        assert size <= most_in_doubt, result


def _fix(printer: SimulatedPrinter) -> None:
    if not printer.is_on:
        printer.power_on()
    printer.go_on()
    printer.clear()
    printer.wait_alone()


def _check(workspace: Workspace, job: MintJob, units: UnitSet, printer: SimulatedPrinter) -> None:
    with workspace.read() as transaction:
        states = read_states_within(transaction, job, units)
        serials = [
            serial
            for first, end in units.ranges
            for serial in tokens.serials_of(transaction, job.id, first, end - first)
        ]
    assert states.label.produced == units
    counts = printer.counts()
    assert {serial: counts[serial] for serial in serials} == dict.fromkeys(serials, 1)
    assert sum(counts.values()) == len(serials)
