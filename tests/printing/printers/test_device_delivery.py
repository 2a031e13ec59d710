"""Labels to device files: pipes, terminals that answer, and devices that fail."""

import errno
import os
import threading
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.printing.printers.timing import Timing
from tests.printing.printers.quick import HASTY, LABEL, PATIENT, Run, label, labels


def open_device(path: Path | str, timing: Timing = HASTY) -> Delivery:
    printer = check_printer("USB", ConnectionKind.DEVICE, str(path), dpi=203)
    return open_delivery(printer, LABEL, timing)


def test_a_device_that_cannot_answer_confirms_what_it_has_taken(tmp_path: Path) -> None:
    file = tmp_path / "device"
    file.touch()
    run = Run(open_device(file), 40)
    assert run.delivery.window == 10
    run.print_all()
    run.delivery.close()
    assert run.confirmed == 40
    assert file.read_bytes() == b"".join(label(unit) for unit in range(40))


def test_a_pipe_takes_labels_in_parts(tmp_path: Path) -> None:
    pipe = tmp_path / "device"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    run = Run(open_device(pipe), 6_000)
    received = bytearray()

    def read_some() -> None:
        while chunk := os.read(reading, 65_536):
            received.extend(chunk)

    with pytest.raises(PrinterFault) as caught:
        run.print_all()
    assert caught.value.kind is PrinterFaultKind.NO_PROGRESS
    os.set_blocking(reading, True)
    reader = threading.Thread(target=read_some)
    reader.start()
    assert run.print_despite_faults() is None
    run.delivery.close()
    reader.join()
    os.close(reading)
    assert run.confirmed == 6_000
    assert bytes(received) == b"".join(label(unit) for unit in range(6_000))


def test_a_pipe_without_a_reader_is_unreachable(tmp_path: Path) -> None:
    pipe = tmp_path / "device"
    os.mkfifo(pipe)
    with pytest.raises(PrinterFault) as caught:
        open_device(pipe)
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE


def test_a_missing_device_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(PrinterFault) as caught:
        open_device(tmp_path / "missing")
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE
    assert "No such file or directory" in caught.value.wrong


def test_a_pipe_whose_reader_leaves_is_lost(tmp_path: Path) -> None:
    pipe = tmp_path / "device"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    delivery = open_device(pipe)
    delivery.send(labels(0, 1))
    os.close(reading)
    with pytest.raises(PrinterFault) as caught:
        delivery.send(labels(1, 1))
    assert caught.value.kind is PrinterFaultKind.CONNECTION_LOST
    assert delivery.finish(lambda: False) == 0
    delivery.close()


def test_a_full_device_is_reported() -> None:
    with pytest.raises(PrinterFault) as caught:
        open_device("/dev/full")
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE
    assert os.strerror(errno.ENOSPC) in caught.value.wrong


@contextmanager
def answering_terminal(answer: bytes) -> Iterator[tuple[str, bytearray]]:
    """A terminal whose other side answers each ~HS; yields its path and what it received."""
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    received = bytearray()

    def serve() -> None:
        try:
            while data := os.read(ours, 65_536):
                received.extend(data)
                os.write(ours, answer * data.count(b"~HS"))
        except OSError:  # the last user of the terminal has closed it
            return

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield os.ttyname(theirs), received
    finally:
        os.close(theirs)
        thread.join()
        os.close(ours)


IDLE = b"".join(
    b"\x02" + line + b"\x03\r\n"
    for line in (
        b"030,0,0,0400,000,0,0,0,000,0,0,0",
        b"001,0,0,0,1,2,6,0,00000000,1,000",
        b"1234,0",
    )
)


def test_a_device_that_answers_is_asked_for_its_status() -> None:
    with answering_terminal(IDLE) as (path, received):
        run = Run(open_device(path, PATIENT), 12)
        run.print_all()
        run.delivery.close()
        assert run.confirmed == 12
        assert b"~HS" in received
        text = bytes(received).replace(b"~HS", b"").replace(b"~JX", b"")
        assert text == b"".join(label(unit) for unit in range(12))


def test_a_fault_of_a_device_is_reported() -> None:
    with (
        answering_terminal(IDLE.replace(b"030,0", b"030,1")) as (path, _),
        pytest.raises(PrinterFault) as caught,
    ):
        open_device(path, PATIENT)
    assert caught.value.kind is PrinterFaultKind.PAPER_OUT
