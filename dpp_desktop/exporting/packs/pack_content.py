"""The content of a planned pack: its bytes and its record."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from dpp_desktop.carriers.images import ImageOptions
from dpp_desktop.common import json_text
from dpp_desktop.exporting.packs.images import File, image_files, image_folder, most_image_bytes
from dpp_desktop.exporting.packs.pack_units import kept_units
from dpp_desktop.exporting.selection import Piece, Selection
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.model.export import Pack, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import RESTORE
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.profiles import csv_writer, rendering
from dpp_desktop.profiles.builtin import LABEL
from dpp_desktop.profiles.column_sources import JobFacts, reads_passport
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.store import documents, tokens
from dpp_desktop.store.stored_serials import missing_units
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens of packs, and the profile that they are written with."""

    selection: Selection
    profile: Profile


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows of a pack that belong to one job, at least one; `serials` are concatenated."""

    facts: JobFacts
    units: UnitSet
    serials: str

    def start(self, rows: int) -> "_Stretch":
        """The first rows, at most that many; at least one."""
        ranges, left = [], rows
        for first, end in self.units.ranges:
            ranges.append((first, min(end, first + left)))
            left -= min(end - first, left)
        units = UnitSet.of(ranges)
        return _Stretch(self.facts, units, self.serials[: len(units) * SERIAL_LENGTH])


@dataclass(frozen=True, slots=True)
class PackContent:
    """The record of a pack, without its images, and the whole file."""

    pack: Pack
    data: bytes
    _stretches: tuple[_Stretch, ...]
    _image_options: ImageOptions | None

    def without_rows_of(self, serials: Collection[str]) -> tuple[JobUnits, ...]:
        """Return the units of the pack that have none of these serials."""
        found = []
        for stretch in self._stretches:
            places = range(0, len(stretch.serials), SERIAL_LENGTH)
            units = UnitSet.of(
                (unit, unit + 1)
                for unit, place in zip(stretch.units, places, strict=True)
                if stretch.serials[place : place + SERIAL_LENGTH] not in serials
            )
            found += [JobUnits(stretch.facts.job.id, units)] if units else []
        return tuple(found)

    @property
    def image_folder(self) -> str | None:
        """The name of the folder with its images; None if it has none."""
        return image_folder(self.pack.file) if self._image_options else None

    def image_files(self) -> Iterator[File]:
        """Yield the files with its images, in the order of its rows."""
        if self._image_options:
            for stretch in self._stretches:
                yield from image_files(
                    stretch.facts.job.link_prefix, stretch.serials, self._image_options
                )


_Read = tuple[Piece, JobFacts, str]
"""A piece, the facts of its job, and its concatenated serials."""


class TokensAhead:
    """The tokens of consecutive packs, which are read and checked together.

    For each read, the store looks up the numbers and the key of the job, which takes as long as
    reading the serials of a pack.
    """

    def __init__(self, workspace: Workspace, source: Source) -> None:
        self._workspace = workspace
        self._source = source
        self._read: tuple[_Read, ...] = ()

    def read(self, plan: PlannedPack, packs: int) -> bool:
        """Read the tokens of so many packs from the planned one on, unless its tokens are there.

        Return False if one of these packs has damaged tokens: `pack_content` raises StorageDamaged
        for that pack, so the packs before it can be finished.
        """
        if all(self._known(piece) for piece in self._pieces(plan)):
            return True
        self._read = ()
        pieces = self._source.selection.rows(plan.first_unit, packs * plan.units)
        with self._workspace.read() as transaction, suppress(StorageDamaged):
            self._read = tuple(
                (
                    piece,
                    _facts(transaction, self._source.profile, piece, plan.file),
                    _serials(transaction, piece),
                )
                for piece in pieces
            )
        return bool(self._read)

    def stretches(self, plan: PlannedPack) -> tuple[_Stretch, ...] | None:
        """Return the rows of the pack by job, or None if its tokens weren't read."""
        found = []
        for piece in self._pieces(plan):
            known = self._known(piece)
            if known is None:
                return None
            read, facts, serials = known
            first = (piece.first_unit - read.first_unit) * SERIAL_LENGTH
            part = serials[first : first + piece.count * SERIAL_LENGTH]
            of_pack = replace(facts, image_folder=image_folder(plan.file))
            found.append(_kept(of_pack, plan, piece, part))
        return tuple(stretch for stretch in found if stretch.units)

    def _pieces(self, plan: PlannedPack) -> Sequence[Piece]:
        return self._source.selection.rows(plan.first_unit, plan.units)

    def _known(self, piece: Piece) -> _Read | None:
        """What was read that contains the piece."""
        for known in self._read:
            at = piece.first_unit - known[0].first_unit
            if known[0].job.id == piece.job.id and 0 <= at <= known[0].count - piece.count:
                return known
        return None


def pack_content(
    workspace: Workspace, source: Source, plan: PlannedPack, ahead: TokensAhead | None = None
) -> PackContent:
    """Return the content of a planned pack without the units that the plan leaves out.

    It is the same at each call. Tokens in `ahead` aren't read again. Raises StorageDamaged if the
    store no longer has all of its tokens as they were minted.
    """
    stretches = ahead.stretches(plan) if ahead else None
    if stretches is None:
        with workspace.read() as transaction:
            stretches = _stretches(transaction, source, plan)
    serials = "".join(stretch.serials for stretch in stretches)
    data = _rendered(source.profile, stretches)
    return PackContent(_record(plan, serials, data), data, stretches, source.profile.images)


