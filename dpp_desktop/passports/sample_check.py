"""Check a JSON document against a passport schema, and show where its problems are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.common import json_text
from dpp_desktop.common.json_places import JsonPlace, JsonPlaces, Steps
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.passports.batch_data import without_missing_batch_fields
from dpp_desktop.passports.format_warnings import check_with_warnings
from dpp_desktop.passports.forms.locations import enclosing
from dpp_desktop.passports.schemas.pointers import field_at, pointer_steps
from dpp_desktop.passports.validation_messages import GTIN_REQUIRED, REQUIRED

_GTIN = "gtin"
_PASSPORT = "passport"


@dataclass(frozen=True, slots=True)
class SampleProblem:
    """A problem of a document. Its field is the path in the document, or 'file' for all of it.

    `place` is where the value starts, or the object in which a value is missing. A warning is about
    a format that the schema doesn't enforce.
    """

    problem: Problem
    place: JsonPlace | None
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class SampleCheck:
    """The result of checking a document: its problems by place, and then the warnings."""

    problems: tuple[SampleProblem, ...]

    @property
    def is_valid(self) -> bool:
        """Whether the schema accepts the document."""
        return all(each.is_warning for each in self.problems)


def check_sample(
    schema: str, gtin_pointer: str, file: Path, later_pointers: Sequence[str] = ()
) -> SampleCheck:
    """Return the problems of the JSON document in the file; nothing is stored.

    `schema` is JSON text. The fields at `later_pointers` may be missing, because minting fills them
    in. Raises NotFound if the file doesn't exist, and InvalidInput if it isn't
    strict JSON or is too large.
    """
    data = json_text.read_bytes(file)
    text = json_text.canonical(json_text.parse_bytes(data, file))
    (problems,), (warnings,) = check_with_warnings(schema, gtin_pointer, [(text, None)])
    problems = without_missing_batch_fields(problems, later_pointers)
    places = _Places(data.decode(json_text.encoding_of(data)), gtin_pointer)
    located = [
        *(places.located(problem) for problem in problems),
        *(places.located(warning, is_warning=True) for warning in warnings),
    ]
    return SampleCheck(tuple(sorted(located, key=_order)))


def _order(each: SampleProblem) -> tuple[bool, int, int]:
    """Sort by place, and the warnings to the end."""
    line, column = (each.place.line, each.place.column) if each.place else (0, 0)
    return each.is_warning, line, column


class _Places:
    """Finds the places of problems by their fields."""

    def __init__(self, text: str, gtin_pointer: str) -> None:
        self._places = JsonPlaces(text)
        self._gtin = field_at(_PASSPORT, pointer_steps(gtin_pointer))
        self._by_field: dict[str, Steps] = {
            field_at(_PASSPORT, steps): steps for steps in self._places.steps()
        }

    def located(self, problem: Problem, *, is_warning: bool = False) -> SampleProblem:
        """Return the problem with its place, and with the document's own path as its field."""
        field = self._gtin if problem.field == _GTIN else problem.field
        code, message = problem.code, problem.message
        if code == GTIN_REQUIRED:
            code, message = REQUIRED, Message("this is required but missing.")
        own = field.removeprefix(_PASSPORT).removeprefix(".") or field_at("", ())
        return SampleProblem(Problem(own, code, message), self._place(field), is_warning)

    def _place(self, field: str) -> JsonPlace | None:
        """Return the place of the value, or of the nearest one around it."""
        known = (self._by_field[each] for each in enclosing(field) if each in self._by_field)
        return self._places.place_of(next(known, ()))
