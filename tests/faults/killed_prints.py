"""Print jobs whose process is killed repeatedly while a simulated printer prints."""

import random
import re

from tests.commandline import CommandLine
from tests.faults.faulty_prints import MOST_IN_DOUBT
from tests.printing.simulated_printer import Behaviour, SimulatedPrinter

_SERIAL = re.compile(rb"\^FX ?([0-9A-Z]{12})")
_BYTES = 400
"""Fewer than those of a label, so that kills happen at any point of it."""


def kill_prints(dpp: CommandLine, chance: random.Random, kills: int, first: int, last: int) -> int:
    """Print units of job 1, and kill the process that many times at most; check every label.

    After each kill, a person finds the last good label and resumes the print job. No serial may be
    on two good labels, none may be missing, and few may be in doubt. Return how often the process
    was working when it was killed.
    """
    killed = 0
    with SimulatedPrinter(behaviour=Behaviour(label_seconds=0.002), label_id=serial_of) as printer:
        name = f"printer-{first}"
        dpp("printer", "add", name, "--zpl", printer.address, "--dpi", 203)
        before = {each["id"] for each in dpp("prints", "--json").json}
        arguments: tuple[object, ...] = (
            *("print", 1, "--design", "roll-50x30", "--printer", name),
            *("--units", f"{first}-{last}", "--json"),
        )
        for _ in range(kills):
            was_working = _killed_after(dpp, printer, arguments, chance.randrange(20 * _BYTES))
            killed += was_working
            printer.wait_alone()
            started = [each for each in dpp("prints", "--json").json if each["id"] not in before]
            if started:
                arguments = _resume(started[0], printer)
            if started and started[0]["status"] == "completed":
                break
        else:
            assert dpp(*arguments).json["status"] == "completed"
        printer.wait_alone()
        counts = printer.counts()
    assert len(counts) == sum(counts.values()) == last - first + 1
    produced = dpp("units", 1, "--json").json["produced"]["ranges"]
    assert any(begin <= first and last <= end for begin, end in produced)
    return killed


def serial_of(label: bytes) -> str:
    """Return the serial in the comment of a label."""
    found = _SERIAL.search(label)
    assert found, label
    return found[1].decode()


def _killed_after(
    dpp: CommandLine, printer: SimulatedPrinter, arguments: tuple[object, ...], count: int
) -> bool:
    """Kill the process after that many bytes; return False if it had ended before."""
    before = len(printer.received)
    process = dpp.start_copy(*arguments)
    while process.poll() is None and len(printer.received) < before + count:
        printer.wait_a_moment()
    was_working = process.poll() is None
    process.kill()
    process.communicate()
    return was_working


def _resume(document: dict[str, object], printer: SimulatedPrinter) -> tuple[object, ...]:
    in_doubt = document["in_doubt"]
    assert isinstance(in_doubt, list)
    arguments = ("prints", "--resume", document["id"], "--json")
    if not in_doubt:
        return arguments
    assert sum(each["count"] for each in in_doubt) <= MOST_IN_DOUBT
    return (*arguments, "--last-good", printer.last_good() or "none")
