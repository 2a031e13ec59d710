"""Find GTINs that several SKUs share. A GTIN identifies one product, so a list may be wrong."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from dpp_desktop.model.message import Message


@dataclass(frozen=True, slots=True)
class SharedGtin:
    """A GTIN (14 digits) that `skus` products of the brand have after the import."""

    gtin: str
    skus: int

    @property
    def message(self) -> Message:
        """The GTIN, how many SKUs share it, and what to do."""
        return Message(
            "{count:,} SKUs share the GTIN {gtin}. A GTIN identifies one product; check the list.",
            count=self.skus,
            gtin=self.gtin,
        )


class GtinCensus:
    """The GTINs of a catalogue's rows, by row number. 500,000 rows take 8 MB."""

    def __init__(self) -> None:
        self._numbers = array("Q")
        self._gtins = array("Q")

    def add(self, number: int, gtin: str) -> None:
        """Add the GTIN of a row."""
        self._numbers.append(number)
        self._gtins.append(int(gtin))

    def shared(self, rejected: Collection[int], others: Iterable[str]) -> list[SharedGtin]:
        """Return the GTINs that several SKUs share, those with the most SKUs first.

        `rejected` are the numbers of added rows that were rejected later. `others` are the GTINs
        of the brand's products that the catalogue doesn't contain.
        """
        gtins = sorted(
            gtin
            for number, gtin in zip(self._numbers, self._gtins, strict=True)
            if number not in rejected
        )
        counts = Counter({gtin: len(tuple(same)) for gtin, same in groupby(gtins)})
        for gtin in others:
            if gtin.isdecimal() and int(gtin) in counts:
                counts[int(gtin)] += 1
        shared = [SharedGtin(f"{gtin:014}", skus) for gtin, skus in counts.items() if skus > 1]
        return sorted(shared, key=lambda each: (-each.skus, each.gtin))
