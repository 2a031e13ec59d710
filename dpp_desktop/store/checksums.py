r"""The checksum that is stored with each cycle, which reveals damage to its tokens.

It is the SHA-256 (FIPS 180-4) of a line of ASCII text and the concatenated serials of the cycle::

    dpp-desktop cycle 1: job 7, first unit 10000, count 10000\n

The line makes the checksum of each cycle unique: serials that are stored for another cycle, or for
other units, don't match. The checksum doesn't depend on how serials are stored. The 1 is the
version of this rule.
"""

import hashlib

from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE

CHECKSUM_BYTES = 32


def cycle_checksum(job_id: int, first_unit: int, count: int, serials: bytes) -> bytes:
    """Return the checksum of a cycle, 32 bytes.

    `first_unit` counts from 0 within the job; `serials` are `count` concatenated serials of 12
    ASCII characters.
    """
    line = b"dpp-desktop cycle 1: job %d, first unit %d, count %d\n" % (job_id, first_unit, count)
    digest = hashlib.sha256(line)
    digest.update(serials)
    return digest.digest()


def damaged_checksum(job_id: int, first_unit: int, count: int) -> StorageDamaged:
    """Returns the fault for a cycle whose checksum isn't that of its tokens."""
    return StorageDamaged(
        Message(
            "The database is damaged: the checksum of units {first:,} to {last:,} of job "
            "{job} doesn't match their tokens.",
            first=first_unit + 1,
            last=first_unit + count,
            job=job_id,
        ),
        RESTORE,
    )
