"""Finds what is wrong in an export folder, by its manifest alone."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.checkpoint import Checkpoint, go_on
from dpp_desktop.exporting.packs.images import what_is_wrong
from dpp_desktop.exporting.packs.plan import CHECKSUMS_NAME, MANIFEST_NAME, OURS
from dpp_desktop.exporting.packs.strangers import strangers
from dpp_desktop.exporting.proof.manifest import checksum_lines

_BLOCK = 1 << 20
_LINE_END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a file of an export folder; `code` is stable and machine-readable."""

    file: str
    code: str
    message: str


def manifest_findings(manifest: dict[str, Any]) -> Iterator[Finding]:
    """Yields how the manifest is at odds with itself."""
    packs = manifest["packs"]
    if [pack["index"] for pack in packs] != list(range(1, len(packs) + 1)):
        yield Finding(MANIFEST_NAME, "sequence", "its packs are not numbered 1, 2, 3 and so on.")
    if len({pack["file"] for pack in packs}) != len(packs):
        yield Finding(MANIFEST_NAME, "file_twice", "it lists one file twice.")
    rows = sum(pack["rows"] for pack in packs)
    if rows != manifest["rows"]:
        message = (
            f"its packs have one row together, the export has {manifest['rows']:,}."
            if rows == 1
            else f"its packs have {rows:,} rows together, the export has {manifest['rows']:,}."
        )
        yield Finding(MANIFEST_NAME, "row_count", message)


def folder_findings(
    directory: Path, manifest: dict[str, Any], checkpoint: Checkpoint = go_on
) -> Iterator[Finding]:
    """Yields which files of the folder are missing, changed, in each other's place, or strange.

    Passes the checkpoint at each pack and each image. Raises OSError.
    """
    yield from pack_findings(directory, manifest, checkpoint)
    yield from _checksum_findings(directory, manifest)
    files = {pack["file"] for pack in manifest["packs"]}
    folders = {pack["images"]["folder"] for pack in manifest["packs"] if "images" in pack}
    yield from _stray_findings(directory, files | folders | OURS)


def pack_findings(
    directory: Path, manifest: dict[str, Any], checkpoint: Checkpoint = go_on
) -> Iterator[Finding]:
    """Yields which of the listed packs, and their images, are missing or not as they were made.

    Passes the checkpoint at each pack and each image. Raises OSError.
    """
    header = manifest["csv"]["header"]
    file_of = {pack["sha256"]: pack["file"] for pack in manifest["packs"]}
    for pack in manifest["packs"]:
        checkpoint()
        path = directory / pack["file"]
        if not path.is_file():
            yield Finding(pack["file"], "missing", "the pack is missing.")
            continue
        finding = _pack_finding(path, pack, file_of, header=header)
        if finding:
            yield finding
    for pack in manifest["packs"]:
        if "images" in pack:
            yield from _image_findings(directory, pack["images"], checkpoint)


def _image_findings(
    directory: Path, images: dict[str, Any], checkpoint: Checkpoint
) -> Iterator[Finding]:
    """At most one for each folder, however many of its images are concerned."""
    name = images["folder"]
    if not (directory / name).is_dir():
        yield Finding(name, "missing", "the folder of images is missing.")
        return
    wrong = what_is_wrong(directory / name, images["sha256"], checkpoint)
    if wrong is None:
        yield Finding(name, "images", "the list of checksums of its images isn't the one made.")
    elif wrong:
        message = (
            f"one of its files is missing, changed or strange: '{wrong[0]}'."
            if len(wrong) == 1
            else f"of its files {len(wrong):,} are missing, changed or strange; the first is "
            f"'{wrong[0]}'."
        )
        yield Finding(name, "images", message)


def _pack_finding(
    path: Path, pack: dict[str, Any], file_of: dict[str, str], *, header: bool
) -> Finding | None:
    size = path.stat().st_size
    digest, line_ends = _read(path)
    if digest == pack["sha256"]:
        return _row_finding(pack, line_ends - header)
    if digest in file_of:
        message = f"the file holds the pack '{file_of[digest]}'."
        return Finding(pack["file"], "swapped", message)
    if size != pack["size"]:
        message = f"the pack's size in bytes is {size:,}, it should be {pack['size']:,}."
        return Finding(pack["file"], "size", message)
    return Finding(pack["file"], "changed", "the pack was changed: its SHA-256 is another.")


def _read(path: Path) -> tuple[str, int]:
    """The file's SHA-256, and how many of its lines have an end."""
    digest, line_ends, last = hashlib.sha256(), 0, b""
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            line_ends += block.count(_LINE_END) + (last == b"\r" and block.startswith(b"\n"))
            last = block[-1:]
    return digest.hexdigest(), line_ends


def _row_finding(pack: dict[str, Any], rows: int) -> Finding | None:
    """A pack may be the one the manifest names, and the manifest still wrong about its rows."""
    # Cells of a pack hold no CRLF, so its lines are its rows and the header.
    if rows == pack["rows"]:
        return None
    message = (
        f"the pack has one row, the manifest says {pack['rows']:,}."
        if rows == 1
        else f"the pack has {rows:,} rows, the manifest says {pack['rows']:,}."
    )
    return Finding(pack["file"], "row_count", message)


def _checksum_findings(directory: Path, manifest: dict[str, Any]) -> Iterator[Finding]:
    path = directory / CHECKSUMS_NAME
    expected = checksum_lines((pack["sha256"], pack["file"]) for pack in manifest["packs"])
    if not path.is_file():
        yield Finding(CHECKSUMS_NAME, "missing", "the list of checksums is missing.")
    elif path.stat().st_size != len(expected) or path.read_bytes() != expected:
        yield Finding(CHECKSUMS_NAME, "changed", "the list of checksums isn't the manifest's.")


def _stray_findings(directory: Path, listed: set[str]) -> Iterator[Finding]:
    for path in strangers(directory, listed):
        yield Finding(path.name, "added", _stray(path))


def _stray(path: Path) -> str:
    if path.is_dir():
        return "the folder is not of this export."
    return "the file is not of this export."
