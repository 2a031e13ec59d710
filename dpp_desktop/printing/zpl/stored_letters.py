"""Print lines of text from letters that the printer has stored as graphics.

Sources: ZPL II Programming Guide, ~DG, ^XG and ^ID. A label takes a few bytes for each letter, at
any resolution.
"""

from collections.abc import Iterator

import numpy as np

from dpp_desktop.printing.raster.bitmap import OutsideLabel, PlacedBitmap
from dpp_desktop.printing.raster.label import LabelRaster
from dpp_desktop.printing.raster.text_letters import LineLetters, Units
from dpp_desktop.printing.raster.text_rows import TextRows
from dpp_desktop.printing.zpl.graphic_fields import packed_fields, stored_graphic

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class StoredLetters:
    """The letters of the lines that differ from label to label, in their usual sizes.

    The names of the graphics are `prefix` and two more characters.
    """

    def __init__(self, raster: LabelRaster, prefix: str) -> None:
        self._prefix = prefix
        names = (prefix + first + second for first in _DIGITS for second in _DIGITS)
        pairs = zip(raster.letters, raster.lines, strict=True)
        self._lines = [_StoredLine(letters, rows, names) for letters, rows in pairs]

    @property
    def download(self) -> bytes:
        """The commands that store the letters."""
        return b"".join(line.download for line in self._lines)

    @property
    def deletion(self) -> bytes:
        """The field of a format that deletes the letters."""
        return b"^IDR:%b*.GRF^FS" % self._prefix.encode("ascii") if self._lines else b""

    def fields(self, units: Units) -> list[Iterator[bytes]]:
        """Return the fields of each line for some units. Raises OutsideLabel."""
        return [line.fields(units) for line in self._lines]


class _StoredLine:
    """The letters of one line of text."""

    def __init__(self, letters: LineLetters, rows: TextRows, names: Iterator[str]) -> None:
        self._letters = letters
        self._rows = rows
        drawn = letters.drawn[: letters.usual + 1]
        turned = [np.rot90(letter.bitmap, -letters.direction.turns) for letter in drawn]
        recalled = [next(names).encode("ascii") for _ in drawn[1:]]
        self._recalls = [b"", *(b"^XGR:%b.GRF^FS" % name for name in recalled)]
        self._places = np.array([_place(letter, letters) for letter in drawn])
        self._sizes = np.array([bitmap.shape[::-1] for bitmap in turned])
        self.download = b"".join(
            stored_graphic(name, bitmap) for name, bitmap in zip(recalled, turned[1:], strict=True)
        )

    def fields(self, units: Units) -> Iterator[bytes]:
        """Yield the fields of the line of each unit; lines in a smaller font are graphics."""
        sizes = self._letters.sizes(units)
        smaller = packed_fields(*self._rows.place, self._rows.rows(units.only(sizes > 0)))
        recalled = self._recalled(units.only(sizes == 0))
        for size in sizes.tolist():
            yield next(smaller) if size else next(recalled)

    def _recalled(self, units: Units) -> Iterator[bytes]:
        placed = list(self._letters.placed(units))
        numbers = np.stack([letters.numbers for letters in placed], axis=1)
        along = np.stack([letters.places for letters in placed], axis=1)
        places = self._places[numbers] + along[..., np.newaxis] * self._letters.direction.step
        if not self._rows.are_on_label(places[numbers > 0], self._sizes[numbers[numbers > 0]]):
            raise OutsideLabel
        recalls = self._recalls
        for letters in zip(
            places[..., 0].tolist(), places[..., 1].tolist(), numbers.tolist(), strict=True
        ):
            yield b"".join(
                [
                    b"^FO%d,%d%b" % (x, y, recalls[number])
                    for x, y, number in zip(*letters, strict=True)
                    if number
                ]
            )


def _place(letter: PlacedBitmap, letters: LineLetters) -> tuple[int, int]:
    """Return where the top left dot is if the origin is at the start of the direction."""
    height, width = letter.bitmap.shape
    return letters.direction.to_label(letter.x, letters.baseline + letter.y, width, height)
