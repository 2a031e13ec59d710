"""Estimate how much an export writes, and check that its folder and disk can take it."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dpp_desktop.exporting.folder_access import free_bytes
from dpp_desktop.exporting.folder_contents import read_folder
from dpp_desktop.exporting.packs.pack_content import most_bytes
from dpp_desktop.exporting.packs.pack_writer import exists
from dpp_desktop.exporting.resolve import Request, ResolvedExport, resolve
from dpp_desktop.model.errors import DppError, StorageFull
from dpp_desktop.model.export import Pack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_BLOCK = 4_096
"""The bytes that the last block of a file can occupy in addition."""
# A pack, and its lines in the manifest and in the list of checksums.
_MORE_PER_PACK = 2 * _BLOCK
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Space:
    """The free bytes on the disk of an export, and the bytes that its packs still need.

    `to_write` has the maximum for each planned pack by its index: 0 if the pack is in the folder.
    `access_error` says why nothing can be written into the folder, if so; `free` is 0 then.
    """

    directory: Path
    to_write: Mapping[int, int]
    free: int
    access_error: DppError | None = field(default=None, compare=False)

    def needed(self, packs: Collection[int] | None = None) -> int:
        """The bytes that the packs of these indices need, or all packs."""
        return sum(size for index, size in self.to_write.items() if packs is None or index in packs)

    def error(self, packs: Collection[int] | None = None) -> DppError | None:
        """Why the packs of these indices, or all packs, can't be written.

        None if they can, or if they are in the folder already.
        """
        needed = self.needed(packs)
        if needed and self.access_error:
            return self.access_error
        return _disk_full(self.directory, needed, self.free) if needed > self.free else None


def estimate_space(workspace: Workspace, request: Request) -> Space:
    """Return what the export needs. Nothing is written.

    Raises the error that blocks the export, if there is one, and EnvironmentFault.
    """
    contents = read_folder(workspace, request.directory)
    with workspace.read() as transaction:
        found = resolve(transaction, request, contents).require()
        return _space(transaction, found, sizes_of(transaction, found), request.directory)


def sizes_of(transaction: Transaction, found: ResolvedExport) -> dict[int, int]:
    """Return the maximum size of each planned pack by its index, with its images.

    The recorded size of a finished pack is exact.
    """
    sizes = most_bytes(transaction, found.source, found.planned)
    return sizes | {pack.index: pack.total_size for pack in _recorded(transaction, found)}


def check_space(
    transaction: Transaction,
    found: ResolvedExport,
    sizes: Mapping[int, int],
    directory: Path,
    packs: Collection[int] | None,
    replace: Collection[int],
) -> frozenset[int]:
    """Return the indices of the packs to make, because they are missing.

    `sizes` are those of `sizes_of`. Raises StorageFull if these packs don't fit on the disk of the
    folder, and what `free_bytes` raises if they can't be written there.
    """
    space = _space(transaction, found, sizes, directory, replace)
    if error := space.error(packs):
        raise error
    target = space.to_write.keys() if packs is None else space.to_write.keys() & set(packs)
    return frozenset(index for index in target if space.to_write[index])


def _disk_full(directory: Path, needed: int, free: int) -> StorageFull:
    return StorageFull(
        Message(
            "The packs need up to {needed:,} MB, and the disk of '{folder}' has {free:,} MB free.",
            needed=math.ceil(needed / _MEGABYTE),
            folder=directory,
            free=free // _MEGABYTE,
        ),
        Message(
            "Free some space there, or choose a folder on a different disk; no files were created."
        ),
    )


def _space(
    transaction: Transaction,
    found: ResolvedExport,
    sizes: Mapping[int, int],
    directory: Path,
    replace: Collection[int] = (),
) -> Space:
    of_image = _BLOCK if found.source.profile.images else 0
    with os_errors_named(directory):
        recorded = _recorded(transaction, found)
        there = {pack.index for pack in recorded if exists(directory, pack)} - set(replace)
        to_write = {
            plan.index: 0
            if plan.index in there
            else sizes[plan.index] + _MORE_PER_PACK + of_image * plan.rows
            for plan in found.planned
        }
    try:
        free = free_bytes(directory, [plan.file for plan in found.planned])
    except DppError as error:
        return Space(directory, to_write, 0, error)
    return Space(directory, to_write, free)


def _recorded(transaction: Transaction, found: ResolvedExport) -> list[Pack]:
    return exports.packs_of(transaction, found.export.id) if found.export else []
