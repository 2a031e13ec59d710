"""The fields of a form that have problems, whether or not they are shown."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.parts import Part, inner_parts, root_part

_LAST_STEP = re.compile(r"(?:\.[^.\[]*|\[[0-9]+\]|.)$", re.DOTALL)
_GTIN_FIELD = "gtin"


def enclosing(location: str) -> Iterator[str]:
    """Yield the location and those that enclose it, from the inside out."""
    while location:
        yield location
        location = _LAST_STEP.sub("", location)


def location_of(problem: Problem, gtin_location: str) -> str:
    """Return the location of the problem; the product's GTIN is shown in the passport too."""
    return gtin_location if problem.field == _GTIN_FIELD else problem.field


class ProblemPlaces:
    """Where a form has problems: the number of fields below each location, and their paths.

    `paths` are those of the fields that show the problems, from top to bottom: the fields
    themselves, or the nearest enclosing ones that the form has.
    """

    def __init__(self, locations: Iterable[str]) -> None:
        self._counts = Counter(outer for location in locations for outer in enclosing(location))
        self.paths: tuple[Path, ...] = ()

    @staticmethod
    def of(
        form: FormSchema, document: object, problems: Iterable[Problem], gtin_location: str
    ) -> "ProblemPlaces":
        """Return the places of the problems in the form of the document."""
        places = ProblemPlaces({location_of(problem, gtin_location) for problem in problems})
        places.paths = tuple(places._within(form, root_part(form, document)))
        return places

    @staticmethod
    def none() -> "ProblemPlaces":
        """Return the places of no problems."""
        return ProblemPlaces(())

    def count(self, path: Path) -> int:
        """Return the number of fields with problems at the path and below it."""
        return self._counts[place_name(path)]

    def _within(self, form: FormSchema, part: Part) -> Iterator[Path]:
        count = self.count(part.path)
        if not count:
            return
        inner = [each for each in inner_parts(form, part) if self.count(each.path)]
        if count > sum(self.count(each.path) for each in inner):
            yield part.path
        for each in inner:
            yield from self._within(form, each)
