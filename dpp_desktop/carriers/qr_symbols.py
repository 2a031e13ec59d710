"""The QR symbols of a pack's URLs: module by module those that `identity.qr` draws one by one."""

from collections.abc import Iterator

import numpy as np

from dpp_desktop.carriers.qr_bitrows import Modules, modules_of_rows
from dpp_desktop.carriers.qr_code import qr_code
from dpp_desktop.carriers.qr_linear import prefix_symbols_of
from dpp_desktop.carriers.serial_arrays import serial_column
from dpp_desktop.identity.serials import SERIAL_LENGTH

_AT_ONCE = 256
"""So few that the masks of all of them are weighed in the processor's cache."""


def symbols(prefix: str, serials: str) -> Iterator[Modules]:
    """Yields the symbols of the URLs `prefix` + serial in order, up to 256 in one array.

    `serials` are end to end. Raises ValueError if no QR code holds the URLs, or if `serials` isn't
    ASCII or no multiple of 12 characters.
    """
    length = serial_column(serials).size  # refused at once, not after the first thousands
    for first in range(0, length, _AT_ONCE * SERIAL_LENGTH):
        yield _symbols(prefix, serials[first : first + _AT_ONCE * SERIAL_LENGTH])


def _symbols(prefix: str, serials: str) -> Modules:
    family = prefix_symbols_of(prefix)
    if family is None:
        return _one_by_one(prefix, serials)
    return modules_of_rows(family.rows(serials))


def _one_by_one(prefix: str, serials: str) -> Modules:
    """What can't be added up is left to segno, at some hundred a second."""
    places = range(0, len(serials), SERIAL_LENGTH)
    urls = [prefix + serials[place : place + SERIAL_LENGTH] for place in places]
    return np.array([qr_code(url).matrix for url in urls], dtype=np.uint8)
