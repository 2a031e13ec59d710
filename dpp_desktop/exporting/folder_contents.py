"""Read the contents of an export folder, without the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dpp_desktop import durable
from dpp_desktop.exporting.packs.foreign_files import foreign_files, lock_files, locked_file
from dpp_desktop.exporting.packs.images import image_folder
from dpp_desktop.exporting.packs.pack_plan import MANIFEST_NAME, OURS
from dpp_desktop.exporting.verification.manifest import read_manifest
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import DppError, InvalidInput, NotFound, PathUnusable, Problem
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class FolderContents:
    """The contents of a folder, whether it exists or not.

    Two of them are equal if they name the same export at the same place.
    """

    place: Path
    """The absolute path of the folder, as the store records it."""
    export_uid: str | None = None
    """The uid of the export that the manifest names, if there is a manifest."""
    manifest_error: InvalidInput | None = field(default=None, compare=False)
    """Why the manifest can't be read, if it can't."""
    error: DppError | None = field(default=None, compare=False)
    """Why the folder can't hold an export of this workspace, if it can't."""
    is_foreign: bool = field(default=False, compare=False)
    """True if that is because it holds an export of another workspace."""
    exists: bool = field(default=False, compare=False)
    """True if there is such a folder."""
    paths: tuple[Path, ...] = field(default=(), compare=False)
    """What it contains, except for files that operating systems leave in folders.

    Empty if the manifest names an export.
    """
    locks: frozenset[Path] = field(default=frozenset(), compare=False)
    """Those of the paths that are lock files of programs."""
    is_nested: bool = field(default=False, compare=False)
    """True if it is located in the folder of another export."""


def read_folder(workspace: Workspace, directory: Path, uid: str | None = None) -> FolderContents:
    """Return the contents of the folder.

    `uid` is that of the workspace, where it is known already.

    Call this before reading the database: the files of an export are written after the export is
    recorded, so a file found here belongs to an export that the database knows.
    """
    uid = uid or workspace.uid()
    try:
        with os_errors_named(directory):
            _check_path(directory, workspace)
            place = directory.resolve()
            return _read_manifest(uid, directory, place, exists=directory.is_dir())
    except DppError as error:
        return FolderContents(directory.absolute(), error=error)


def _read_manifest(uid: str, directory: Path, place: Path, *, exists: bool) -> FolderContents:
    manifest_error = None
    try:
        manifest = read_manifest(directory)
    except NotFound:
        pass
    except InvalidInput as error:
        manifest_error = error
    else:
        if manifest["workspace"] != uid:
            taken = folder_taken(directory, Message("an export of another workspace"))
            return FolderContents(place, error=taken, is_foreign=True, exists=exists)
        return FolderContents(place, str(manifest["export"]), exists=exists)
    paths = tuple(foreign_files(directory, ()))
    return FolderContents(
        place,
        manifest_error=manifest_error,
        exists=exists,
        paths=paths,
        locks=lock_files(paths),
        is_nested=(directory.absolute().parent / MANIFEST_NAME).exists(),
    )


def other_files_error(
    directory: Path, contents: FolderContents, planned: Sequence[PlannedPack], *, is_known: bool
) -> InvalidInput | None:
    """Return why these packs can't be written among the other files of the folder, if they can't.

    Files that a killed run left belong to the export: `is_known` if an export was made here before.
    """
    strange = _strange_paths(contents, [plan.file for plan in planned], is_known=is_known)
    return _holds_others(directory, strange) if strange else None


def nesting_error(directory: Path, contents: FolderContents) -> PathUnusable | None:
    """Return the error for a folder inside the folder of another export."""
    if not contents.is_nested:
        return None
    return _unusable(Message("'{path}' is inside the folder of another export.", path=directory))


def folder_taken(directory: Path, by: Message) -> InvalidInput:
    """Return the error for a folder that holds something else."""
    message = Message("the folder '{directory}' contains {by}.", directory=directory, by=by)
    return InvalidInput(
        [Problem("to", "folder_taken", message)],
        Message("Choose a different folder; nothing was changed."),
    )


def not_a_folder(path: Path) -> PathUnusable:
    """Return the error for a path at which something else exists."""
    return _unusable(Message("'{path}' is not a folder.", path=path))


def _not_text() -> PathUnusable:
    return _unusable(Message("The folder's name is not valid UTF-8."))


def _check_path(directory: Path, workspace: Workspace) -> None:
    if not durable.is_text(directory):
        raise _not_text()
    if directory.exists() and not directory.is_dir():
        raise not_a_folder(directory)
    try:
        resolved = directory.resolve()
    except RuntimeError:  # a loop of symbolic links, up to Python 3.12
        raise not_a_folder(directory) from None
    if not durable.is_text(resolved):  # a link may lead to such a folder
        raise _not_text()
    if resolved == workspace.path.resolve():
        raise _unusable(Message("'{path}' is the folder of the workspace itself.", path=directory))
    for own in (workspace.run_folder, workspace.path / LOG_FOLDER):
        if resolved.is_relative_to(own.resolve()):
            raise _unusable(
                Message("'{path}' is in a folder that the workspace itself uses.", path=directory)
            )


def _strange_paths(
    contents: FolderContents, files: Sequence[str], *, is_known: bool
) -> Sequence[Path]:
    names = {*files, *map(image_folder, files), *OURS}
    allowed = names if is_known else names - OURS
    return [
        path
        for path in contents.paths
        if path.name not in allowed
        and durable.final_name(path.name) not in names
        and not (path in contents.locks and locked_file(path.name, names))
    ]


def _holds_others(directory: Path, strange: Sequence[Path]) -> InvalidInput:
    more = " …" if len(strange) > _MOST_NAMED else ""
    named = ", ".join(shown(path.name) for path in strange[:_MOST_NAMED]) + more
    message = Message(
        "the folder '{folder}' contains other files: {names}.",
        folder=directory,
        names=named,
    )
    return InvalidInput(
        [Problem("to", "folder_taken", message)],
        Message(
            "Choose a new or empty folder, or move these files to a different folder; nothing "
            "was changed."
        ),
    )


def _unusable(wrong: Message) -> PathUnusable:
    return PathUnusable(wrong, Message("Choose a different folder."))
