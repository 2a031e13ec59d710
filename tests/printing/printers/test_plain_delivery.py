"""Labels to printers without status are confirmed once the printer has read everything."""

import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import Delivery, LabelData
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.settings import StatusMode
from dpp_desktop.printing.printers.timing import Timing
from tests.printing.printers.quick import (
    HASTY,
    LABEL,
    Run,
    label,
    labels,
    open_to,
    tcp_printer,
    unit_ids,
)
from tests.printing.simulated_printer import Behaviour, Plan, SimulatedPrinter

SILENT = Behaviour(answers_status=False, answers_errors=False)
QUESTIONS = len(b"~JX~HS~HQES")
SLOW_END = Timing(
    handshake=0.02, answer=0.01, poll=0.005, quiet=0.02, short=0.05, blocked=0.1, no_progress=30
)
"""Waits long enough for the end on a busy computer."""


def open_without_status(address: str, timing: Timing = SLOW_END) -> Delivery:
    return open_delivery(tcp_printer(address, status=StatusMode.NONE), LABEL, timing)


def test_nothing_is_confirmed_before_the_printer_has_read_everything() -> None:
    with SimulatedPrinter(Plan(), SILENT) as printer:
        run = Run(open_to(printer.address, SLOW_END), 40)
        run.delivery.send(labels(0, 40))
        printer.wait_until(lambda each: len(each.good) == 40)
        assert run.delivery.confirmed() == 0
        assert run.delivery.finish(lambda: False) == 40
        run.delivery.close()
        printer.wait_idle()
        assert [*printer.counts()] == unit_ids(40)


@pytest.mark.skipif(shutil.which("nc") is None, reason="needs netcat")
def test_netcat_receives_all_labels(tmp_path: Path) -> None:
    received = tmp_path / "received"
    with received.open("wb") as file:
        # -l 0 isn't portable, so a free port of a printer that is already gone is used.
        with SimulatedPrinter() as printer:
            port = printer.port
        process = subprocess.Popen(
            ["nc", "-v", "-l", "127.0.0.1", str(port)], stdout=file, stderr=-1
        )
        try:
            assert process.stderr is not None
            process.stderr.readline()
            run = Run(open_to(f"tcp://127.0.0.1:{port}", SLOW_END), 100)
            run.print_all()
            run.delivery.close()
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.communicate()
    assert run.confirmed == 100
    expected = b"".join(label(unit) for unit in range(100))
    assert received.read_bytes().partition(b"^XA")[2] == expected.partition(b"^XA")[2]


def closing_offsets() -> list[int]:
    """Every byte of one label, the boundaries of some, and random offsets of all."""
    source, size = random.Random(9100), len(label(0))
    offsets = {*range(size * 5, size * 6 + 1), *range(0, size * 60, size * 12)}
    offsets |= {source.randrange(size * 60) for _ in range(10)}
    return sorted(offsets - {0})


@pytest.mark.parametrize("reset", [False, True])
def test_a_closed_connection_confirms_nothing_that_was_not_read(reset: bool) -> None:
    for offset in closing_offsets():
        at = QUESTIONS + offset
        plan = Plan(reset_at_byte=at) if reset else Plan(close_at_byte=at)
        with SimulatedPrinter(plan, SILENT) as printer:
            run = Run(open_to(printer.address, SLOW_END), 60)
            fault = run.print_despite_faults()
            assert fault is not None
            assert fault.kind is PrinterFaultKind.CONNECTION_LOST
            assert run.confirmed == 0
            run.delivery.close()


def test_a_printer_that_stops_reading_makes_no_progress() -> None:
    plan = Plan(stall_at_byte=QUESTIONS + 500)
    with SimulatedPrinter(plan, SILENT) as printer:
        run = Run(open_to(printer.address, HASTY), 50)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
        printer.go_on()
        assert run.print_despite_faults() is None
        run.delivery.close()
        printer.wait_idle()
        assert run.confirmed == len(printer.good) == 50


