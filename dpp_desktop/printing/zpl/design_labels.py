"""Labels of a design as ZPL II, in which everything is drawn in dots by the program.

The fonts and codes of a printer aren't used, so that a label looks the same on each printer and in
the preview. Each label sets what earlier labels of other programs may have changed: size, origin,
orientation, mirroring and reversal. Nothing is saved in the printer, and its darkness, speed
and position of the label remain as set there.
"""

import hashlib
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator

from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.primitives import LabelLayout
from dpp_desktop.printing.raster.bitmap import PlacedBitmap
from dpp_desktop.printing.raster.label import LabelRaster, batches
from dpp_desktop.printing.raster.text_letters import Units
from dpp_desktop.printing.rendering import LabelRun
from dpp_desktop.printing.zpl.graphic_fields import graphic_fields, packed_fields
from dpp_desktop.printing.zpl.stored_letters import StoredLetters

_Fields = Callable[[Units], Iterable[Iterator[bytes]]]


class DesignLabels:
    """The labels of one job, complete in themselves or with parts that the printer stores.

    What is stored is named by job and content, so that labels that are still to be printed are not
    changed by what is stored for other jobs.
    """

    def __init__(self, layout: LabelLayout, job: int) -> None:
        """Draw the common parts. Raises OutsideLabel if a part isn't on the label."""
        self._raster = LabelRaster(layout)
        self._common = graphic_fields(PlacedBitmap(0, 0, self._raster.fixed))
        rows, columns = self._raster.fixed.shape
        self._head = b"^XA^PW%d^LL%d^LH0,0^PON^PMN^LRN" % (columns, rows)
        self._name = _name(job, self._common, self._raster)
        self._letters = StoredLetters(self._raster, self._name)

    def storage(self) -> bytes:
        """Return the commands that store the common parts and the letters of varying texts."""
        name = self._name.encode("ascii")
        common = b"^XA^DFR:%b.ZPL^FS%b^XZ\n" % (name, self._common) if self._common else b""
        return self._letters.download + common

    def deletion(self) -> bytes:
        """Return the command that deletes what is stored."""
        name = self._name.encode("ascii")
        common = b"^IDR:%b.ZPL^FS" % name if self._common else b""
        return b"^XA%b%b^XZ\n" % (common, self._letters.deletion)

    def complete(self, run: LabelRun, copies: int) -> Iterator[bytes]:
        """Yield the label of each unit, complete in itself. Raises OutsideLabel."""

        def texts(units: Units) -> Iterator[Iterator[bytes]]:
            for part in self._raster.texts(units):
                yield packed_fields(part.x, part.y, part.rows)

        return self._labels(run, copies, self._common, texts)

    def with_storage(self, run: LabelRun, copies: int) -> Iterator[bytes]:
        """Yield the label of each unit, which needs what is stored. Raises OutsideLabel."""
        recall = b"^XFR:%b.ZPL^FS" % self._name.encode("ascii") if self._common else b""
        return self._labels(run, copies, recall, self._letters.fields)

    def _labels(self, run: LabelRun, copies: int, common: bytes, texts: _Fields) -> Iterator[bytes]:
        head = self._head + common + b"^FX"
        tail = b"^PQ%d^XZ\n" % copies if copies > 1 else b"^XZ\n"
        for first, serials in batches(run.serials):
            symbols = [
                packed_fields(part.x, part.y, part.rows) for part in self._raster.symbols(serials)
            ]
            lines = texts(Units.of(serials, run.first_unit + first))
            for serial, *fields in zip(split_serials(serials), *symbols, *lines, strict=True):
                yield b"".join((head, serial, b"^FS", *fields, tail))


def _name(job: int, common: bytes, raster: LabelRaster) -> str:
    """Return the name of what is stored, from the job and all of the content."""
    digest = hashlib.sha256(b"%d %b" % (job, common))
    for letters in raster.letters:
        for letter in letters.drawn:
            digest.update(b"%d %b" % (letter.bitmap.shape[1], letter.bitmap.tobytes()))
    # Names have at most 8 letters and digits; those of letters have two more.
    return "D" + b32encode(digest.digest()).decode("ascii")[:5]


def split_serials(serials: str) -> Iterator[bytes]:
    """Yield the single serials of concatenated ones."""
    octets = serials.encode("ascii")
    for start in range(0, len(octets), SERIAL_LENGTH):
        yield octets[start : start + SERIAL_LENGTH]
