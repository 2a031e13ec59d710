"""Creates a workspace in which labels were printed, with print jobs and units in every state."""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.designs.design import Design
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeJob
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import PrinterFaultKind
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.print_job import PrintKind
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import Actor, Carrier, JobUnits
from dpp_desktop.printing.design_requests import ZplFacts, copy_design, import_design
from dpp_desktop.printing.printer_requests import calibrate, save_printer
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.printing.prints.outputs import (
    Destination,
    FileOutput,
    PrinterOutput,
    PrintOutputs,
)
from dpp_desktop.printing.prints.plan import PrintRequest
from dpp_desktop.printing.prints.progress import NullPrintObserver, PrintProgress
from dpp_desktop.printing.prints.real_outputs import REAL_OUTPUTS
from dpp_desktop.printing.prints.resume import cancel_print
from dpp_desktop.printing.prints.run import PrintResult, print_labels
from dpp_desktop.printing.rendering import Calibration, LabelRun
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.units import changes
from dpp_desktop.units.requests import Mark, MarkRequest, mark_units, void_units
from tests.printing.prints.scripted_printer import LineWriter, ScriptedOutputs, ScriptedPrinter
from tests.printing.simulated_printer import Plan, SimulatedPrinter
from tests.screenshots.factory import import_brands

PARKAS, MORE_PARKAS = "PO-4500871224", "PO-4500871225"
"""Two jobs of a batch: most units of the first one are printed, and the second one is exported."""
LONG_NAME, BATTERIES, SCARVES = "PO-4500871230", "PO-4500871238", "AL-0311"
"""A job of a product with a long German name, and jobs of the other brands."""
PRINTER = "Zebra ZT411 line 3"
"""The only printer that answers, at a port of this computer."""
SHEET_PRINTER = "Office, ground floor"
FAILED, PAUSED, IN_DOUBT, COPIES_IN_DOUBT, SHEETS_IN_DOUBT = range(5, 10)
"""The numbers of print jobs that are shown in detail."""
TEMPLATE = (
    "^XA^CI28^PW400^LL240^FO24,24^BQN,2,4^FDQA,${url}^FS^FO216,32^A0N,26,26^FD${serial:4}^FS"
    "^FO216,72^A0N,22,22^FDLOT ${batch}^FS^FO216,104^A0N,22,22^FD${product_name}^FS^XZ"
)
"""A template of ZPL for labels of 50 × 30 mm with 203 dpi."""
DESIGN_COPY = "Hangtag for outdoor jackets, autumn and winter 2026"

_ANNA, _JONAS = Actor("Anna Lindqvist", "packing-3"), Actor("Jonas Weber", "packing-1")
_PRODUCTS = Path(__file__).parent / "nordlicht.products.json"
_LONG_PRODUCT = (
    "Wasserdichte Drei-Lagen-Funktionsregenjacke mit abnehmbarer Kapuze und "
    "Schneefang für Damen, Größe 38/40, enzianblau"
)
_FORMS = (
    MintForm("nordlicht", "PARKA-01", "FW26-0874", 2_400, PARKAS),
    MintForm("nordlicht", "PARKA-01", "FW26-0874", 800, MORE_PARKAS),
    MintForm("nordlicht", "JACKE-3L", "FW26-0901", 500, LONG_NAME),
    MintForm("velta", "VB-500", "VB2647A", 12_000, BATTERIES),
    MintForm("atelier", "SCARF-01", "MAREE-2026", 200, SCARVES),
)


@dataclass(frozen=True, slots=True)
class _StopAfter(NullPrintObserver):
    """Stops a print job after some labels."""

    confirmed: list[int]
    labels: int

    def progressed(self, progress: PrintProgress) -> None:
        self.confirmed[:] = [progress.confirmed]

    def stop_requested(self) -> bool:
        return self.confirmed[0] >= self.labels


class _Printers(ScriptedOutputs):
    """Prints on a scripted printer, under the name that the user knows."""

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        return replace(super().printer(workspace, name, design), name=name)


class _FullDisk(ScriptedOutputs):
    """Fails to write files, but not the first label, which is made before a file."""

    def file(self, file: Path, design: Design) -> FileOutput:
        return FileOutput(_FullDiskWriter)


class _FullDiskWriter(LineWriter):
    def add(self, run: LabelRun) -> None:
        if run.count > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().add(run)


@dataclass(frozen=True, slots=True)
class _Line:
    """Prints labels, and changes the states of units."""

    workspace: Workspace
    jobs: Mapping[str | None, MintJob]

    def print_units(
        self,
        order: str,
        units: str,
        to: Destination,
        design: str = "roll-50x30",
        outputs: PrintOutputs | None = None,
        observer: NullPrintObserver | None = None,
        **more: object,
    ) -> PrintResult:
        target = JobUnits(self.jobs[order].id, UnitSet.parse(units))
        request = replace(PrintRequest(target, design, to, _ANNA), **more)  # type: ignore[arg-type]
        outputs = outputs or _Printers(ScriptedPrinter(window=100, chunk=100))
        return print_labels(self.workspace, request, observer, outputs)

    def mark(self, units: str, mark: Mark, reason: str = "") -> None:
        job = self.jobs[PARKAS]
        mark_units(self.workspace, MarkRequest(job.id, mark, UnitSet.parse(units), reason), _JONAS)

    def verify(self, units: str) -> None:
        with self.workspace.write() as transaction:
            changes.mark_verified(
                transaction, self.jobs[PARKAS], Carrier.LABEL, UnitSet.parse(units), _JONAS
            )

    def void(self, units: str, reason: str) -> None:
        void_units(self.workspace, self.jobs[PARKAS].id, UnitSet.parse(units), reason, _JONAS)


