"""Read schemas that have a name twice: annotations are tolerated, and rules aren't.

In JSON, it isn't defined which of two values with the same name counts (RFC 8259, section 4). For
an annotation, which no rule depends on, that makes no difference; published schemas have such.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dpp_desktop.common import file_reading, json_text
from dpp_desktop.common.json_places import JsonPlaces, RepeatedName, Steps
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.schemas.pointers import field_at
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.passports.schemas.traversal import iter_schemas

_ANNOTATIONS = frozenset(
    {
        *("$comment", "default", "deprecated", "description", "example", "examples"),
        *("readOnly", "title", "writeOnly"),
    }
)
_CUSTOM = "x-"
_MAX_WARNINGS = 10


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The value of a JSON file, and the names that occur twice in its objects.

    The value has the last one of them; `require_unique_names` or `repetition_warnings` must decide
    about them.
    """

    value: Any
    path: Path
    repeated: tuple[RepeatedName, ...] = ()

    def require_unique_names(self, allowed: Iterable[RepeatedName] = ()) -> None:
        """Raise InvalidInput for the first repeated name that isn't allowed."""
        permitted = set(allowed)
        for each in self.repeated:
            if each not in permitted:
                message = Message(
                    "the name {name} occurs twice in one object, again in line {line}, column "
                    "{column}",
                    name=shown(each.name),
                    line=each.place.line,
                    column=each.place.column,
                )
                raise file_reading.unreadable(
                    self.path, Message("is not valid JSON: {reason}", reason=message)
                )


def read_document(path: Path) -> ReadDocument:
    """Return the value of a JSON file. If a name is repeated, the last one is used.

    Raises NotFound if the file doesn't exist, and InvalidInput if it isn't strict JSON otherwise.
    """
    data = json_text.read_bytes(path)
    try:
        return ReadDocument(json_text.parse_bytes(data, path), path)
    except InvalidInput:
        try:
            text = data.decode(json_text.encoding_of(data))
            value = json_text.parse(text, last_name_wins=True)
        except (UnicodeDecodeError, json_text.JsonTextError):
            value = None
        if value is None:
            raise
    return ReadDocument(value, path, tuple(JsonPlaces(text).repeated_names()))


def repetition_warnings(
    documents: Mapping[str, tuple[ReadDocument, Steps]], fields: Mapping[str, str]
) -> list[Problem]:
    """Return a warning for each annotation that occurs twice, for the first ten of each schema.

    `documents` are the files with the schemas of a set, and the steps to the schemas in them, by
    the names of the schemas; `fields` are the fields for the warnings. Raises InvalidInput for a
    name that is repeated elsewhere, because that may be a rule.
    """
    if not any(document.repeated for document, _ in documents.values()):
        return []
    schemas = SchemaSet(
        {name: _inside(document.value, steps) for name, (document, steps) in documents.items()}
    )
    try:
        spots = {(spot.document, spot.steps) for spot in iter_schemas(schemas)}
    except Exception:  # noqa: BLE001 - see problems.unusable
        spots = set()
    found: list[Problem] = []
    for name, (document, start) in documents.items():
        allowed = [
            each
            for each in document.repeated
            if _is_annotation(each.name)
            and not each.is_hidden
            and each.steps[: len(start)] == start
            and (name, each.steps[len(start) :]) in spots
        ]
        try:
            document.require_unique_names(allowed)
        except InvalidInput as error:
            problems = (Problem(fields[name], each.code, each.message) for each in error.problems)
            raise InvalidInput(problems) from None
        found += _warnings(document.path, allowed, fields[name])
    return found


def _warnings(path: Path, repeated: Iterable[RepeatedName], field: str) -> Iterator[Problem]:
    for each in islice(repeated, _MAX_WARNINGS):
        message = Message(
            "{name} occurs twice in {place}, again in line {line} of {file}; the last one is used.",
            name=shown(each.name),
            place=field_at("", each.steps),
            line=each.place.line,
            file=shown(path.name),
        )
        yield Problem(field, "name_twice", message)


def _is_annotation(name: str) -> bool:
    return name in _ANNOTATIONS or name.startswith(_CUSTOM)


def _inside(value: Any, steps: Steps) -> Any:
    for step in steps:
        value = value[step]
    return value
