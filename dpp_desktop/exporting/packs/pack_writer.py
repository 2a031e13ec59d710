"""Write a pack and its images into the folder of its export, and check what is there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace as with_values
from pathlib import Path

from dpp_desktop.durable import WholeFiles, sha256_of
from dpp_desktop.exporting.packs.foreign_files import open_files
from dpp_desktop.exporting.packs.images import are_whole, expected_images, write_images
from dpp_desktop.exporting.packs.pack_content import PackContent
from dpp_desktop.model.errors import PackChanged
from dpp_desktop.model.export import Pack, PackImages
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import file_open, is_open_elsewhere


def exists(directory: Path, pack: Pack) -> bool:
    """Return True if the files of the pack and of its images exist. Raises OSError."""
    return (directory / pack.file).exists() and _folder_exists(directory, pack.images)


def count_unchanged(directory: Path, packs: Iterable[Pack]) -> int:
    """Return how many of the packs are unchanged, without images. Raises OSError."""
    places = ((directory / pack.file, pack) for pack in packs)
    return sum(path.is_file() and _is_as_recorded(path, pack) for path, pack in places)


def is_whole(directory: Path, pack: Pack, *, may_differ: bool) -> bool:
    """Return True if the recorded pack is unchanged, with its images; False if one is missing.

    Raises PackChanged if one was changed, unless it may differ: then returns False. Raises OSError.
    """
    path = directory / pack.file
    file_exists, images_exist = path.exists(), _folder_exists(directory, pack.images)
    changed = [path] if file_exists and not _is_as_recorded(path, pack) else []
    if pack.images and images_exist and not are_whole(directory, pack.images):
        changed.append(directory / pack.images.folder)
    if changed and not may_differ:
        raise _changed(changed[0])
    return file_exists and images_exist and not changed


def write_pack(
    files: WholeFiles, directory: Path, content: PackContent, known: Pack | None, *, replace: bool
) -> Pack:
    """Write the missing files into the folder, and return the record of the pack.

    Its file is added to `files`, which `finish_packs` completes. `known` is its record if it was
    finished before. A changed file is kept, and PackChanged is raised, unless it is to be replaced.
    Raises PathUnusable if images can't be replaced because a program has one open, and OSError.
    """
    # The images first, so that a pack never exists without them.
    images = _write_missing_images(directory, content, known, replace=replace)
    path = directory / content.pack.file
    # A file may exist without a record: the process was killed between writing both.
    if replace or not path.exists():
        files.add(path, content.data)
    elif not has_content(directory, content):
        raise _changed(path)
    return with_values(content.pack, images=images)


def finish_packs(files: WholeFiles) -> None:
    """Complete the files of packs: afterwards, they are durable under their names.

    Raises PathUnusable if one can't be replaced because a program has it open, and OSError.
    """
    files.finish(_named_if_open)


def images_are_whole(directory: Path, content: PackContent) -> bool:
    """Return True if the folder has the images of the content, unchanged. Raises OSError."""
    if content.image_folder is None or not (directory / content.image_folder).is_dir():
        return False
    return are_whole(directory, expected_images(content.image_folder, content.image_files()))


def has_content(directory: Path, content: PackContent) -> bool:
    """Return True if the file of the pack has exactly that content. Raises OSError."""
    path = directory / content.pack.file
    return (
        path.is_file()
        and path.stat().st_size == len(content.data)
        and path.read_bytes() == content.data
    )


def _write_missing_images(
    directory: Path, content: PackContent, known: Pack | None, *, replace: bool
) -> PackImages | None:
    if content.image_folder is None:
        return None
    folder = directory / content.image_folder
    if replace or not folder.exists():
        with _named_if_open(folder):
            return write_images(folder, content.image_files())
    expected = (known and known.images) or expected_images(folder.name, content.image_files())
    if not are_whole(directory, expected):
        raise _changed(folder)
    return expected


@contextmanager
def _named_if_open(path: Path) -> Iterator[None]:
    """Raise PathUnusable if the file or folder can't be replaced because a program has it open.

    Windows then refuses access, as it does without permission, so a lock file decides.
    """
    try:
        yield
    except PermissionError as error:
        if path.exists() and (is_open_elsewhere(error) or _is_locked(path)):
            raise file_open(path) from error
        raise


def _is_locked(path: Path) -> bool:
    inside = {each.name for each in path.iterdir()} if path.is_dir() else ()
    return bool(open_files(path.parent, {path.name}) or (inside and open_files(path, inside)))


def _folder_exists(directory: Path, images: PackImages | None) -> bool:
    return images is None or (directory / images.folder).exists()


def _is_as_recorded(path: Path, pack: Pack) -> bool:
    return path.stat().st_size == pack.size and sha256_of(path) == pack.sha256


def is_change_of(error: str, name: str) -> bool:
    """Return True if that error of an export names the file or folder as changed."""
    return _changed_text(Path(name)).removeprefix("'") in error


def _changed_text(path: Path) -> Message:
    return Message("'{path}' was changed after export.", path=path)


def _changed(path: Path) -> PackChanged:
    return PackChanged(
        _changed_text(path),
        Message(
            "Replace it, or move the file to a different folder and export again; nothing was "
            "overwritten."
        ),
    )
