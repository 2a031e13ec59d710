"""A set of units of one job, as ranges of unit numbers that count from 0."""

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

_MAX_ENCODED = 1 << 22
"""More bytes than the gaps and lengths of any set of a million units have."""
_RANGE = re.compile(r"\s*([0-9]{1,9})\s*(?:[-–]\s*([0-9]{1,9})\s*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class UnitSet:
    """Units of a job: sorted ranges `(first, end)`, `end` not included, none adjacent or empty.

    Create one with `of`, `one`, `parse` or `decode`.
    """

    ranges: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, ranges: Iterable[tuple[int, int]]) -> "UnitSet":
        """Return the set of all units in these ranges, in any order; they may overlap."""
        merged: list[tuple[int, int]] = []
        for first, end in sorted(ranges):
            if first >= end:
                continue
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((first, end))
        return cls(tuple(merged))

    @classmethod
    def one(cls, first: int, count: int = 1) -> "UnitSet":
        """Return the set of `count` units from `first` on."""
        return cls(((first, first + count),)) if count > 0 else cls()

    @classmethod
    def union(cls, sets: Iterable["UnitSet"]) -> "UnitSet":
        """Return the set of all units that are in any of the sets."""
        return cls.of(span for units in sets for span in units.ranges)

    @classmethod
    def parse(cls, text: str) -> "UnitSet":
        """Return the set of units in a text such as 3-69,80, whose numbers count from 1.

        Raises ValueError if the text names no units, or a range begins after its end or at 0.
        """
        ranges = []
        for part in text.split(","):
            match = _RANGE.fullmatch(part)
            if match is None:
                raise ValueError(f"{part.strip()} is not a unit or a range of units")
            first, last = int(match[1]), int(match[2] or match[1])
            if not 1 <= first <= last:
                raise ValueError(f"{part.strip()} is not a range of units")
            ranges.append((first - 1, last))
        return cls.of(ranges)

    @classmethod
    def decode(cls, data: bytes) -> "UnitSet":
        """Return the set that `encode` described. Raises ValueError."""
        numbers = list(_varints(_decompressed(data)))
        if len(numbers) % 2:
            raise ValueError("not a set of units")
        ranges: list[tuple[int, int]] = []
        at = 0
        for gap, length in zip(numbers[::2], numbers[1::2], strict=True):
            if not length or (ranges and not gap):
                raise ValueError("not a set of units")
            ranges.append((at + gap, at + gap + length))
            at += gap + length
        return cls(tuple(ranges))

    def encode(self) -> bytes:
        """Return the set in a few bytes for each range: gaps and lengths, compressed."""
        data, at = bytearray(), 0
        for first, end in self.ranges:
            _add_varint(data, first - at)
            _add_varint(data, end - first)
            at = end
        return zlib.compress(bytes(data))

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __len__(self) -> int:
        return sum(end - first for first, end in self.ranges)

    def __iter__(self) -> Iterator[int]:
        for first, end in self.ranges:
            yield from range(first, end)

    def __contains__(self, unit: int) -> bool:
        at = bisect_right(self.ranges, (unit, unit)) - 1
        candidates = self.ranges[max(at, 0) : at + 2]
        return any(first <= unit < end for first, end in candidates)

    def __or__(self, other: "UnitSet") -> "UnitSet":
        more, fewer = self.ranges, other.ranges
        if len(more) < len(fewer):
            more, fewer = fewer, more
        if not fewer:
            return UnitSet(more)
        start, stop = _touching(more, fewer)
        merged = UnitSet.of((*more[start:stop], *fewer)).ranges
        return UnitSet(more[:start] + merged + more[stop:])

    def __and__(self, other: "UnitSet") -> "UnitSet":
        some, others = _near(self.ranges, other.ranges), _near(other.ranges, self.ranges)
        return UnitSet(tuple(_common(some, others)))

    def __sub__(self, other: "UnitSet") -> "UnitSet":
        if not self.ranges or not other.ranges:
            return self
        start, stop = _touching(self.ranges, other.ranges)
        ranges = self.ranges[start:stop]
        if not ranges:
            return self
        gaps, at = [], 0
        for first, end in _near(other.ranges, ranges):
            gaps.append((at, first))
            at = end
        gaps.append((at, max(ranges[-1][1], at)))
        kept = (UnitSet(ranges) & UnitSet.of(gaps)).ranges
        return UnitSet(self.ranges[:start] + kept + self.ranges[stop:])

    def __str__(self) -> str:
        """Return the text that `parse` reads: 3-69,80."""
        return ",".join(
            str(end) if end - first == 1 else f"{first + 1}-{end}" for first, end in self.ranges
        )


NO_UNITS = UnitSet()
"""The empty set."""


def _touching(
    ranges: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> tuple[int, int]:
    """The slice of the ranges that overlap or touch what is between the first and last of others.

    Found without reading the ranges before and after.
    """
    start = bisect_left(ranges, others[0][0], key=itemgetter(1))
    return start, bisect_right(ranges, others[-1][1], key=itemgetter(0))


def _near(
    ranges: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The ranges that may overlap the others, found without reading those before and after."""
    if not ranges or not others:
        return ()
    start = bisect_right(ranges, others[0][0], key=itemgetter(0)) - 1
    return ranges[max(start, 0) : bisect_left(ranges, others[-1][1], key=itemgetter(0))]


def _common(
    some: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    left, right = 0, 0
    while left < len(some) and right < len(others):
        first = max(some[left][0], others[right][0])
        end = min(some[left][1], others[right][1])
        if first < end:
            yield first, end
        if some[left][1] < others[right][1]:
            left += 1
        else:
            right += 1


def _decompressed(data: bytes) -> bytes:
    """The whole content of compressed data, with nothing after it."""
    decompressor = zlib.decompressobj()
    try:
        content = decompressor.decompress(data, _MAX_ENCODED)
    except zlib.error as error:
        raise ValueError("not a set of units") from error
    if not decompressor.eof or decompressor.unused_data:
        raise ValueError("not a set of units")
    return content


def _add_varint(data: bytearray, number: int) -> None:
    """Append the number as in LEB128: seven bits in each byte, the least significant first."""
    while number > 0x7F:
        data.append(number & 0x7F | 0x80)
        number >>= 7
    data.append(number)


def _varints(data: bytes) -> Iterator[int]:
    number, shift = 0, 0
    for octet in data:
        number |= (octet & 0x7F) << shift
        shift += 7
        if octet < 0x80:
            yield number
            number, shift = 0, 0
    if shift:
        raise ValueError("not a set of units")
