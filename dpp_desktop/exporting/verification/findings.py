"""Find problems in an export folder by its manifest alone."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dpp_desktop.common import file_reading
from dpp_desktop.exporting.packs.foreign_files import foreign_files
from dpp_desktop.exporting.packs.images import wrong_images
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, OURS
from dpp_desktop.exporting.stop_signal import Checkpoint, go_on
from dpp_desktop.exporting.verification.manifest import checksum_lines

_BLOCK = 1 << 20
_LINE_END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with a file of an export folder; `code` is stable and machine-readable."""

    file: str
    code: str
    message: str


def manifest_findings(manifest: dict[str, Any]) -> Iterator[Finding]:
    """Yield the contradictions within the manifest."""
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
    """Yield the files of the folder that are missing, changed, swapped, or foreign.

    Calls the checkpoint at each pack and each image. Raises OSError.
    """
    yield from pack_findings(directory, manifest, checkpoint)
    yield from _checksum_findings(directory, manifest)
    file_reading = {pack["file"] for pack in manifest["packs"]}
    folders = {pack["images"]["folder"] for pack in manifest["packs"] if "images" in pack}
    yield from _stray_findings(directory, file_reading | folders | OURS)


def pack_findings(
    directory: Path, manifest: dict[str, Any], checkpoint: Checkpoint = go_on
) -> Iterator[Finding]:
    """Yield the listed packs that are missing or changed, or whose images are.

    Calls the checkpoint at each pack and each image. Raises OSError.
    """
    reader = _PackReader(manifest, checkpoint)
    for pack in manifest["packs"]:
        checkpoint()
        finding = reader.finding(directory / pack["file"], pack)
        if finding:
            yield finding
    # A folder that is listed twice is read once; `manifest_findings` reports it.
    listed = [pack["images"] for pack in manifest["packs"] if "images" in pack]
    for images in {(each["folder"], each["sha256"]): each for each in listed}.values():
        yield from _image_findings(directory, images, checkpoint)


def _image_findings(
    directory: Path, images: dict[str, Any], checkpoint: Checkpoint
) -> Iterator[Finding]:
    """One finding for each folder, whatever the number of images."""
    name = images["folder"]
    if not (directory / name).is_dir():
        yield Finding(name, "missing", "the folder of images is missing.")
        return
    wrong = wrong_images(directory / name, images["sha256"], checkpoint, size=images["size"])
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


@dataclass(frozen=True, slots=True)
class _Content:
    """The content of a pack file: its SHA-256 in hex, and its number of complete lines."""

    sha256: str
    line_ends: int


class _PackReader:
    """Compares packs with a manifest from elsewhere, and reads no more than necessary.

    A file is read only if it has the size of a listed pack, and only once, however often and under
    whatever names the manifest lists it.
    """

    def __init__(self, manifest: dict[str, Any], checkpoint: Checkpoint) -> None:
        self._packs = {pack["sha256"]: pack for pack in manifest["packs"]}
        self._sizes = {pack["size"] for pack in manifest["packs"]}
        self._header = int(manifest["csv"]["header"])
        self._checkpoint = checkpoint
        self._known: dict[tuple[int, int], _Content] = {}

    def finding(self, path: Path, pack: dict[str, Any]) -> Finding | None:
        """Return the finding for the file of a pack, None if it is unchanged. Raises OSError."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return Finding(pack["file"], "not_a_file", "the pack is not a file.")
            with file_reading.opened_file(path) as file:
                status = os.fstat(file.fileno())
                content = self._content(file, status)
        except (FileNotFoundError, NotADirectoryError):
            return Finding(pack["file"], "missing", "the pack is missing.")
        if content is None:
            return _size_finding(pack, status.st_size)
        return self._content_finding(pack, status.st_size, content)

    def _content_finding(
        self, pack: dict[str, Any], size: int, content: _Content
    ) -> Finding | None:
        if content.sha256 == pack["sha256"]:
            return _row_finding(pack, content.line_ends - self._header)
        if content.sha256 in self._packs:
            other = self._packs[content.sha256]["file"]
            return Finding(pack["file"], "swapped", f"the file holds the pack '{other}'.")
        if size != pack["size"]:
            return _size_finding(pack, size)
        return Finding(pack["file"], "changed", "the pack was changed: its SHA-256 is another.")

    def _content(self, file: BinaryIO, status: os.stat_result) -> _Content | None:
        """The content of the file; None if its size differs from all listed packs."""
        if status.st_size not in self._sizes:
            return None
        same = status.st_dev, status.st_ino
        if same not in self._known:
            self._known[same] = self._read(file)
        return self._known[same]

    def _read(self, file: BinaryIO) -> _Content:
        digest, line_ends, last = hashlib.sha256(), 0, b""
        while block := file.read(_BLOCK):
            self._checkpoint()
            digest.update(block)
            line_ends += block.count(_LINE_END) + (last == b"\r" and block.startswith(b"\n"))
            last = block[-1:]
        return _Content(digest.hexdigest(), line_ends)


def _size_finding(pack: dict[str, Any], size: int) -> Finding:
    message = f"the pack's size in bytes is {size:,}, it should be {pack['size']:,}."
    return Finding(pack["file"], "size", message)


def _row_finding(pack: dict[str, Any], rows: int) -> Finding | None:
    """A pack may be unchanged although the manifest has a wrong number of rows."""
    # No cell of a pack contains CRLF, so its lines are its rows and the header.
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
    for path in foreign_files(directory, listed):
        yield Finding(path.name, "added", _stray(path))


def _stray(path: Path) -> str:
    if path.is_dir():
        return "the folder is not of this export."
    return "the file is not of this export."
