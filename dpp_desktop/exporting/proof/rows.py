"""Compares an export folder, row by row, with the tokens in the workspace that made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.packs.content import Source, pack_content
from dpp_desktop.exporting.packs.plan import MANIFEST_NAME, plan_selection
from dpp_desktop.exporting.proof.findings import Finding
from dpp_desktop.exporting.proof.manifest import source_facts
from dpp_desktop.exporting.proof.signature import PublicKey, known_key
from dpp_desktop.exporting.standing import frozen_source
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.store import exports
from dpp_desktop.store.workspace import Workspace

_LINE_END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Original:
    """What the workspace knows of an export; `key` is the one that it signs with, if it has one."""

    workspace: Workspace
    key: PublicKey | None
    source: Source
    planned: tuple[PlannedPack, ...]


def original_of(workspace: Workspace, manifest: dict[str, Any]) -> Original:
    """Returns what the workspace knows of the export that the manifest is of.

    Raises InvalidInput if it is another workspace's, NotFound if the workspace doesn't know it.
    """
    if manifest["workspace"] != workspace.uid():
        message = "the folder holds an export of another workspace."
        raise InvalidInput(
            [Problem(MANIFEST_NAME, "other_workspace", message)],
            "Check its rows with the workspace that made it, or leave the rows unchecked.",
        )
    with workspace.read() as transaction:
        export = exports.find_by_uid(transaction, manifest["export"])
        if export is None:
            raise NotFound(
                "The workspace doesn't know this export: it was restored from an earlier state.",
                "Leave the rows unchecked; all else can be checked without a workspace.",
            )
        source = frozen_source(transaction, export)
    planned = plan_selection(source.selection, export.pack_rows)
    return Original(workspace, known_key(workspace), source, tuple(planned))


def original_findings(
    directory: Path, manifest: dict[str, Any], original: Original
) -> Iterator[Finding]:
    """Yields where the folder says other than the workspace does; packs that are missing aside.

    Raises StorageDamaged if the workspace hasn't all of its tokens, and OSError.
    """
    facts = source_facts(original.source)
    # A manifest of an earlier version doesn't say all of it.
    if any(manifest[name] != value for name, value in facts.items() if name in manifest):
        message = "what it says of its jobs and columns isn't what the workspace has."
        yield Finding(MANIFEST_NAME, "facts", message)
    if [pack["file"] for pack in manifest["packs"]] != [plan.file for plan in original.planned]:
        message = "it doesn't list the packs that the export has in the workspace."
        yield Finding(MANIFEST_NAME, "packs", message)
    for plan in original.planned:
        finding = _row_finding(directory / plan.file, plan, original)
        if finding:
            yield finding


def _row_finding(path: Path, plan: PlannedPack, original: Original) -> Finding | None:
    if not path.is_file():
        return None
    content = pack_content(original.workspace, original.source, plan)
    if path.stat().st_size == content.pack.size and path.read_bytes() == content.data:
        return None
    lines = _other_lines(path, content.data)
    message = f"the first of the lines that aren't as in the workspace is number {lines:,}."
    return Finding(plan.file, "rows", message)


def _other_lines(path: Path, data: bytes) -> int:
    """The number of the first line that differs, counted from 1."""
    with open(path, "rb") as file:
        found = file.read(len(data) + 1)
    pairs = zip_longest(found.split(_LINE_END), data.split(_LINE_END))
    return next(number for number, (left, right) in enumerate(pairs, 1) if left != right)
