"""Observers that stop a print job, wait for its printer, or change units meanwhile."""

from dpp_desktop.model.errors import PrinterFault
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from tests.units.unit_jobs import UnitJob


class StopAfter(NullPrintObserver):
    """Requests a stop once that many units are confirmed."""

    def __init__(self, units: int) -> None:
        self._units = units
        self._confirmed = 0

    def progressed(self, progress: PrintProgress) -> None:
        self._confirmed = progress.confirmed

    def stop_requested(self) -> bool:
        return self._confirmed >= self._units


class Waiting(NullPrintObserver):
    """Waits until the printer continues."""

    def __init__(self) -> None:
        self.faults: list[PrinterFault] = []

    def printer_waits(self, fault: PrinterFault) -> bool:
        self.faults.append(fault)
        return True


class VoidAfter(NullPrintObserver):
    """Makes units void once that many units are announced."""

    def __init__(self, units: UnitJob, announced: int, voided: str) -> None:
        self._units = units
        self._announced = announced
        self._voided = voided

    def progressed(self, progress: PrintProgress) -> None:
        if self._voided and progress.announced >= self._announced:
            self._units.voided(self._voided)
            self._voided = ""
