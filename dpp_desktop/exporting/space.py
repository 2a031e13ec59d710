"""Reckons how much an export has to write, and whether there is room for it."""

import math
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.exporting.content import most_bytes
from dpp_desktop.exporting.plan import check_chosen
from dpp_desktop.exporting.standing import Found, Request, find, standing_export
from dpp_desktop.model.errors import StorageFull
from dpp_desktop.model.faults import os_errors_named
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

# What a pack takes up besides its own bytes: the rest of its last block on the disk, and its lines
# in the manifest and in the list of checksums.
_MORE_PER_PACK = 8_192
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Space:
    """How many bytes an export has yet to write at the most, and how many are free for it."""

    needed: int
    free: int

    @property
    def is_enough(self) -> bool:
        """True if all of it fits."""
        return self.needed <= self.free


def look_at_space(
    workspace: Workspace, request: Request, packs: Collection[int] | None = None
) -> Space:
    """Returns what the export would need now; with `packs`, only those of these indices.

    Nothing is made. Raises what `standing.find` raises, InvalidInput if such a pack isn't planned,
    and EnvironmentFault.
    """
    standing = standing_export(workspace.uid(), request.directory)
    with workspace.read() as transaction:
        found = find(transaction, request, standing)
        check_chosen(found.planned, packs or ())
        return _space(transaction, found, request.directory, packs)


def sizes_of(transaction: Transaction, found: Found) -> dict[int, int]:
    """Returns by its index how many bytes each planned pack has at the most.

    What is recorded of a finished pack is exact.
    """
    sizes = most_bytes(transaction, found.source, found.planned)
    recorded = exports.packs_of(transaction, found.export.id) if found.export else []
    return sizes | {pack.index: pack.whole_size for pack in recorded}


def check_space(
    transaction: Transaction, found: Found, directory: Path, packs: Collection[int] | None
) -> None:
    """Raises StorageFull if the packs that are to be made don't all fit on the folder's disk."""
    space = _space(transaction, found, directory, packs)
    if not space.is_enough:
        needed, free = math.ceil(space.needed / _MEGABYTE), space.free // _MEGABYTE
        raise StorageFull(
            f"The packs need up to {needed:,} MB, and the disk of '{directory}' has {free:,} MB "
            "left.",
            "Free some space there, or choose a folder on another disk; nothing was made.",
        )


def _space(
    transaction: Transaction, found: Found, directory: Path, packs: Collection[int] | None
) -> Space:
    sizes = sizes_of(transaction, found)
    recorded = exports.packs_of(transaction, found.export.id) if found.export else []
    written = {pack.index for pack in recorded}
    with os_errors_named(directory):
        needed = sum(
            sizes[plan.index] + _MORE_PER_PACK
            for plan in found.planned
            if (packs is None or plan.index in packs)
            and not (plan.index in written and (directory / plan.file).exists())
        )
        return Space(needed, shutil.disk_usage(_nearest(directory)).free)


def _nearest(directory: Path) -> Path:
    """The folder itself, or where it would be made."""
    way = (directory, *directory.absolute().parents)
    return next((each for each in way if each.is_dir()), directory)
