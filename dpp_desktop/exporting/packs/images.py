"""The QR images of a pack: a folder beside it with a list of checksums, complete or absent."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from dpp_desktop.carriers.images import ImageOptions, image_sizes, images
from dpp_desktop.durable import sha256_of, write_whole_folder
from dpp_desktop.exporting.packs.foreign_files import is_lock
from dpp_desktop.exporting.packs.pack_plan import CHECKSUMS_NAME, MAX_PACK_ROWS
from dpp_desktop.exporting.stop_signal import Checkpoint, go_on
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.export import PackImages

_DIGEST = 64
_LINE = re.compile(rb"([0-9a-f]{64})  ([0-9A-Z]{12}\.(?:svg|png))\n")
_MAX_LINE = _DIGEST + len("  ") + SERIAL_LENGTH + len(".svg") + len("\n")

File = tuple[str, bytes]
"""The name of a file in the folder, and its content."""


def image_folder(pack_file: str) -> str:
    """Return the name of the image folder for the pack in that file."""
    return f"{PurePath(pack_file).stem}-qr"


def image_files(prefix: str, serials: str, options: ImageOptions) -> Iterator[File]:
    """Yield the files with the images of these URLs; `serials` are concatenated."""
    places = range(0, len(serials), SERIAL_LENGTH)
    names = (serials[place : place + SERIAL_LENGTH] + options.format.suffix for place in places)
    return zip(names, images(prefix, serials, options), strict=True)


def most_image_bytes(prefix: str, count: int, options: ImageOptions) -> int:
    """Return the maximum size of that many images, with the lines of their checksums."""
    return image_sizes(prefix, options).upper_bound(count) + count * _MAX_LINE


def expected_images(folder: str, files: Iterable[File]) -> PackImages:
    """Return the record of a folder with these files, without writing it."""
    record = _Record(folder)
    for name, data in files:
        record.add(name, data)
    return record.done()


def write_images(folder: Path, files: Iterable[File]) -> PackImages:
    """Write the files and their list of checksums to a folder, and replace an existing folder.

    Raises OSError; then the folder is unchanged, or missing if there was one.
    """
    record = _Record(folder.name)
    write_whole_folder(folder, record.recorded(files))
    return record.done()


def are_whole(directory: Path, expected: PackImages) -> bool:
    """Return True if the folder of that record is unchanged. Raises OSError."""
    folder = directory / expected.folder
    checksums = _checksums(folder, expected.sha256)
    return checksums is not None and not any(_wrong_files(folder, checksums, expected.size))


def wrong_images(
    folder: Path, sha256: str, checkpoint: Checkpoint = go_on, *, size: int
) -> list[str] | None:
    """Return the names of missing, changed and foreign files in an image folder.

    `size` is the total number of bytes of its files; at most twice as many are read. None if the
    SHA-256 of its list of checksums is another. Calls the checkpoint at each image. Raises OSError.
    """
    checksums = _checksums(folder, sha256)
    return None if checksums is None else sorted(_wrong_files(folder, checksums, size, checkpoint))


def _checksums(folder: Path, sha256: str) -> dict[str, str] | None:
    """The digests by file name from the list of that SHA-256."""
    path = folder / CHECKSUMS_NAME
    # A list from elsewhere may have any size.
    if not path.is_file() or path.stat().st_size > MAX_PACK_ROWS * _MAX_LINE:
        return None
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        return None
    lines = _LINE.findall(data)
    if b"".join(b"%s  %s\n" % line for line in lines) != data:
        return None
    return {name.decode("ascii"): digest.decode("ascii") for digest, name in lines}


def _wrong_files(
    folder: Path, checksums: dict[str, str], size: int, checkpoint: Checkpoint = go_on
) -> Iterator[str]:
    present = {path.name for path in folder.iterdir()} - {CHECKSUMS_NAME}
    others = present - checksums.keys()
    yield from (name for name in others if not is_lock(folder / name, checksums.keys()))
    left = 2 * size
    for name, digest in checksums.items():
        checkpoint()
        path = folder / name
        if name not in present or not path.is_file():
            yield name
            continue
        length = path.stat().st_size
        if length > min(size, left) or sha256_of(path) != digest:
            yield name
        left -= min(length, left)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class _Record:
    """Collects the checksums of files while they are written."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._lines: list[str] = []
        self._size = 0

    def add(self, name: str, data: bytes) -> None:
        """Add a file."""
        self._lines.append(f"{_digest(data)}  {name}\n")
        self._size += len(data)

    def recorded(self, files: Iterable[File]) -> Iterator[File]:
        """Yield the files, then their list of checksums."""
        for name, data in files:
            self.add(name, data)
            yield name, data
        yield CHECKSUMS_NAME, self._checksums

    def done(self) -> PackImages:
        """The record of all added files."""
        checksums = self._checksums
        size = self._size + len(checksums)
        return PackImages(self._folder, len(self._lines), size, _digest(checksums))

    @property
    def _checksums(self) -> bytes:
        return "".join(self._lines).encode("ascii")
