"""The pages that a print job is printed on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Media:
    """A page, in mm: a label of a roll, or a sheet with several `labels`."""

    width: float
    height: float
    labels: int = 1
