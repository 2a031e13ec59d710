"""Labels on a channel: written in order, and mapped from bytes and formats back to units."""

import re
import time
from collections import deque
from dataclasses import dataclass

from dpp_desktop.model.message import Message
from dpp_desktop.printing.delivery import LabelData
from dpp_desktop.printing.printers.channels import Channel
from dpp_desktop.printing.printers.faults import connection_lost

CLOSED = Message("the printer closed it")

_FORMAT_END = re.compile(rb"\^XZ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SentChunk:
    """A chunk in the stream, with the totals at its end: bytes, formats and units."""

    units: int
    formats: int
    bytes_end: int
    formats_end: int
    units_end: int


class LabelStream:
    """The labels of a delivery on their way into a channel. Methods raise PrinterFault.

    Commands are written between chunks and aren't counted as labels.
    """

    def __init__(self, channel: Channel, printer: str) -> None:
        self._channel = channel
        self._printer = printer
        self._pending: deque[tuple[memoryview, bool]] = deque()
        """Data that the channel hasn't accepted yet, and whether it is labels."""
        self._chunks: deque[SentChunk] = deque()
        self._accepted = 0
        self.units = 0
        """All units that were added."""
        self.formats = 0
        """All formats of labels that were added."""
        self.written = 0
        """Bytes that the channel has accepted."""
        self.last_progress = time.monotonic()
        """When the channel last accepted labels, by the monotonic clock."""
        self.may_close = False
        """True if the printer may close the connection, because nothing more is coming."""

    @property
    def is_written(self) -> bool:
        """True if the channel has accepted everything."""
        return not self._pending

    def add(self, labels: LabelData) -> None:
        """Add a chunk, without writing it yet."""
        self._append(labels.data, is_labels=True)
        formats = max(1, len(_FORMAT_END.findall(labels.data)))
        self.units += labels.units
        self.formats += formats
        self._chunks.append(
            SentChunk(labels.units, formats, self._accepted, self.formats, self.units)
        )

    def forget(self, units: int) -> None:
        """Forget where the first units are in the stream, because they are confirmed."""
        while self._chunks and self._chunks[0].units_end <= units:
            self._chunks.popleft()

    def command(self, data: bytes) -> None:
        """Add a command that prints nothing."""
        self._append(data, is_labels=False)

    def write(self) -> None:
        """Write what the channel accepts without waiting."""
        try:
            while self._pending:
                data, is_labels = self._pending[0]
                count = self._channel.write(data)
                if not count:
                    return
                self._note_written(data[count:], count, is_labels=is_labels)
        except OSError as error:
            raise connection_lost(self._printer, error) from error

    def _note_written(self, rest: memoryview, count: int, *, is_labels: bool) -> None:
        self.written += count
        if is_labels:
            self.last_progress = time.monotonic()
        self._pending.popleft()
        if rest:
            self._pending.appendleft((rest, is_labels))

    def read(self) -> bytes:
        """Return what the printer has sent. Its end of the connection is a fault."""
        try:
            data = self._channel.read()
        except OSError as error:
            raise connection_lost(self._printer, error) from error
        if self._channel.peer_closed and not self.may_close:
            raise connection_lost(self._printer, CLOSED)
        return data

    def wait(self, seconds: float) -> None:
        """Wait until the channel accepts bytes that are pending, or the printer sends some."""
        try:
            self._channel.wait(seconds, writing=bool(self._pending))
        except OSError as error:
            raise connection_lost(self._printer, error) from error

    def units_of_bytes(self, count: int) -> int:
        """Return the units whose chunks are within the first `count` bytes, 0 if forgotten."""
        ends = (each.units_end for each in reversed(self._chunks) if each.bytes_end <= count)
        return next(ends, 0)

    def units_of_formats(self, count: int) -> int:
        """Return the units whose labels are within the first `count` formats, 0 if forgotten.

        Units of a chunk count separately if each has the same number of formats, its copies.
        """
        for chunk in reversed(self._chunks):
            begin = chunk.formats_end - chunk.formats
            if chunk.formats_end <= count:
                return chunk.units_end
            if begin < count and chunk.formats % chunk.units == 0:
                each = chunk.formats // chunk.units
                return chunk.units_end - chunk.units + (count - begin) // each
        return 0

    def _append(self, data: bytes, *, is_labels: bool) -> None:
        if data:
            self._pending.append((memoryview(data), is_labels))
            self._accepted += len(data)
