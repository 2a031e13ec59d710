"""Find problems in an export folder by its manifest alone."""

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dpp_desktop.common import file_reading
from dpp_desktop.exporting.packs.foreign_files import foreign_files, open_files
from dpp_desktop.exporting.packs.images import wrong_images
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MANIFEST_NAME, OURS
from dpp_desktop.exporting.verification.manifest import VOID, checksum_lines
from dpp_desktop.exporting.verification.progress import Tracker, VerificationStep
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.units.refusals import named_units

OPEN = "open"
"""The code of a note about a file that is open in a program."""
_BLOCK = 1 << 20
_LINE_END = b"\r\n"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with a file of an export folder; `code` is stable and machine-readable."""

    file: str
    code: str
    message: Message


def manifest_findings(manifest: dict[str, Any]) -> Iterator[Finding]:
    """Yield the contradictions within the manifest."""
    packs = manifest["packs"]
    if [pack["index"] for pack in packs] != list(range(1, len(packs) + 1)):
        yield Finding(
            MANIFEST_NAME, "sequence", Message("its packs aren't numbered 1, 2, 3 and so on.")
        )
    if len({pack["file"] for pack in packs}) != len(packs):
        yield Finding(MANIFEST_NAME, "file_twice", Message("it lists one file twice."))
    rows = sum(pack["rows"] for pack in packs)
    if rows != manifest["rows"]:
        message = (
            Message(
                "its packs have one row in total; the export has {expected:,}.",
                expected=manifest["rows"],
            )
            if rows == 1
            else Message(
                "its packs have {rows:,} rows in total; the export has {expected:,}.",
                rows=rows,
                expected=manifest["rows"],
            )
        )
        yield Finding(MANIFEST_NAME, "row_count", message)
    if any(VOID in pack and not _listed_rows(pack) for pack in packs):
        yield Finding(
            MANIFEST_NAME, "void_rows", Message("it lists void rows that its packs don't contain.")
        )


def folder_findings(
    directory: Path, manifest: dict[str, Any], tracker: Tracker
) -> Iterator[Finding]:
    """Yield the files of the folder that are missing, changed, swapped, or foreign.

    Reports each pack and each image to the tracker. Raises OSError, and Stopped.
    """
    yield from pack_findings(directory, manifest, tracker)
    yield from _checksum_findings(directory, manifest)
    files = {pack["file"] for pack in manifest["packs"]}
    folders = {pack["images"]["folder"] for pack in manifest["packs"] if "images" in pack}
    yield from _stray_findings(directory, files | folders | OURS)


def pack_findings(directory: Path, manifest: dict[str, Any], tracker: Tracker) -> Iterator[Finding]:
    """Yield the listed packs that are missing or changed, or whose images are.

    Reports each pack and each image to the tracker. Raises OSError, and Stopped.
    """
    reader = _PackReader(manifest, tracker)
    tracker.begin(VerificationStep.FILES, len(manifest["packs"]))
    for pack in manifest["packs"]:
        tracker.checkpoint()
        finding = reader.finding(directory / pack["file"], pack)
        if finding:
            yield finding
        tracker.pack_done(pack["size"])
    folders = listed_images(manifest)
    tracker.begin(VerificationStep.IMAGES, len(folders))
    for images in folders:
        yield from _image_findings(directory, images, tracker)
        tracker.pack_done(images["size"])


def pack_of(manifest: dict[str, Any]) -> dict[str, int]:
    """Return the index of the pack for each listed file and folder of images."""
    packs = manifest["packs"]
    folders = {pack["images"]["folder"]: pack["index"] for pack in packs if "images" in pack}
    return folders | {pack["file"]: pack["index"] for pack in packs}


def listed_images(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the listed folders of images; one that is listed twice is read once.

    `manifest_findings` reports it.
    """
    listed = [pack["images"] for pack in manifest["packs"] if "images" in pack]
    return list({(each["folder"], each["sha256"]): each for each in listed}.values())


def open_notes(directory: Path, manifest: dict[str, Any]) -> Iterator[Finding]:
    """Yield a note for each listed file that is open in a program. Raises OSError."""
    for name in open_files(directory, {pack["file"] for pack in manifest["packs"]} | OURS):
        yield Finding(
            name,
            OPEN,
            Message(
                "the file is open in another program, or that program ended without closing it."
            ),
        )


def void_notes(manifest: dict[str, Any], planned: Sequence[PlannedPack] = ()) -> Iterator[Finding]:
    """Yield a note for each pack that contains units which were voided after it was written.

    `planned` are the packs of the export in its workspace, which knows more than the manifest; none
    if there is no workspace. A note isn't damage: the pack is as it was written.
    """
    known = {plan.file: plan.void_rows for plan in planned}
    for pack in manifest["packs"]:
        rows = known.get(pack["file"]) or _listed_rows(pack)
        if rows:
            yield Finding(pack["file"], VOID, _contained(rows))


def _listed_rows(pack: dict[str, Any]) -> UnitSet:
    """The void rows that the manifest lists for a pack; none if it hasn't such rows."""
    try:
        rows = UnitSet.parse(pack[VOID]["rows"]) if VOID in pack else UnitSet()
    except ValueError:
        return UnitSet()
    return rows if not rows or rows.ranges[-1][1] <= pack["rows"] else UnitSet()


