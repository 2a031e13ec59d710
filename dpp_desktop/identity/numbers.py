"""The structure of a token's number: 12 bits of site, 8 of epoch and 40 of position.

Sites with a common serial key never collide, without communicating. A workspace that continues
from a copy or a backup uses a new epoch, so that it doesn't repeat numbers of the original.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

SITE_BITS = 12
EPOCH_BITS = 8
POSITION_BITS = 40
NUMBER_BITS = SITE_BITS + EPOCH_BITS + POSITION_BITS
POSITIONS = 1 << POSITION_BITS
MAX_SITE = (1 << SITE_BITS) - 1
MAX_EPOCH = (1 << EPOCH_BITS) - 1


@dataclass(frozen=True, slots=True)
class NumberParts:
    """The parts of a number: the site, the epoch of its workspace, and the position."""

    site: int
    epoch: int
    position: int

    def __post_init__(self) -> None:
        for name, value, bits in (
            ("site", self.site, SITE_BITS),
            ("epoch", self.epoch, EPOCH_BITS),
            ("position", self.position, POSITION_BITS),
        ):
            if not 0 <= value < 1 << bits:
                raise ValueError(f"{name} {value} does not fit in {bits} bits")

    @property
    def number(self) -> int:
        """The number made of these parts, 0 ≤ number < 2⁶⁰."""
        return (
            self.site << (EPOCH_BITS + POSITION_BITS) | self.epoch << POSITION_BITS | self.position
        )


def split_number(number: int) -> NumberParts:
    """Return the parts of `number`. Raises ValueError outside 0 ≤ number < 2⁶⁰."""
    return NumberParts(
        site=number >> (EPOCH_BITS + POSITION_BITS),
        epoch=number >> POSITION_BITS & ((1 << EPOCH_BITS) - 1),
        position=number & (POSITIONS - 1),
    )


def repeat_probability(serials: Sequence[int]) -> float:
    """Return the probability that sites with different keys issue a serial twice, from 0 to 1.

    `serials` are the numbers of serials that each site issues in one serial space. A site never
    repeats a serial, and the serials of two sites are independent, so each of their n·m pairs is
    equal with probability 2⁻⁶⁰. The result is 1 - exp(-Σ n·m / 2⁶⁰) over all pairs of sites (the
    birthday bound).
    """
    total = sum(serials)
    pairs = (total * total - sum(count * count for count in serials)) // 2
    return abs(math.expm1(-pairs / (1 << NUMBER_BITS)))
