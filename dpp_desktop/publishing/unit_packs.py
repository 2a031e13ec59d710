"""The units of a publication in packs of JSON Lines: URL, passport, state and time of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.publication import PublishedState, PublishedUnits
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.passports.unit_data import values_of_unit
from dpp_desktop.publishing.passport_versions import PublishedPassport
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction

PACK_UNITS = 10_000
"""The maximum number of units in a pack, and of EPCs in an event."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Up to 10,000 units of one job with one passport and state, and their serials in order."""

    number: int
    job: MintJob
    passport_digest: str
    state: PublishedState
    units: UnitSet

    def serials(self, transaction: Transaction) -> list[str]:
        """Return the serials of the units, checked. Raise StorageDamaged."""
        first, end = self.units.ranges[0][0], self.units.ranges[-1][1]
        found: list[str] = []
        for start, stop in self._near():
            text = tokens.serial_text(transaction, self.job.id, start, stop - start)
            if len(text) != (stop - start) * SERIAL_LENGTH:
                raise missing_units(self.job, first, end - first)
            within = self.units & UnitSet.of([(start, stop)])
            found += [
                text[(unit - start) * SERIAL_LENGTH : (unit - start + 1) * SERIAL_LENGTH]
                for unit in within
            ]
        return found

    def _near(self) -> Iterator[tuple[int, int]]:
        """Ranges that contain the units, with gaps of at most a pack: few reads, little waste."""
        start, stop = self.units.ranges[0]
        for first, end in self.units.ranges[1:]:
            if first - stop > PACK_UNITS or end - start > 4 * PACK_UNITS:
                yield start, stop
                start = first
            stop = end
        yield start, stop


def chunks(transaction: Transaction, units: Sequence[PublishedUnits]) -> Iterator[Chunk]:
    """Yield the units of a publication in packs, numbered from 1."""
    number = 0
    for each in units:
        job = jobs.require(transaction, each.job_id)
        for part in _parts(each.units):
            number += 1
            yield Chunk(number, job, each.passport_digest, each.state, part)


def count_chunks(units: Sequence[PublishedUnits]) -> int:
    """Return the number of packs."""
    return sum(-(-len(each.units) // PACK_UNITS) for each in units)


def _parts(units: UnitSet) -> Iterator[UnitSet]:
    """Split the units into sets of at most 10,000."""
    part: list[tuple[int, int]] = []
    left = PACK_UNITS
    for first, end in units.ranges:
        start = first
        while start < end:
            stop = min(end, start + left)
            part.append((start, stop))
            left -= stop - start
            start = stop
            if not left:
                yield UnitSet.of(part)
                part, left = [], PACK_UNITS
    if part:
        yield UnitSet.of(part)


def unit_lines(
    chunk: Chunk, passport: PublishedPassport, serials: Sequence[str], moments: "Moments"
) -> bytes:
    """Return the lines of the pack. `serials` are those of its units, `moments` of its job."""
    lines = [
        json_text.canonical(_line(chunk, passport, unit, serial, moments.of(unit)))
        for unit, serial in zip(chunk.units, serials, strict=True)
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _line(
    chunk: Chunk, passport: PublishedPassport, unit: int, serial: str, minted_at: datetime
) -> dict[str, Any]:
    job = chunk.job
    line: dict[str, Any] = {
        "url": job.link_prefix + serial,
        "product": job.product_sku,
        "batch": job.batch,
        "passport": passport.id,
        "state": chunk.state.value,
        "minted_at": minted_at.isoformat(timespec="seconds"),
    }
    if job.gtin:
        line["gtin"] = job.gtin
    if passport.unit_fields:
        values = values_of_unit(job, unit, serial)
        line["fields"] = {each.pointer: values.of(each) for each in passport.unit_fields}
    return line


class Moments:
    """When units of a job were minted, from its cycles in order: first unit, end and moment."""

    def __init__(self, cycles: Sequence[tuple[int, int, datetime]]) -> None:
        self._cycles = cycles
        self._at = 0

    def of(self, unit: int) -> datetime:
        """Return when the unit was minted; quick if units are asked for in order."""
        if self._cycles[self._at][0] > unit:
            self._at = 0
        while self._cycles[self._at][1] <= unit:
            self._at += 1
        return self._cycles[self._at][2]
