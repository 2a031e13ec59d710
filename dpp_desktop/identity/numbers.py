"""How a token's number is built: 12 bits of site, 8 of epoch, 40 of position.

Sites that share a brand's key can't collide though they never talk; a workspace that goes on from
a copy or a backup takes the next epoch, so that it can't issue again what the original issued.
"""

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
    """The parts of a number: who issued it, in which life of the workspace, and where."""

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
        """The number these parts make, 0 ≤ number < 2⁶⁰."""
        return (
            self.site << (EPOCH_BITS + POSITION_BITS) | self.epoch << POSITION_BITS | self.position
        )


def split_number(number: int) -> NumberParts:
    """Returns the parts of `number`. Raises ValueError outside 0 ≤ number < 2⁶⁰."""
    return NumberParts(
        site=number >> (EPOCH_BITS + POSITION_BITS),
        epoch=number >> POSITION_BITS & ((1 << EPOCH_BITS) - 1),
        position=number & (POSITIONS - 1),
    )
