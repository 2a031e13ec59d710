"""Print lines of text from letters that the printer has stored as graphics.

Sources: ZPL II Programming Guide, ~DG, ^XG and ^ID. A label takes a few bytes for each letter, at
any resolution.
"""

from collections.abc import Iterator

import numpy as np

from dpp_desktop.printing.raster.bitmap import Bitmap, OutsideLabel, PlacedBitmap
from dpp_desktop.printing.raster.label import LabelRaster
from dpp_desktop.printing.raster.text_letters import LineLetters, Units
from dpp_desktop.printing.raster.text_rows import TextRows
from dpp_desktop.printing.zpl.graphic_fields import packed_fields, stored_graphic

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAX_LETTERS = len(_DIGITS) ** 2
"""The maximum number of stored letters; lines with more of them are graphics."""


class StoredLetters:
    """The letters of the lines that differ from label to label, in their usual sizes.

    The names of the graphics are `prefix` and two more characters.
    """

    def __init__(self, raster: LabelRaster, prefix: str) -> None:
        self._prefix = prefix
        self._names: dict[tuple[int, bytes], bytes] = {}
        self._downloads: list[bytes] = []
        pairs = zip(raster.letters, raster.lines, strict=True)
        self._lines = [
            _StoredLine(letters, rows, self._recalls(letters)) for letters, rows in pairs
        ]

    @property
    def download(self) -> bytes:
        """The commands that store the letters."""
        return b"".join(self._downloads)

    @property
    def deletion(self) -> bytes:
        """The field of a format that deletes the letters."""
        return b"^IDR:%b*.GRF^FS" % self._prefix.encode("ascii") if self._downloads else b""

    def fields(self, units: Units) -> list[Iterator[bytes]]:
        """Return the fields of each line for some units. Raises OutsideLabel."""
        return [line.fields(units) for line in self._lines]

    def _recalls(self, letters: LineLetters) -> list[bytes]:
        """Return the commands that print the letters; fewer if they can't be stored."""
        turns = letters.direction.turns
        drawn = letters.drawn[1 : letters.usual + 1]
        if len(self._names) + len(drawn) > MAX_LETTERS:
            return []
        names = [self._store(np.rot90(letter.bitmap, -turns)) for letter in drawn]
        return [b"", *(b"^XGR:%b.GRF^FS" % name for name in names)]

    def _store(self, bitmap: Bitmap) -> bytes:
        """Return the name of a letter, which lines with the same font and size share."""
        key = bitmap.shape[1], bitmap.tobytes()
        if key not in self._names:
            first, second = divmod(len(self._names), len(_DIGITS))
            name = (self._prefix + _DIGITS[first] + _DIGITS[second]).encode("ascii")
            self._names[key] = name
            self._downloads.append(stored_graphic(name, bitmap))
        return self._names[key]


class _StoredLine:
    """The letters of one line of text; `recalls` are the commands that print them."""

    def __init__(self, letters: LineLetters, rows: TextRows, recalls: list[bytes]) -> None:
        self._letters = letters
        self._rows = rows
        self._recalls = recalls
        drawn = letters.drawn[: letters.usual + 1]
        self._places = np.array([_place(letter, letters) for letter in drawn])
        step = -1 if letters.direction.turns % 2 == 0 else 1
        self._sizes = np.array([letter.bitmap.shape[::step] for letter in drawn])

    def fields(self, units: Units) -> Iterator[bytes]:
        """Yield the fields of the line of each unit; lines in a smaller font are graphics."""
        if not self._recalls:
            yield from packed_fields(*self._rows.place, self._rows.rows(units))
            return
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
