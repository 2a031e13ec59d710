"""Generates the QR images of a pack of 10,000 tokens, against segno generating single ones."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dpp_desktop.carriers.images import ImageFormat, ImageOptions, images
from dpp_desktop.carriers.qr_code import QUIET_ZONE, qr_code
from dpp_desktop.identity.links import link_prefix
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, ratio, timed

SVG = Goal("QR images as SVG, against segno: so many times as fast", ">=", 8)
PNG = Goal("QR images as PNG for 300 dpi, against segno: so many times as fast", ">=", 8)
GOALS: Goals = (SVG, PNG)

_PACK = 10_000
_BY_SEGNO = 250
_SERIALS = SerialCodec(SerialStyle.PERMUTED, bytes(32)).encode_range(0, _PACK).decode("ascii")


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio of images per second to segno.

    Each pack belongs to a different batch, so that no cached data of an earlier one is used.
    """
    goals = {ImageFormat.SVG: SVG, ImageFormat.PNG: PNG}
    prefixes = (
        link_prefix("https://id.nordlicht.example", "09506000134352", f"LOT-{number:03}")
        for number in range(1_000)
    )
    for form, goal in goals.items():
        options = ImageOptions(form, dpi=300, module_mm=0.5)
        seconds = interleaved(
            sizes.repeats,
            {
                "pack": partial(_seconds, _make, prefixes, options),
                "segno": partial(_seconds, _make_by_segno, prefixes, options),
            },
        )
        pack = [_PACK / taken for taken in seconds["pack"]]
        segno = [_BY_SEGNO / taken for taken in seconds["segno"]]
        per_second = {"pack": pack, "segno": segno}
        yield goal.row(ratio(pack, segno), images=_PACK, by_segno=_BY_SEGNO, per_second=per_second)


def _seconds(
    make: Callable[[str, ImageOptions], None], prefixes: Iterator[str], options: ImageOptions
) -> float:
    prefix = next(prefixes)
    return timed(lambda: make(prefix, options))


def _make(prefix: str, options: ImageOptions) -> None:
    made = sum(1 for _ in images(prefix, _SERIALS, options))
    if made != _PACK:
        raise RuntimeError(f"{made} images were made")


def _make_by_segno(prefix: str, options: ImageOptions) -> None:
    for number in range(_BY_SEGNO):
        serial = _SERIALS[number * SERIAL_LENGTH : (number + 1) * SERIAL_LENGTH]
        qr_code(prefix + serial).save(
            io.BytesIO(),
            kind=options.format.value,
            scale=options.dots.per_module,
            border=QUIET_ZONE,
        )
