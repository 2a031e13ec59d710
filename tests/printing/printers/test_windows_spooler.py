"""Jobs of the Windows spooler, whose functions are replaced by a simulated one."""

from dataclasses import replace

import pytest

from dpp_desktop.model.errors import PrinterFault, PrinterFaultKind
from dpp_desktop.printing.delivery import LabelData
from dpp_desktop.printing.printers.job_delivery import JobDelivery
from dpp_desktop.printing.printers.settings import ConnectionKind, Printer, check_printer
from dpp_desktop.printing.printers.windows_spooler import SpoolerQueue
from tests.printing.printers.quick import PATIENT

PRINTING, PRINTED, PAUSED, ERROR, PAPER_OUT, OFFLINE, DELETING = 0x10, 0x80, 1, 2, 0x40, 0x20, 4


class Spooler:
    """What Windows keeps of the jobs of a printer."""

    def __init__(self) -> None:
        self.jobs: dict[int, tuple[str, bytes]] = {}
        self.flags: dict[int, int] = {}
        self.is_broken = False

    def submit(self, data: bytes, name: str) -> int:
        self._check()
        job = len(self.jobs) + 1
        self.jobs[job], self.flags[job] = (name, data), PRINTING
        return job

    def status(self, job: int) -> int | None:
        self._check()
        return self.flags.get(job)

    def names(self) -> list[str]:
        self._check()
        return [self.jobs[job][0] for job, flags in self.flags.items() if not flags & PRINTED]

    def cancel(self, job: int) -> None:
        self.flags.pop(job, None)

    def release(self, job: int) -> None:
        self.flags.pop(job, None)

    def _check(self) -> None:
        if self.is_broken:
            raise OSError(1722, "The RPC server is unavailable")


def printer() -> Printer:
    return check_printer("Zebra", ConnectionKind.QUEUE, "ZDesigner ZD420", dpi=203)


def delivery(spooler: Spooler) -> JobDelivery:
    timing = replace(PATIENT, job_progress=60)
    return JobDelivery(SpoolerQueue(printer(), spooler), "Zebra", 1, timing)


def test_a_job_that_is_reported_as_printed_is_confirmed_and_removed() -> None:
    spooler = Spooler()
    labels = delivery(spooler)
    labels.send(LabelData(b"^XA^XZ", 1))
    labels.send(LabelData(b"^XA^FS^XZ", 1))
    assert [data for _, data in spooler.jobs.values()] == [b"^XA^XZ", b"^XA^FS^XZ"]
    assert labels.confirmed() == 0
    spooler.flags[1] = PRINTED
    assert labels.confirmed() == 1
    assert 1 not in spooler.flags
    spooler.flags[2] = PRINTED
    assert labels.finish(lambda: False) == 2


def test_a_job_that_disappears_is_not_confirmed() -> None:
    spooler = Spooler()
    labels = delivery(spooler)
    labels.send(LabelData(b"1", 1))
    del spooler.flags[1]
    with pytest.raises(PrinterFault) as caught:
        labels.finish(lambda: False)
    assert caught.value.kind is PrinterFaultKind.REJECTED
    assert labels.confirmed() == 0


def test_a_spooler_that_fails_for_a_moment_is_asked_again() -> None:
    spooler = Spooler()
    timing = replace(PATIENT, job_lost=60)
    labels = JobDelivery(SpoolerQueue(printer(), spooler), "Zebra", 1, timing)
    labels.send(LabelData(b"1", 1))
    spooler.is_broken = True
    assert labels.confirmed() == 0
    spooler.is_broken, spooler.flags[1] = False, PRINTED
    assert labels.finish(lambda: False) == 1


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        (PAPER_OUT | ERROR, PrinterFaultKind.PAPER_OUT),
        (ERROR, PrinterFaultKind.NEEDS_ATTENTION),
        (PAUSED, PrinterFaultKind.PAUSED),
        (OFFLINE, PrinterFaultKind.NO_PROGRESS),
    ],
)
def test_a_stopped_job_continues_by_itself(flags: int, kind: PrinterFaultKind) -> None:
    spooler = Spooler()
    labels = delivery(spooler)
    labels.send(LabelData(b"1", 1))
    spooler.flags[1] = flags
    with pytest.raises(PrinterFault) as caught:
        labels.confirmed()
    assert (caught.value.kind, caught.value.ends_delivery) == (kind, False)
    spooler.flags[1] = PRINTED
    assert labels.finish(lambda: False) == 1


def test_a_deleted_job_is_not_printed() -> None:
    spooler = Spooler()
    labels = delivery(spooler)
    labels.send(LabelData(b"1", 1))
    labels.send(LabelData(b"2", 1))
    spooler.flags[1] = PAUSED | DELETING
    with pytest.raises(PrinterFault) as caught:
        labels.finish(lambda: False)
    assert caught.value.kind is PrinterFaultKind.REJECTED
    assert labels.confirmed() == 0
    assert 2 not in spooler.flags


def test_jobs_of_the_program_must_be_printed_first() -> None:
    spooler = Spooler()
    delivery(spooler).send(LabelData(b"1", 1))
    with pytest.raises(PrinterFault) as caught:
        delivery(spooler)
    assert caught.value.kind is PrinterFaultKind.BUSY


def test_a_missing_printer_is_unreachable_and_a_broken_spooler_lost() -> None:
    spooler = Spooler()
    labels = delivery(spooler)
    labels.send(LabelData(b"1", 1))
    spooler.is_broken = True
    with pytest.raises(PrinterFault) as caught:
        labels.confirmed()
    assert caught.value.kind is PrinterFaultKind.CONNECTION_LOST
    with pytest.raises(PrinterFault) as caught:
        delivery(spooler)
    assert caught.value.kind is PrinterFaultKind.UNREACHABLE
