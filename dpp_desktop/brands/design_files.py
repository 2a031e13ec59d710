"""Read the label designs of a brand file, and those in files next to it."""

from pathlib import Path
from typing import Any

from dpp_desktop.brands.schema_files import check_total_size, relative_name, resolved_file
from dpp_desktop.common import json_text
from dpp_desktop.common.field_checks import FieldChecks
from dpp_desktop.designs.catalogue import reserved_name
from dpp_desktop.designs.design_file import design_text, parse_design
from dpp_desktop.model.errors import DppError, InvalidInput, Problem
from dpp_desktop.model.message import Message

FIELD = "label_designs"
MAX_TOTAL_CHARACTERS = 1 << 20
"""The maximum length of a brand's designs as JSON, so that files for other sites stay small."""


def with_design_files(document: Any, folder: Path) -> Any:
    """Return the JSON value of a brand file with the label designs that it names embedded.

    The files must be in the brand file's folder or below. Raises InvalidInput with the problems of
    all files.
    """
    entries = document.get(FIELD) if isinstance(document, dict) else None
    if not isinstance(entries, list) or not any(isinstance(each, str) for each in entries):
        return document
    check_total_size(FIELD, entries, folder)
    problems: list[Problem] = []
    designs: list[Any] = []
    for index, entry in enumerate(entries):
        field = f"{FIELD}[{index}]"
        try:
            designs.append(_read(entry, folder, field) if isinstance(entry, str) else entry)
        except InvalidInput as error:
            problems += (Problem(field, each.code, each.message) for each in error.problems)
        except DppError as error:
            problems.append(Problem(field, "design_file", error.wrong))
    if problems:
        raise InvalidInput(problems)
    return document | {FIELD: designs}


def read_designs(checks: FieldChecks, documents: Any) -> tuple[str, ...]:
    """Return the label designs as canonical JSON texts in their order; add their problems.

    `documents` are the JSON values in a brand file.
    """
    texts: dict[str, str] = {}
    for index, document in enumerate(documents):
        field = f"{FIELD}[{index}]"
        try:
            design = parse_design(document, field)
        except InvalidInput as error:
            checks.problems += error.problems
            continue
        reserved = reserved_name(design.name)
        if reserved:
            checks.add(f"{field}.name", reserved.code, reserved.message)
        elif design.name.casefold() in texts:
            message = Message("another design of the file has the same name.")
            checks.add(f"{field}.name", "design_twice", message)
        texts[design.name.casefold()] = design_text(design)
    if sum(map(len, texts.values())) > MAX_TOTAL_CHARACTERS:
        message = Message(
            "the designs are larger than {most} MB in total; use smaller images.",
            most=MAX_TOTAL_CHARACTERS >> 20,
        )
        checks.add(FIELD, "too_large", message)
    return tuple(texts.values())


def _read(name: str, folder: Path, field: str) -> object:
    return json_text.read_file(resolved_file(folder, relative_name(name, field), field))