def make_labels(path: Path) -> None:
    """Create a workspace with printers, label designs, print jobs, and units in all states."""
    files = path.parent / "Labels"
    files.mkdir()
    with Workspace.open(path) as workspace:
        import_brands(workspace)
        _import_long_name(workspace)
        jobs = {
            form.idempotency_key: run_job(workspace, submit(workspace, form).job.id)
            for form in _FORMS
        }
        line = _Line(workspace, jobs)
        _save_designs(workspace, files)
        with SimulatedPrinter(Plan(lose_power_at=67)) as device:
            _save_printers(workspace, device.address)
            _print(line, files)
        _change_units(line)
        _export(line, files)


def _import_long_name(workspace: Workspace) -> None:
    with workspace.read() as transaction:
        pointer = require_brand(transaction, "nordlicht").gtin_pointer
    first, *_ = read_product_file(_PRODUCTS, pointer)
    long = replace(first, sku="JACKE-3L", name=_LONG_PRODUCT, gtin="09506000134437")
    import_products(workspace, "nordlicht", [long])


def _save_designs(workspace: Workspace, folder: Path) -> None:
    copy_design(workspace, "roll-100x50", DESIGN_COPY)
    template = folder / "carton.zpl"
    template.write_text(TEMPLATE, encoding="utf-8")
    import_design(workspace, template, "carton", ZplFacts(203))


def _save_printers(workspace: Workspace, address: str) -> None:
    kinds = ConnectionKind
    for printer in (
        check_printer(PRINTER, kinds.TCP, address, dpi=203),
        check_printer("Zebra ZT411 line 4", kinds.TCP, "tcp://192.168.20.34:9100", dpi=300),
        check_printer(SHEET_PRINTER, kinds.IPP, "ipps://prn-eg.nordlicht.example/ipp/print"),
        check_printer("Samples", kinds.QUEUE, "HP_LaserJet_M404"),
        check_printer("Hand printer", kinds.DEVICE, "/dev/usb/lp0", dpi=203, chunk=5),
    ):
        save_printer(workspace, printer)
    calibrate(workspace, SHEET_PRINTER, Calibration(-0.4, 1.25, 1.002, 0.9985))


def _print(line: _Line, files: Path) -> None:
    printer = Destination("Zebra ZT411 line 4")
    line.print_units(PARKAS, "1-1800", printer)
    sheet = Destination(file=files / "parka-sheet.pdf")
    line.print_units(PARKAS, "1801-1824", sheet, "L7160", REAL_OUTPUTS, start_at=5)
    line.print_units(
        PARKAS, "60-61", printer, kind=PrintKind.REPRINT, reason="Smudged print", copies=2
    )
    cancelled = line.print_units(
        SCARVES, "1-200", printer, observer=_StopAfter([0], 40), copies=2
    ).print_job
    cancel_print(line.workspace, cancelled.id, _ANNA, outputs=ScriptedOutputs())
    full = Destination(file=files / "scarves.pdf")
    line.print_units(SCARVES, "101-200", full, "5160", _FullDisk())
    line.print_units(BATTERIES, "1-12000", printer, observer=_StopAfter([0], 4_000))
    line.print_units(LONG_NAME, "1-500", Destination(PRINTER), "roll-100x50", outputs=REAL_OUTPUTS)
    cut_off = _Printers(_losing_connection_at(9))
    line.print_units(PARKAS, "2301-2330", printer, copies=3, outputs=cut_off)
    cut_off = _Printers(_losing_connection_at(17))
    line.print_units(PARKAS, "2201-2250", Destination(SHEET_PRINTER), "L7160", cut_off, start_at=5)


def _losing_connection_at(labels: int) -> ScriptedPrinter:
    return ScriptedPrinter(faults={labels: PrinterFaultKind.CONNECTION_LOST})


def _change_units(line: _Line) -> None:
    line.verify("1-900,950-1010")
    line.mark("1-400", Mark.APPLIED)
    line.mark("7,207", Mark.SAMPLED, "Colour fastness test")
    line.mark("1033-1035,1200", Mark.SPOILED, "Torn at the cutter")
    line.void("410-411", "Wrong size in the carton")


def _export(line: _Line, files: Path) -> None:
    printed_elsewhere = export_tokens(
        line.workspace, Request(WholeJob(line.jobs[MORE_PARKAS].id), files / "packs")
    )
    hand_over(line.workspace, printed_elsewhere.export.id, {1}, "Anna Lindqvist", "Print shop Nord")
    kept = UnitRange(line.jobs[PARKAS].id, 2_001, 2_100)
    export_tokens(line.workspace, Request(kept, files / "kept"))
