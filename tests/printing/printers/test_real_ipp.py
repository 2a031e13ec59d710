"""Labels to ippeveprinter and CUPS, as Debian ships them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.printers.open_delivery import open_delivery
from dpp_desktop.printing.printers.settings import ConnectionKind, Language, check_printer
from dpp_desktop.printing.printers.trial import ConfirmedBy, print_trial
from dpp_desktop.printing.printers.trial_pages import trial_label, trial_stock
from tests.printing.printers import real_ipp
from tests.printing.printers.quick import LABEL, PATIENT, Run, labels, unit_ids
from tests.printing.simulated_printer import SimulatedPrinter

pytestmark = [
    pytest.mark.exhaustive,
    pytest.mark.skipif(not real_ipp.are_installed(), reason="needs CUPS and avahi, as root"),
]
TIMING = replace(PATIENT, connect=20, job_progress=90, job_poll=0.1)


@pytest.fixture
def folder() -> Iterator[Path]:
    with real_ipp.open_folder() as found:
        yield found


@pytest.mark.parametrize("scheme", ["ipp", "ipps"])
def test_ippeveprinter_prints_exact_media_or_nothing(folder: Path, scheme: str) -> None:
    with real_ipp.eve_printer(folder) as uri:
        address = uri.replace("ipp:", f"{scheme}:")
        printer = check_printer("Eve", ConnectionKind.IPP, address)
        page = trial_label(printer, trial_stock(printer, "A4"))
        assert print_trial(printer, page, timing=TIMING) is ConfirmedBy.QUEUE
        [document] = folder.glob("*.pdf")
        assert document.read_bytes().startswith(b"%PDF")
        with pytest.raises(PrinterFault, match="no media of 50 × 30 mm"):
            open_delivery(printer, LABEL, TIMING)
        missing = check_printer("Eve", ConnectionKind.IPP, address.replace("print", "other"))
        with pytest.raises(PrinterFault, match="0x0406"):
            open_delivery(missing, LABEL, TIMING)


def open_queue() -> Delivery:
    queue = check_printer("Raw", ConnectionKind.QUEUE, "raw", language=Language.ZPL, dpi=203)
    return open_delivery(queue, LABEL, TIMING)


def test_a_queue_of_cups_prints_pauses_and_cancels(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with real_ipp.cups(folder) as server, SimulatedPrinter() as printer:
        monkeypatch.setenv("CUPS_SERVER", server)
        device = f"socket://127.0.0.1:{printer.port}"
        real_ipp.run_cups(server, "lpadmin", "-p", "raw", "-E", "-v", device)
        run = Run(open_queue(), 12)
        run.print_all()
        assert run.confirmed == 12
        printer.wait_idle()
        assert [*printer.counts()] == unit_ids(12)

        held = open_queue()
        real_ipp.run_cups(server, "cupsdisable", "raw")
        held.send(labels(12, 1))
        with pytest.raises(PrinterFault) as caught:
            held.finish(lambda: False)
        assert caught.value.kind is PrinterFaultKind.PAUSED
        real_ipp.run_cups(server, "cupsenable", "raw")
        assert Run(held, 0).print_despite_faults() is None
        printer.wait_idle()

        cancelled = open_queue()
        real_ipp.run_cups(server, "cupsdisable", "raw")
        cancelled.send(labels(13, 1))
        cancelled.send(labels(14, 1))
        with pytest.raises(PrinterFault, match="paused"):
            open_queue()
        real_ipp.run_cups(server, "cancel", "raw")
        fault = Run(cancelled, 0).print_despite_faults()
        assert fault is not None
        assert fault.kind is PrinterFaultKind.REJECTED
        real_ipp.run_cups(server, "cupsenable", "raw")
        last = open_queue()
        last.send(labels(15, 1))
        assert last.finish(lambda: False) == 1
        printer.wait_idle()
        # The job after the cancelled one was cancelled, too.
        assert [*printer.counts()] == [*unit_ids(13), "U0015"]


def test_a_missing_queue_is_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with real_ipp.cups(folder) as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        with pytest.raises(PrinterFault, match="does not exist"):
            open_queue()
    with pytest.raises(PrinterFault) as caught:
        open_queue()
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE
