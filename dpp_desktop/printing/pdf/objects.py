"""Write the objects of a PDF document one by one (PDF 1.7, ISO 32000-1, section 7.5).

A library would keep the whole document in memory until it is saved. Here only the offsets of
objects are kept. Small objects are collected in compressed object streams.
"""

import hashlib
import zlib
from array import array
from typing import BinaryIO

import numpy as np

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PER_STREAM = 200
"""The number of objects in an object stream."""
_FREE, _AT_OFFSET, _IN_STREAM = 0, 1, 2
"""The types of entries in a cross-reference stream (section 7.5.8.3)."""
_LEVEL = 6
"""Of zlib; level 9 takes four times as long for a tenth less."""
_OFFSET_BYTES, _INDEX_BYTES = 5, 2
_UP = 2
"""The PNG predictor that subtracts the row above (section 7.4.4.4)."""


class PdfObjects:
    """A document that is written to a binary file, object by object."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._length = 0
        # One entry per object: its type, its offset or stream, its index in the stream.
        self._types = array("B", [_FREE])
        self._places = array("Q", [0])
        self._indexes = array("H", [0xFFFF])
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def reserve(self) -> int:
        """Return the number of a new object, to be written later."""
        self._types.append(_FREE)
        self._places.append(0)
        self._indexes.append(0)
        return len(self._types) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write an object that isn't a stream."""
        self._waiting.append((number, body))
        if len(self._waiting) == _PER_STREAM:
            self._flush()

    def add(self, body: bytes) -> int:
        """Write a new object that isn't a stream, and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put_stream(self, number: int, data: bytes, entries: bytes = b"") -> None:
        """Write a stream; `entries` are those of its dictionary except for filter and length."""
        packed = zlib.compress(data, _LEVEL)
        self._at_offset(number)
        head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>stream\n"
        self._write(head % (number, entries, len(packed)))
        self._write(packed)
        self._write(b"\nendstream\nendobj\n")

    def add_stream(self, data: bytes, entries: bytes = b"") -> int:
        """Write a new stream, and return its number."""
        number = self.reserve()
        self.put_stream(number, data, entries)
        return number

    def finish(self, catalog: int, information: int) -> None:
        """Write the cross-reference stream, which ends the document."""
        self._flush()
        number = self.reserve()
        self._at_offset(number)
        start = self._length
        table = zlib.compress(self._table(), _LEVEL)
        identifier = self._digest.hexdigest()[:32].encode("ascii")
        widths = (1, _OFFSET_BYTES, _INDEX_BYTES)
        self._write(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[%d %d %d]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            % (number, len(self._types), *widths, catalog, information, identifier, identifier)
        )
        self._write(
            b"/DecodeParms<</Predictor 12/Columns %d>>/Filter/FlateDecode/Length %d>>stream\n"
            % (sum(widths), len(table))
        )
        self._write(table)
        self._write(b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)

    def _table(self) -> bytes:
        """Return the cross-reference entries, each row as the difference to the one above."""
        count = len(self._types)
        rows = np.zeros((count + 1, 1 + _OFFSET_BYTES + _INDEX_BYTES), dtype=np.uint8)
        rows[1:, 0] = self._types
        places = np.array(self._places, dtype=">u8").view(np.uint8).reshape(count, 8)
        rows[1:, 1 : 1 + _OFFSET_BYTES] = places[:, -_OFFSET_BYTES:]
        indexes = np.array(self._indexes, dtype=">u2").view(np.uint8).reshape(count, 2)
        rows[1:, -_INDEX_BYTES:] = indexes
        filtered = np.full((count, rows.shape[1] + 1), _UP, dtype=np.uint8)
        filtered[:, 1:] = rows[1:] - rows[:-1]
        return filtered.tobytes()

    def _flush(self) -> None:
        """Write the waiting objects as an object stream (section 7.5.7)."""
        if not self._waiting:
            return
        stream = self.reserve()
        heads, bodies, offset = [], [], 0
        for index, (number, body) in enumerate(self._waiting):
            heads.append(b"%d %d" % (number, offset))
            bodies.append(body)
            offset += len(body) + 1
            self._types[number] = _IN_STREAM
            self._places[number] = stream
            self._indexes[number] = index
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(self._waiting), len(head))
        self._waiting.clear()
        self.put_stream(stream, head + b"\n".join(bodies), entries)

    def _at_offset(self, number: int) -> None:
        self._types[number] = _AT_OFFSET
        self._places[number] = self._length

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._length += len(data)


def number(value: float) -> bytes:
    """Return a number with at most six decimals; PDF has no exponents."""
    return f"{value:.6f}".rstrip("0").rstrip(".").encode("ascii") if value % 1 else b"%d" % value


def text(value: str) -> bytes:
    """Return a text string in UTF-16 (section 7.9.2.2)."""
    return b"<FEFF%b>" % value.encode("utf-16-be").hex().upper().encode("ascii")
