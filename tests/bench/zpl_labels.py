"""Renders 10,000 labels as ZPL: the speed, and the size of the file."""

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import Fit, LabelDesign, RollStock, SymbolItem, TextItem
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import processor_timed
from tests.designs.examples import facts

SPEED = Goal("Labels in ZPL, a second of processor time", ">=", 10_000, "labels/s")
BYTES = Goal("Bytes of a label in ZPL", "<=", 1_500, "bytes")
GOALS: Goals = (SPEED, BYTES)

_LABELS = 10_000
_RUN = 2_500
_SERIALS = SerialCodec(SerialStyle.PERMUTED, bytes(32)).encode_range(0, _LABELS).decode("ascii")
_LIKE_L7160 = LabelDesign(
    "like L7160",
    RollStock(63.5, 38.1),
    (
        SymbolItem(2, 4, size=30),
        TextItem(33, 5, 29, 12, "${product_name}", 9, 5, bold=True, fit=Fit.WRAP),
        TextItem(33, 20, 29, 5, "${serial:4}", 9),
    ),
)
_LIMITED = (
    (_LIKE_L7160, 203),
    (BUILT_IN["roll-100x50"], 203),
    (BUILT_IN["roll-50x30"], 203),
    (_LIKE_L7160, 300),
    (BUILT_IN["roll-50x30"], 300),
)
"""The usual labels. Larger codes, and printers with 600 dpi, have more dots than time and bytes
allow, and are only reported."""
_REPORTED = ((BUILT_IN["roll-100x50"], 300), (_LIKE_L7160, 600), (BUILT_IN["roll-50x30"], 600))


def measure(sizes: Sizes, _folder: Path) -> Iterator[Row]:
    """Yield the figures of the slowest and of the largest of the usual labels."""
    measured = {
        f"{design.name} at {dpi} dpi": _figures(design, dpi, sizes.repeats)
        for design, dpi in (*_LIMITED, *_REPORTED)
    }
    limited = list(measured.values())[: len(_LIMITED)]
    speeds = {name: speed for name, (speed, _) in measured.items()}
    bytes_of = {name: size for name, (_, size) in measured.items()}
    yield SPEED.row(min(speed for speed, _ in limited), labels=_LABELS, **speeds)
    yield BYTES.row(max(size for _, size in limited), labels=_LABELS, **bytes_of)


def _figures(design: LabelDesign, dpi: int, repeats: int) -> tuple[float, float]:
    """Return labels per second and bytes per label."""
    sizes: list[int] = []
    seconds = [
        processor_timed(partial(_write, design, dpi, number, sizes)) for number in range(repeats)
    ]
    return _LABELS / median(seconds), max(sizes) / _LABELS


def _write(design: LabelDesign, dpi: int, number: int, sizes: list[int]) -> None:
    """Write the labels of a batch that was never printed before."""
    prefix = f"https://id.nordlicht.example/01/09506000134352/10/L{number:03}/21/"
    job = facts(link_prefix=prefix, batch=f"L{number:03}")
    file = io.BytesIO()
    writer = zpl_renderer(design, Output(dpi)).writer(file)
    for first in range(0, _LABELS, _RUN):
        serials = _SERIALS[first * SERIAL_LENGTH : (first + _RUN) * SERIAL_LENGTH]
        writer.add(LabelRun(job, first, serials))
    writer.finish()
    sizes.append(len(file.getvalue()))
