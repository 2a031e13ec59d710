"""Read passport schemas from separate files next to the brand file."""

from pathlib import Path, PurePosixPath
from typing import Any

from dpp_desktop.brands.schema_reading import ReadDocument, read_document, repetition_warnings
from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import DppError, InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.schema_set import SchemaSet

FIELD = "passport_schema_files"
_SCHEMA = "passport_schema"
MAX_TOTAL_BYTES = json_text.MAX_FILE_BYTES
"""The maximum total size of the schema files of a brand file, or of its label designs."""


def with_schema_files(read: ReadDocument) -> tuple[Any, list[Problem]]:
    """Return the JSON value of a brand file with its schema files embedded, and warnings.

    The first file is the passport schema, the others are schemas that it references; all must be
    in the brand file's folder or below. A value that names no files is returned unchanged. The
    warnings are about annotations that occur twice. Raises InvalidInput with the problems of all
    files, or if another name occurs twice.
    """
    document, folder = read.value, read.path.parent
    names = document.get(FIELD) if isinstance(document, dict) else None
    if isinstance(document, dict) and _SCHEMA in document:
        return document, repetition_warnings({"": (read, (_SCHEMA,))}, {"": _SCHEMA})
    read.require_unique_names()
    if not isinstance(names, list) or not names:
        return document, []
    check_total_size(FIELD, names, folder)
    problems: list[Problem] = []
    schemas: dict[str, ReadDocument] = {}
    fields: dict[str, str] = {}
    for index, name in enumerate(names):
        field = f"{FIELD}[{index}]"
        try:
            relative = relative_name(name, field)
            schemas[relative] = read_document(resolved_file(folder, relative, field))
            fields[relative] = field
        except InvalidInput as error:
            problems += (Problem(field, each.code, each.message) for each in error.problems)
        except DppError as error:
            problems.append(Problem(field, "schema_file", error.wrong))
    if problems:
        raise InvalidInput(problems)
    warnings = repetition_warnings({name: (each, ()) for name, each in schemas.items()}, fields)
    rest = {key: value for key, value in document.items() if key != FIELD}
    values = {name: each.value for name, each in schemas.items()}
    return {**rest, _SCHEMA: SchemaSet(values).value}, warnings


def check_total_size(field: str, names: list[Any], folder: Path) -> None:
    """Check the total size of the files that a field names, before any of them is read.

    All are kept in memory. Raises InvalidInput.
    """
    if sum(_size(folder / name) for name in names if isinstance(name, str)) > MAX_TOTAL_BYTES:
        message = Message(
            "the files are larger than {most} MB in total.",
            most=MAX_TOTAL_BYTES >> 20,
        )
        raise InvalidInput([Problem(field, "schema_file", message)])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # reported when the file is read
        return 0


def relative_name(name: Any, field: str) -> str:
    """Return the name with forward slashes. Raises InvalidInput if it leaves the folder."""
    path = PurePosixPath(name) if isinstance(name, str) else PurePosixPath("/")
    if path.is_absolute() or ".." in path.parts or "\\" in path.name or ":" in str(path):
        raise _outside_folder(name, field)
    return path.as_posix()


def resolved_file(folder: Path, name: str, field: str) -> Path:
    """Return the file with links resolved. Raises InvalidInput if it is outside the folder."""
    try:
        file = (folder / name).resolve()
        is_inside = file.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # reported when the file is read
        return folder / name
    if not is_inside:
        raise _outside_folder(name, field)
    return file


def _outside_folder(name: Any, field: str) -> InvalidInput:
    message = Message(
        "{name} must be a file in the brand file's folder or below it.", name=shown(str(name))
    )
    return InvalidInput([Problem(field, "schema_file", message)])
