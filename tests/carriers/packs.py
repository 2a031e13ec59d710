"""URL prefixes, serials of packs, and the symbol that segno generates for a URL."""

import random

import numpy as np
import segno
from hypothesis import strategies as st

from dpp_desktop.carriers.qr_bitrows import Modules
from dpp_desktop.identity.links import link_prefix
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from tests.identity.strategies import CROCKFORD, batches, gtins_14, stems

WITH_GTIN = "https://id.nordlicht.example/01/09506000134352/21/"
WITHOUT_GTIN = "https://id.nordlicht.example/t/"
ALPHANUMERIC = "HTTPS://ID.NORDLICHT.EXAMPLE/T/"

_CAPACITIES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362)
CAPACITY = dict(enumerate(_CAPACITIES, start=1)) | {40: 2331}
"""Capacity of a symbol in bytes by version, level M (ISO/IEC 18004:2015, table 7)."""

prefixes = st.one_of(
    st.builds(link_prefix, stems, gtins_14, st.none() | batches),
    st.builds(link_prefix, stems, st.none(), st.none()),
)
"""The URL prefix before the serial."""


def some_serials(count: int, seed: int = 1) -> str:
    """Return concatenated serials, the same for the same seed."""
    return "".join(random.Random(seed).choices(CROCKFORD, k=count * SERIAL_LENGTH))


def split(serials: str) -> list[str]:
    """Return the single serials."""
    return [
        serials[first : first + SERIAL_LENGTH] for first in range(0, len(serials), SERIAL_LENGTH)
    ]


def prefix_for_version(version: int) -> str:
    """Return a prefix whose URLs exactly fill a symbol of the version."""
    return "https://a.b/".ljust(CAPACITY[version] - SERIAL_LENGTH, "a")


def made_by_segno(url: str) -> Modules:
    """Return the symbol as the preview shows it."""
    return np.array(segno.make_qr(url, error="m", boost_error=False).matrix, dtype=np.uint8)