def _record(plan: PlannedPack, serials: str, data: bytes) -> Pack:
    return Pack(
        index=plan.index,
        file=plan.file,
        rows=plan.rows,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        first_serial=serials[:SERIAL_LENGTH],
        last_serial=serials[-SERIAL_LENGTH:],
    )


def check_tokens(transaction: Transaction, source: Source, plan: PlannedPack) -> None:
    """Raise StorageDamaged if a token of the pack, or the last one of any job, is damaged.

    Takes no longer than making one pack; `pack_content` checks all tokens of each.
    """
    _stretches(transaction, source, plan)
    for piece in source.selection.pieces:
        _serials(transaction, piece.part(piece.count - 1, piece.count))


def most_bytes(
    transaction: Transaction, source: Source, planned: Sequence[PlannedPack]
) -> dict[int, int]:
    """Return the maximum size of each planned pack by its index, with its images.

    The size is exact, except for columns with unit numbers, which count with the length of the last
    number, and for images, see `carriers.images.ImageSizes`.
    """
    start = len(_rendered(source.profile, []))
    of_row = {
        piece.job.id: _most_row_bytes(transaction, source.profile, piece, planned[0].file)
        for piece in source.selection.pieces
    }
    return {
        plan.index: start
        + sum(
            of_row[piece.job.id] * rows + _most_image_bytes(source.profile, piece, rows)
            for piece, rows in _rows_of_jobs(source, plan)
        )
        for plan in planned
    }


def _rows_of_jobs(source: Source, plan: PlannedPack) -> Iterator[tuple[Piece, int]]:
    """The pieces that the pack covers, and the number of rows of each."""
    for piece in source.selection.rows(plan.first_unit, plan.units):
        yield piece, len(kept_units(piece, plan)) if plan.left_out else piece.count


def first_rows(
    transaction: Transaction, source: Source, planned: Iterable[PlannedPack], count: int
) -> bytes:
    """Return the header and the first rows of the planned packs.

    There are `count` rows, or as many as these packs have.
    """
    stretches: list[_Stretch] = []
    for plan in planned:
        for stretch in _stretches(transaction, source, plan) if count else ():
            stretches += [stretch.start(count)] if count else []
            count -= min(count, len(stretch.units))
    return _rendered(source.profile, stretches)


def not_reproduced(plan: PlannedPack) -> StorageDamaged:
    """Return the error for a finished pack that can't be re-created."""
    return StorageDamaged(
        Message(
            "Pack {pack} can't be re-created unchanged: the database is damaged or was changed.",
            pack=plan.index,
        ),
        RESTORE,
    )


def _stretches(transaction: Transaction, source: Source, plan: PlannedPack) -> tuple[_Stretch, ...]:
    found = (
        _stretch(transaction, source, plan, piece)
        for piece in source.selection.rows(plan.first_unit, plan.units)
    )
    return tuple(stretch for stretch in found if stretch.units)


def _stretch(transaction: Transaction, source: Source, plan: PlannedPack, piece: Piece) -> _Stretch:
    """The rows of the piece; none if all of its units are left out."""
    facts = _facts(transaction, source.profile, piece, plan.file)
    return _kept(facts, plan, piece, _serials(transaction, piece))


def _kept(facts: JobFacts, plan: PlannedPack, piece: Piece, serials: str) -> _Stretch:
    """The rows of the units of the piece that the pack contains; `serials` are those of all."""
    units = kept_units(piece, plan)
    if len(units) < piece.count:
        places = (
            ((first - piece.first_unit) * SERIAL_LENGTH, (end - piece.first_unit) * SERIAL_LENGTH)
            for first, end in units.ranges
        )
        serials = "".join(serials[start:end] for start, end in places)
    return _Stretch(facts, units, serials)


def _serials(transaction: Transaction, piece: Piece) -> str:
    """The concatenated serials of the piece, checked and complete. Raises StorageDamaged."""
    serials = tokens.serial_text(transaction, piece.job.id, piece.first_unit, piece.count)
    if len(serials) != piece.count * SERIAL_LENGTH:
        raise missing_units(piece.job, piece.first_unit, piece.count)
    return serials


def _most_row_bytes(transaction: Transaction, profile: Profile, piece: Piece, file: str) -> int:
    facts, last = _facts(transaction, profile, piece, file), piece.first_unit + piece.count - 1
    # All serials have the same length, and so do all names of packs.
    row = _rendered(profile, [_Stretch(facts, UnitSet.one(last), "0" * SERIAL_LENGTH)])
    return len(row) - len(_rendered(profile, []))


def _most_image_bytes(profile: Profile, piece: Piece, rows: int) -> int:
    options = profile.images
    return most_image_bytes(piece.job.link_prefix, rows, options) if options else 0


def _facts(transaction: Transaction, profile: Profile, piece: Piece, file: str) -> JobFacts:
    folder = image_folder(file)
    if not any(reads_passport(column.source) for column in profile.columns):
        return JobFacts(piece.job, image_folder=folder)
    text = documents.body_of(transaction, piece.job.passport_digest)
    return JobFacts(piece.job, json_text.parse(text), folder)


def _rendered(profile: Profile, stretches: Sequence[_Stretch]) -> bytes:
    if profile == LABEL:
        of_label = [csv_writer.render_rows(each.facts.job, each.serials) for each in stretches]
        return b"".join([csv_writer.render_header(), *of_label])
    rows = [
        rendering.render_rows(profile, each.facts, each.units, each.serials) for each in stretches
    ]
    return b"".join([rendering.render_start(profile), *rows])
