"""Passport schemas that lie beside a brand file, as one file or several."""

from pathlib import Path, PurePosixPath
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import DppError, InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.schema_set import SchemaSet

FIELD = "passport_schema_files"
MAX_SCHEMAS_BYTES = json_text.MAX_FILE_BYTES
"""Of all the schemas beside a brand file."""


def with_schema_files(document: Any, folder: Path) -> Any:
    """Returns a brand file's JSON value with the schemas in it that it names.

    The first is the passport schema, the others are what it refers to; they lie in the brand
    file's folder or below. A file that names none, or that isn't one, is returned as it is.
    Raises InvalidInput with what is wrong with each of the files.
    """
    names = document.get(FIELD) if isinstance(document, dict) else None
    if not isinstance(names, list) or not names or "passport_schema" in document:
        return document
    _check_total_size(names, folder)
    problems: list[Problem] = []
    schemas = {}
    for place, name in enumerate(names):
        field = f"{FIELD}[{place}]"
        try:
            plain = _plain(name, field)
            schemas[plain] = json_text.read_file(_within(folder, plain, field))
        except InvalidInput as error:
            problems += (Problem(field, each.code, each.message) for each in error.problems)
        except DppError as error:
            problems.append(Problem(field, "schema_file", error.wrong))
    if problems:
        raise InvalidInput(problems)
    rest = {key: value for key, value in document.items() if key != FIELD}
    return {**rest, "passport_schema": SchemaSet(schemas).value}


def _check_total_size(names: list[Any], folder: Path) -> None:
    """Before any is read: all of them are in memory at once."""
    if sum(_size(folder / name) for name in names if isinstance(name, str)) > MAX_SCHEMAS_BYTES:
        message = Message(
            "the files are larger than {most} MB in total.",
            most=MAX_SCHEMAS_BYTES >> 20,
        )
        raise InvalidInput([Problem(FIELD, "schema_file", message)])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # what is the matter is told when it is read
        return 0


def _plain(name: Any, field: str) -> str:
    """The name, with forward slashes, if it leads to a file in the folder or below."""
    path = PurePosixPath(name) if isinstance(name, str) else PurePosixPath("/")
    if path.is_absolute() or ".." in path.parts or "\\" in path.name or ":" in str(path):
        raise _elsewhere(name, field)
    return path.as_posix()


def _within(folder: Path, name: str, field: str) -> Path:
    """Returns the file that the name leads to, which may be a link, if it is in the folder."""
    try:
        file = (folder / name).resolve()
        inside = file.is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # reading it says what is wrong with it
        return folder / name
    if not inside:
        raise _elsewhere(name, field)
    return file


def _elsewhere(name: Any, field: str) -> InvalidInput:
    message = Message(
        "{name} must be a file in the brand file's folder or below it.", name=shown(str(name))
    )
    return InvalidInput([Problem(field, "schema_file", message)])
