"""Compare an export folder, row by row, with the tokens in its workspace."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.packs.pack_content import Source, pack_content
from dpp_desktop.exporting.packs.pack_plan import MANIFEST_NAME
from dpp_desktop.exporting.packs.pack_units import planned_packs
from dpp_desktop.exporting.packs.pack_writer import count_unchanged
from dpp_desktop.exporting.resolve import frozen_source
from dpp_desktop.exporting.verification.findings import Finding
from dpp_desktop.exporting.verification.manifest import VOID, packs_facts, source_facts
from dpp_desktop.exporting.verification.progress import Tracker, VerificationStep
from dpp_desktop.exporting.verification.signature import PublicKey, known_key
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.export import Export, Pack, PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.store import exports
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace

_LINE_END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Original:
    """The record of an export in its workspace, with its finished packs.

    `key` is the key of the workspace; None if it never signed.
    """

    workspace: Workspace
    key: PublicKey | None
    source: Source
    planned: tuple[PlannedPack, ...]
    packs: tuple[Pack, ...]


def original_of(workspace: Workspace, manifest: dict[str, Any]) -> Original:
    """Return the record of the export that the manifest names.

    Raises InvalidInput if it belongs to another workspace, NotFound if the workspace has no such
    export.
    """
    if manifest["workspace"] != workspace.uid():
        message = Message("the folder contains an export of another workspace.")
        raise InvalidInput(
            [Problem(MANIFEST_NAME, "other_workspace", message)],
            Message(
                "Check its rows with the workspace that created it, or skip checking the rows."
            ),
        )
    with workspace.read() as transaction:
        export = exports.find_by_uid(transaction, manifest["export"])
        if export is None:
            raise NotFound(
                Message(
                    "This export is not in the workspace: a copy of the workspace created it, or "
                    "the workspace was restored afterwards."
                ),
                Message(
                    "Skip checking the rows; everything else can be checked without a workspace."
                ),
            )
        original = _original(workspace, transaction, export)
    return replace(original, key=known_key(workspace))


def recorded_in(workspace: Workspace, directory: Path) -> tuple[dict[str, Any], Original] | None:
    """Return the manifest that the export in the folder should have, and its record.

    None if no export was made there. Of several, it is the one with most packs in the folder, then
    the newest. Raises OSError.
    """
    with workspace.read() as transaction:
        made = exports.list_in_directory(transaction, directory.resolve())
        known = [(each, _original(workspace, transaction, each)) for each in made]
    if not known:
        return None
    export, original = max(known, key=lambda each: count_unchanged(directory, each[1].packs))
    says = packs_facts(original.packs, original.planned) | {"status": export.status.value}
    return source_facts(original.source) | says, replace(original, key=known_key(workspace))


def _original(workspace: Workspace, transaction: Transaction, export: Export) -> Original:
    source = frozen_source(transaction, export)
    planned = planned_packs(transaction, source.selection, export.pack_rows, export.id)
    packs = exports.packs_of(transaction, export.id)
    return Original(workspace, None, source, planned, tuple(packs))


def original_findings(
    directory: Path, manifest: dict[str, Any], original: Original, tracker: Tracker
) -> Iterator[Finding]:
    """Yield the differences between the folder and the workspace, except for missing packs.

    Reports each pack to the tracker. Raises StorageDamaged if the workspace no longer has all of
    its tokens, OSError, and Stopped.
    """
    facts = source_facts(original.source)
    # A manifest of an earlier version has fewer entries.
    if any(manifest[name] != value for name, value in facts.items() if name in manifest):
        message = Message("its jobs or columns differ from those in the workspace.")
        yield Finding(MANIFEST_NAME, "facts", message)
    if not _are_recorded(manifest["packs"], original):
        message = Message("its packs or their images differ from those in the workspace.")
        yield Finding(MANIFEST_NAME, "packs", message)
    sizes = {pack.index: pack.size for pack in original.packs}
    tracker.begin(VerificationStep.ROWS, len(original.planned))
    for plan in original.planned:
        tracker.checkpoint()
        finding = _row_finding(directory / plan.file, plan, original)
        if finding:
            yield finding
        tracker.pack_done(sizes.get(plan.index, 0))


def _are_recorded(packs: list[dict[str, Any]], original: Original) -> bool:
    """Return True if these are all recorded packs of the export.

    Units may have been voided since the manifest was written.
    """
    recorded = packs_facts(original.packs, original.planned)["packs"]
    return _fixed(packs) == _fixed(recorded) and len(packs) == len(original.planned)


def _fixed(packs: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in pack.items() if name != VOID} for pack in packs]


def _row_finding(path: Path, plan: PlannedPack, original: Original) -> Finding | None:
    if not path.is_file():
        return None
    content = pack_content(original.workspace, original.source, plan)
    if path.stat().st_size == content.pack.size and path.read_bytes() == content.data:
        return None
    lines = _other_lines(path, content.data)
    message = Message("line {line:,} is the first that differs from the workspace.", line=lines)
    return Finding(plan.file, "rows", message)


def _other_lines(path: Path, data: bytes) -> int:
    """The number of the first line that differs, counted from 1."""
    with open(path, "rb") as file:
        found = file.read(len(data) + 1)
    pairs = zip_longest(found.split(_LINE_END), data.split(_LINE_END))
    return next(number for number, (left, right) in enumerate(pairs, 1) if left != right)