def _contained(rows: UnitSet) -> Message:
    if len(rows) == 1:
        return Message("row {rows} is void: don't use it.", rows=named_units(rows))
    return Message(
        "{count:,} rows are void: don't use rows {rows}.",
        count=len(rows),
        rows=named_units(rows),
    )


def _image_findings(directory: Path, images: dict[str, Any], tracker: Tracker) -> Iterator[Finding]:
    """One finding for each folder, whatever the number of images."""
    name = images["folder"]
    each = images["size"] // max(images["count"], 1)
    if not (directory / name).is_dir():
        yield Finding(name, "missing", Message("the folder of images is missing."))
        return
    wrong = wrong_images(
        directory / name, images["sha256"], lambda: tracker.checkpoint(each), size=images["size"]
    )
    if wrong is None:
        yield Finding(
            name, "images", Message("the list of checksums of its images was changed after export.")
        )
    elif wrong:
        message = (
            Message(
                "one of its files is missing, was changed or doesn't belong to it: '{file}'.",
                file=wrong[0],
            )
            if len(wrong) == 1
            else Message(
                "{count:,} of its files are missing, were changed or don't belong to it; the "
                "first is '{file}'.",
                count=len(wrong),
                file=wrong[0],
            )
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

    def __init__(self, manifest: dict[str, Any], tracker: Tracker) -> None:
        self._packs = {pack["sha256"]: pack for pack in manifest["packs"]}
        self._sizes = {pack["size"] for pack in manifest["packs"]}
        self._header = int(manifest["csv"]["header"])
        self._tracker = tracker
        self._known: dict[tuple[int, int], _Content] = {}

    def finding(self, path: Path, pack: dict[str, Any]) -> Finding | None:
        """Return the finding for the file of a pack, None if it is unchanged. Raises OSError."""
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return Finding(pack["file"], "not_a_file", Message("the pack is not a file."))
            with file_reading.opened_file(path) as file:
                status = os.fstat(file.fileno())
                content = self._content(file, status)
        except (FileNotFoundError, NotADirectoryError):
            return Finding(pack["file"], "missing", Message("the pack is missing."))
        if content is None:
            return _size_finding(pack, status.st_size)
        return self._content_finding(pack, status.st_size, content)

    def _content_finding(
        self, pack: dict[str, Any], size: int, content: _Content
    ) -> Finding | None:
        if content.sha256 == pack["sha256"]:
            return _row_finding(pack, content.line_ends - self._header)
        if content.sha256 in self._packs:
            return _swap_finding(pack, self._packs[content.sha256])
        if size != pack["size"]:
            return _size_finding(pack, size)
        return Finding(
            pack["file"],
            "changed",
            Message("the pack was changed after export: its SHA-256 differs."),
        )

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
            self._tracker.checkpoint(len(block))
            digest.update(block)
            line_ends += block.count(_LINE_END) + (last == b"\r" and block.startswith(b"\n"))
            last = block[-1:]
        return _Content(digest.hexdigest(), line_ends)


def _swap_finding(pack: dict[str, Any], other: dict[str, Any]) -> Finding:
    message = Message("the file contains the pack '{other}'.", other=other["file"])
    return Finding(pack["file"], "swapped", message)


def _size_finding(pack: dict[str, Any], size: int) -> Finding:
    message = Message(
        "the pack's size is {size:,} B instead of {expected:,} B.",
        size=size,
        expected=pack["size"],
    )
    return Finding(pack["file"], "size", message)


def _row_finding(pack: dict[str, Any], rows: int) -> Finding | None:
    """A pack may be unchanged although the manifest has a wrong number of rows."""
    # No cell of a pack contains CRLF, so its lines are its rows and the header.
    if rows == pack["rows"]:
        return None
    message = (
        Message("the pack has one row; the manifest lists {expected:,}.", expected=pack["rows"])
        if rows == 1
        else Message(
            "the pack has {rows:,} rows; the manifest lists {expected:,}.",
            rows=rows,
            expected=pack["rows"],
        )
    )
    return Finding(pack["file"], "row_count", message)


def _checksum_findings(directory: Path, manifest: dict[str, Any]) -> Iterator[Finding]:
    path = directory / CHECKSUMS_NAME
    expected = checksum_lines((pack["sha256"], pack["file"]) for pack in manifest["packs"])
    if not path.is_file():
        yield Finding(CHECKSUMS_NAME, "missing", Message("the list of checksums is missing."))
    elif path.stat().st_size != len(expected) or path.read_bytes() != expected:
        yield Finding(
            CHECKSUMS_NAME, "changed", Message("the list of checksums doesn't match the manifest.")
        )


def _stray_findings(directory: Path, listed: set[str]) -> Iterator[Finding]:
    for path in foreign_files(directory, listed):
        yield Finding(path.name, "added", _stray(path))


def _stray(path: Path) -> Message:
    if path.is_dir():
        return Message("the folder doesn't belong to this export.")
    return Message("the file doesn't belong to this export.")
