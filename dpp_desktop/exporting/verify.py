"""Checks an export folder against its manifest; needs no workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop.durable import sha256_of
from dpp_desktop.exporting.manifest import checksum_lines, read_manifest
from dpp_desktop.exporting.plan import CHECKSUMS_NAME, MANIFEST_NAME
from dpp_desktop.model.export import ExportStatus
from dpp_desktop.model.faults import os_errors_named


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a file of an export folder; `code` is stable and machine-readable."""

    file: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of checking a folder: good if there are no findings."""

    packs: int
    rows: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """True if every pack is there, whole and unchanged, and no other CSV file is."""
        return not self.findings


def verify(directory: Path) -> Verification:
    """Returns whether the folder's packs are those that its manifest lists.

    Raises NotFound if it has no manifest, InvalidInput if that can't be read, EnvironmentFault.
    """
    manifest = read_manifest(directory)
    packs = manifest["packs"]
    rows = sum(pack["rows"] for pack in packs)
    with os_errors_named(directory):
        return Verification(len(packs), rows, tuple(_findings(directory, manifest)))


def _findings(directory: Path, manifest: dict[str, Any]) -> Iterator[Finding]:
    if manifest["status"] != ExportStatus.COMPLETED:
        message = "the export isn't finished; export again to the same folder to finish it."
        yield Finding(MANIFEST_NAME, "unfinished", message)
        return
    yield from _manifest_findings(manifest)
    for pack in manifest["packs"]:
        yield from _pack_findings(directory, pack, header=manifest["csv"]["header"])
    yield from _checksum_findings(directory, manifest)
    yield from _stray_findings(directory, {pack["file"] for pack in manifest["packs"]})


def _manifest_findings(manifest: dict[str, Any]) -> Iterator[Finding]:
    packs = manifest["packs"]
    if [pack["index"] for pack in packs] != list(range(1, len(packs) + 1)):
        yield Finding(MANIFEST_NAME, "sequence", "its packs are not numbered 1, 2, 3 and so on.")
    if len({pack["file"] for pack in packs}) != len(packs):
        yield Finding(MANIFEST_NAME, "file_twice", "it lists one file twice.")
    rows = sum(pack["rows"] for pack in packs)
    if rows != manifest["rows"]:
        message = f"its packs have {rows:,} rows together, the export has {manifest['rows']:,}."
        yield Finding(MANIFEST_NAME, "row_count", message)


def _pack_findings(directory: Path, pack: dict[str, Any], *, header: bool) -> Iterator[Finding]:
    path = directory / pack["file"]
    if not path.is_file():
        yield Finding(pack["file"], "missing", "the pack is missing.")
        return
    size = path.stat().st_size
    if size != pack["size"]:
        message = f"the pack's size in bytes is {size:,}, it should be {pack['size']:,}."
        yield Finding(pack["file"], "size", message)
    elif sha256_of(path) != pack["sha256"]:
        yield Finding(pack["file"], "changed", "the pack was changed: its SHA-256 is another.")
    else:
        yield from _row_findings(path, pack, header=header)


def _row_findings(path: Path, pack: dict[str, Any], *, header: bool) -> Iterator[Finding]:
    """A pack may be the one the manifest names, and the manifest still wrong about its rows."""
    # Cells of a pack hold no CRLF, so its lines are its rows and the header.
    rows = path.read_bytes().count(b"\r\n") - header
    if rows != pack["rows"]:
        message = f"the pack has {rows:,} rows, the manifest says {pack['rows']:,}."
        yield Finding(pack["file"], "row_count", message)


def _checksum_findings(directory: Path, manifest: dict[str, Any]) -> Iterator[Finding]:
    path = directory / CHECKSUMS_NAME
    expected = checksum_lines((pack["sha256"], pack["file"]) for pack in manifest["packs"])
    if not path.is_file():
        yield Finding(CHECKSUMS_NAME, "missing", "the list of checksums is missing.")
    elif path.read_bytes() != expected:
        yield Finding(CHECKSUMS_NAME, "changed", "the list of checksums isn't the manifest's.")


def _stray_findings(directory: Path, listed: set[str]) -> Iterator[Finding]:
    for path in sorted(directory.glob("*.csv")):
        if path.name not in listed:
            yield Finding(path.name, "added", "the file is not of this export.")
