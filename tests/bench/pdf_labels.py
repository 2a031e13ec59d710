"""Writes labels as PDF, against reportlab: the speed, the size of the file, and the memory."""

import io
import resource
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from statistics import median

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from dpp_desktop.carriers.qr_code import QUIET_ZONE
from dpp_desktop.carriers.qr_symbols import symbols
from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import Fit, LabelDesign, SymbolItem, TextItem
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import LabelRun, Output
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, processor_timed, ratio, say
from tests.bench.workspaces import ROOT
from tests.designs.examples import facts

SPEED = Goal("Labels in PDF, a second of processor time", ">=", 2_000, "labels/s")
AGAINST_REPORTLAB = Goal("Labels in PDF, against reportlab: so many times as fast", ">=", 5)
SHEET_BYTES = Goal("Bytes of a label in PDF on sheets", "<=", 900, "bytes")
ROLL_BYTES = Goal("Bytes of a label in PDF on rolls", "<=", 1_600, "bytes")
MEMORY = Goal("Peak memory of 100,000 labels in PDF, against 10,000: more", "<=", 60, "MB")
GOALS: Goals = (SPEED, AGAINST_REPORTLAB, SHEET_BYTES, ROLL_BYTES, MEMORY)

_LABELS, _BY_REPORTLAB = 10_000, 630
_RUN = 2_500
_CODEC = SerialCodec(SerialStyle.PERMUTED, bytes(32))
_SERIALS = _CODEC.encode_range(0, _LABELS).decode("ascii")
_L7160 = LabelDesign(
    "L7160",
    BUILT_IN["L7160"].stock,
    (
        SymbolItem(2, 9, size=20),
        TextItem(24, 5, 38, 12, "${product_name}", 9, 5, bold=True, fit=Fit.WRAP),
        TextItem(24, 20, 38, 5, "${serial:4}", 9),
    ),
)
_UNIT = 1 if sys.platform == "darwin" else 1024
# See tests/bench/peak_memory.py.
_START = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"


def measure(sizes: Sizes, _folder: Path) -> Iterator[Row]:
    """Yield the figures; each document belongs to a batch that was never printed before."""
    numbers = iter(range(1_000))
    sheet: list[int] = []
    seconds = interleaved(
        sizes.repeats,
        {
            "pdf": partial(
                processor_timed, lambda: _write_pdf(_L7160, next(numbers), _LABELS, sheet)
            ),
            "reportlab": partial(processor_timed, lambda: _write_by_reportlab(next(numbers))),
        },
    )
    rates = [_LABELS / taken for taken in seconds["pdf"]]
    reportlab = [_BY_REPORTLAB / taken for taken in seconds["reportlab"]]
    yield SPEED.row(median(rates), labels=_LABELS, per_second=rates)
    yield AGAINST_REPORTLAB.row(ratio(rates, reportlab), per_second=reportlab)
    yield SHEET_BYTES.row(max(sheet) / _LABELS)
    roll: dict[str, list[int]] = {"roll-50x30": [], "roll-100x50": []}
    for name, lengths in roll.items():
        _write_pdf(BUILT_IN[name], next(numbers), _LABELS, lengths)
    largest = max(max(lengths) for lengths in roll.values())
    yield ROLL_BYTES.row(largest / _LABELS, bytes=roll)
    yield _memory_row()


def _write_pdf(design: LabelDesign, number: int, count: int, lengths: list[int]) -> None:
    file = io.BytesIO()
    writer = PdfRenderer(design, Output(600)).writer(file)
    job = facts(link_prefix=_prefix(number), batch=f"L{number:03}")
    for first in range(0, count, _RUN):
        serials = _SERIALS[first * SERIAL_LENGTH : (first + _RUN) * SERIAL_LENGTH]
        writer.add(LabelRun(job, first, serials))
    writer.finish()
    lengths.append(file.tell())


def _write_by_reportlab(number: int) -> None:
    """Draw the same labels with the usual calls of reportlab, from the same symbols."""
    canvas = Canvas(io.BytesIO(), pagesize=A4)
    drawn = symbols(_prefix(number), _SERIALS[: _BY_REPORTLAB * SERIAL_LENGTH])
    for index, symbol in enumerate(modules for some in drawn for modules in some.tolist()):
        position = index % _L7160.stock.per_page
        if index and not position:
            canvas.showPage()
        row, column = divmod(position, 3)
        x, y = (7.25 + column * 66.04) * mm, A4[1] - (15.15 + (row + 1) * 38.1) * mm
        _draw_symbol(canvas, symbol, x + 2 * mm, y + 29 * mm)
        serial = _SERIALS[index * SERIAL_LENGTH : (index + 1) * SERIAL_LENGTH]
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(x + 24 * mm, y + 30 * mm, "Fjell winter parka")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(x + 24 * mm, y + 15 * mm, f"{serial[:4]} {serial[4:8]} {serial[8:]}")
    canvas.save()


def _draw_symbol(canvas: Canvas, symbol: list[list[int]], x: float, top: float) -> None:
    """Draw each run of dark modules as a rectangle."""
    module = 20 * mm / (len(symbol) + 2 * QUIET_ZONE)
    for row, modules in enumerate(symbol, start=QUIET_ZONE + 1):
        column = QUIET_ZONE
        for is_dark, run in groupby(modules):
            length = len(list(run))
            if is_dark:
                corner = (x + column * module, top - row * module)
                canvas.rect(*corner, length * module, module, stroke=0, fill=1)
            column += length


def _prefix(number: int) -> str:
    return f"https://id.nordlicht.example/01/09506000134352/10/L{number:03}/21/"


def _memory_row() -> Row:
    large, small = [], []
    for _ in range(3):
        large.append(_peak_megabytes(100_000))
        small.append(_peak_megabytes(10_000))
        say(f"  {large[-1]:.1f} MB, {small[-1]:.1f} MB")
    megabytes = {"100,000": large, "10,000": small}
    return MEMORY.row(median(large) - median(small), megabytes=megabytes)


def _peak_megabytes(count: int) -> float:
    process = [sys.executable, "-m", __name__, str(count)]
    printed = subprocess.run(
        [sys.executable, "-S", "-c", _START, *process], cwd=ROOT, check=True, stdout=subprocess.PIPE
    ).stdout
    return int(printed) / 1e6


def _write_and_print(count: int) -> None:
    """Write labels on rolls, which need most memory, to a file, and print the peak memory."""
    with Path("/dev/null" if sys.platform != "win32" else "NUL").open("wb") as file:
        writer = PdfRenderer(BUILT_IN["roll-50x30"], Output(300)).writer(file)
        for first in range(0, count, _RUN):
            serials = _CODEC.encode_range(first, _RUN).decode("ascii")
            writer.add(LabelRun(facts(quantity=count), first, serials))
        writer.finish()
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT))


if __name__ == "__main__":
    _write_and_print(int(sys.argv[1]))