def test_a_printer_that_stops_reading_gets_no_more_labels() -> None:
    timing = replace(HASTY, blocked=0.01, short=0.01)
    with SimulatedPrinter(Plan(stall_at_byte=QUESTIONS + 500), SILENT) as printer:
        delivery = open_to(printer.address, timing)
        large = LabelData(b"^XA^FX" + b"x" * 4_000_000 + b"^FS^XZ", 1)
        while delivery.window:
            delivery.send(large)
        with pytest.raises(PrinterFault) as caught:
            delivery.finish(lambda: False)
        assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
        assert delivery.window == 0
        delivery.close()


def send_often(delivery: Delivery, labels: LabelData) -> None:
    for _ in range(200):
        delivery.send(labels)


def test_sending_more_to_a_stalled_printer_is_no_progress() -> None:
    timing = replace(HASTY, blocked=0.01, short=0.01)
    with SimulatedPrinter(Plan(stall_at_byte=QUESTIONS + 500), SILENT) as printer:
        delivery = open_to(printer.address, timing)
        large = LabelData(b"^XA^FX" + b"x" * 40_000 + b"^FS^XZ", 1)
        with pytest.raises(PrinterFault) as caught:
            send_often(delivery, large)
        assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
        delivery.close()


def test_a_large_job_is_written_in_parts_and_never_twice() -> None:
    large = b"^XA" + b"^FX" + b"x" * 400_000 + b"^FDU0000^FS^XZ"
    with SimulatedPrinter(Plan(stall_at_byte=QUESTIONS + 1_000), SILENT) as printer:
        delivery = open_to(printer.address, HASTY)
        delivery.send(labels(0, 1))
        before = labels(1, 1)
        delivery.send(type(before)(large, 1))
        printer.go_on()
        run = Run(delivery, 0)
        assert run.print_despite_faults() is None
        delivery.close()
        printer.wait_idle()
        assert run.confirmed == 2
        assert printer.good == [label(0).strip(), large]


def test_without_status_labels_are_confirmed_as_they_are_received() -> None:
    with SimulatedPrinter(Plan(), SILENT) as printer:
        delivery = open_without_status(printer.address)
        assert delivery.window == 10
        run = Run(delivery, 40)
        run.print_all()
        delivery.close()
        assert run.confirmed == 40
        assert not printer.received.startswith(b"~")
        printer.wait_idle()
        assert [*printer.counts()] == unit_ids(40)


def test_without_status_a_printer_may_keep_the_connection() -> None:
    with SimulatedPrinter(Plan(), Behaviour(answers_status=False, closes_at_end=False)) as printer:
        run = Run(open_without_status(printer.address), 40)
        run.print_all()
        run.delivery.close()
        assert run.confirmed == 40


def test_with_status_a_printer_that_keeps_the_connection_confirms_nothing() -> None:
    behaviour = Behaviour(answers_status=False, answers_errors=False, closes_at_end=False)
    with SimulatedPrinter(Plan(), behaviour) as printer:
        run = Run(open_to(printer.address, HASTY), 5)
        with pytest.raises(PrinterFault) as caught:
            run.print_all()
        assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
        assert "has received all labels but doesn't confirm them" in caught.value.wrong
        run.delivery.close()


def test_a_stopped_wait_returns_what_is_confirmed() -> None:
    behaviour = Behaviour(answers_status=False, answers_errors=False, closes_at_end=False)
    with SimulatedPrinter(Plan(), behaviour) as printer:
        delivery = open_to(printer.address, SLOW_END)
        delivery.send(labels(0, 3))
        assert delivery.finish(lambda: True) == 0
        delivery.close()


@pytest.mark.parametrize("reset", [False, True])
def test_a_printer_that_closes_at_once_is_unreachable(reset: bool) -> None:
    plan = Plan(reset_at_byte=3) if reset else Plan(close_at_byte=3)
    with SimulatedPrinter(plan, SILENT) as printer, pytest.raises(PrinterFault) as caught:
        open_to(printer.address, SLOW_END)
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE
