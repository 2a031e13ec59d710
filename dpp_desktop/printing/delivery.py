"""The contract between print jobs and printers: labels go out, confirmations come back.

A print job announces a chunk of units in the database, sends it, and records what is confirmed. It
keeps at most `window` units announced and unconfirmed, so that an interruption leaves at most that
many in doubt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

StopRequested = Callable[[], bool]
"""Returns True if waiting should end. Called about ten times a second."""


UNLIMITED = 1_000_000_000
"""The window of a delivery that confirms labels only when it is finished."""


@dataclass(frozen=True, slots=True)
class LabelData:
    """One announced chunk: the bytes for the printer, and how many units they are.

    Each unit is on `copies` labels, which follow each other.
    """

    data: bytes
    units: int
    copies: int = 1


class Delivery(Protocol):
    """Labels on their way to one printer, for one run of a print job.

    Methods raise PrinterFault. Unless `ends_delivery` is set, the printer continues by itself once
    somebody has fixed the fault (paper, pause): show the fault, and call `confirmed` or `finish`
    again. Nothing is ever sent twice.
    """

    @property
    def window(self) -> int:
        """The maximum number of labels that may be sent and unconfirmed; 0 while buffers are full.

        Copies count. One chunk may always be sent if all before it are confirmed.
        """

    chunk: int
    """The number of labels in one announcement, but at least those of one unit."""

    def send(self, labels: LabelData) -> None:
        """Send the next chunk. Blocks while buffers are full, at most some seconds.

        The delivery has taken over the chunk even if this raises PrinterFault: what couldn't be
        written yet is written by later calls. Never send a chunk again.
        """

    def confirmed(self) -> int:
        """Return how many units are confirmed since the start of the delivery, in their order.

        Waits a short time for new confirmations, at most about a second. Raises PrinterFault; once
        a fault has ended the delivery, returns the final number and doesn't raise again.
        """

    def finish(self, stop: StopRequested) -> int:
        """Wait until all that was sent is confirmed or can't be, and return what is confirmed.

        Returns early if `stop` returns True. Call it once all chunks are sent; after a PrinterFault
        that doesn't end the delivery, call it again. Fewer units than were sent are in doubt.
        """

    def close(self) -> None:
        """Free the connection without waiting. Can be called repeatedly; raises nothing."""
